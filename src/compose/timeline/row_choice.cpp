#include "compose/timeline/row_choice.hpp"

#include <algorithm>
#include <string>

#include "compose/speech/words.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/timeline/timeline.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::size_t kSaysTooLittle = 5;  // characters: 「帰った」, but not 「釜を止めた」
constexpr std::size_t kBrief = 16;         // 「決済センター側の状況を見る」
constexpr std::size_t kNamesStep = 14;  // what a proposal takes to say what it is about

bool share(const std::vector<int>& some, const std::vector<int>& others) {
  return std::ranges::any_of(some,
                             [&](int n) { return std::ranges::find(others, n) != others.end(); });
}

class Choice {
 public:
  Choice(const Story& story, const Incident& incident)
      : story_(story),
        incident_(incident),
        knows_keys_(
            std::ranges::any_of(story.events(), [](const Event& event) { return event.key; })) {}

  // 「止めた」, told among the actions as 「3番の釜を止めた」, which the row takes over with the
  // message that names the thing.
  void name_thing(TimelineEntry& row) const {
    if (!row.statement.text.empty()) {
      for (const Action& action : incident_.actions) {
        if (action.status == Status::done && share(action.statement.events, row.statement.events) &&
            take_words(action, row)) {
          return;
        }
      }
    }
  }

  // 「着いた。釜が冷めている」: what follows is the news.
  void cut_begin(TimelineEntry& row) const {
    const std::string& stop = story_.phrases().text("mark.full_stop");
    std::string& text = row.statement.text;
    while (!stays(row)) {
      const std::size_t at = text.find(stop);
      if (at == std::string::npos || at + stop.size() >= text.size() ||
          !only_arrives(text::normalised(text.substr(0, at)))) {
        return;
      }
      const std::string_view rest = std::string_view(text).substr(at + stop.size());
      // Not inside 「」, and not where an arrow goes on.
      if (!text::is_letter(text::character_at(rest, 0).code) ||
          !text::is_letter(text::character_at(text, 0).code)) {
        return;
      }
      text.erase(0, at + stop.size());
    }
  }

  // 「24件なら手でやれる。11時には終わるか」, 「繋がった。SYSOUTを見る」: what is told before a
  // question or the news of a look is a row of its own.
  void cut_end(TimelineEntry& row) const {
    const std::string& stop = story_.phrases().text("mark.full_stop");
    std::string& text = row.statement.text;
    while (!stays(row)) {
      const std::size_t at = text.rfind(stop);
      if (at == std::string::npos || at == 0 ||
          !adds_nothing(text::normalised(text.substr(at + stop.size())))) {
        return;
      }
      text.resize(at);
    }
  }

  [[nodiscard]] bool is_weak(const TimelineEntry& row) const {
    const std::string mark = proposal_mark();
    const std::string& text = row.statement.text;
    const bool proposed = text.ends_with(mark);
    const std::string said =
        text::normalised(text.substr(0, text.size() - (proposed ? mark.size() : 0)));
    if (stays(row)) {
      return false;
    }
    if (!moves_incident(row)) {
      return true;
    }
    if (proposed && stands_here_only(row, said)) {
      return false;
    }
    return (proposed && (is_told_better(row, said) || barely_asks(row))) || moves_nothing(said) ||
           says_too_little(row, said) || leaves_open(said);
  }

 private:
  // Nothing is known where nothing is marked.
  [[nodiscard]] bool moves_incident(const TimelineEntry& row) const {
    const auto& events = row.statement.events;
    return !knows_keys_ || std::ranges::any_of(events, [&](int n) { return story_.event(n).key; });
  }

  [[nodiscard]] std::string proposal_mark() const {
    return story_.phrases().fill("action.proposed", {{"what", ""}});
  }

  // 「釜を3番だけで回してはどうか」, which nobody took up, so that no action tells it;
  // 「釜を回せるか」 may only ask.
  [[nodiscard]] bool stands_here_only(const TimelineEntry& row, const std::string& said) const {
    return !told_among_actions(row) && !names_no_thing(story_, said) &&
           ends_with_any(said, story_.phrases().cue("row_proposes"));
  }

  [[nodiscard]] bool stays(const TimelineEntry& row) const {
    return proves_time(row) || marked(row);
  }

  [[nodiscard]] bool proves_time(const TimelineEntry& row) const {
    return std::ranges::any_of(incident_.times, [&](const auto& time) {
      return time && share(time->events, row.statement.events);
    });
  }

  // 「決定: …」
  [[nodiscard]] bool marked(const TimelineEntry& row) const {
    const auto& events = row.statement.events;
    return std::ranges::any_of(events, [&](int n) { return !told_as(story_, n).empty(); });
  }

  [[nodiscard]] bool told_among_actions(const TimelineEntry& row) const {
    return std::ranges::any_of(incident_.actions, [&](const Action& action) {
      return share(action.statement.events, row.statement.events);
    });
  }

  [[nodiscard]] bool moves_nothing(const std::string& said) const {
    return only_asks(said) || only_looks(said);
  }

  // 「3番の釜を」 of 「3番の釜を止めた」, where the row begins with 「止めた」.
  bool take_words(const Action& action, TimelineEntry& row) const {
    constexpr std::size_t kFew = 2;    // characters that the row and the step must share
    constexpr std::size_t kLong = 60;  // characters
    const std::string& told =
        action.stages.empty() ? action.statement.text : action.stages.back().statement.text;
    const std::string& stop = story_.phrases().text("mark.full_stop");
    std::string& text = row.statement.text;
    const bool open = names_no_thing(story_, text.substr(0, text.find(stop)));
    if (!open || told.find(story_.phrases().text("action.arrow")) != std::string::npos) {
      return false;
    }
    std::size_t begin = 0;
    for (std::size_t at = 0; at < told.size(); at += text::character_at(told, at).size) {
      const std::string_view end = std::string_view(told).substr(at);
      begin = end.starts_with(stop) ? at + stop.size() : begin;
      const bool whole = text.starts_with(end) && length_of(end) >= kFew;
      if (whole && at > begin && length_of(std::string_view(told).substr(begin)) <= kLong) {
        text.insert(0, told, begin, at - begin);
        cite(row.statement, action.statement.events);
        return true;
      }
      if (whole) {
        return false;
      }
    }
    return false;
  }

  [[nodiscard]] bool only_arrives(const std::string& said) const {
    constexpr std::size_t kWord = 9;  // characters
    const auto& phrases = story_.phrases();
    return phrases.cue("row_openings").any_is(said) ||
           (length_of(said) <= kWord && ends_with_any(said, phrases.cue("row_arrivals")) &&
            !ends_with_any(said, phrases.cue("row_arrivals_not")));
  }

  // 「先方には私から連絡する」
  [[nodiscard]] bool only_tells_others(const std::string& said) const {
    return length_of(said) <= kBrief && holds_any(said, story_.phrases().cue("row_self")) &&
           ends_with_any(said, story_.phrases().cue("row_tells_ends"));
  }

  // 「差分は緑なのに」, 「塗料が変わったとか」
  [[nodiscard]] bool breaks_off(const std::string& said) const {
    return length_of(said) <= kBrief && ends_with_any(said, story_.phrases().cue("row_breaks"));
  }

  [[nodiscard]] bool adds_nothing(const std::string& said) const {
    return moves_nothing(said) || only_tells_others(said) || breaks_off(said);
  }

  // What somebody who was not there does not understand: 「それは遅い状態」, 「文面を依頼」.
  [[nodiscard]] bool leaves_open(const std::string& said) const {
    constexpr std::size_t kPointing = 12;  // characters
    const bool one = said.find(story_.phrases().text("mark.full_stop")) == std::string::npos;
    const bool points = length_of(said) <= kPointing && begins_with_pointing(story_, said);
    return one && (points || only_tells_others(said) || breaks_off(said));
  }

  // A proposal in a few words stands among the actions with what became of it; where it does not
  // and names no thing, it says nothing to who was not there.
  [[nodiscard]] bool is_told_better(const TimelineEntry& row, const std::string& said) const {
    return length_of(said) < kNamesStep &&
           (told_among_actions(row) || names_no_thing(story_, said));
  }

  // 「3番の釜に火を入れる?」, after which who asked did something else: they did not mean to do it.
  [[nodiscard]] bool barely_asks(const TimelineEntry& row) const {
    const auto bare = [&](Line line) {
      return story_.asks(line) && !story_.hears(line, "proposes") && story_.ends(line, "bare_asks");
    };
    const auto only_bare = [&](int n) {
      const auto lines = story_.lines(n);
      return std::ranges::all_of(lines, bare) && does_other(n);
    };
    const auto& events = row.statement.events;
    return !told_among_actions(row) && std::ranges::all_of(events, only_bare);
  }

  // The next step that the same person takes or asks for; the actions do not tell this one.
  [[nodiscard]] bool does_other(int n) const {
    constexpr int kSoon = 30;  // minutes
    for (int later = n + 1;
         later <= story_.size() && story_.minute(later) - story_.minute(n) <= kSoon; ++later) {
      const Status status = story_.status(later, Tag::action);
      if (story_.speaker(later) == story_.speaker(n) &&
          (status == Status::done || status == Status::started || status == Status::requested)) {
        return true;
      }
    }
    return false;
  }

  // 「静的の行を消せるか」; 「静か」, 「わずか」 are no questions.
  [[nodiscard]] bool only_asks(const std::string& said) const {
    const auto& phrases = story_.phrases();
    return ends_with_any(said, phrases.cue("row_asks")) &&
           !ends_with_any(said, phrases.cue("row_asks_not"));
  }

  [[nodiscard]] bool only_looks(const std::string& said) const {
    return length_of(said) <= kBrief && ends_with_any(said, story_.phrases().cue("row_looks"));
  }

  // What ended it may be said in a word; a deed that stands nowhere else, too.
  [[nodiscard]] bool says_too_little(const TimelineEntry& row, const std::string& said) const {
    const auto has = [&](Tag tag) { return std::ranges::find(row.tags, tag) != row.tags.end(); };
    const bool told_here_only = has(Tag::action) && !told_among_actions(row);
    return length_of(said) <= kSaysTooLittle &&
           !holds_any(said, story_.phrases().cue("verbal_particles")) && !has(Tag::recovery) &&
           !told_here_only;
  }

  const Story& story_;
  const Incident& incident_;
  bool knows_keys_;
};

}  // namespace

void drop_weak_rows(const Story& story, const Incident& incident,
                    std::vector<TimelineEntry>& timeline) {
  const Choice choice(story, incident);
  for (TimelineEntry& row : timeline) {
    choice.name_thing(row);
    choice.cut_begin(row);
    choice.cut_end(row);
  }
  std::erase_if(timeline, [&](const TimelineEntry& row) { return choice.is_weak(row); });
}

}  // namespace tenmatsu::composition
