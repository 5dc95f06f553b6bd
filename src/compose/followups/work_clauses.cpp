#include "compose/followups/work_clauses.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analyse/deadline.hpp"
#include "compose/followups/task_verbs.hpp"
#include "compose/owners/days.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/first_person.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// Who is named in a clause as the one who does it, and the bytes that say so.
struct Doer {
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the title and the particle
};

// A clause, normalised.
struct Clause {
  std::string text;
  std::size_t begin = 0;  // in the sentence
  std::vector<Doer> doers;
  bool topic = false;  // a thing stands before who does it, or before the verb
  bool open = false;   // it is only the reason or the condition of the next
  bool past = false;
  bool pledge = false;  // who speaks says that it will be done: 「入れます」
};

bool ends_clause(const Story& story, std::string_view said, std::size_t at) {
  return at == said.size() || text::skip_blanks(said, at) != at ||
         starts_with_any(said.substr(at), story.phrases().cue("piece_marks"));
}

// So many bytes behind who is named say that this is who does it.
std::optional<std::size_t> doer_mark(const Story& story, std::string_view said, std::size_t at) {
  const std::string_view behind = said.substr(at);
  if (starts_with_any(behind, story.phrases().cue("receiver_marks")) ||
      starts_with_any(behind, story.phrases().cue("source_marks"))) {
    return std::nullopt;
  }
  // 「自動スキャンは とーま が来週」
  const std::size_t blank = text::skip_blanks(behind, 0);
  if (const std::size_t mark =
          rules::prefix_size(behind.substr(blank), story.phrases().cue("doer_ends"))) {
    return blank + mark;
  }
  const bool bare = ends_clause(story, said, at) ||
                    analysis::begins_with_day(story.rules().due, behind) ||
                    story.phrases().cue("taking_tails").any_is(behind);
  return bare ? std::optional<std::size_t>(0) : std::nullopt;
}

std::vector<Doer> doers_in(const Story& story, int n, std::string_view said) {
  std::vector<Doer> all;
  for (std::size_t at = 0; at < said.size();) {
    const auto [person, found] = bearer_at(story, said.substr(at));
    std::size_t size = person != nullptr ? found : self_size_at(story, said, at);
    if (size == 0 || inside_quotation(story, said, at)) {
      at += text::character_at(said, at).size;
      continue;
    }
    const std::size_t begin = at;
    const std::string name = person != nullptr ? person->name : story.speaker(n);
    at += size;
    at = said.size() - without_title(story, said.substr(at)).size();
    if (const auto mark = doer_mark(story, said, at)) {
      at += *mark;
      all.push_back({name, begin, at});
    }
  }
  return all;
}

// Whether a thing is named before `at`: 「台帳は」, 「見直しを」, 「監視の追加 」.
bool names_thing(const Story& story, std::string_view before) {
  constexpr std::size_t kThing = 2;  // characters
  const std::string_view thing = text::without_closing_marks(before);
  const auto& topics = story.phrases().cue("thing_topics");
  return std::ranges::any_of(topics, [&](const std::string& topic) {
    const std::size_t at = thing.rfind(topic);
    return at != std::string_view::npos && length_of(thing.substr(0, at)) >= kThing &&
           !story.phrases().cue("thing_pointers").any_is(thing.substr(0, at));
  });
}

Clause clause_of(const Story& story, int n, std::string_view whole, std::size_t begin,
                 std::size_t end_at) {
  const std::string_view said = whole.substr(begin, end_at - begin);
  Clause clause{std::string(said), begin, {}, false, false, false, false};
  clause.doers = doers_in(story, n, said);
  const std::size_t until = clause.doers.empty() ? said.size() : clause.doers.front().begin;
  clause.topic = names_thing(story, said.substr(0, until));
  const std::string_view end = text::without_closing_marks(said);
  // 「鍵を隠すのは来月中に自分が」
  const bool ends_in_doer = !clause.doers.empty() && clause.doers.back().end >= end.size();
  clause.open = !ends_in_doer && ends_with_any(end, story.phrases().cue("clause_goes_on"));
  clause.pledge = end.ends_with(story.phrases().text("owner.polite")) &&
                  !ends_with_any(end, story.phrases().cue("begging_ends"));
  clause.past = ends_with_any(end, story.phrases().cue("told_past_ends"));
  return clause;
}

// At every comma, slash and blank.
std::vector<std::string_view> cut(const Story& story, std::string_view said) {
  std::vector<std::string_view> all;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < said.size();) {
    const std::size_t blank = text::skip_blanks(said, at) - at;
    const std::size_t mark =
        blank > 0 ? blank : rules::prefix_size(said.substr(at), story.phrases().cue("piece_marks"));
    if (mark == 0 || inside_quotation(story, said, at)) {
      at += text::character_at(said, at).size;
      continue;
    }
    all.push_back(said.substr(begin, at - begin));
    at += mark;
    begin = at;
  }
  all.push_back(said.substr(begin));
  std::erase_if(all, [](std::string_view one) { return one.empty(); });
  return all;
}

// The clauses, each with what stands behind it and says only who or until when.
std::vector<Clause> clauses_in(const Story& story, int n, std::string_view said) {
  std::vector<Clause> all;
  std::size_t begin = 0;
  for (const std::string_view part : cut(story, said)) {
    const auto at = static_cast<std::size_t>(part.data() - said.data());
    const Clause next = clause_of(story, n, said, at, at + part.size());
    // 「謝罪は私から 委員会への報告は法務と相談 報告書は岸さん」: nobody is named for the second.
    const bool stands =
        !all.empty() && (!all.back().doers.empty() || (all.back().topic && !next.doers.empty()));
    const bool begins = all.empty() || (next.topic && !all.back().open && stands);
    begin = begins ? at : begin;
    const Clause whole = clause_of(story, n, said, begin, at + part.size());
    if (begins) {
      all.push_back(whole);
    } else {
      all.back() = whole;
    }
  }
  return all;
}

// 「北陽さんへ返す分は経理と話して明日入れます」, 「委員会への報告は法務と相談」: work of its own,
// though nobody is named.
bool stands_alone(std::string_view said, const Clause& clause) {
  const bool behind_blank =
      clause.begin > 0 && text::skip_blanks_back(said, clause.begin) < clause.begin;
  return clause.topic && !clause.open && behind_blank;
}

// What names nobody and is no work goes on with the clause before it: 「報告書は堤さん、原因を
// 調べてから」.
std::vector<Clause> joined(const Story& story, int n, std::string_view said,
                           const std::vector<Clause>& clauses) {
  std::vector<Clause> all;
  for (const Clause& clause : clauses) {
    if (all.empty() || !clause.doers.empty() || stands_alone(said, clause)) {
      all.push_back(clause);
      continue;
    }
    const std::size_t begin = all.back().begin;
    all.back() = clause_of(story, n, said, begin, clause.begin + clause.text.size());
  }
  return all;
}

// Where the day stands that ends a text, with what may stand behind a day; npos where none does.
std::size_t last_day_at(const Story& story, std::string_view text, const analysis::Deadline& day) {
  std::string_view behind = text.substr(day.piece.end);
  behind.remove_prefix(
      std::max(rules::prefix_size(behind, story.phrases().cue("day_tails")),
               rules::prefix_size(behind, story.phrases().cue("day_tails_at_end"))));
  return text::without_closing_marks(behind).empty() ? day.piece.begin : std::string_view::npos;
}

// 「台帳を直すのを」 names to 「台帳を直す」.
void trim_thing(const Story& story, std::string& text) {
  text = std::string(text::without_closing_marks(text));
  text.erase(0, rules::prefix_size(text, story.phrases().cue("work_headings")));
  remove_end(text, story.phrases().cue("thing_tails"));
}

// What a clause gives, in the words as written.
class Giving {
 public:
  Giving(const Story& story, int n, std::string_view written)
      : story_(story), n_(n), written_(written), normal_(text::normalise(written)) {}

  [[nodiscard]] const std::string& said() const { return normal_.text; }

  [[nodiscard]] WorkPiece piece_of(const Clause& clause) const {
    WorkPiece piece;
    piece.listed = true;
    if (clause.doers.empty()) {
      piece.owner = clause.pledge ? story_.speaker(n_) : "";
      piece.text = dated(clause, 0, clause.text.size(), piece.due);
    } else {
      const Doer& doer = clause.doers.front();
      const Doer& last = clause.doers.back();
      piece.owner = doer.name;
      piece.with = last.name != doer.name ? last.name : "";
      const std::string deed = dated(clause, last.end, clause.text.size(), piece.due);
      const std::string thing = dated(clause, 0, doer.begin, piece.due);
      piece.text = deed.empty() ? thing : before_deed(thing) + deed;
    }
    trim_thing(story_, piece.text);
    return piece;
  }

 private:
  [[nodiscard]] std::string as_written(const Clause& clause, std::size_t from,
                                       std::size_t to) const {
    const std::size_t first = normal_.original(clause.begin + from);
    return std::string(written_.substr(first, normal_.original(clause.begin + to) - first));
  }

  // A part of the clause without the day at its end, which is put into `due` where that is empty.
  [[nodiscard]] std::string dated(const Clause& clause, std::size_t from, std::size_t to,
                                  std::string& due) const {
    const std::string_view part = std::string_view(clause.text).substr(from, to - from);
    const analysis::Deadline day = deadline(story_, part);
    std::size_t end = part.size();
    if (day.weight > 0 && due.empty()) {
      due = as_written(clause, from + day.piece.begin, from + day.piece.end);
      end = std::min(end, last_day_at(story_, part, day));
    }
    end = text::skip_blanks_back(part, end);
    const std::size_t begin = std::min(end, text::skip_blanks(part, 0));
    return as_written(clause, from + begin, from + end);
  }

  // 「配布の台数は」 before 「絞る」: what is done to it.
  [[nodiscard]] std::string before_deed(std::string thing) const {
    const auto& phrases = story_.phrases();
    thing.erase(0, rules::prefix_size(thing, phrases.cue("work_headings")));
    if (remove_end(thing, phrases.cue("pointer_topics"))) {
      return thing + phrases.text("mark.comma");
    }
    const std::string& topic = phrases.text("particle.topic");
    const std::string_view noun =
        std::string_view(thing).substr(0, thing.size() - std::min(thing.size(), topic.size()));
    const bool named = thing.ends_with(topic) && !noun.empty() &&
                       text::is_noun_letter(text::character_before(noun, noun.size()).code);
    return named ? std::string(noun) + phrases.text("particle.object") : thing;
  }

  const Story& story_;
  int n_;
  std::string_view written_;
  text::Normalised normal_;
};

// Of two who are named the second does it together with the first: 「堤さんと私で」.
bool are_pair(const Story& story, const Clause& clause) {
  const Doer& first = clause.doers.front();
  const Doer& second = clause.doers.back();
  const std::string_view between =
      std::string_view(clause.text).substr(first.begin, second.begin - first.begin);
  return clause.doers.size() == 2 && ends_with_any(between, story.phrases().cue("pair_marks"));
}

bool gives_work(const Story& story, const Clause& clause) {
  return (clause.doers.size() < 2 || are_pair(story, clause)) && !clause.past && !clause.open;
}

}  // namespace

std::vector<WorkPiece> pieces_by_clause(const Story& story, Line line) {
  constexpr std::size_t kShortest = 3;  // characters
  const Giving giving(story, line.n, story.said_whole(line));
  const std::vector<Clause> clauses =
      joined(story, line.n, giving.said(), clauses_in(story, line.n, giving.said()));
  const auto given = std::ranges::count_if(
      clauses, [](const Clause& one) { return !one.doers.empty() || one.pledge; });
  const bool named =
      std::ranges::any_of(clauses, [](const Clause& one) { return !one.doers.empty(); });
  if (given < 2 || !named ||
      !std::ranges::all_of(clauses, [&](const Clause& one) { return gives_work(story, one); })) {
    return {};
  }
  std::vector<WorkPiece> all;
  for (const Clause& clause : clauses) {
    all.push_back(giving.piece_of(clause));
    if (length_of(all.back().text) < kShortest) {
      return {};
    }
  }
  return all;
}

}  // namespace tenmatsu::composition
