#include "compose/followups/work_class.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "compose/speech/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

struct CategoryCue {
  Category category;
  std::string_view cue;
};

// The first cue that is heard decides.
constexpr CategoryCue kCategories[] = {
    {Category::repair, "postmortem"},        {Category::prevent, "category_conduct"},
    {Category::detect, "category_detect"},   {Category::mitigate, "category_mitigate"},
    {Category::prevent, "category_order"},   {Category::repair, "category_repair"},
    {Category::prevent, "category_prevent"},
};

// The class whose cue stands in the words of a piece of work.
std::optional<Category> class_by_words(const Story& story, std::string_view said) {
  const auto* row = std::ranges::find_if(kCategories, [&](const CategoryCue& one) {
    return story.phrases().cue(one.cue).any_in(said);
  });
  return row != std::end(kCategories) ? std::optional(row->category) : std::nullopt;
}

// What the analysis found, where no cue says it.
Category category_found(const TagFinding& finding) {
  return finding.postmortem || finding.category == Category::none ? Category::repair
                                                                  : finding.category;
}

// 「その宛先をチームのMLに変えて」, where it was said before whose address that is: of an alarm.
bool readdresses_alarm(const Story& story, const std::vector<Line>& lines) {
  constexpr int kBefore = 2;  // messages
  const int n = lines.front().n;
  if (!story.hears(lines, "alarm_address") || story.hears(lines, "alarm_sent")) {
    return story.hears(lines, "alarm_address");
  }
  const bool points = story.begins(lines.front(), "pointers");
  bool before = false;
  for (int m = std::max(1, n - kBefore); points && m < n; ++m) {
    before = before || story.hears(m, "alarm_sent");
  }
  return before;
}

struct ClassName {
  Category category;
  std::string_view cue;
};

constexpr ClassName kNames[] = {
    {Category::prevent, "class_prevent"},
    {Category::detect, "class_detect"},
    {Category::mitigate, "class_mitigate"},
};

// 「緩和のところで言うと」, 「まず予防。」: the class that the line speaks of from here on; with
// `topics` also 「検知は、」, which speaks of its own sentence only.
std::optional<Category> class_named(const Story& story, Line line, bool topics) {
  constexpr std::size_t kHead = 3;  // characters: まずは
  const std::string_view text = story.bare(line);
  for (const auto& [category, cue] : kNames) {
    for (const std::string& name : story.phrases().cue(cue)) {
      const std::size_t at = text.find(name);
      if (at == std::string_view::npos ||
          text::is_noun_letter(text::character_before(text, at).code)) {
        continue;
      }
      const std::string_view behind = text.substr(at + name.size());
      const bool alone = behind.empty() && length_of(text.substr(0, at)) <= kHead;
      if (alone || starts_with_any(behind, story.phrases().cue("class_frames")) ||
          (topics && starts_with_any(behind, story.phrases().cue("class_topics")))) {
        return category;
      }
    }
  }
  return std::nullopt;
}

// 「検知のほうは合格」: no work of the class follows.
bool passes_over(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  const std::string_view end = without_ends(story.bare(line), phrases.cue("copula_ends"));
  return ends_with_any(end, phrases.cue("judgement_ends")) ||
         ends_with_any(end, phrases.cue("judging_words"));
}

// The class that `n` was asked about: 「検知のほうはどうですか」.
std::optional<Category> class_asked(const Story& story, int n) {
  constexpr int kAnswer = 2;  // messages
  for (int m = n - 1; m >= std::max(1, n - kAnswer); --m) {
    std::optional<Category> named;
    bool asks = false;
    for (const Line line : story.lines(m)) {
      const auto here = class_named(story, line, true);
      named = here ? here : named;
      asks = asks || (named && story.asks(line));
    }
    if (named) {
      return asks && story.speaker(m) != story.speaker(n) ? named : std::nullopt;
    }
  }
  return std::nullopt;
}

// The class that the talk itself calls by its name: in the sentence, before it in the message, or
// in the question that the message answers.
std::optional<Category> class_said(const Story& story, const std::vector<Line>& lines) {
  for (const Line line : lines) {
    const auto named = class_named(story, line, true);
    if (named && !passes_over(story, line)) {
      return named;
    }
  }
  const int n = lines.front().n;
  for (std::size_t i = lines.front().index; i > 0; --i) {
    if (story.begins(Line{n, i}, "and_also")) {
      return std::nullopt;
    }
    const auto named = class_named(story, Line{n, i - 1}, false);
    if (named && !passes_over(story, Line{n, i - 1})) {
      return named;
    }
  }
  return class_asked(story, n);
}

// 「再発防止です。①…②…」
bool follows_prevention(const Story& story, Line line) {
  const std::vector<Line> all = story.lines(line.n);
  return std::ranges::any_of(all, [&](Line one) {
    return one.index < line.index && story.hears(one, "names_prevention");
  });
}

// 「原価0の商品は自動の対象外にする」, 「上げるときは前後を比べる」: how it is to be from now on.
bool sets_rule(const Story& story, std::string_view said) {
  const rules::Phrases& phrases = story.phrases();
  return phrases.cue("standing_words").any_in(said) ||
         ends_with_any(said, phrases.cue("standing_ends"));
}

bool names_prevention(const Story& story, const FollowUp& item) {
  const int n = item.statement.events.front();
  return story.hears(n, "names_prevention") || (n > 1 && story.hears(n - 1, "names_prevention"));
}

}  // namespace

Category category_of(const Story& story, const std::vector<Line>& lines,
                     const TagFinding& finding) {
  if (const auto said = class_said(story, lines); said && !story.hears(lines, "postmortem")) {
    return *said;
  }
  if (readdresses_alarm(story, lines)) {
    return Category::detect;
  }
  const auto* row = std::ranges::find_if(
      kCategories, [&](const CategoryCue& one) { return story.hears(lines, one.cue); });
  if (row != std::end(kCategories)) {
    return row->category;
  }
  return finding.category == Category::none && !finding.postmortem &&
                 follows_prevention(story, lines.front())
             ? Category::prevent
             : category_found(finding);
}

Category category_of_piece(const Story& story, Line line, std::string_view heading,
                           std::string_view own, const TagFinding& finding) {
  for (const std::string_view said : {own, heading}) {
    if (const auto named = class_by_words(story, said)) {
      return *named;
    }
  }
  return follows_prevention(story, line) ? Category::prevent : category_found(finding);
}

Category class_of_rest(const Story& story, const FollowUp& item) {
  const std::string said = text::normalised(item.statement.text);
  const rules::Phrases& phrases = story.phrases();
  // The report of the incident is where the repairs are settled; other papers mend nothing.
  if (phrases.cue("postmortem").any_in(said)) {
    return Category::repair;
  }
  if (phrases.cue("category_aftercare").any_in(said)) {
    return Category::none;
  }
  if (phrases.cue("category_repair").any_in(said)) {
    return Category::repair;
  }
  if (const auto named = class_by_words(story, said)) {
    return *named;
  }
  if (ends_with_any(text::without_closing_marks(said), phrases.cue("aftercare_ends"))) {
    return Category::none;
  }
  return sets_rule(story, said) || names_prevention(story, item) ? Category::prevent
                                                                 : Category::repair;
}

}  // namespace tenmatsu::composition
