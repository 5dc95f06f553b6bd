#include "compose/followups/task_wording.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "compose/followups/task_beside.hpp"
#include "compose/followups/task_ends.hpp"
#include "compose/followups/task_telling.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

bool says_enough(const Story& story, std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto one = text::character_at(text, at);
    letters += text::is_noun_letter(one.code) ? 1 : 0;
    at += one.size;
  }
  return letters >= 2 && !story.phrases().cue("light_deeds").any_is(text);
}

// 「両方堤さんで」 behind the pieces themselves, and 「両方水曜までに」.
bool only_closes_list(const Story& story, std::string_view said) {
  const std::size_t all = rules::prefix_size(said, story.phrases().cue("all_of_them"));
  return all > 0 || content_words(text::normalised(said)).empty();
}

std::vector<std::string> joined_pieces(const Story& story, std::string_view text) {
  constexpr std::size_t kShortest = 5;  // characters
  std::vector<std::string> all;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
    const std::size_t joint =
        rules::prefix_size(text.substr(at), story.phrases().cue("work_joints"));
    const std::string_view before = text.substr(begin, at - begin);
    if (joint > 0 && ends_with_any(before, story.phrases().cue("verb_letters")) &&
        length_of(before) >= kShortest && !inside_quotation(story, text, at)) {
      all.emplace_back(before);
      begin = at + joint;
      at = begin - text::character_before(text, begin).size;
    }
  }
  std::string_view rest = text.substr(begin);
  if (!all.empty() && !starts_with_any(rest, story.phrases().cue("not_also"))) {
    rest.remove_prefix(rules::prefix_size(rest, story.phrases().cue("and_also")));
  }
  if (all.empty() || !only_closes_list(story, rest)) {
    all.emplace_back(rest);
  }
  return all;
}

}  // namespace

std::vector<FollowUp> tasks_of(const Story& story, const FollowUp& item) {
  std::vector<FollowUp> all;
  for (std::string& text : joined_pieces(story, item.statement.text)) {
    FollowUp part = item;
    part.statement.text = std::move(text);
    part.statement.text = bare_task(story, part);
    all.push_back(std::move(part));
  }
  return all;
}

std::string bare_task(const Story& story, const FollowUp& item) {
  std::string text = told_as_deed(story, item, without_beside(story, item));
  return with_whole_end(story, item,
                        says_enough(story, text) ? std::move(text) : item.statement.text);
}

}  // namespace tenmatsu::composition
