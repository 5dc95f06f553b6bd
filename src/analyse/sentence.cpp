#include "analyse/sentence.hpp"

#include <algorithm>
#include <optional>

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::Sentences;
using text::Character;
using text::character_at;
using text::character_before;
using text::Script;
using text::script_of;

bool is_japanese(char32_t code) {
  const Script script = script_of(code);
  return script == Script::hiragana || script == Script::katakana || script == Script::kanji;
}

bool is_picture(char32_t code) {
  return (code >= 0x2600 && code <= 0x27BF) || code >= 0x1F000;
}

bool is_blank(Character c) {
  return c.size > 0 && script_of(c.code) == Script::blank;
}

template <typename Test>
bool any_character(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (test(c.code)) {
      return true;
    }
    at += c.size;
  }
  return false;
}

struct Hit {
  Sentences::Kind kind = Sentences::Kind::stop;
  std::uint32_t word = 0;
  std::size_t size = 0;
};

// Parts one line.
class Line {
 public:
  Line(std::string_view text, Piece line, const Sentences& rules)
      : text_(text.substr(0, line.end)), rules_(rules), at_(line.begin), begin_(line.begin) {}

  void part_into(std::vector<Piece>& out) {
    skip_leads();
    if (!any_character(text_.substr(at_), is_japanese)) {
      at_ = text_.size();
    }
    while (at_ < text_.size()) {
      step();
    }
    end_piece();
    out.insert(out.end(), pieces_.begin(), pieces_.end());
  }

 private:
  [[nodiscard]] std::optional<Hit> hit_at(std::size_t at) const {
    std::optional<Hit> hit;
    rules_.matcher().visit_prefixes(text_.substr(at), [&](std::uint32_t word, std::size_t size) {
      if (rules_.kind(word) != Sentences::Kind::lead) {
        hit = Hit{rules_.kind(word), word, size};
      }
    });
    return hit;
  }

  void skip_leads() {
    for (bool more = true; more;) {
      more = false;
      while (is_blank(character_at(text_, at_))) {
        at_ += character_at(text_, at_).size;
      }
      rules_.matcher().visit_prefixes(text_.substr(at_), [&](std::uint32_t word, std::size_t size) {
        if (rules_.kind(word) == Sentences::Kind::lead && !more) {
          at_ += size;
          more = true;
        }
      });
    }
    begin_ = at_;
  }

  void step() {
    const Character c = character_at(text_, at_);
    const std::optional<Hit> hit = hit_at(at_);
    if (!hit) {
      at_ += c.size;
      if (is_picture(c.code) && has_letters(begin_)) {
        take_rest_of_end();
        end_piece();
      }
      return;
    }
    switch (hit->kind) {
      case Sentences::Kind::stop:
        stop(hit->size);
        break;
      case Sentences::Kind::joint:
        at_ += hit->size;
        end_piece();
        break;
      case Sentences::Kind::quote:
        skip_quote(*hit);
        break;
      case Sentences::Kind::verbatim:
        skip_verbatim();
        break;
      default:
        at_ += hit->size;
        break;
    }
  }

  // A mark of the Latin script ends a sentence only where a blank or Japanese follows: a.b?c=1
  void stop(std::size_t size) {
    const bool latin = size == 1 && static_cast<unsigned char>(text_[at_]) < 0x80;
    const Character before = character_before(text_, at_);
    at_ += size;
    const Character next = character_at(text_, at_);
    const bool in_japanese = is_japanese(before.code) && text_[at_ - 1] != '.';
    if (latin && !in_japanese && next.size > 0 && next.code > ' ' && next.code < 0x80 &&
        !hit_stop(at_)) {
      return;
    }
    // 1. and no. 5
    const bool dot = size == 1 && text_[at_ - 1] == '.';
    if (dot && (script_of(before.code) == Script::digit || digit_follows(at_))) {
      return;
    }
    take_rest_of_end();
    end_piece();
  }

  [[nodiscard]] bool hit_stop(std::size_t at) const {
    const std::optional<Hit> hit = hit_at(at);
    return hit && hit->kind == Sentences::Kind::stop;
  }

  [[nodiscard]] bool digit_follows(std::size_t at) const {
    while (is_blank(character_at(text_, at))) {
      ++at;
    }
    const Character c = character_at(text_, at);
    return c.size > 0 && script_of(c.code) == Script::digit;
  }

  // 「。whois」「。草刈り機」 begin with a word, not with laughter.
  [[nodiscard]] bool goes_on(std::size_t at) const {
    const Character c = character_at(text_, at);
    return c.size > 0 && text::is_letter(c.code);
  }

  // More stops, laughter and pictures directly behind the end belong to it.
  void take_rest_of_end() {
    while (at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      const std::optional<Hit> hit = hit_at(at_);
      const bool laughs = hit && hit->kind == Sentences::Kind::tail && !goes_on(at_ + hit->size);
      if (laughs || (hit && hit->kind == Sentences::Kind::stop)) {
        at_ += hit->size;
      } else if (is_picture(c.code) || c.code == 0xFE0F || c.code == 0x200D) {
        at_ += c.size;
      } else {
        return;
      }
    }
  }

  void skip_quote(const Hit& hit) {
    const std::size_t close = text_.find(rules_.close_of(hit.word), at_ + hit.size);
    at_ =
        close == std::string_view::npos ? at_ + hit.size : close + rules_.close_of(hit.word).size();
  }

  void skip_verbatim() {
    while (at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      if (c.code <= ' ' || c.code >= 0x80) {
        return;
      }
      at_ += c.size;
    }
  }

  [[nodiscard]] bool has_letters(std::size_t from) const {
    return any_character(text_.substr(from, at_ - from), text::is_letter);
  }

  // A piece without letters, or of laughter alone, joins the one before it.
  [[nodiscard]] bool says_nothing(Piece piece) const {
    std::size_t at = piece.begin;
    while (at < piece.end) {
      const std::optional<Hit> hit = hit_at(at);
      const Character c = character_at(text_, at);
      if (hit && hit->kind == Sentences::Kind::tail) {
        at += hit->size;
      } else if (text::is_letter(c.code)) {
        return false;
      } else {
        at += c.size;
      }
    }
    return true;
  }

  void end_piece() {
    Piece piece{begin_, at_};
    while (piece.begin < piece.end && is_blank(character_at(text_, piece.begin))) {
      piece.begin += character_at(text_, piece.begin).size;
    }
    while (piece.end > piece.begin && is_blank(character_before(text_, piece.end))) {
      piece.end -= character_before(text_, piece.end).size;
    }
    begin_ = at_;
    if (piece.begin == piece.end) {
      return;
    }
    if (!pieces_.empty() && says_nothing(piece)) {
      pieces_.back().end = piece.end;
    } else {
      pieces_.push_back(piece);
    }
  }

  std::string_view text_;
  const Sentences& rules_;
  std::size_t at_;
  std::size_t begin_;  // of the piece that is being read
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> sentences_of(std::string_view text, const rules::Sentences& rules) {
  std::vector<Piece> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Line(text, {begin, end}, rules).part_into(out);
    begin = end + 1;
  }
  return out;
}

}  // namespace tenmatsu::analysis
