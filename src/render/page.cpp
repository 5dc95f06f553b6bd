#include "render/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "render/base64.hpp"
#include "render/clock_view.hpp"
#include "render/html.hpp"
#include "render/line_chart.hpp"
#include "render/mark_kinds.hpp"
#include "render/picture_view.hpp"
#include "render/sample.hpp"
#include "render/timeline_picture.hpp"
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
  const auto found = std::ranges::find_if(
      files, [path](const text::EmbeddedFile& file) { return file.path == path; });
  return found == files.end() ? std::string_view() : found->content;
}

// --- pictures ---

// The same picture twice: a wide one, and one for a phone, in which letters keep their size.
constexpr PictureSize kWide = {832, 96, 118, 72};
constexpr PictureSize kNarrow = {358, 62, 104, 58};

void put_pictures(View& out, const Analysis& analysis, const Incident& incident,
                  const ClockView& clock) {
  out["picture"] = false;
  const auto wide = timeline_picture(analysis, incident, kWide);
  const auto narrow = timeline_picture(analysis, incident, kNarrow);
  if (wide && narrow) {
    View& both = out["picture"] = View();
    both["wide"] = picture_view(*wide, kWide, clock);
    both["narrow"] = picture_view(*narrow, kNarrow, clock);
  }
  View::List charts;
  for (const EffectRow& row : incident.effects) {
    if (const auto chart = line_chart(analysis, incident, row)) {
      charts.push_back(chart_view(*chart, clock));
    }
  }
  out["has_charts"] = !charts.empty();
  out["charts"] = std::move(charts);
}

/// What each entry of the timeline is about, as the marks of the picture tell it apart.
void put_kinds(View& out, const Incident& incident) {
  View::List& entries = out["timeline"].list();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const TimelineEntry& entry = incident.timeline[i];
    entries[i]["kind"] = entry.tags.empty() ? View(false) : View(name_of(kind_of(incident, entry)));
  }
}

/// How long each span of time is beside the longest, in percent.
void put_shares(View& out, const Incident& incident) {
  int longest = 1;
  for (const Duration& one : incident.durations) {
    longest = std::max(longest, one.minutes);
  }
  View::List& durations = out["durations"].list();
  for (std::size_t i = 0; i < durations.size(); ++i) {
    durations[i]["share"] = std::to_string(incident.durations[i].minutes * 100 / longest);
  }
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
  put_pictures(out, analysis, incident, clock);
  put_kinds(out, incident);
  put_shares(out, incident);
  put_inline(out, "style", embedded("templates/report.css"));
  put_inline(out, "script", embedded("templates/report.js"));
  const bool unsure = !incident.missing.empty() || !incident.conflicts.empty();
  out["has_questions"] = unsure;
  out["questions"] = std::to_string(incident.missing.size() + incident.conflicts.size());
  return out;
}

}  // namespace

View page_of(const Analysis& analysis, const Incident& incident, Cite cite,
             const NameHider& names) {
  View out = page(view_of(analysis, incident, cite, names, {}), analysis, incident,
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
  const ClockView clock(analysis, incident, true);
  View out = page(complete_view(), analysis, incident, clock);
  View& both = out["picture"] = View();
  both["wide"] = complete_picture(clock);
  both["narrow"] = complete_picture(clock);
  out["charts"] = View::List{complete_chart(clock)};
  return out;
}

}  // namespace tenmatsu::document
