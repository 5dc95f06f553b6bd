#include "compose/followups/author.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "analyse/people.hpp"
#include "compose/owners/takers.hpp"
#include "compose/speech/words.hpp"
#include "compose/troubles/nouns.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

/// Where a word of a list stands first behind `from`; of two that begin together the longer.
struct Found {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;

  [[nodiscard]] bool before(const Found& other) const {
    return at < other.at || (at == other.at && size > other.size);
  }
};

Found find_first(std::string_view text, const rules::Words& words, std::size_t from = 0) {
  Found best;
  words.each_in(text::CharacterSet::of(text), [&](const std::string& word) {
    const std::size_t at = text.find(word, from);
    const Found found{at, word.size()};
    best = at != std::string_view::npos && found.before(best) ? found : best;
  });
  return best;
}

/// Where a line speaks of the report.
struct Report {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool weak = false;  // in a word that means other papers as well
};

class WriterFinder {
  // 「俺が書く」: in bytes from the one word to the other
  static constexpr std::size_t kBesideSelf = 15;

 public:
  explicit WriterFinder(const Story& story)
      : story_(story), names_(analysis::names_of(story.analysis())) {}

  // 「報告書は私が」「ポスモは志村さんに」「報告書は？」「書きます」
  Statement find() {
    Statement found;
    bool pledged = false;  // `found` says himself that he writes it
    Statement weakly;      // of what may be another paper: 「サーバの記録は弊社から」
    for (int n = 1; n <= story_.size(); ++n) {
      if (const auto next = passed_by(found, n)) {
        found = {next->name, {n, next->n}};
      }
      for (const Line line : story_.lines(n)) {
        const std::optional<Report> report = report_in(line);
        std::string writer = report ? writer_by(line, *report) : "";
        if (!writer.empty() && takes_over_behind(line)) {
          writer = story_.speaker(n);
        }
        if (writer == story_.speaker(n) && takes_off(story_, n + 1)) {
          found = {story_.speaker(n + 1), {n + 1}};
          continue;
        }
        if (!writer.empty()) {
          // 「振り返りは火曜にやる。資料は久我くん頼む」: of one message the last word counts.
          const bool same = !found.events.empty() && found.events.front() == n;
          // 「ふりかえりは僕が書きます。堤さんは経緯だけください」: what is asked for is a part of
          // it.
          const bool part = same && pledged && writer != found.text;
          (part || (report->weak && !same) ? weakly : found) = {writer, {n}};
          pledged = own_deed_at(story_, story_.normal(line)) != std::string_view::npos;
        }
      }
    }
    return found.text.empty() ? weakly : found;
  }

 private:
  [[nodiscard]] const rules::Words& cue(std::string_view id) const {
    return story_.phrases().cue(id);
  }

  // 「今週休みなので堤さんお願いできますか」 of who was to write it, and a yes to that.
  [[nodiscard]] std::optional<Taker> passed_by(const Statement& writer, int n) const {
    constexpr int kSoon = 3;  // messages
    const bool his = !writer.text.empty() && story_.speaker(n) == writer.text &&
                     n > writer.events.back() && n - writer.events.back() <= kSoon;
    return his ? passed_on(story_, n) : std::nullopt;
  }

  [[nodiscard]] bool late(int n) const {
    constexpr int kShare = 2;  // in the second half a bare 「記録」 is the report
    return n * kShare > story_.size();
  }

  // 「先方の報告書を待って」「役員への報告は私から」: not the one that is to be written here.
  [[nodiscard]] bool of_others(std::string_view text, const Found& report, bool weak) const {
    return starts_with_any(text.substr(report.at + report.size), cue("report_received")) ||
           (weak && ends_with_any(text.substr(0, report.at), cue("report_told")));
  }

  // The word for the report; nothing where the line does not speak of writing one.
  [[nodiscard]] std::optional<Report> report_in(Line line) const {
    const std::string_view text = story_.normal(line);
    if (holds_any(text, cue("report_undecided"))) {
      return std::nullopt;
    }
    for (std::size_t from = 0; from < text.size();) {
      Found found = find_first(text, cue("postmortem"), from);
      const Found weak = late(line.n) ? find_first(text, cue("report_weak"), from) : Found{};
      const bool is_weak = weak.at < found.at;
      found = is_weak ? weak : found;
      if (found.at == std::string_view::npos) {
        return std::nullopt;
      }
      from = found.at + found.size;
      if (!of_others(text, found, is_weak)) {
        return Report{found.at, from, is_weak};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string name_at(std::string_view text, std::size_t at) const {
    const Person* person = bearer_at(text, at).person;
    return person == nullptr ? "" : person->name;
  }

  [[nodiscard]] analysis::Bearer bearer_at(std::string_view text, std::size_t at) const {
    return analysis::bearer_at(names_, story_.rules().people, text.substr(at));
  }

  [[nodiscard]] Found next_name(std::string_view text, std::size_t from) const {
    for (std::size_t at = from; at < text.size(); at += text::character_at(text, at).size) {
      if (const auto [person, size] = bearer_at(text, at); person != nullptr) {
        return {at, size};
      }
    }
    return {};
  }

  [[nodiscard]] std::string name_before(Line line, std::size_t end) const {
    const std::string_view text = story_.normal(line).substr(0, end);
    std::string name;
    for (Found found = next_name(text, 0); found.size > 0;
         found = next_name(text, found.at + found.size)) {
      name = name_at(text, found.at);
    }
    return name;
  }

  // 「報告書も私やね」「書くのも僕」; not 「私に見せて」.
  [[nodiscard]] Found find_self(std::string_view text, std::size_t from) const {
    Found found = find_first(text, cue("pronouns"), from);
    while (found.at != std::string_view::npos &&
           starts_with_any(text.substr(found.at + found.size), cue("no_writer"))) {
      found = find_first(text, cue("pronouns"), found.at + found.size);
    }
    return found;
  }

  // Somebody named who is not only to read it or to be told.
  [[nodiscard]] Found find_name(std::string_view text, std::size_t from) const {
    Found found = next_name(text, from);
    while (found.at != std::string_view::npos) {
      std::string_view behind = text.substr(found.at + found.size);
      for (const std::string& title : cue("honorifics")) {
        behind.remove_prefix(behind.starts_with(title) ? title.size() : 0);
      }
      if (!starts_with_any(behind, cue("no_writer"))) {
        break;
      }
      found = next_name(text, found.at + found.size);
    }
    return found;
  }

  // 「富樫に書かせます」: whom the line has write it.
  [[nodiscard]] std::string has_written(Line line) const {
    const Found has = find_first(story_.normal(line), cue("has_written"));
    return has.at == std::string_view::npos || story_.asks(line) ? "" : name_before(line, has.at);
  }

  // 「志波さんは起きたら監視をお願い。報告書も」: the only one of the others whom the message names
  // before; 「報告書もお願い」 alone is said to who spoke last.
  [[nodiscard]] std::string meant_by(Line line, const Report& report) const {
    std::vector<std::string> named;
    for (const Line other : story_.lines(line.n)) {
      const std::string name = other < line ? name_before(other, story_.normal(other).size()) : "";
      if (!name.empty() && name != story_.speaker(line.n) &&
          std::ranges::find(named, name) == named.end()) {
        named.push_back(name);
      }
    }
    if (named.size() == 1) {
      return named.front();
    }
    const bool also = starts_with_any(story_.normal(line).substr(report.end), cue("also_marks"));
    const bool last = also && named.empty() && line.n > 1 && !story_.bot(line.n - 1) &&
                      story_.speaker(line.n - 1) != story_.speaker(line.n) &&
                      story_.has(line.n - 1, Tag::followup);
    return last ? story_.speaker(line.n - 1) : "";
  }

  // 「月曜に私から電話します。そのあと報告書も」: goes on with what who speaks is to do.
  [[nodiscard]] bool goes_on(Line line, const Report& report) const {
    return line.index > 0 &&
           starts_with_any(story_.normal(line).substr(report.end), cue("also_marks")) &&
           story_.modality({line.n, line.index - 1}) == Modality::intention;
  }

  // 「書きます」「僕で」: whoever answers takes it on.
  [[nodiscard]] std::string answerer(Line asked, const std::string& asker) const {
    constexpr int kAnswer = 3;  // messages
    for (int n = asked.n; n <= std::min(asked.n + kAnswer, story_.size()); ++n) {
      for (const Line line : story_.lines(n)) {
        const bool later = n > asked.n || line.index > asked.index;
        // Who asked may take it on after another answer.
        const bool other = n != asked.n + 1 || story_.speaker(n) != asker;
        const std::string_view text = story_.normal(line);
        if (std::string named = later ? has_written(line) : ""; !named.empty()) {
          return named;
        }
        const bool promises =
            find_first(text, cue("writes")).before(find_first(text, cue("writes_asked")));
        // 「午後に役員に出すんで」 is why it is asked for.
        const bool reason = ends_with_any(text::without_closing_marks(text), cue("reason_ends"));
        if (later && other && !reason && !story_.bot(n) && !story_.asks(line) &&
            !holds_any(text, cue("report_undecided")) &&
            (promises || find_self(text, 0).at != std::string_view::npos)) {
          return story_.speaker(n);
        }
      }
    }
    return "";
  }

  // 「・kawai：ふりかえり、木曜まで」; the report begins at `end`.
  [[nodiscard]] std::string listed_before(Line line, std::size_t end) const {
    const std::string_view text = story_.normal(line);
    for (std::size_t at = 0; at < std::min(end, text.size());
         at += text::character_at(text, at).size) {
      const auto [person, size] = bearer_at(text, at);
      if (person == nullptr) {
        continue;
      }
      // 「小田切さんは振り返り、木曜まで」
      const std::string_view joint = text.substr(at + size, std::max(end, at + size) - at - size);
      if (starts_with_any(text.substr(at + size), cue("list_marks")) ||
          cue("listed_for").any_is(joint)) {
        return person->name;
      }
    }
    return "";
  }

  // 「下書きは森…がいいけど徹夜だから俺が書くわ」: what is said on, of no other paper.
  [[nodiscard]] bool takes_over(Line line) const {
    if (line.index >= story_.lines(line.n).size()) {
      return false;
    }
    const std::string_view text = story_.normal(line);
    const Found self = find_self(text, 0);
    const Found promised = find_first(text, cue("writes"));
    return self.before(promised) && promised.at != std::string_view::npos &&
           promised.at - self.at <= kBesideSelf &&
           text.substr(0, self.at).find(story_.phrases().text("particle.topic")) ==
               std::string_view::npos;
  }

  // The same, also behind 「と言いたいところですが」.
  [[nodiscard]] bool takes_over_behind(Line line) const {
    const Line next{line.n, line.index + 1};
    const bool wished = next.index < story_.lines(line.n).size() &&
                        holds_any(story_.normal(next), cue("wished_instead"));
    return takes_over(next) || (wished && takes_over({line.n, line.index + 2}));
  }

  // 「仁平さん、報告書は明日でいい」: whom the line calls.
  [[nodiscard]] std::string called_first(Line line) const {
    const std::string_view text = story_.normal(line);
    const auto [person, size] = bearer_at(text, 0);
    if (person == nullptr) {
      return "";
    }
    std::string_view behind = text.substr(size);
    for (const std::string& title : cue("honorifics")) {
      behind.remove_prefix(behind.starts_with(title) ? title.size() : 0);
    }
    return starts_with_any(behind, cue("vocatives")) ? person->name : "";
  }

  // 「で、報告書は」: nothing follows, so that it asks.
  [[nodiscard]] bool leaves_open(Line line, std::size_t behind) const {
    std::string_view rest = text::without_closing_marks(story_.normal(line).substr(behind));
    rest.remove_prefix(rules::prefix_size(rest, cue("report_forms")));
    return story_.asks(line) || rest.empty() || is_one_of(rest, cue("topic_particles"));
  }

  // 「堤と岸の共同…いや、岸が主担当で」: who is to lead of those named.
  [[nodiscard]] std::string leading_writer(std::string_view text, std::size_t from) const {
    for (Found found = next_name(text, from); found.size > 0;
         found = next_name(text, found.at + found.size)) {
      std::string_view behind = text.substr(found.at + found.size);
      for (const std::string& title : cue("honorifics")) {
        behind.remove_prefix(behind.starts_with(title) ? title.size() : 0);
      }
      if (starts_with_any(behind, cue("leads_writing"))) {
        return name_at(text, found.at);
      }
    }
    return "";
  }

  // Who takes on the report by this line; empty where it says so of nobody.
  [[nodiscard]] std::string writer_by(Line line, const Report& report) const {
    const std::size_t behind = report.end;
    const std::string_view text = story_.normal(line);
    if (holds_any(text, cue("writes_english")) && !story_.asks(line)) {
      return story_.speaker(line.n);
    }
    if (holds_any(text, cue("report_whose"))) {
      return answerer(line, story_.speaker(line.n));
    }
    if (std::string leads = leading_writer(text, behind); !leads.empty()) {
      return leads;
    }
    const Found name = find_name(text, behind);
    const Found self = find_self(text, behind);
    const Found promised = find_first(text, cue("writes"), behind);
    const Found asked = find_first(text, cue("writes_asked"), behind);
    const bool named = name.before(self) && name.before(promised);
    // 「2件まとめて私が書きます」, 「森がいいけど徹夜になるから俺が書く」
    const bool self_writes = promised.at != std::string_view::npos && self.before(promised);
    if (named && !(self_writes && promised.at - self.at <= kBesideSelf)) {
      return name_at(text, name.at);
    }
    if (self.at != std::string_view::npos && (!asked.before(self) || self_writes)) {
      return story_.speaker(line.n);
    }
    if (promised.before(asked)) {
      return promiser(line, behind);
    }
    return asked.at != std::string_view::npos ? asked_by(line, report)
                                              : writer_beside(line, report);
  }

  // Who promises to write, where no name stands behind the report.
  [[nodiscard]] std::string promiser(Line line, std::size_t behind) const {
    const std::string before = name_before(line, behind);
    const bool own = before.empty() || before == story_.speaker(line.n) ||
                     story_.modality(line) == Modality::intention;
    return story_.asks(line) ? answerer(line, "") : own ? story_.speaker(line.n) : before;
  }

  // Whom the line asks to write.
  [[nodiscard]] std::string asked_by(Line line, const Report& report) const {
    const std::string near = name_before(line, report.end);
    const std::string before = near.empty() ? name_before(line, story_.normal(line).size()) : near;
    if (!before.empty() && before != story_.speaker(line.n)) {
      return before;
    }
    const std::string answers = answerer(line, story_.speaker(line.n));
    const bool asks = story_.modality(line) == Modality::request;
    return answers.empty() && asks ? meant_by(line, report) : answers;
  }

  // Who stands beside the report in a line that says nothing of writing.
  [[nodiscard]] std::string writer_beside(Line line, const Report& report) const {
    const std::string listed = listed_before(line, report.begin);
    const std::string called = called_first(line);
    return !listed.empty()                                  ? listed
           : !called.empty()                                ? called
           : goes_on(line, report)                          ? story_.speaker(line.n)
           : leaves_open(line, report.end)                  ? answerer(line, story_.speaker(line.n))
           : is_also_asked(story_.normal(line), report.end) ? called_in_message(line)
                                                            : "";
  }

  // 「湯川さん、今週いっぱいでお願い。報告書もあわせて」
  [[nodiscard]] bool is_also_asked(std::string_view text, std::size_t behind) const {
    return starts_with_any(text.substr(behind), cue("report_also"));
  }

  [[nodiscard]] std::string called_in_message(Line line) const {
    for (const Line other : story_.lines(line.n)) {
      if (std::string called = called_first(other); !called.empty() && !story_.asks(other)) {
        return called;
      }
    }
    return "";
  }

  const Story& story_;
  analysis::Names names_;
};

// What the analysis found: the owner of a follow-up that is to write the report.
Statement owner_of_report(const Story& story) {
  Statement found;
  for (const int n : story.tagged(Tag::followup)) {
    const TagFinding& finding = *find_tag(story.event(n), Tag::followup);
    const bool report =
        (finding.postmortem || story.hears(n, "postmortem")) && !story.hears(n, "report_undecided");
    if (report && !finding.owner.empty() && story.carriers(n, Tag::followup).size() == 1) {
      found = {finding.owner, {n}};
    }
  }
  return found;
}

}  // namespace

Statement author(const Story& story) {
  Statement found = WriterFinder(story).find();
  return found.text.empty() ? owner_of_report(story) : found;
}

}  // namespace tenmatsu::composition
