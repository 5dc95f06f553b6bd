#include "compose/times/declaration.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/story/clauses.hpp"
#include "compose/story/moments.hpp"
#include "compose/times/leading.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// 「これは事故対応として扱います」, 「障害でいこう」: a word for an incident, as what it is taken,
// and that it is taken so. 「障害でできません」 takes nothing.
bool handles_as_incident(const Story& story, Line line) {
  constexpr std::size_t kNear = 2;  // characters
  const auto& roles = story.phrases().cue("incident_as");
  const auto& verbs = story.phrases().cue("incident_handled");
  const auto taken = [&](std::string_view rest) {
    return std::ranges::any_of(roles, [&](const std::string& role) {
      return rest.starts_with(role) && starts_with_any(rest.substr(role.size()), verbs);
    });
  };
  return !story.negated(line) && !story.hearsay(line) &&
         any_behind(without_fillers(story, std::string(story.normal(line))),
                    story.phrases().cue("incident_words"), kNear, taken);
}

// 「障害です」, 「所内緊急で」: a clause of which an incident is all that it says, ended so.
// 「回線障害です」 and 「原因は別の事故です」 name something else, 「緊急で」 alone only says how;
// 「緊急扱いで」 says what it is.
bool is_all_incident(const Story& story, std::string_view clause, const rules::Words& endings) {
  const auto& fronts = story.phrases().cue("incident_fronts");
  const auto& degrees = story.phrases().cue("incident_degrees");
  const auto& firm = story.phrases().cue("incident_told_firm");
  const auto& words = story.phrases().cue("incident_words");
  return std::ranges::any_of(words, [&](const std::string& word) {
    const std::size_t at = clause.rfind(word);
    const std::string_view rest =
        at == std::string_view::npos ? "" : clause.substr(at + word.size());
    return at != std::string_view::npos && (endings.any_is(rest) || firm.any_is(rest)) &&
           (at == 0 ? !degrees.any_is(word) || firm.any_is(rest)
                    : ends_with_any(clause.substr(0, at), fronts));
  });
}

// 「はい障害」, 「インシデント」: the word is the whole clause.
bool is_bare_incident(const Story& story, std::string_view clause) {
  const auto& fronts = story.phrases().cue("incident_fronts");
  const auto& degrees = story.phrases().cue("incident_degrees");
  const auto& words = story.phrases().cue("incident_words");
  return std::ranges::any_of(words, [&](const std::string& word) {
    return clause.ends_with(word) && !degrees.any_is(word) &&
           (clause.size() == word.size() ||
            ends_with_any(clause.substr(0, clause.size() - word.size()), fronts));
  });
}

// 「名前が混ざるので障害で。」, 「これ障害ということで、お客様には私から」, 「インシデント。」
bool calls_it_incident(const Story& story, Line line) {
  const std::string text = without_fillers(story, std::string(story.normal(line)));
  const std::vector<std::string_view> clauses =
      clauses_of(story, text::without_closing_marks(text));
  const auto names = [&](const char* ending) {
    const auto& endings = story.phrases().cue(ending);
    return [&](std::string_view clause) { return is_all_incident(story, clause, endings); };
  };
  return is_bare_incident(story, clauses.back()) || names("incident_told")(clauses.back()) ||
         std::ranges::any_of(clauses, names("incident_told_first"));
}

// 「異常扱い。」, 「所内緊急対応」: as what it is treated is all that a clause says.
bool is_treated_so(const Story& story, Line line) {
  const std::string text = without_fillers(story, std::string(story.normal(line)));
  const auto clauses = clauses_of(story, text::without_closing_marks(text));
  return !story.negated(line) && !story.hearsay(line) &&
         std::ranges::any_of(clauses, [&](std::string_view clause) {
           return is_all_incident(story, clause, story.phrases().cue("incident_told_firm"));
         });
}

// 「検体検査の結果連携停止として対応に入ります」, 「レベル3相当として扱う」
bool takes_it_as(const Story& story, Line line) {
  constexpr std::size_t kLevel = 8;  // characters: 「レベル3相当」
  const std::string text = without_fillers(story, std::string(story.normal(line)));
  return follows(story, text, "incident_words", "handled_as", kLevel) ||
         follows(story, text, "failures_as", "enters_work", 1) ||
         follows(story, text, "severities", "severity_set", kLevel);
}

// 「監視不能として宣言」, and not 「復旧を宣言」
bool is_declared_so(const Story& story, Line line) {
  return story.hears(line, "declared_so") && !story.hears(line, "not_declared");
}

// 「インシデントを立てます」, 「障害切りました」
bool opens_incident(const Story& story, Line line) {
  return follows(story, story.normal(line), "incident_words", "incident_opened", 1);
}

// 「障害で立ててください」 — 「立てます」
bool opens_as_asked(const Story& story, Line line) {
  constexpr int kNear = 3;  // messages
  if (!story.phrases().cue("opens_alone").any_is(story.bare(line))) {
    return false;
  }
  for (int asked = line.n - 1; asked >= std::max(1, line.n - kNear); --asked) {
    if (story.hears(asked, "incident_words")) {
      return true;
    }
  }
  return false;
}

// Whatever was opened, it was at a supplier's: 「サポートにケース切りました、重大度は高で」.
bool declares(const Story& story, Line line) {
  return !story.negated(line) && !story.hearsay(line) && !story.hears(line, "vendor_case") &&
         (calls_it_incident(story, line) || takes_it_as(story, line) ||
          opens_incident(story, line) || opens_as_asked(story, line) ||
          is_declared_so(story, line));
}

// 「全員これにかかってください」
bool leaves_all_else(const Story& story, Line line) {
  constexpr std::size_t kNear = 6;  // characters
  return !story.asks(line) && !story.negated(line) &&
         follows(story, story.normal(line), "everybody", "on_this", kNear);
}

// 「臨時本部をここに置く」, 「ここ緊急部屋にしてください」, 「このスレで 対応します」
bool gathers(const Story& story, Line line) {
  constexpr std::size_t kNear = 6;  // characters
  const std::string_view text = story.normal(line);
  return !story.asks(line) && !story.negated(line) && !story.hears(line, "close") &&
         (follows(story, text, "call_places", "call_place_opened", kNear) ||
          follows(story, text, "call_place_opened", "call_places", kNear) ||
          leaves_all_else(story, line) || follows(story, text, "this_matter", "comes_first", 2) ||
          follows(story, text, "here", "works_here", 2));
}

// 「@here 動ける人お願いします」, 「起きてる人ヘルプ」
bool pages(const Story& story, Line line) {
  constexpr std::size_t kNear = 4;  // characters
  return !story.bot(line.n) && !story.has(line.n, Tag::recovery) && !story.conditional(line) &&
         (story.hears(line, "mentions_all") ||
          follows(story, story.normal(line), "whoever_can", "come_help", kNear));
}

// 「社長には私が話す」: those above are told; of customers nothing is said.
bool tells_superiors(const Story& story, Line line) {
  constexpr std::size_t kNear = 10;  // characters
  constexpr std::size_t kToVerb = 6;
  const auto& to = story.phrases().cue("to_somebody");
  const auto& tells = story.phrases().cue("tells_up");
  const std::string_view text = story.normal(line);
  const auto told = [&](std::string_view rest) {
    return starts_with_any(rest, to) && any_behind(rest, to, kToVerb, [&](std::string_view verb) {
             return starts_with_any(verb, tells);
           });
  };
  return !story.asks(line) && !story.conditional(line) && !story.negated(line) &&
         (follows(story, text, "superiors", "told_up", kNear) ||
          any_behind(text, story.phrases().cue("superiors"), 2, told));
}

// An incident call begins with those who were called.
int call_opening(const Story& story) {
  constexpr int kOpening = 3;  // messages
  return first_with(story,
                    [&](Line line) {
                      return line.n <= kOpening && story.hears(line, "call_opening");
                    }) == 0
             ? 0
             : 1;
}

// 「起きてる人いたら入ってください」; who is told outside is not called in: 「お店に電話します」.
bool calls_in(const Story& story, Line line) {
  return story.has(line.n, Tag::communication) && !story.asks(line) &&
         story.hears(line, "call_in") && !story.hears(line, "outsiders");
}

// The last message that tells of trouble or of a step.
int last_at_work(const Story& story) {
  int last = 0;
  for (const Event& event : story.events()) {
    if (story.has(event.n, Tag::symptom) || story.has(event.n, Tag::action)) {
      last = event.n;
    }
  }
  return last;
}

// The first message in which somebody opens it. 「まず起票だけしておきます」 of work for later
// opens nothing, and nothing is opened in the words that close it.
int opened(const Story& story) {
  return first_with(story, [&](Line line) {
    const bool spoken = story.has(line.n, Tag::communication);
    const bool later = story.has(line.n, Tag::followup) && !spoken;
    const bool told = handles_as_incident(story, line) || is_treated_so(story, line) ||
                      story.hears(line, "declare") || (spoken && declares(story, line));
    return states(story, line) && !later && !story.event(line.n).tags.empty() && told &&
           !story.hears(line, "vendor_case") && !story.hears(line, "not_opened_now") &&
           !story.hears(line, "close");
  });
}

int led(const Story& story, int from) {
  return first_with(story, [&](Line line) {
    return line.n >= from && (takes_lead(story, line) || gives_role(story, line) ||
                              (story.has(line.n, Tag::communication) && states(story, line) &&
                               (story.hears(line, "lead") || names_lead(story, line))));
  });
}

int gathered(const Story& story) {
  return first_with(story, [&](Line line) {
    const bool spoken = story.has(line.n, Tag::communication);
    return ((spoken || story.has(line.n, Tag::action)) && leaves_all_else(story, line)) ||
           (spoken && (gathers(story, line) || pages(story, line)));
  });
}

// People are called in, or given their work.
int called(const Story& story) {
  return first_with(story, [&](Line line) {
    return calls_in(story, line) || brings_in(story, line) ||
           (line.index == 0 && story.has(line.n, Tag::communication) &&
            divides_work(story, line.n));
  });
}

int told(const Story& story) {
  return first_with(story, [&](Line line) {
    return story.has(line.n, Tag::communication) && tells_superiors(story, line);
  });
}

}  // namespace

std::optional<MilestoneTime> declared(const Story& story) {
  // Who is called up or told once all is well is told of it, not called in.
  const int well = first_recovery(story, 1, true);
  const auto before_well = [&](int n) { return well != 0 && n > well ? 0 : n; };
  // Who leads planned work before anything is wrong opens nothing.
  const int trouble = first_with(story, [&](Line line) { return tells_trouble(story, line.n); });
  const int lead = led(story, trouble);
  const int gathering = gathered(story);
  const int met = before_well(gathering) != 0 || gathering <= last_at_work(story) ? gathering : 0;
  const int team = met != 0 && met < lead ? met : lead;
  const int expected = first_with(story, [&](Line line) { return names_absent(story, line); });
  for (const int n : {opened(story), team, met, call_opening(story), before_well(called(story)),
                      before_well(told(story)), before_well(expected)}) {
    if (n != 0) {
      return at_message(story, n);
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
