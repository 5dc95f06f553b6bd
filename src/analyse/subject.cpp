#include "analyse/subject.hpp"

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::Figures;
using rules::SubjectWord;
using text::Script;

std::string_view slice(std::string_view text, Piece piece) {
  return text.substr(piece.begin, piece.end - piece.begin);
}

bool is_mark(char32_t code) {
  const Script script = text::script_of(code);
  return script == Script::blank || script == Script::mark;
}

// A word in hiragana is cut off only where the hiragana end or begin with it: は of a topic, but
// not は of はず.
Piece trim_front(std::string_view text, Piece piece, const Figures& words) {
  while (piece.begin < piece.end) {
    const auto first = text::character_at(text, piece.begin);
    if (is_mark(first.code)) {
      piece.begin += first.size;
      continue;
    }
    const std::size_t size = words.word_at(SubjectWord::opening, text, piece.begin);
    if (size == 0 || piece.begin + size > piece.end) {
      break;
    }
    const auto last = text::character_before(text, piece.begin + size);
    const auto next = text::character_at(text, piece.begin + size);
    const bool splits = piece.begin + size < piece.end &&
                        text::script_of(last.code) == text::script_of(next.code) &&
                        words.word_at(SubjectWord::opening, text, piece.begin + size) == 0;
    if (splits) {
      break;
    }
    piece.begin += size;
  }
  return piece;
}

Piece trim_back(std::string_view text, Piece piece, const Figures& words) {
  while (piece.begin < piece.end) {
    const auto last = text::character_before(text, piece.end);
    if (is_mark(last.code)) {
      piece.end -= last.size;
      continue;
    }
    const std::size_t size = words.word_before(SubjectWord::ending, text, piece.end);
    if (size == 0 || piece.end - piece.begin < size) {
      break;
    }
    piece.end -= size;
  }
  return piece;
}

Piece trimmed(std::string_view text, Piece piece, const Figures& words) {
  return trim_front(text, trim_back(text, piece, words), words);
}

// The start of the last clause of [from, to).
std::size_t clause_start(std::string_view text, std::size_t from, std::size_t to,
                         const Figures& words) {
  std::size_t start = from;
  for (std::size_t at = from; at < to;) {
    const std::size_t size = words.word_at(SubjectWord::boundary, text, at);
    if (size > 0 && at + size <= to) {
      start = at + size;
      at += size;
    } else {
      at += text::character_at(text, at).size;
    }
  }
  return start;
}

}  // namespace

bool is_subject(std::string_view text, const Figures& words) {
  return !text.empty() && !words.is_word(SubjectWord::weak, text);
}

Piece subject_before(std::string_view text, std::size_t from, std::size_t figure,
                     const Figures& words) {
  std::size_t to = figure;
  for (int clauses = 0; clauses < 3 && to > from; ++clauses) {
    // Marks at the very end would make an empty clause of themselves.
    const Piece kept = trim_back(text, {from, to}, words);
    const std::size_t start = clause_start(text, from, kept.end, words);
    const Piece piece = trimmed(text, {start, kept.end}, words);
    if (is_subject(slice(text, piece), words)) {
      return piece;
    }
    to = start;
  }
  return {figure, figure};
}

Piece subject_behind(std::string_view text, std::size_t figure, std::size_t to,
                     const Figures& words) {
  const Piece rest = trim_front(text, {figure, to}, words);
  std::size_t end = rest.begin;
  while (end < to) {
    if (words.word_at(SubjectWord::noun_end, text, end) > 0) {
      break;
    }
    end += text::character_at(text, end).size;
  }
  return {rest.begin, end};
}

}  // namespace tenmatsu::analysis
