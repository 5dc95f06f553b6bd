#include "analyse/owners.hpp"

#include <algorithm>

#include "analyse/deadline.hpp"
#include "analyse/due_day.hpp"
#include "analyse/people.hpp"
#include "text/character_set.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::PeopleWord;
using rules::prefix_size;
using rules::suffix_size;

bool is_promise(const Sentence& sentence) {
  switch (sentence.modality) {
    case Modality::intention:
    case Modality::ongoing:
    case Modality::done:
    case Modality::onset:
      return !sentence.question;
    default:
      return false;
  }
}

bool is_asking(const Sentence& sentence) {
  return sentence.question || sentence.modality == Modality::request ||
         sentence.modality == Modality::proposal || sentence.modality == Modality::question;
}

/// Finds who takes on what is said in one sentence.
class OwnerFinder {
 public:
  OwnerFinder(const Talk& talk, const Rules& rules, std::size_t i)
      : talk_(talk), rules_(rules), i_(i), text_(talk.heard[i].text.text) {}

  /// 「担当は追って決めます」: that nobody has it yet is said in so many words.
  [[nodiscard]] bool is_undecided(std::size_t s) const {
    return holds(talk_.heard[i_].sentences[s], PeopleWord::undecided);
  }

  /// Somebody named, or the speaker who says "I".
  [[nodiscard]] std::string named_in(std::size_t s) const {
    const Sentence& sentence = talk_.result.events[i_].sentences[s];
    const Piece piece = talk_.heard[i_].sentences[s];
    const bool ends_so = suffix_size(text::without_closing_marks(talk_.heard[i_].slice(piece)),
                                     rules_.people.words(PeopleWord::self_end)) > 0;
    if ((holds(piece, PeopleWord::self) || ends_so) && sentence.modality != Modality::request) {
      return speaker();
    }
    if (is_addressed(sentence, piece)) {
      return spoke_before();
    }
    std::string asked;
    for (const NameUse& use : names_in(talk_, rules_, i_, piece)) {
      const std::string_view behind = text_.substr(use.piece.end, piece.end - use.piece.end);
      if (use.piece.begin == piece.begin && is_told(sentence, use, behind)) {
        continue;
      }
      if (use.piece.begin == piece.begin && is_given(sentence, piece, behind)) {
        return use.name;
      }
      if (takes_on(behind) || sends(sentence, piece, behind) || is_made_to(piece, behind)) {
        return use.name;
      }
      if (asked.empty() && asks(sentence, piece) &&
          prefix_size(behind, rules_.people.words(PeopleWord::other)) == 0) {
        asked = use.name;
      }
    }
    return asked;
  }

  /// The speaker, where the sentence is a promise.
  [[nodiscard]] std::string promising_in(std::size_t s) const {
    const Sentence& sentence = talk_.result.events[i_].sentences[s];
    const Piece piece = talk_.heard[i_].sentences[s];
    const std::string_view text = text::without_closing_marks(talk_.heard[i_].slice(piece));
    const bool ends_so =
        (sentence.modality == Modality::statement || sentence.modality == Modality::proposal) &&
        !sentence.question &&
        (suffix_size(text, rules_.people.words(PeopleWord::promise)) > 0 ||
         suffix_size(before_day(piece), rules_.people.words(PeopleWord::promise)) > 0);
    return is_promise(sentence) || ends_so || goes_on_from_yes(s) || settles_day(sentence, piece)
               ? speaker()
               : "";
  }

  /// Whether the sentence asks for a thing: 「報告書を金曜までにください」.
  [[nodiscard]] bool begs_in(std::size_t s) const {
    return begs_thing(rules_.phrases, talk_.heard[i_].slice(talk_.heard[i_].sentences[s]));
  }

  /// Whether it only tells what becomes of the thing that the sentence before it asks for.
  [[nodiscard]] bool tells_what_for(std::size_t s) const {
    const Piece piece = talk_.heard[i_].sentences[s];
    return s > 0 && begs_in(s - 1) && tells_use(rules_.phrases, talk_.heard[i_].slice(piece)) &&
           day_in(piece).weight == 0;
  }

  /// The speaker, who answers with nothing but a day: 「sure, 金曜まで」.
  [[nodiscard]] std::string dating_in(std::size_t s) const {
    const Sentence& sentence = talk_.result.events[i_].sentences[s];
    const bool day = day_in(talk_.heard[i_].sentences[s]).weight > 0 && !is_asking(sentence);
    return day ? speaker() : "";
  }

 private:
  /// Whether `behind`, the rest of a sentence behind a name, makes its bearer the owner.
  [[nodiscard]] bool takes_on(std::string_view behind) const {
    const std::size_t last = prefix_size(behind, rules_.people.words(PeopleWord::owner_end));
    if (is_end(behind) || (last > 0 && is_end(behind.substr(last)))) {
      return true;
    }
    // 「堤さんの班で今週中に」
    if (rules_.phrases.cue("of_team").any_begins(behind)) {
      return true;
    }
    // 「折原さんで3/6まで」「(葉山、今週中)」「台帳:古屋さん(今月中)」
    std::string_view rest = behind.substr(last);
    rest.remove_prefix(rest.starts_with('(') || rest.starts_with(' ') ? 1 : 0);
    if (begins_with_day(rules_.due, rest) ||
        begins_with_day(rules_.due, behind.substr(rules_.due.joint(behind)))) {
      return true;
    }
    return prefix_size(behind, rules_.people.words(PeopleWord::owner)) >
           prefix_size(behind, rules_.people.words(PeopleWord::other));
  }

  // 「牧様、速報を17時までにお出しします」 tells that person what the speaker does.
  [[nodiscard]] bool is_told(const Sentence& sentence, const NameUse& use,
                             std::string_view behind) const {
    return sentence.modality == Modality::intention && !sentence.question &&
           behind.starts_with(rules_.phrases.text("mark.comma")) &&
           suffix_size(talk_.heard[i_].slice(use.piece), rules_.phrases.cue("formal_titles")) > 0;
  }

  // 「岸は古い値の打ち切りを今週」: what and until when, and no verb.
  [[nodiscard]] bool is_given(const Sentence& sentence, Piece piece,
                              std::string_view behind) const {
    const std::string_view work = before_day(piece);
    const bool thing =
        work.ends_with(rules_.phrases.text("particle.object")) ||
        (!work.empty() && text::is_noun_letter(text::character_before(work, work.size()).code));
    return thing && behind.starts_with(rules_.phrases.text("particle.topic")) &&
           !sentence.question && sentence.modality == Modality::statement;
  }

  // 「堤さんから今週中に送ってください」, 「報告書は岸からお送りします」; but not
  // 「堤さんから聞いた件」.
  [[nodiscard]] bool sends(const Sentence& sentence, Piece piece, std::string_view behind) const {
    const bool from = rules_.phrases.cue("sender_particles").any_begins(behind);
    const bool plans = sentence.modality == Modality::intention || asks(sentence, piece);
    return from && plans && !sentence.question &&
           !rules_.phrases.cue("received_words").any_in(behind);
  }

  // 「総務の堤に洗わせる」
  [[nodiscard]] bool is_made_to(Piece piece, std::string_view behind) const {
    const std::string_view text = text::without_closing_marks(talk_.heard[i_].slice(piece));
    return behind.starts_with(rules_.phrases.text("particle.to")) &&
           suffix_size(text, rules_.phrases.cue("makes_do_ends")) > 0;
  }

  // 「補償は持ち帰って、月曜に返答」, and 「写しは来月でいい？」, which asks leave for one's own
  // day.
  [[nodiscard]] bool settles_day(const Sentence& sentence, Piece piece) const {
    const std::string_view text = text::without_closing_marks(talk_.heard[i_].slice(piece));
    const auto& ends =
        rules_.phrases.cue(sentence.question ? "asks_leave_for_day" : "promised_nouns");
    const bool told = sentence.question || sentence.modality == Modality::statement ||
                      sentence.modality == Modality::done;
    // 「堤さんには案を頼みます。金曜まででいい？」 asks who was named before.
    const Piece asked{0, talk_.heard[i_].text.text.size()};
    return told && day_in(piece).weight > 0 && suffix_size(text, ends) > 0 &&
           names_in(talk_, rules_, i_, sentence.question ? asked : piece).empty();
  }

  // 「お前は経過の報告書な、来週中」
  [[nodiscard]] bool is_addressed(const Sentence& sentence, Piece piece) const {
    const std::string_view text = talk_.heard[i_].slice(piece);
    const std::string_view bare = text::without_closing_marks(text);
    const std::size_t end = suffix_size(bare, rules_.people.words(PeopleWord::owner_end));
    const std::string_view before = bare.substr(0, bare.size() - end);
    const bool names_thing =
        end > 0 && text::is_noun_letter(text::character_before(before, before.size()).code);
    return rules_.phrases.cue("addressed_heads").any_begins(text) && !sentence.question &&
           (names_thing || asks(sentence, piece) || day_in(piece).weight > 0);
  }

  // Who spoke last before the message, other than its speaker and the programs.
  [[nodiscard]] std::string spoke_before() const {
    for (std::size_t i = i_; i > 0; --i) {
      const Person* person =
          person_of(talk_.result, talk_.result.transcript.messages[i - 1].speaker);
      if (person != nullptr && !person->bot && person->name != speaker()) {
        return person->name;
      }
    }
    return "";
  }

  // 「はい。あと、鳴るものは今日のうちに」: what breaks off behind a yes is promised.
  [[nodiscard]] bool goes_on_from_yes(std::size_t s) const {
    const auto& sentences = talk_.result.events[i_].sentences;
    const Piece piece = talk_.heard[i_].sentences[s];
    const std::string_view text = text::without_closing_marks(talk_.heard[i_].slice(piece));
    const bool yes = s > 0 && rules_.phrases.cue("takes_alone").any_begins(text_);
    const Deadline day = day_in(piece);
    return yes && !sentences[s].question && !asks(sentences[s], piece) && day.weight > 0 &&
           suffix_size(text, rules_.phrases.cue("broken_off_ends")) > 0 &&
           names_in(talk_, rules_, i_, piece).empty();
  }

  [[nodiscard]] Deadline day_in(Piece piece) const { return deadline_in(rules_.due, text_, piece); }

  // 「HEADは非同期に直す、来週」: the promise stands before the day.
  [[nodiscard]] std::string_view before_day(Piece piece) const {
    constexpr std::size_t kParticle = 9;  // bytes: までに
    const Deadline day = day_in(piece);
    const bool last = day.weight > 0 && text::without_closing_marks(
                                            text_.substr(day.piece.end, piece.end - day.piece.end))
                                                .size() <= kParticle;
    return last ? text::without_closing_marks(
                      text_.substr(piece.begin, day.piece.begin - piece.begin))
                : std::string_view{};
  }

  // 「室伏さん仕切って」 asks too.
  [[nodiscard]] bool asks(const Sentence& sentence, Piece piece) const {
    const auto& words = rules_.people.words(PeopleWord::asking);
    const std::string_view text = text::without_closing_marks(talk_.heard[i_].slice(piece));
    return is_asking(sentence) || suffix_size(text, words) > 0 ||
           suffix_size(before_day(piece), words) > 0;
  }

  [[nodiscard]] bool holds(Piece piece, PeopleWord kind) const {
    const std::string_view text = talk_.heard[i_].slice(piece);
    const auto& words = rules_.people.words(kind);
    const text::CharacterSet characters = text::CharacterSet::of(text);
    return std::ranges::any_of(words, [&](const std::string& word) {
      const std::size_t at = characters.holds(text::CharacterSet::hash_at(word, 0))
                                 ? text.find(word)
                                 : std::string_view::npos;
      return at != std::string_view::npos && !is_denied(text, at, at + word.size());
    });
  }

  // 「私ではなく堤さんが」: what denies a word may begin within it.
  [[nodiscard]] bool is_denied(std::string_view text, std::size_t begin, std::size_t end) const {
    const auto& denials = rules_.phrases.cue("but_not");
    for (std::size_t at = begin; at <= end && at < text.size();
         at += text::character_at(text, at).size) {
      if (denials.any_begins(text.substr(at))) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] static bool is_end(std::string_view marked) {
    const std::string_view rest = text::without_closing_marks(marked);
    return std::ranges::none_of(rest, [](char c) {
      return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= 'z');
    });
  }

  [[nodiscard]] std::string speaker() const {
    const Person* person = person_of(talk_.result, talk_.result.transcript.messages[i_].speaker);
    return person == nullptr || person->bot ? "" : person->name;
  }

  const Talk& talk_;
  const Rules& rules_;
  std::size_t i_;
  std::string_view text_;
};

std::string as_written(const Talk& talk, std::size_t i, Piece piece) {
  const Span span = span_of(talk, i, piece);
  return talk.result.transcript.messages[i].text.substr(span.begin, span.end - span.begin);
}

/// Reads the work of one message, each piece with all that is said of it.
class WorkReader {
 public:
  WorkReader(const Talk& talk, const Rules& rules, std::size_t i)
      : talk_(talk), rules_(rules), i_(i), finder_(talk, rules, i) {}

  void read(TagFinding& finding) const {
    const std::vector<int> begins = begins_of(finding.sentences);
    finding.work.clear();
    std::vector<int> clearness;
    for (std::size_t k = 0; k < begins.size(); ++k) {
      const auto begin = static_cast<std::size_t>(begins[k]);
      const std::size_t end = k + 1 < begins.size() ? static_cast<std::size_t>(begins[k + 1])
                                                    : talk_.heard[i_].sentences.size();
      const std::string name = named(begin, end);
      finding.work.push_back(
          {begins[k], name.empty() ? promiser(begin, end) : name, due(begin, end)});
      clearness.push_back((name.empty() ? 0 : 1) + (finding.work.back().due.empty() ? 0 : 1));
    }
    choose(finding, clearness);
    const bool marked =
        !begins.empty() && mark(static_cast<std::size_t>(begins.front())) != nullptr;
    if (finding.owner.empty() && finding.work.size() == 1 && !marked) {
      finding.owner = answerer(static_cast<std::size_t>(begins.front()));
      finding.work.front().owner = finding.owner;
    }
  }

 private:
  using Find = std::string (OwnerFinder::*)(std::size_t) const;

  [[nodiscard]] std::string first(std::size_t begin, std::size_t end, Find find) const {
    std::string name;
    for (std::size_t s = begin; s < end && name.empty(); ++s) {
      name = (finder_.*find)(s);
    }
    return name;
  }

  /// Of a line that assigns work; nullptr elsewhere.
  [[nodiscard]] const Mark* mark(std::size_t s) const {
    const Mark* found = talk_.heard[i_].mark(s);
    return found != nullptr && found->marker->assigns ? found : nullptr;
  }

  // Not the second clause of the same line.
  [[nodiscard]] bool begins_by_mark(std::size_t s) const {
    const std::string_view text = talk_.heard[i_].text.text;
    const auto& sentences = talk_.heard[i_].sentences;
    return mark(s) != nullptr &&
           (s == 0 || text.substr(sentences[s - 1].end, sentences[s].begin - sentences[s - 1].end)
                              .find('\n') != std::string_view::npos);
  }

  // As the talk calls whom 「@name」 names.
  [[nodiscard]] std::string called(Piece name) const {
    const std::string_view text = talk_.heard[i_].slice(name);
    const std::size_t title = suffix_size(text, rules_.people.words(PeopleWord::honorific));
    const std::string_view bare = title < text.size() ? text.substr(0, text.size() - title) : text;
    for (const Person& person : talk_.result.people) {
      const auto is_label = [&](const std::string& label) {
        return text::normalised(label) == bare;
      };
      if (text::normalised(person.name) == bare || std::ranges::any_of(person.labels, is_label)) {
        return person.name;
      }
    }
    return as_written(talk_, i_, {name.begin, name.begin + bare.size()});
  }

  // 「やります！金曜までに」「sure, 金曜まで」: the work was named by somebody else.
  [[nodiscard]] std::string answerer(std::size_t begin) const {
    if (!adds_only(begin) || finder_.is_undecided(begin)) {
      return "";
    }
    const std::string name = first(0, begin, &OwnerFinder::promising_in);
    return name.empty() ? finder_.dating_in(begin) : name;
  }

  // 「4月10日までに行います」 behind the work adds to it and is none of its own.
  [[nodiscard]] std::vector<int> begins_of(const std::vector<int>& sentences) const {
    std::vector<int> begins;
    for (const int s : sentences) {
      if (begins.empty() || begins_by_mark(static_cast<std::size_t>(s)) ||
          !adds_only(static_cast<std::size_t>(s))) {
        begins.push_back(s);
      }
    }
    return begins;
  }

  // 「こちらは私が18時以降に実施します」
  [[nodiscard]] bool refers_back(Piece piece) const {
    return prefix_size(talk_.heard[i_].slice(piece), rules_.people.words(PeopleWord::refers)) > 0;
  }

  // Whether a sentence names a day or a person and hardly anything else.
  [[nodiscard]] bool adds_only(std::size_t s) const {
    const Piece piece = talk_.heard[i_].sentences[s];
    // Letters of nouns.
    const int hardly_any = refers_back(piece) ? 8 : finder_.is_undecided(s) ? 5 : 2;
    const std::string_view text = talk_.heard[i_].text.text;
    std::vector<Piece> known{deadline_in(rules_.due, text, piece).piece};
    for (const NameUse& use : names_in(talk_, rules_, i_, piece)) {
      known.push_back(use.piece);
    }
    int letters = 0;
    for (std::size_t at = piece.begin; at < piece.end;) {
      const text::Character here = text::character_at(text, at);
      const bool outside = std::ranges::none_of(
          known, [at](const Piece& one) { return at >= one.begin && at < one.end; });
      letters += outside && text::is_noun_letter(here.code) ? 1 : 0;
      at += here.size;
    }
    return letters <= hardly_any;
  }

  // Somebody who is named for it.
  [[nodiscard]] std::string named(std::size_t begin, std::size_t end) const {
    const Mark* marked = mark(begin);
    return marked != nullptr && marked->owner.end != 0 ? called(marked->owner)
                                                       : first(begin, end, &OwnerFinder::named_in);
  }

  // Whoever marks a line as work does not take it on by that.
  [[nodiscard]] std::string promiser(std::size_t begin, std::size_t end) const {
    // 「報告書を金曜までにください。理事会に出します」
    if (mark(begin) != nullptr || finder_.begs_in(begin) || finder_.tells_what_for(begin)) {
      return "";
    }
    for (std::size_t s = begin; s < end; ++s) {
      if (finder_.is_undecided(s)) {
        return "";
      }
    }
    // 「お店にも何か欲しいです。泣いている方がいました」
    const auto& sentences = talk_.result.events[i_].sentences;
    const bool asks = sentences[begin].modality == Modality::request;
    std::string name;
    for (std::size_t s = begin; s < end && name.empty(); ++s) {
      const bool tells = asks && sentences[s].modality == Modality::done;
      name = tells ? "" : finder_.promising_in(s);
    }
    return name;
  }

  // 「委員会が月末なので、」, where the next sentence begins by 「それまでに」.
  [[nodiscard]] bool is_pointed_at(std::size_t s) const {
    const auto& sentences = talk_.heard[i_].sentences;
    if (s + 1 >= sentences.size() || finder_.is_undecided(s) ||
        !ends_by_reason(rules_, talk_.heard[i_].text.text, sentences[s])) {
      return false;
    }
    const std::string_view next = talk_.heard[i_].slice(sentences[s + 1]);
    return rules_.due.pointer(next.substr(rules_.due.joint(next))) > 0;
  }

  // The day in it, which the next sentence points at: read with that, since 「金曜までなので」
  // alone is a mere reason.
  [[nodiscard]] Deadline day_pointed_at(std::size_t s) const {
    const auto& sentences = talk_.heard[i_].sentences;
    const Deadline day = deadline_in(rules_.due, talk_.heard[i_].text.text,
                                     {sentences[s].begin, sentences[s + 1].end});
    return day.piece.end <= sentences[s].end ? day : Deadline{};
  }

  // The day may stand in a sentence of its own, behind the promise.
  [[nodiscard]] std::string due(std::size_t begin, std::size_t end) const {
    if (const Mark* marked = mark(begin); marked != nullptr && marked->due.end != 0) {
      return as_written(talk_, i_, marked->due);
    }
    const std::string_view text = talk_.heard[i_].text.text;
    Deadline best;
    bool reason = false;  // the sentence of the best only says why
    const std::size_t first = begin > 0 && is_pointed_at(begin - 1) ? begin - 1 : begin;
    for (std::size_t s = first; s < end; ++s) {
      const Piece piece = talk_.heard[i_].sentences[s];
      Deadline found = finder_.is_undecided(s) ? Deadline{} : due_day(rules_, text, piece);
      if (found.weight == 0 && is_pointed_at(s)) {
        found = day_pointed_at(s);
      }
      if (found.weight > best.weight || (found.weight > 0 && reason)) {
        best = found;
        reason = ends_by_reason(rules_, text, piece) && finder_.named_in(s).empty() &&
                 finder_.promising_in(s).empty();
      }
    }
    return best.weight > 0 ? as_written(talk_, i_, best.piece) : "";
  }

  // The piece that somebody takes on most clearly, by name and until a day, the first of equals;
  // 「21時半で終息とします」 beside it is no work. The day may be said of all of them at the end.
  static void choose(TagFinding& finding, const std::vector<int>& clearness) {
    int most = -1;
    for (std::size_t k = 0; k < finding.work.size(); ++k) {
      const Assignment& one = finding.work[k];
      if (!one.owner.empty() && clearness[k] > most) {
        most = clearness[k];
        finding.owner = one.owner;
        finding.due = one.due;
      }
    }
    for (const Assignment& one : finding.work) {
      const bool fits = one.owner.empty() || one.owner == finding.owner;
      if (finding.due.empty() && fits) {
        finding.due = one.due;
      }
    }
  }

  const Talk& talk_;
  const Rules& rules_;
  std::size_t i_;
  OwnerFinder finder_;
};

}  // namespace

bool begs_thing(const rules::Phrases& phrases, std::string_view sentence) {
  return suffix_size(text::without_closing_marks(sentence), phrases.cue("begs_thing_ends")) > 0;
}

bool tells_use(const rules::Phrases& phrases, std::string_view sentence) {
  const auto holds = [&](std::string_view mark) {
    return sentence.find(phrases.text(mark)) != std::string_view::npos;
  };
  return !holds("particle.object") && !holds("particle.topic");
}

void find_owners(Talk& talk, const Rules& rules) {
  for (std::size_t i = 0; i < talk.result.events.size(); ++i) {
    for (TagFinding& finding : talk.result.events[i].tags) {
      if (finding.tag == Tag::followup) {
        WorkReader(talk, rules, i).read(finding);
      }
    }
  }
}

}  // namespace tenmatsu::analysis
