#include "render/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "render/clock_view.hpp"
#include "render/html.hpp"
#include "render/view.hpp"
#include "text/embedded.hpp"
#include "text/sha256.hpp"

namespace tenmatsu::document {

namespace {

/// A place in the document that rests on a message.
struct Place {
  std::string section;
  std::string id;
};
using Places = std::map<int, std::vector<Place>>;  // by Message::n

/// The lists whose members can be linked to, in the order of the document.
constexpr std::array<std::string_view, 10> kLists = {
    "summary", "impact",  "causes",   "effects", "effect_notes",
    "actions", "lessons", "timeline", "missing", "conflicts"};
constexpr std::array<std::string_view, 5> kClasses = {"prevent", "detect", "mitigate", "repair",
                                                      "other"};

/// What a place is in, as templates ask for it: in_summary, in_causes …
constexpr std::array<std::string_view, 13> kSections = {
    "title",   "author",    "times",   "summary",  "impact",  "causes",   "effects",
    "actions", "followups", "lessons", "timeline", "missing", "conflicts"};

/// Notes every message that a list of references within `view` names.
void collect(const View& view, const Place& place, Places& places) {
  if (view.is_list()) {
    for (const View& item : view.list()) {
      collect(item, place, places);
    }
    return;
  }
  if (!view.is_object()) {
    return;
  }
  if (const View* n = view.find("n"); n != nullptr && n->is_text()) {
    auto& known = places[std::stoi(n->text())];
    if (known.empty() || known.back().id != place.id) {
      known.push_back(place);
    }
  }
  for (const View::Member& member : view.members()) {
    collect(member.value, place, places);
  }
}

/// Gives each member of `list` an id.
void put_ids(View& list, const std::string& section, const std::string& front, Places& places) {
  int number = 0;
  for (View& item : list.list()) {
    const Place place{section, fmt::format("{}-{}", front, ++number)};
    collect(item, place, places);
    item["id"] = place.id;
  }
}

Places put_all_ids(View& out) {
  Places places;
  collect(out["title"], {"title", "title"}, places);
  collect(out["author"], {"author", "author"}, places);
  collect(out["times"], {"times", "times"}, places);
  for (const std::string_view name : kLists) {
    const std::string section(name == "effect_notes" ? "effects" : name);
    put_ids(out[name], section, std::string(name == "effect_notes" ? "notes" : name), places);
  }
  for (const std::string_view name : kClasses) {
    View& one = out["followups"][name];
    put_ids(one["items"], "followups", fmt::format("followups-{}", name), places);
  }
  return places;
}

View place_view(const Place& place) {
  View out;
  out["id"] = place.id;
  for (const std::string_view section : kSections) {
    out[fmt::format("in_{}", section)] = place.section == section;
  }
  return out;
}

View message_view(const Message& message, const ClockView& clock, const Places& places) {
  View out;
  out["n"] = std::to_string(message.n);
  out["time"] = clock.time_of(message);
  out["speaker"] = message.speaker.empty() ? View(false) : View(message.speaker);
  out["bot"] = message.bot;
  out["system"] = message.system;
  out["text"] = message.text;
  out["body"] = html_message(message.text);
  View::List used;
  if (const auto found = places.find(message.n); found != places.end()) {
    for (const Place& place : found->second) {
      used.push_back(place_view(place));
      used.back()["first"] = used.size() == 1;
    }
  }
  out["used"] = !used.empty();
  out["uses"] = std::move(used);
  return out;
}

void put_messages(View& out, const Analysis& analysis, const ClockView& clock,
                  const Places& places) {
  View::List messages;
  for (const Message& message : analysis.transcript.messages) {
    messages.push_back(message_view(message, clock, places));
  }
  out["has_messages"] = !messages.empty();
  out["messages"] = std::move(messages);
}

// --- style and script ---

std::string_view embedded(std::string_view path) {
  const auto files = text::embedded_files();
  const auto found =
      std::find_if(files.begin(), files.end(),
                   [path](const text::EmbeddedFile& file) { return file.path == path; });
  return found == files.end() ? std::string_view() : found->content;
}

int value_of(char hex_digit) {
  return hex_digit <= '9' ? hex_digit - '0' : hex_digit - 'a' + 10;
}

/// The bytes that `hex` spells, in base 64 (RFC 4648) with padding.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::size_t kGroup = 6;  // hex digits that make four of base 64
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += kGroup) {
    unsigned bits = 0;
    for (std::size_t i = 0; i < kGroup; ++i) {
      const int digit = at + i < hex.size() ? value_of(hex[at + i]) : 0;
      bits = bits << 4 | static_cast<unsigned>(digit);
    }
    const std::size_t bytes = std::min(hex.size() - at, kGroup) / 2;
    for (std::size_t i = 0; i < 4; ++i) {
      out += i <= bytes ? kDigits[bits >> (18 - 6 * i) & 63] : '=';
    }
  }
  return out;
}

/// A text to stand within <style> or <script>, and the hash by which the page's policy allows it.
void put_inline(View& out, const std::string& name, std::string_view content) {
  // As the browser sees it: between the tags, line breaks included.
  out[name] = std::string(content);
  out[name + "_hash"] = "sha256-" + base64_of_hex(text::sha256(content));
}

View page(View out, const Analysis& analysis, const Incident& incident, const ClockView& clock) {
  const Places places = put_all_ids(out);
  put_messages(out, analysis, clock, places);
  put_inline(out, "style", embedded("templates/report.css"));
  put_inline(out, "script", embedded("templates/report.js"));
  const bool unsure = !incident.missing.empty() || !incident.conflicts.empty();
  out["has_questions"] = unsure;
  out["questions"] = std::to_string(incident.missing.size() + incident.conflicts.size());
  return out;
}

}  // namespace

View page_of(const Analysis& analysis, const Incident& incident, Cite cite) {
  View out = page(view_of(analysis, incident, cite, {}), analysis, incident,
                  ClockView(analysis, incident));
  // Who asks for no references wants the document without its sources.
  if (cite == Cite::none) {
    out["has_messages"] = false;
    out["messages"] = View::List();
  }
  return out;
}

View complete_page() {
  const auto [analysis, incident] = complete_sample();
  return page(complete_view(), analysis, incident, ClockView(analysis, incident, true));
}

}  // namespace tenmatsu::document
