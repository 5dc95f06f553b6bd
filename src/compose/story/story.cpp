#include "compose/story/story.hpp"

#include <algorithm>
#include <optional>

#include "analyse/people.hpp"
#include "compose/speech/style.hpp"
#include "compose/speech/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

std::vector<Minute> minutes_of(const Analysis& analysis) {
  std::vector<Minute> minutes;
  Minute last = 0;
  for (const Message& message : analysis.transcript.messages) {
    last = message.time ? message.time->minute() : last;
    minutes.push_back(last);
  }
  return minutes;
}

std::optional<std::size_t> offset_of(const text::Normalised& text, std::size_t original) {
  const auto found = std::ranges::lower_bound(text.origin, original);
  if (found == text.origin.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - text.origin.begin());
}

}  // namespace

Story::Story(const Analysis& analysis, const Rules& rules)
    : analysis_(&analysis), rules_(&rules), minutes_(minutes_of(analysis)) {
  for (const Person& person : analysis.people) {
    names_.push_back(text::normalised(person.name));
  }
  for (const Event& event : analysis.events) {
    const Message& message = analysis.message(event.n);
    const Person* person = analysis::person_of(analysis, message.speaker);
    speakers_.push_back(person != nullptr ? person->name : message.speaker);
    bots_.push_back(message.bot || (person != nullptr && person->bot));
    texts_.push_back(text::normalise(message.text));
    parts_.push_back(parts_of(event));
  }
}

std::vector<Story::Part> Story::parts_of(const Event& event) const {
  const text::Normalised& text = texts_.back();
  std::vector<Part> parts;
  for (const Line line : lines(event.n)) {
    const Span place = span(line);
    Part& part = parts.emplace_back();
    part.bounds = {offset_of(text, place.begin).value_or(text.text.size()),
                   offset_of(text, place.end).value_or(text.text.size())};
    part.characters = text::CharacterSet::of(
        std::string_view(text.text).substr(part.bounds.begin, part.bounds.end - part.bounds.begin));
    part.whole_begin = joined(line) ? parts[line.index - 1].whole_begin : line.index;
  }
  put_into(parts, event.n, event.metrics, &Part::metrics);
  put_into(parts, event.n, event.times, &Part::times);
  put_into(parts, event.n, event.terms, &Part::terms);
  return parts;
}

template <typename Found>
void Story::put_into(std::vector<Part>& parts, int n, const std::vector<Found>& found,
                     std::vector<const Found*> Part::*list) const {
  const auto all = lines(n);
  for (const Found& one : found) {
    const auto next = std::upper_bound(
        all.begin(), all.end(), one.span.begin,
        [&](std::size_t begin, const Line& line) { return begin < span(line).begin; });
    if (next != all.begin() && one.span.begin < span(*(next - 1)).end) {
      (parts[(next - 1)->index].*list).push_back(&one);
    }
  }
}

Status Story::status(int n, Tag tag) const {
  const TagFinding* finding = find_tag(event(n), tag);
  return finding == nullptr ? Status::none : finding->status;
}

bool Story::any_timed() const {
  const auto& messages = analysis_->transcript.messages;
  return std::ranges::any_of(messages,
                             [](const Message& message) { return message.time.has_value(); });
}

std::vector<int> Story::tagged(Tag tag) const {
  std::vector<int> found;
  for (const Event& event : events()) {
    if (find_tag(event, tag) != nullptr) {
      found.push_back(event.n);
    }
  }
  return found;
}

std::vector<Line> Story::lines(int n) const {
  std::vector<Line> all;
  const std::size_t count = std::max<std::size_t>(event(n).sentences.size(), 1);
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back({n, i});
  }
  return all;
}

Span Story::span(Line line) const {
  const Event& told = event(line.n);
  if (line.index < told.sentences.size()) {
    return told.sentences[line.index].span;
  }
  return {line.n, 0, analysis_->message(line.n).text.size()};
}

const std::string& Story::plain_form(Line line) const {
  const auto [form, added] = plain_forms_.try_emplace(line);
  if (added) {
    form->second = style::plain_form(said_whole(line), *rules_);
  }
  return form->second;
}

const std::string& Story::noun_form(Line line) const {
  const auto [form, added] = noun_forms_.try_emplace(line);
  if (added) {
    form->second = style::noun_form(said_whole(line), *rules_);
  }
  return form->second;
}

const Rows& Story::rows(int n) const {
  const auto known = rows_.find(n);
  return known != rows_.end()
             ? known->second
             : rows_.try_emplace(n, analysis_->message(n).text, phrases()).first->second;
}

std::string_view Story::said(Line line) const {
  const Span place = span(line);
  return std::string_view(analysis_->message(line.n).text)
      .substr(place.begin, place.end - place.begin);
}

bool Story::joined(Line line) const {
  if (line.index == 0) {
    return false;
  }
  const std::string& text = analysis_->message(line.n).text;
  const Span before = span({line.n, line.index - 1});
  const Span here = span(line);
  const text::Character last = text::character_before(text, before.end);
  const std::string between = text::normalised(
      std::string_view(text).substr(before.end - last.size, here.begin - before.end + last.size));
  const auto& ends = phrases().cue("sentence_ends");
  return std::ranges::none_of(
      ends, [&](const std::string& end) { return between.find(end) != std::string::npos; });
}

std::vector<Line> Story::sentence_lines(Line line) const {
  std::vector<Line> all;
  for (Line next = sentence_begin(line); next <= line; ++next.index) {
    all.push_back(next);
  }
  const std::size_t count = event(line.n).sentences.size();
  for (Line next{line.n, line.index + 1}; next.index < count; ++next.index) {
    if (sentence_begin(next) != all.front()) {
      break;
    }
    all.push_back(next);
  }
  return all;
}

std::string_view Story::said_whole(Line line) const {
  const std::vector<Line> all = sentence_lines(line);
  const std::size_t begin = span(all.front()).begin;
  return std::string_view(analysis_->message(line.n).text)
      .substr(begin, span(all.back()).end - begin);
}

std::string_view Story::normal(Line line) const {
  const Stretch& bounds = part(line).bounds;
  return std::string_view(texts_[at(line.n)].text).substr(bounds.begin, bounds.end - bounds.begin);
}

std::string Story::written(Line line, std::size_t begin, std::size_t end) const {
  const text::Normalised& text = texts_[at(line.n)];
  const std::size_t base = part(line).bounds.begin;
  const std::size_t from = text.original(base + begin);
  return analysis_->message(line.n).text.substr(from, text.original(base + end) - from);
}

Modality Story::modality(Line line) const {
  const Event& told = event(line.n);
  return line.index < told.sentences.size() ? told.sentences[line.index].modality
                                            : Modality::statement;
}

bool Story::asks(Line line) const {
  const Event& told = event(line.n);
  return line.index < told.sentences.size() && told.sentences[line.index].question;
}

bool Story::hearsay(Line line) const {
  const Event& told = event(line.n);
  return line.index < told.sentences.size() && told.sentences[line.index].hearsay;
}

bool Story::conditional(Line line) const {
  const Event& told = event(line.n);
  return line.index < told.sentences.size() && told.sentences[line.index].conditional;
}

bool Story::negated(Line line) const {
  const Event& told = event(line.n);
  return line.index < told.sentences.size() && told.sentences[line.index].negated;
}

const SaidFigures& Story::figures(int n) const {
  const auto known = figures_.find(n);
  return known != figures_.end() ? known->second : figures_.try_emplace(n, event(n)).first->second;
}

std::vector<const Metric*> Story::metrics_in(int n, std::string_view told) const {
  return event(n).metrics.empty() ? std::vector<const Metric*>{}
                                  : figures(n).metrics_in(text::normalised(told));
}

std::vector<const TimeMention*> Story::times_in(int n, std::string_view told) const {
  return event(n).times.empty() ? std::vector<const TimeMention*>{}
                                : figures(n).times_in(text::normalised(told));
}

bool Story::has_term(Line line, std::string_view category) const {
  const auto& terms = part(line).terms;
  return std::ranges::any_of(terms, [&](const TermUse* use) { return use->category == category; });
}

std::vector<Stretch> Story::terms(Line line, std::string_view category) const {
  const text::Normalised& text = texts_[at(line.n)];
  const std::size_t base = part(line).bounds.begin;
  std::vector<Stretch> found;
  for (const TermUse* use : part(line).terms) {
    if (use->category == category) {
      const std::size_t begin = offset_of(text, use->span.begin).value_or(base);
      const std::size_t end = offset_of(text, use->span.end).value_or(base);
      found.push_back({begin - base, end - base});
    }
  }
  return found;
}

bool Story::hears(Line line, std::string_view cue) const {
  const rules::Words& words = phrases().cue(cue);
  return words.may_stand_in(part(line).characters) && words.any_in(normal(line));
}

bool Story::hears(int n, std::string_view cue) const {
  const rules::Words& words = phrases().cue(cue);
  const auto [heard, added] = heard_.try_emplace({n, &words});
  if (added) {
    heard->second = words.any_in(normal(n));
  }
  return heard->second;
}

bool Story::hears(const std::vector<Line>& lines, std::string_view cue) const {
  return std::ranges::any_of(lines, [&](Line line) { return hears(line, cue); });
}

std::string_view Story::bare(Line line) const {
  return text::without_closing_marks(normal(line));
}

bool Story::begins(Line line, std::string_view cue) const {
  return phrases().cue(cue).any_begins(normal(line));
}

bool Story::begins(int n, std::string_view cue) const {
  return phrases().cue(cue).any_begins(normal(n));
}

bool Story::ends(Line line, std::string_view cue) const {
  return ends_with_any(bare(line), phrases().cue(cue));
}

std::vector<Line> Story::carriers(int n, Tag tag) const {
  const TagFinding* finding = find_tag(event(n), tag);
  std::vector<Line> found;
  for (const int sentence : finding == nullptr ? std::vector<int>{} : finding->sentences) {
    found.push_back({n, static_cast<std::size_t>(sentence)});
  }
  return found.empty() ? std::vector<Line>{{n, 0}} : found;
}

bool Story::carries(Line line, Tag tag) const {
  const TagFinding* finding = find_tag(event(line.n), tag);
  if (finding == nullptr || finding->sentences.empty()) {
    return finding != nullptr && line.index == 0;
  }
  const auto& all = finding->sentences;
  return std::ranges::find(all, static_cast<int>(line.index)) != all.end();
}

Line Story::carrier(int n, Tag tag) const {
  const TagFinding* finding = find_tag(event(n), tag);
  return {n, static_cast<std::size_t>(finding == nullptr ? 0 : finding->main_sentence)};
}

}  // namespace tenmatsu::composition
