#include "compose/causes/guess_matter.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

// The sentence without how it is guessed or asked.
std::string_view without_hedge(const Story& story, Line line) {
  std::string_view text = text::without_closing_marks(story.bare(line));
  const auto& hedges = story.phrases().cue("hedge_tails");
  for (std::string_view left = without_ends(text, hedges); left.size() < text.size();
       left = without_ends(text, hedges)) {
    text = left;
  }
  return text;
}

// Whether it names nothing but what the cue holds.
bool names_only(const Story& story, std::string_view text, std::string_view cue) {
  const Words names = content_words(text);
  const auto& known = story.phrases().cue(cue);
  return std::ranges::all_of(names, [&](const std::string& name) { return known.any_is(name); });
}

// Whether the text is a noun that may be hit alone: JCB, 特定の店舗; 「集計が途中な」, 「走ったのは
// 入れ替え」 and 「夜、1号」 are clauses.
bool names_group(const Story& story, std::string_view text) {
  constexpr std::size_t kLongest = 12;  // characters
  return !text.empty() && length_of(text) <= kLongest &&
         text::is_noun_letter(text::character_before(text, text.size()).code) &&
         !holds_any(text, story.phrases().cue("clause_marks"));
}

// 「JCBだけっぽい」, 「特定の店舗だけで起きてるみたい」; 「2号機だけ設定が古いみたい」 tells what
// is wrong there, and 「件数が多いだけかも」 why it only seems so.
bool guesses_range(const Story& story, Line line) {
  const std::string_view text = without_hedge(story, line);
  for (const std::string& word : story.phrases().cue("only_these")) {
    const std::size_t at = text.find(word);
    if (at != std::string_view::npos) {
      const std::string_view tail = text.substr(at + word.size());
      return names_group(story, text.substr(0, at)) &&
             (tail.empty() || story.phrases().cue("range_tails").any_is(tail));
    }
  }
  constexpr std::size_t kBare = 2;  // words: 全カード, 全員ログイン不可
  return story.phrases().cue("range_heads").any_begins(text) &&
         !holds_any(text, story.phrases().cue("range_parts")) &&
         content_words(text).size() <= kBare;
}

// 「復旧したっぽい」, 「さっきより悪化してるかも」: how it goes; 「古い設定に戻ったみたい」 names
// what went wrong.
bool guesses_course(const Story& story, Line line) {
  const std::string_view text = without_hedge(story, line);
  const bool well = ends_with_any(text, story.phrases().cue("well_again_ends"));
  const bool goes = ends_with_any(text, story.phrases().cue("course_ends"));
  // 「雨で呼び出しが増えた」 says why.
  const bool why = holds_any(text, story.phrases().cue("why_particles"));
  return well || (goes && !why && names_only(story, text, "course_names"));
}

// 「これって障害ですか？」, 「では異常ではない？」, 「原因って分かりましたか？」: whether it is
// one.
bool asks_whether_trouble(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const bool open = story.asks(line) || story.modality(line) == Modality::conjecture;
  return open && !content_words(text).empty() && names_only(story, text, "trouble_names");
}

// 「前もありましたよね」
bool recalls(const Story& story, Line line) {
  return story.begins(line, "recalls_heads") &&
         ends_with_any(without_hedge(story, line), story.phrases().cue("recalls_ends"));
}

// 「別リージョンに振る？」: a verb that somebody may do, put as a question.
bool asks_to_act(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  return story.asks(line) && ends_with_any(text, story.phrases().cue("act_now_ends")) &&
         holds_any(text, story.phrases().cue("act_particles"));
}

}  // namespace

bool guesses_no_cause(const Story& story, Line line) {
  const bool whole = story.sentence_lines(line).size() == 1;
  const bool other =
      guesses_course(story, line) || recalls(story, line) || asks_to_act(story, line);
  return whole && (guesses_range(story, line) || asks_whether_trouble(story, line) ||
                   (other && !story.hears(line, "root")));
}

}  // namespace tenmatsu::composition
