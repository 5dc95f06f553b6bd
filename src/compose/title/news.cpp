#include <algorithm>
#include <optional>

#include "compose/speech/words.hpp"
#include "compose/title/clauses.hpp"
#include "compose/title/sentence.hpp"
#include "compose/title/sound.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

using text::Script;

class NewsReader : SentenceReader {
 public:
  NewsReader(const TroubleSentence& sentence, std::vector<ThingFailure>& found)
      : SentenceReader(sentence, found), text_(story_.normal(line_)) {}

  void add_news() {
    for (const Stretch& quote : quotations()) {
      if (add_quote(quote) || add_in(quote)) {
        return;
      }
    }
    add_in({0, text_.size()});
  }

  void add_announcements() {
    const auto& quotes = cue("quotation");
    for (std::size_t at = text_.find(quotes[0]); at != std::string_view::npos;
         at = text_.find(quotes[0], at + 1)) {
      const std::size_t begin = at + quotes[0].size();
      const std::size_t closing = text_.find(quotes[1], begin);
      if (closing == std::string_view::npos) {
        return;
      }
      if (is_told_to_users(at, closing + quotes[1].size())) {
        add_announcement({begin, closing});
      }
    }
  }

 private:
  [[nodiscard]] const rules::Words& cue(std::string_view id) const {
    return story_.phrases().cue(id);
  }

  // 「お知らせに「…」」, 「「…」ってアプリのお知らせ」, 「「…」で掲示」
  [[nodiscard]] bool is_told_to_users(std::size_t before, std::size_t behind) const {
    constexpr std::size_t kNear = 36;  // bytes
    return holds_any(text_.substr(0, before), cue("announced_where")) ||
           holds_any(text_.substr(behind, kNear), cue("announced_where")) ||
           starts_with_any(text_.substr(behind), cue("announced_behind"));
  }

  // What the users are told, as far as it tells of the trouble: 「決済が不安定です、…ください」.
  void add_announcement(Stretch quote) {
    const Stretch told = told_in(quote);
    const std::string_view said = text_.substr(told.begin, told.end - told.begin);
    if (is_trouble(story_, said) || !tells_of_trouble(story_, said) ||
        holds_any(said, cue("announced_ends"))) {
      return;
    }
    const std::size_t before = found_.size();
    if (is_named(said)) {
      add(topic_of(told), story_.written(line_, told.begin, told.end));
    } else {
      add_quote(told, false);
    }
    for (std::size_t i = before; i < found_.size(); ++i) {
      found_[i].strong = true;
    }
  }

  // 「通知・未読の遅延」, but not 「決済が不安定」.
  [[nodiscard]] bool is_named(std::string_view said) const {
    return ends_in_trouble(story_, said) &&
           said.find(story_.phrases().text("particle.subject")) == std::string_view::npos;
  }

  // Of 「ログインできない事象、対応中」 and 「表示が遅れていましたが改善中」 what is wrong.
  [[nodiscard]] Stretch told_in(Stretch quote) const {
    const std::string_view all = text_.substr(quote.begin, quote.end - quote.begin);
    if (is_named(all)) {
      return quote;
    }
    std::size_t end = news_end(quote, quote.begin);
    for (const std::string& turn : cue("announced_turns")) {
      const std::size_t at = text_.substr(quote.begin, end - quote.begin).find(turn);
      if (at != std::string_view::npos) {
        end = quote.begin + at + turn.size() - text::character_before(turn, turn.size()).size;
      }
    }
    const std::string_view said = text_.substr(quote.begin, end - quote.begin);
    for (const std::string& kind : cue("announced_kinds")) {
      const std::size_t at = said.find(kind);
      if (at != std::string_view::npos &&
          ends_with_any(said.substr(0, at), cue("before_counted"))) {
        return {quote.begin, quote.begin + at};
      }
    }
    return {quote.begin, end};
  }

  // What somebody is quoted with, without the marks.
  [[nodiscard]] std::vector<Stretch> quotations() const {
    const auto& quotes = cue("quotation");
    std::vector<Stretch> found;
    for (std::size_t at = text_.find(quotes[0]); at != std::string_view::npos;
         at = text_.find(quotes[0], at + 1)) {
      const std::size_t begin = at + quotes[0].size();
      // One that the next sentence closes is told of too.
      const std::size_t end = std::min(text_.find(quotes[1], begin), text_.size());
      if (end == text_.size() ||
          starts_with_any(text_.substr(end + quotes[1].size()), cue("behind_told"))) {
        found.push_back({begin, end});
      }
    }
    return found;
  }

  // 「今月会費を払っているのにゲートが赤」: all of it, as far as its first sentence goes.
  bool add_quote(Stretch quote, bool placed = true) {
    const std::size_t stop = text_.find(story_.phrases().text("mark.full_stop"), quote.begin);
    const std::size_t end = std::min(news_end(quote, quote.begin), stop);
    const std::string said(
        without_ends(story_.written(line_, quote.begin, end), cue("news_tails")));
    if (!holds_any(said, cue("topic_particles")) || holds_any(said, cue("question_words"))) {
      return false;
    }
    const auto clause = ended_clause(said, is_state({quote.begin, end}), false);
    if (!clause || length_of(*clause) < kShortestQuote || length_of(*clause) > kLongestNews) {
      return false;
    }
    const std::size_t before = quote.begin - cue("quotation")[0].size();
    const std::size_t room = kLongestNews - length_of(*clause);
    add(topic_of({quote.begin, end}),
        (placed ? place(front({0, before}, before, room)) : std::string()) + *clause);
    return true;
  }

  // 「自販機の」 or 「自販機が」 before what is quoted, as 「自販機で」.
  [[nodiscard]] std::string place(std::string front) const {
    const auto& phrases = story_.phrases();
    for (const char* particle : {"particle.of", "particle.subject"}) {
      const std::string& end = phrases.text(particle);
      if (front.ends_with(end)) {
        return phrases.fill("title.at",
                            {{"topic", front.substr(0, front.size() - end.size())}, {"said", ""}});
      }
    }
    return front;
  }

  // The first thing that is named there; all of it where nothing is.
  [[nodiscard]] std::string_view topic_of(Stretch in) const {
    for (const NounPhrase& phrase : sentence_.phrases) {
      if (phrase.begin >= in.begin && phrase.end <= in.end) {
        return phrase.of(text_);
      }
    }
    return text_.substr(in.begin, in.end - in.begin);
  }

  // The first subject of which a title can tell the rest.
  bool add_in(Stretch in) {
    for (std::size_t at = in.begin; at < in.end; at += text::character_at(text_, at).size) {
      const std::size_t particle = subject_particle(in, at);
      if (particle != 0 && add_of(in, at, particle)) {
        return true;
      }
    }
    return false;
  }

  // The length of the particle at `at`, if it makes a subject of the noun before it; else 0.
  [[nodiscard]] std::size_t subject_particle(Stretch in, std::size_t at) const {
    const text::Character before = text::character_before(text_, at);
    const bool verb = text::script_of(before.code) == Script::kanji &&
                      starts_with_any(text_.substr(at), cue("verb_endings"));
    if (at <= in.begin || !text::is_noun_letter(before.code) || verb) {
      return 0;
    }
    for (const std::string& particle : cue("news_particles")) {
      if (text_.substr(at).starts_with(particle) && (length_of(particle) > 1 || !inside_noun(at))) {
        return particle.size();
      }
    }
    return 0;
  }

  // 「も」 of 「見積もり」
  [[nodiscard]] bool inside_noun(std::size_t at) const {
    return std::ranges::any_of(sentence_.phrases, [&](const NounPhrase& phrase) {
      return phrase.begin < at && at < phrase.end;
    });
  }

  // Pauses and words that only fill them.
  [[nodiscard]] std::size_t behind_fillers(std::size_t at, std::size_t end) const {
    for (bool again = true; again;) {
      again = false;
      for (const std::string& filler : cue("news_fillers")) {
        if (text_.substr(at).starts_with(filler) && at + filler.size() < end) {
          at += filler.size();
          again = true;
        }
      }
    }
    return at;
  }

  [[nodiscard]] std::size_t noun_begin(Stretch in, std::size_t end) const {
    for (const NounPhrase& phrase : sentence_.phrases) {
      if (phrase.begin >= in.begin && phrase.begin < end && end <= phrase.end) {
        return phrase.begin;
      }
    }
    std::size_t begin = end;
    while (begin > in.begin && text::is_noun_letter(text::character_before(text_, begin).code)) {
      begin -= text::character_before(text_, begin).size;
    }
    return begin;
  }

  // 「同じ」 of 「同じタグ番号」 is the news, as is 「ぶどう」 of 「「ぶどう」で検索すると」.
  [[nodiscard]] std::size_t with_lead(Stretch in, std::size_t begin) const {
    constexpr std::size_t kLongestQuote = 18;  // characters
    const std::string_view before = text_.substr(in.begin, begin - in.begin);
    const auto& quotes = cue("quotation");
    const std::size_t opening = before.rfind(quotes[0]);
    const std::size_t closing = before.rfind(quotes[1]);
    if (opening < closing && closing != std::string_view::npos &&
        cue("behind_news_quotes").any_is(before.substr(closing + quotes[1].size())) &&
        length_of(before.substr(opening, closing - opening)) <= kLongestQuote) {
      return in.begin + opening;
    }
    for (const std::string& lead : cue("news_leads")) {
      if (before.ends_with(lead)) {
        return begin - lead.size();
      }
    }
    return begin;
  }

  bool add_of(Stretch in, std::size_t noun_end, std::size_t particle) {
    const std::size_t begin = noun_begin(in, noun_end);
    const std::size_t behind = behind_fillers(noun_end + particle, in.end);
    const std::string_view name = text_.substr(begin, noun_end - begin);
    const std::size_t end = news_end(in, behind);
    if (end <= behind || !may_fail(name) || starts_with_any(text_.substr(behind), cue("being"))) {
      return false;
    }
    const std::string said =
        story_.written(line_, begin, noun_end) + joint(noun_end, particle, end) +
        std::string(without_ends(story_.written(line_, behind, end), cue("news_tails")));
    // A call that came tells of the trouble; one that does not is the trouble.
    if (tells(name) && !ends_with_any(plain_clause(story_, said), cue("denials"))) {
      return false;
    }
    const bool state = is_state({behind, end});
    const std::string_view before = clause_before(in, begin);
    const bool amiss = holds_any(before, cue("news_leads"));
    const std::string_view topic = is_one_of(name, cue("anyone")) ? topic_of({behind, end}) : name;
    const auto add_said = [&](std::size_t from) {
      const auto clause = ended_clause(story_.written(line_, from, begin) + said, state, amiss);
      return clause && add_from(in, from, topic, *clause);
    };
    const bool contrast = ends_with_any(text::without_closing_marks(before), cue("news_contrasts"));
    return (contrast && add_said(begin - before.size())) || add_said(begin);
  }

  [[nodiscard]] bool may_fail(std::string_view name) const {
    return text::script_of(text::character_at(name, 0).code) != Script::digit &&
           !is_trouble(story_, name) && !starts_with_any(name, cue("news_nobody")) &&
           !is_one_of(name, cue("news_people"));
  }

  // What stands right before the subject at `begin`, up to a comma that is not next to it.
  [[nodiscard]] std::string_view clause_before(Stretch in, std::size_t begin) const {
    const std::string& comma = story_.phrases().text("mark.comma");
    const std::string_view before = text_.substr(in.begin, begin - in.begin);
    const std::size_t end = before.size() - (before.ends_with(comma) ? comma.size() : 0);
    const std::size_t last = before.substr(0, end).rfind(comma);
    return before.substr(last == std::string_view::npos ? 0 : last + comma.size());
  }

  // 「苦情の電話」: by what the trouble came to notice.
  [[nodiscard]] bool tells(std::string_view name) const {
    return holds_any(name, cue("report")) || holds_any(name, cue("news_contacts"));
  }

  // Where the clause ends: the comma of 「1,840kg」 and the unit of 「21時」 end none.
  [[nodiscard]] std::size_t news_end(Stretch in, std::size_t at) const {
    std::size_t end = std::min(clause_end(story_, line_, at), in.end);
    while (end < in.end && end > at && goes_on(end)) {
      const std::size_t next = end + text::character_at(text_, end).size;
      end = std::min(clause_end(story_, line_, next), in.end);
    }
    return told_end(at, end);
  }

  [[nodiscard]] bool goes_on(std::size_t at) const {
    const Script last = text::script_of(text::character_before(text_, at).code);
    return last == Script::digit || starts_with_any(text_.substr(at), cue("news_goes_on")) ||
           (last == Script::kanji && starts_with_any(text_.substr(at), cue("nouns_that_end")));
  }

  // 「商品ばかり出るとショップさん」: before who says so.
  [[nodiscard]] std::size_t told_end(std::size_t begin, std::size_t end) const {
    const std::string& mark = cue("told_marks")[0];
    const std::size_t at = text_.substr(0, end).rfind(mark);
    if (at == std::string_view::npos || at <= begin) {
      return end;
    }
    const text::Character before = text::character_before(text_, at);
    std::size_t behind = at + mark.size();
    while (behind < end && text::is_noun_letter(text::character_at(text_, behind).code)) {
      behind += text::character_at(text_, behind).size;
    }
    const bool who =
        behind == end || is_one_of(text_.substr(behind, end - behind), cue("honorifics"));
    const bool verb = cue("verb_ends").any_is(text_.substr(at - before.size, before.size));
    return who && verb ? at : end;
  }

  // が, but で where what follows up to `end` has its own: 「伝票は誰が打っても」.
  [[nodiscard]] std::string joint(std::size_t at, std::size_t size, std::size_t end) const {
    const auto& phrases = story_.phrases();
    const std::string& subject = phrases.text("particle.subject");
    const std::string particle = story_.written(line_, at, at + size);
    if (particle == subject || !is_one_of(particle, cue("topical_particles"))) {
      return particle;
    }
    const bool own = text_.substr(at + size, end - at - size).find(subject) != std::string::npos;
    return own ? phrases.fill("title.at", {{"topic", ""}, {"said", ""}}) : subject;
  }

  // 「全部赤バツ」: ends in a noun that is no part of a verb.
  [[nodiscard]] bool is_state(Stretch in) const {
    const std::string_view said =
        without_ends(text_.substr(in.begin, in.end - in.begin), cue("news_tails"));
    const std::size_t end = in.begin + said.size();
    const text::Character last = text::character_before(text_, end);
    const text::Character next = text::character_at(text_, end);
    const bool noun =
        text::is_noun_letter(last.code) || last.code == U'%' || said.ends_with(cue("quotation")[1]);
    const bool free = next.size == 0 || text::script_of(next.code) >= Script::blank ||
                      starts_with_any(text_.substr(end), cue("behind_states"));
    return noun && free && !ends_with_any(said, cue("news_no_states"));
  }

  // The clause so that it may stand in a title; what a noun ends becomes so. `amiss`: what stands
  // before it says what is wrong with what came.
  [[nodiscard]] std::optional<std::string> ended_clause(const std::string& said, bool state,
                                                        bool amiss) const {
    const std::string clause = plain_clause(story_, said);
    const bool came = ends_with_any(clause, cue("news_verbs"));
    if (adds_nouns(said, clause) || goes_right(story_, clause) ||
        ends_with_any(clause, cue("no_news")) || ends_with_any(clause, cue("not_clause_final")) ||
        (ends_with_any(clause, cue("talk_final")) && !came) ||
        (came && !amiss && !tells_amiss(clause) &&
         (counts(clause) || ends_with_any(clause, cue("talk_final")))) ||
        holds_any(text::normalised(clause), sentence_.people) ||
        holds_any(text::normalised(clause), cue("job_titles")) ||
        holds_any(text::normalised(clause), cue("no_title_words"))) {
      return std::nullopt;
    }
    if (state && says_of_thing(clause) &&
        text::is_noun_letter(text::character_before(clause, clause.size()).code)) {
      return story_.phrases().fill("title.becoming", {{"clause", clause}});
    }
    return ends_with_any(clause, cue("clause_final")) ? std::optional(closed(story_, clause))
                                                      : std::nullopt;
  }

  [[nodiscard]] static bool counts(const std::string& clause) {
    return std::ranges::any_of(clause, [](char c) { return c >= '0' && c <= '9'; });
  }

  // That an order came is no trouble, nor that 50 did; that the same one did is, or 50 of what
  // there are 12.
  [[nodiscard]] bool tells_amiss(const std::string& clause) const {
    return holds_any(clause, cue("news_leads")) || holds_any(clause, cue("quotation")) ||
           holds_any(clause, cue("news_contrasts")) || holds_any(clause, cue("amiss_counts"));
  }

  // 「前の回答を表示」 is a verb cut short; a state is said of something.
  [[nodiscard]] bool says_of_thing(const std::string& clause) const {
    return holds_any(clause, cue("news_particles"));
  }

  // Whether the plain style says what was not said.
  static bool adds_nouns(const std::string& said, const std::string& clause) {
    for (std::size_t at = 0; at < clause.size(); at += text::character_at(clause, at).size) {
      const text::Character one = text::character_at(clause, at);
      if (text::script_of(one.code) == Script::kanji &&
          said.find(clause.substr(at, one.size)) == std::string::npos) {
        return true;
      }
    }
    return false;
  }

  // 「レジで」 before 「ポイントが0になっている」; empty where nothing stands there that may lead.
  [[nodiscard]] std::string front(Stretch in, std::size_t begin, std::size_t room) const {
    const auto& phrases = story_.phrases();
    for (const NounPhrase& first : sentence_.phrases) {
      const std::string_view name = first.of(text_);
      if (first.begin < in.begin || first.end > begin || reports(first) || tells(name) ||
          is_department(story_, name) || is_one_of(first.particle, cue("place_particles")) ||
          ends_with_any(text_.substr(0, first.begin), cue("inside_names"))) {
        continue;
      }
      const auto between = bridge(story_, line_, first.end, begin);
      if (!between || between->empty() || tells(*between) ||
          holds_any(text_.substr(first.end, begin - first.end), cue("honorifics"))) {
        continue;
      }
      // 「データが「山が浮いている」」: the news has a subject of its own.
      const bool apart = text_.substr(first.end).starts_with(phrases.text("mark.comma")) ||
                         *between == phrases.text("particle.subject");
      const std::string thing =
          lead(in, first.begin) + story_.written(line_, first.begin, first.end) +
          (apart ? phrases.fill("title.at", {{"topic", ""}, {"said", ""}}) : *between);
      if (length_of(thing) <= room && !holds_any(text::normalised(thing), sentence_.people) &&
          !holds_any(thing, cue("job_titles"))) {
        return thing;
      }
    }
    return lead(in, begin);
  }

  [[nodiscard]] std::string lead(Stretch in, std::size_t begin) const {
    std::string found = story_.written(line_, with_lead(in, begin), begin);
    const std::string& quoting = story_.phrases().text("title.quoting");
    if (found.ends_with(quoting)) {
      found.replace(found.size() - quoting.size(), quoting.size(),
                    story_.phrases().text("title.called"));
    }
    return found;
  }

  bool add_from(Stretch in, std::size_t begin, std::string_view name, const std::string& clause) {
    if (length_of(clause) > kLongestNews) {
      return false;
    }
    add(name, front(in, begin, kLongestNews - length_of(clause)) + clause);
    return true;
  }

  void add(std::string_view name, std::string text) {
    ThingFailure failure;
    failure.line = line_;
    failure.name = name;
    failure.rest = std::move(text);
    failure.weight = topic_weight(story_, sentence_.things, failure.name) - kNews;
    found_.push_back(std::move(failure));
  }

  static constexpr std::size_t kLongestNews = 36;   // characters
  static constexpr std::size_t kShortestQuote = 9;  // characters, with the noun that closes it
  static constexpr double kNews = 0.4;

  std::string_view text_;
};

}  // namespace

void hear_announcements(const TroubleSentence& sentence, std::vector<ThingFailure>& found) {
  NewsReader(sentence, found).add_announcements();
}

void hear_news(const TroubleSentence& sentence, std::vector<ThingFailure>& found) {
  NewsReader(sentence, found).add_news();
}

}  // namespace tenmatsu::composition
