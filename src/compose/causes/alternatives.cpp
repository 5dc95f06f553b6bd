#include "compose/causes/alternatives.hpp"

#include <algorithm>

#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// The parts of the sentence between the words that join guesses.
std::vector<std::string> parts_of(const Story& story, std::string_view sentence) {
  std::vector<std::string> parts;
  while (true) {
    std::size_t begin = std::string_view::npos;
    std::size_t size = 0;
    for (const std::string& joint : story.phrases().cue("choice_joints")) {
      const std::size_t at = sentence.find(joint);
      if (at < begin || (at == begin && at != std::string_view::npos && joint.size() > size)) {
        begin = at;
        size = joint.size();
      }
    }
    if (begin == std::string_view::npos) {
      parts.emplace_back(sentence);
      return parts;
    }
    if (begin != 0) {
      parts.emplace_back(sentence.substr(0, begin));
    }
    sentence.remove_prefix(begin + size);
  }
}

// What stands behind the last pause or topic: 「原因は鍵」.
std::string behind_lead(const Story& story, const std::string& part) {
  const std::string& comma = story.phrases().text("mark.comma");
  const std::string topic =
      story.phrases().text("word.cause") + story.phrases().text("particle.topic");
  std::size_t begin = part.rfind(comma);
  begin = begin == std::string::npos ? 0 : begin + comma.size();
  const std::string rest = part.substr(begin);
  return rest.starts_with(topic) ? rest.substr(topic.size()) : rest;
}

std::string without_tail(const Story& story, const std::string& part) {
  std::size_t longest = 0;
  for (const std::string& tail : story.phrases().cue("choice_tails")) {
    if (part.size() > tail.size() && part.ends_with(tail)) {
      longest = std::max(longest, tail.size());
    }
  }
  return part.substr(0, part.size() - longest);
}

bool is_thing(const Story& story, const std::string& part) {
  constexpr std::size_t kLong = 20;  // characters
  return !part.empty() && length_of(part) <= kLong && ends_in_noun(story, part) &&
         !holds_any(part, story.phrases().cue("choice_clauses")) &&
         naming_words(story, content_words(text::normalised(part))) > 0;
}

}  // namespace

std::vector<std::string> alternatives(const Story& story, const std::string& text) {
  for (const std::string& sentence : split_sentences(story, text)) {
    std::vector<std::string> parts = parts_of(story, sentence);
    parts.front() = behind_lead(story, parts.front());
    parts.back() = without_tail(story, parts.back());
    if (parts.back().empty() || story.phrases().cue("choice_tails").any_is(parts.back())) {
      parts.pop_back();  // 「鍵か、回線か、どちらか」
    }
    const bool all =
        std::ranges::all_of(parts, [&](const std::string& part) { return is_thing(story, part); });
    if (parts.size() > 1 && all) {
      return parts;
    }
  }
  return {};
}

}  // namespace tenmatsu::composition
