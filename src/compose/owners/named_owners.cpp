#include "compose/owners/named_owners.hpp"

#include <algorithm>
#include <vector>

#include "analyse/deadline.hpp"
#include "compose/owners/days.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/owners/takers.hpp"
#include "compose/speech/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using rules::PeopleWord;

// Whether those named before it are to do what stands behind 「堤さんと岸さんで」, and did not do
// it nor differ over it: 「意見が割れています」.
bool are_to_do(const Story& story, Line line, std::string_view behind) {
  const Modality modality = story.modality(line);
  const bool wants = modality == Modality::intention || modality == Modality::request ||
                     modality == Modality::proposal || modality == Modality::need;
  const std::string_view deed = text::without_closing_marks(behind);
  return !starts_with_any(behind, story.phrases().cue("no_pair_behind")) &&
         (deed.empty() || wants ||
          (modality == Modality::statement && !holds_any(deed, story.phrases().cue("differs"))));
}

// 「堤さんと私で見つけた誤りを直します」: what they did tells which thing.
bool tells_what_was_done(const Story& story, std::string_view behind) {
  const rules::DueWords& due = story.rules().due;
  for (std::size_t at = 0; at < behind.size(); at += text::character_at(behind, at).size) {
    const std::size_t end = at + due.past(behind.substr(at));
    if (at > 0 && end > at && text::is_noun_letter(text::character_at(behind, end).code)) {
      return true;
    }
  }
  return false;
}

// Whether whoever it is handed to says yes or no in one of the next messages; nothing where
// neither.
std::optional<bool> answered_by(const Story& story, Line handed, const std::string& name) {
  constexpr int kNear = 4;  // messages
  for (int n = handed.n + 1; n <= std::min(handed.n + kNear, story.size()); ++n) {
    const Line first{n, 0};
    if (story.speaker(n) != name || story.asks(first)) {
      continue;
    }
    const std::string_view text = story.normal(first);
    const bool no = starts_with_any(text, story.phrases().cue("answers_no")) ||
                    story.negated(first) || story.hears(first, "thinks_over") ||
                    undecided(story, n);
    // 「見積もりをお持ちします」
    const bool yes = says_yes(story, first) ||
                     (story.modality(first) == Modality::intention &&
                      shared_words(content_words(text), content_words(story.normal(handed))) > 0);
    return no ? std::optional(false) : yes ? std::optional(true) : std::nullopt;
  }
  return std::nullopt;
}

// 「堤さんに頼みます」 asks for it there and then; 「堤さんに見積もってもらいます」 needs a yes.
bool takes_over(const Story& story, Line line, const std::string& name, std::string_view deed) {
  const bool asks = story.asks(line) || starts_with_any(deed, story.phrases().cue("asks_of"));
  return answered_by(story, line, name).value_or(asks);
}

// 「設定の更新」, 「宛先の棚卸し」
bool ends_as_noun(const Story& story, std::string_view thing) {
  const auto& ends = story.phrases().cue("deed_noun_ends");
  thing.remove_suffix(rules::suffix_size(thing, ends));
  return text::is_noun_letter(text::character_before(thing, thing.size()).code);
}

}  // namespace

std::string owner_said(const Story& story, int n, std::size_t first, std::size_t last) {
  constexpr std::size_t kLongest = 12;  // characters of a name with its place
  const std::string& of = story.phrases().text("particle.of");
  for (std::size_t i = first; i <= last; ++i) {
    const std::string_view text = story.normal(Line{n, i});
    for (const std::string& head : story.phrases().cue("owner_heads")) {
      const std::size_t at = text.find(head);
      std::size_t end = at == std::string_view::npos ? at : at + head.size();
      const std::size_t begin = end;
      while (end != std::string_view::npos && end < text.size() &&
             (text::is_noun_letter(text::character_at(text, end).code) ||
              text.substr(end).starts_with(of))) {
        end += text::character_at(text, end).size;
      }
      const std::string_view name =
          end == std::string_view::npos ? "" : text.substr(begin, end - begin);
      const std::string known = named_in(story, n, name);
      if (!known.empty()) {
        return known;
      }
      if (!name.empty() && length_of(name) <= kLongest &&
          !story.phrases().cue("no_owners").any_begins(text.substr(begin)) &&
          !analysis::begins_with_day(story.rules().due, text.substr(begin)) &&
          !ends_with_any(name, story.phrases().cue("no_owner_ends"))) {
        return std::string(name);
      }
    }
  }
  return "";
}

std::string handed_on(const Story& story, Line line) {
  const std::string& to = story.phrases().text("particle.to");
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const std::string_view text = story.normal(line);
  for (const Mention& one : mentions_in(story, text)) {
    const std::string_view behind = without_title(story, one.behind);
    const std::string_view deed = behind.substr(behind.starts_with(to) ? to.size() : 0);
    // 「堤さんに見積もってもらいます」
    // 「形を変えるときは堤さんに見てもらうようにします」 is what the speaker is to do.
    if (ends_with_any(text::without_closing_marks(deed), story.phrases().cue("habit_ends"))) {
      continue;
    }
    const bool all_of_it =
        deed.find(comma) == std::string_view::npos &&
        ends_with_any(text::without_closing_marks(deed), story.phrases().cue("hands_on_ends"));
    if (behind.starts_with(to) &&
        (all_of_it || starts_with_any(deed, story.phrases().cue("hands_on")))) {
      return takes_over(story, line, one.name, deed) ? one.name : story.speaker(line.n);
    }
  }
  return "";
}

std::optional<Pair> pair_named(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::string& with = story.phrases().text("particle.with");
  const std::string& by = story.phrases().text("particle.by");
  const std::vector<Mention> all = mentions_in(story, text);
  const auto does = [&](std::string_view behind) {
    const std::string_view rest = without_title(story, behind);
    return rest.starts_with(by) && are_to_do(story, line, rest.substr(by.size()));
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view behind = without_title(story, all[i].behind);
    const std::size_t mark = rules::prefix_size(behind, story.phrases().cue("pair_marks"));
    const bool first = mark > 0 && i + 1 < all.size() && all[i].name != all[i + 1].name &&
                       bearer_at(story, behind.substr(mark)).person != nullptr;
    if (first && does(all[i + 1].behind)) {
      return Pair{all[i].name, all[i + 1].name};
    }
    // 「堤さんと私で」
    const bool broken_off = text.ends_with("\u2026") || text.ends_with("..");
    if (all[i].name != story.speaker(line.n) && behind.starts_with(with) && !broken_off) {
      const std::string_view self = behind.substr(with.size());
      const std::size_t own = rules::prefix_size(self, story.phrases().cue("first_person"));
      if (own > 0 && self.substr(own).starts_with(by) &&
          are_to_do(story, line, self.substr(own + by.size())) &&
          own_deed_at(story, self.substr(own + by.size())) == std::string_view::npos &&
          !tells_what_was_done(story, self.substr(own + by.size()))) {
        return Pair{all[i].name, story.speaker(line.n)};
      }
    }
    // 「私と堤さんで」
    const std::size_t begin = text.size() - all[i].behind.size();
    for (const std::string& own : story.phrases().cue("first_person")) {
      const std::size_t at = text.rfind(own + with, begin);
      const std::size_t name = at == std::string_view::npos ? at : at + own.size() + with.size();
      if (does(all[i].behind) && name < begin && all[i].name != story.speaker(line.n) &&
          bearer_at(story, text.substr(name)).person != nullptr &&
          mentions_in(story, text.substr(name)).size() == all.size() - i) {
        return Pair{story.speaker(line.n), all[i].name};
      }
    }
  }
  return std::nullopt;
}

std::string person_given(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const std::vector<Mention> all = mentions_in(story, text);
  if (all.empty()) {
    return "";
  }
  const Mention& last = all.back();
  const std::string_view rest = without_title(story, last.behind);
  const std::size_t tail =
      rules::prefix_size(rest, story.rules().people.words(rules::PeopleWord::owner_end));
  std::string_view before = text.substr(0, text.size() - last.behind.size());
  std::size_t begin = before.size();
  for (const std::string& topic : story.phrases().cue("deed_topics")) {
    const std::size_t at = before.rfind(topic);
    begin = at == std::string_view::npos ? begin : std::min(begin, at + topic.size());
  }
  const bool deed = begin < before.size() &&
                    bearer_at(story, before.substr(begin)).person != nullptr &&
                    !ends_with_any(before.substr(0, begin), story.phrases().cue("state_topics"));
  return deed && rest.size() == tail ? last.name : "";
}

std::string thing_given(const Story& story, Line line) {
  constexpr std::size_t kThing = 3;     // letters
  constexpr std::size_t kLongest = 24;  // letters; what is longer tells more than the thing
  const std::string& topic = story.phrases().text("particle.topic");
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const std::string_view text = story.bare(line);
  const std::vector<Mention> all = mentions_in(story, text);
  if (all.size() != 1 || story.asks(line)) {
    return "";
  }
  const std::string_view behind = all.front().behind;
  std::string_view thing = text.substr(0, text.rfind(topic, text.size() - behind.size()));
  const std::string_view given = text.substr(std::min(text.size(), thing.size() + topic.size()));
  const bool named = thing.size() < text.size() && given.size() > behind.size() &&
                     bearer_at(story, given).person != nullptr && length_of(thing) >= kThing &&
                     length_of(thing) <= kLongest && thing.find(topic) == thing.npos &&
                     ends_as_noun(story, thing) &&
                     !ends_with_any(thing, story.phrases().cue("not_given_things"));
  // What stands behind the name: its title, a day, and no more than that it is asked for.
  std::string_view rest = without_title(story, behind);
  const bool titled = rest.size() < behind.size();
  const std::string day = text::normalised(day_in(story, line));
  const std::size_t at = day.empty() ? std::string_view::npos : rest.find(day);
  if (at != std::string_view::npos && at <= comma.size()) {
    rest.remove_prefix(at + day.size());
  }
  rest.remove_prefix(rules::prefix_size(rest, story.phrases().cue("given_marks")));
  const bool nothing_else = rest.empty() || story.phrases().cue("given_tails").any_is(rest);
  return named && titled && nothing_else ? all.front().name : "";
}

bool tells_deed_of(const Story& story, Line line, std::string_view name) {
  const std::string_view text = story.normal(line);
  const std::vector<Mention> all = mentions_in(story, text);
  return std::ranges::any_of(all, [&](const Mention& one) {
    return one.name == name &&
           without_title(story, one.behind).starts_with(story.phrases().text("particle.subject")) &&
           holds_any(one.behind, story.phrases().cue("past_deeds"));
  });
}

std::string handed_to(const Story& story, Line line) {
  constexpr std::size_t kLittle = 3;  // characters behind the name
  const std::string_view text = story.bare(line);
  for (const std::string& pointer : story.phrases().cue("pointers")) {
    if (!text.starts_with(pointer)) {
      continue;
    }
    const std::string_view behind = text.substr(pointer.size());
    const auto [person, size] = bearer_at(story, behind);
    const std::string_view rest = without_title(story, behind.substr(size));
    if (person != nullptr && length_of(rest) <= kLittle) {
      return person->name;
    }
  }
  return "";
}

}  // namespace tenmatsu::composition
