#include "rules/markers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/word_list.hpp"

namespace tenmatsu::rules {
namespace {

constexpr std::string_view kWord = "{}";

std::vector<Tag> tags_of(const Node& node, std::string_view key) {
  std::vector<Tag> out;
  for (const std::string& name : node.strings(key)) {
    int tag = 0;
    while (tag < kTagCount && name != name_of(static_cast<Tag>(tag))) {
      ++tag;
    }
    if (tag == kTagCount) {
      node.report(fmt::format("\"{}\": unknown tag \"{}\"", key, name));
    } else {
      out.push_back(static_cast<Tag>(tag));
    }
  }
  return out;
}

template <typename Entry>
void replace_or_append(std::vector<Entry>& all, Entry entry) {
  const auto known =
      std::ranges::find_if(all, [&](const Entry& one) { return one.id == entry.id; });
  if (known == all.end()) {
    all.push_back(std::move(entry));
  } else {
    *known = std::move(entry);
  }
}

bool ends_in_letter(std::string_view spelling) {
  return text::is_letter(text::character_before(spelling, spelling.size()).code);
}

// A spelling that ends in a letter is a word of its own: "todo" is no part of "todoist".
bool goes_on(std::string_view behind) {
  const text::Character next = text::character_at(behind, 0);
  return next.size > 0 && next.code != ':' && next.code != '@' &&
         text::script_of(next.code) != text::Script::blank;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
    text.remove_prefix(1);
  }
  return text;
}

}  // namespace

void Markers::add(const Node& node) {
  node.allow_only(
      {"id", "about", "words", "spellings", "followed_by", "unlike", "beside", "assigns", "told"});
  Marker marker;
  marker.id = node.string("id");
  marker.words = text::normalised(node.strings("words"));
  marker.spellings = text::normalised(node.strings("spellings"));
  if (marker.words.empty() && marker.spellings.empty()) {
    node.report("expected \"words\" or \"spellings\", a list of strings");
  }
  marker.followed_by = text::normalised(node.strings("followed_by"));
  marker.unlike = text::normalised(node.strings("unlike"));
  marker.beside = tags_of(node, "beside");
  marker.assigns = node.flag("assigns").value_or(false);
  marker.told = node.string_or("told", "");
  if (!marker.told.empty() && marker.told.find("{what}") == std::string::npos) {
    node.report("\"told\": expected {what} for the words and marks around it");
  }
  replace_or_append(all_, std::move(marker));
}

void Markers::add_frames(const Node& node) {
  node.allow_only({"id", "about", "frames"});
  Frames frames;
  frames.id = node.string("id");
  for (const std::string& frame : text::normalised(node.strings("frames"))) {
    if (frame.find(kWord) == std::string::npos || frame == kWord) {
      node.report(
          fmt::format("\"{}\": expected {} for the word and marks around it", frame, kWord));
      continue;
    }
    frames.frames.push_back(frame);
  }
  replace_or_append(frames_, std::move(frames));
}

void Markers::finish() {
  marker_of_.clear();
  std::vector<std::string> spellings;
  const auto add_spelling = [&](std::string spelling, std::size_t marker) {
    spellings.push_back(std::move(spelling));
    marker_of_.push_back(static_cast<std::uint32_t>(marker));
  };
  for (std::size_t i = 0; i < all_.size(); ++i) {
    for (const std::string& spelling : all_[i].spellings) {
      add_spelling(spelling, i);
    }
    for (const Frames& frames : frames_) {
      for (const std::string& frame : frames.frames) {
        for (const std::string& word : all_[i].words) {
          std::string spelling = frame;
          add_spelling(spelling.replace(spelling.find(kWord), kWord.size(), word), i);
        }
      }
    }
  }
  matcher_ = text::Matcher(spellings);
}

std::vector<std::string> Markers::ids() const {
  std::vector<std::string> out;
  for (const Marker& marker : all_) {
    out.push_back(marker.id);
  }
  return out;
}

const Marker* Markers::find(std::string_view id) const {
  const auto known = std::ranges::find_if(all_, [&](const Marker& one) { return one.id == id; });
  return known == all_.end() ? nullptr : &*known;
}

Markers::Hit Markers::at(std::string_view line) const {
  Hit hit;
  matcher_.visit_prefixes(line, [&](std::uint32_t word, std::size_t size) {
    const Marker& marker = all_[marker_of_[word]];
    std::string_view behind = line.substr(size);
    bool bare = ends_in_letter(line.substr(0, size));
    if (bare && goes_on(behind)) {
      return;
    }
    // 【word】: and todo : are one mark.
    behind = without_blanks(behind);
    if (behind.starts_with(':')) {
      behind = without_blanks(behind.substr(1));
      bare = false;
    }
    const bool fits =
        marker.followed_by.empty() || text::begins_with_one_of(behind, marker.followed_by);
    if (fits && !(bare && text::begins_with_one_of(behind, marker.unlike))) {
      hit = {&marker, line.size() - behind.size()};
    }
  });
  return hit;
}

}  // namespace tenmatsu::rules
