#include "analyse/hear.hpp"

#include "analyse/find_terms.hpp"
#include "analyse/sentence.hpp"

namespace tenmatsu::analysis {
namespace {

void hear_one(Talk& talk, std::size_t i, const Rules& rules) {
  Heard& heard = talk.heard[i];
  Event& event = talk.result.events[i];
  heard.text = text::normalise(talk.result.transcript.messages[i].text);
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
