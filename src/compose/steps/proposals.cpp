#include "compose/steps/proposals.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// 「読込に3分」, 「約40件」, 「20分見る」, 「5分くらいで」: a figure with its counter.
bool ends_in_figure(const Story& story, std::string_view text) {
  text.remove_suffix(rules::suffix_size(text, story.phrases().cue("estimate_tails")));
  for (const std::string& counter : story.phrases().cue("figure_counters")) {
    if (text.size() > counter.size() && text.ends_with(counter)) {
      const char before = text[text.size() - counter.size() - 1];
      return before >= '0' && before <= '9';
    }
  }
  return false;
}

bool is_step(const Story& story, std::string_view sentence) {
  // 「予備に替えるほうが早い、30秒」 names one, whatever it costs.
  const std::string& comma = story.phrases().text("mark.comma");
  const std::size_t last = sentence.rfind(comma);
  if (last != std::string_view::npos &&
      ends_with_any(sentence.substr(0, last), story.phrases().cue("says_better")) &&
      ends_in_figure(story, sentence)) {
    sentence = sentence.substr(0, last);
  }
  return !ends_with_any(sentence, story.phrases().cue("no_step_ends")) &&
         !ends_in_figure(story, sentence);
}

// 「うちが直した3件は？」, 「2号機まで落ちる危険は」 ask about a thing; 「再起動は？」 and
// 「戻す案は？」 name a step.
bool asks_of_thing(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const std::string& topic = story.phrases().text("particle.topic");
  if (!text.ends_with(topic)) {
    return false;
  }
  const std::string_view thing = text.substr(0, text.size() - topic.size());
  const text::Character last = text::character_before(thing, thing.size());
  // 「forward fixは？」, 「予備のミキサーは？」 may well be meant as steps.
  if (last.size == 0 || text::script_of(last.code) != text::Script::kanji ||
      ends_with_any(thing, story.phrases().cue("names_of_ways"))) {
    return false;
  }
  const std::vector<Stretch> acts = story.terms(line, "action");
  return std::ranges::none_of(acts, [&](const Stretch& act) { return act.end == thing.size(); });
}

// 「主系に戻すほうも一瞬切れるけどね」, 「流していいのかがちょっと」, 「明日お渡しする見込みです」
bool only_doubts(const Story& story, Line line) {
  const bool doubts = story.ends(line, "doubts_ends");
  const bool expects = story.ends(line, "forecast_ends") && !story.conditional(line);
  return story.modality(line) == Modality::statement && (doubts || expects) &&
         !story.hears(line, "no_doubts");
}

// 「時計、ずれていませんか」 asks how it is, 「切り替えると二重になりませんか」 what may come of a
// step; 「戻してもらえませんか」 and 「戻しませんか」 propose one.
bool asks_how_it_is(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  if (!story.asks(line) || story.hears(line, "favours")) {
    return false;
  }
  // 「手で打てないか」, 「貼り紙を立てませんか」: the verb itself ends so
  const std::size_t end = rules::suffix_size(text, story.phrases().cue("asks_state_ends"));
  const bool state = end > 0 && !ends_with_any(text.substr(0, text.size() - end),
                                               story.phrases().cue("te_verb_stems"));
  const bool supposes = find_unless(story.normal(line), story.phrases().cue("worry_ifs"),
                                    story.phrases().cue("no_worry_ifs"))
                            .has_value();
  // 「2号機を外した場合、1号機だけで足りますか」
  const bool weighs = story.modality(line) == Modality::question && story.hears(line, "in_case");
  return state || weighs || (supposes && ends_with_any(text, story.phrases().cue("worry_ends")));
}

}  // namespace

bool proposes_nothing(const Story& story, Line line) {
  return asks_of_thing(story, line) || only_doubts(story, line) || asks_how_it_is(story, line) ||
         (story.asks(line) &&
          (story.hears(line, "asks_which") || story.ends(line, "asks_who_ends"))) ||
         story.ends(line, "doubts_how") || story.ends(line, "makes_sure_ends") ||
         story.ends(line, "reassures_ends") ||
         (story.ends(line, "confirms_ends") && !story.hears(line, "no_doubts"));
}

bool asks_for_time(const Story& story, const std::string& text) {
  return ends_with_any(text::without_closing_marks(text::normalised(text)),
                       story.phrases().cue("asks_for_time"));
}

bool names_step(const Story& story, const std::string& text) {
  const std::vector<std::string> all = split_sentences(story, text::normalised(text));
  return std::ranges::any_of(all,
                             [&](const std::string& sentence) { return is_step(story, sentence); });
}

bool is_bare_deed(const Story& story, const std::string& text) {
  const std::string normal = text::normalised(text);
  std::string_view rest = text::without_closing_marks(normal);
  while (const std::size_t head = rules::prefix_size(rest, story.phrases().cue("bare_heads"))) {
    rest.remove_prefix(head);
  }
  return story.phrases().cue("bare_deeds").any_is(rest);
}

bool names_no_thing(const Story& story, const std::string& text) {
  constexpr std::size_t kFew = 10;  // characters
  const std::string normal = text::normalised(text);
  const std::string_view told = text::without_closing_marks(normal);
  for (std::size_t at = 0; at < told.size(); at += text::character_at(told, at).size) {
    const text::Character next = text::character_at(told, at);
    const text::Script script = text::script_of(next.code);
    const bool noun = script == text::Script::kanji || script == text::Script::katakana ||
                      script == text::Script::latin || script == text::Script::digit;
    const std::string_view behind = told.substr(at + next.size);
    const std::size_t particle = rules::prefix_size(behind, story.phrases().cue("thing_particles"));
    if (noun && particle > 0 && particle < behind.size()) {
      return false;
    }
  }
  return length_of(told) <= kFew;
}

bool begins_with_pointing(const Story& story, std::string_view text) {
  const rules::Phrases& phrases = story.phrases();
  return starts_with_any(text, phrases.cue("row_points")) &&
         !starts_with_any(text, phrases.cue("row_points_not"));
}

bool only_contacts(const Story& story, const std::string& text) {
  const std::vector<std::string> all = split_sentences(story, text::normalised(text));
  return all.size() == 1 && ends_with_any(text::without_closing_marks(all.front()),
                                          story.phrases().cue("only_contacts_ends"));
}

bool only_tells(const Story& story, const std::string& text) {
  const std::string& arrow = story.phrases().text("action.arrow");
  const auto ends = [&](const std::string& sentence, const char* cue) {
    return ends_with_any(text::without_closing_marks(sentence), story.phrases().cue(cue));
  };
  bool tells = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(arrow, at), text.size());
    const std::vector<std::string> all =
        split_sentences(story, text::normalised(text.substr(at, end - at)));
    const bool changes = std::ranges::any_of(
        all, [&](const std::string& sentence) { return ends(sentence, "changing_ends"); });
    if (changes) {
      return false;
    }
    // 「送った。堤様あてに」
    tells = !all.empty() && ends(all.front(), "telling_ends");
    at = end + arrow.size();
  }
  return tells;
}

bool is_joke(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const std::size_t laugh = rules::suffix_size(text, story.phrases().cue("laughs"));
  const std::string_view before = text.substr(0, text.size() - laugh);
  // 「show」 and 「談笑」 end in no laugh.
  const text::Character last = text::character_before(before, before.size());
  const text::Script script = text::script_of(last.code);
  return laugh > 0 && last.size > 0 && script != text::Script::latin &&
         script != text::Script::digit && script != text::Script::kanji &&
         script != text::Script::katakana;
}

}  // namespace tenmatsu::composition
