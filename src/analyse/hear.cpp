#include "analyse/hear.hpp"

#include <fmt/format.h>

#include "analyse/find_terms.hpp"
#include "analyse/sentence.hpp"

namespace tenmatsu::analysis {
namespace {

// The beginning of `text` that is analysed: it ends behind a line where one is near, else behind a
// character.
std::string_view heard_of(std::string_view text) {
  if (text.size() <= kLongestHeard) {
    return text;
  }
  const auto goes_on = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  std::size_t end = kLongestHeard;
  while (end > 0 && goes_on(text[end])) {
    --end;
  }
  const std::size_t line = text.rfind('\n', end);
  return text.substr(0, line != std::string_view::npos && line > end / 2 ? line : end);
}

void note_length(Transcript& transcript, const Message& message, std::size_t heard) {
  transcript.notes.push_back(
      {message.source.empty() ? transcript.name : message.source, message.line,
       fmt::format("this message has {} bytes; the first {} of them are analysed, the rest is only "
                   "shown",
                   message.text.size(), heard)});
}

void hear_one(Talk& talk, std::size_t i, const Rules& rules) {
  Heard& heard = talk.heard[i];
  Event& event = talk.result.events[i];
  const Message& message = talk.result.transcript.messages[i];
  const std::string_view told = heard_of(message.text);
  if (told.size() < message.text.size()) {
    note_length(talk.result.transcript, message, told.size());
  }
  heard.text = text::normalise(told);
  heard.sentences = sentences_of(heard.text.text, rules.sentences);
  for (const Piece& piece : heard.sentences) {
    event.sentences.emplace_back().span = span_of(talk, i, piece);
  }
  for (const FoundTerm& found : find_terms(heard.text.text, rules)) {
    const rules::Term term = rules.terms.at(found.term);
    heard.terms.push_back(found.piece);
    event.terms.push_back(
        {std::string(term.category), std::string(term.word), span_of(talk, i, found.piece)});
  }
}

}  // namespace

void hear(Talk& talk, const Rules& rules) {
  const std::size_t count = talk.result.transcript.messages.size();
  talk.heard.assign(count, {});
  talk.result.events.assign(count, {});
  for (std::size_t i = 0; i < count; ++i) {
    talk.result.events[i].n = talk.result.transcript.messages[i].n;
    hear_one(talk, i, rules);
  }
}

}  // namespace tenmatsu::analysis
