#include "analyse/owners.hpp"

#include <algorithm>

#include "analyse/people.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::PeopleWord;
using rules::prefix_size;
using rules::suffix_size;

/// A date or a horizon in a text, and how much speaks for its being a deadline.
struct Due {
  Piece piece;
  int weight = 0;
};

/// The size of the next part of a date, with the joint before it; 0 where none follows.
std::size_t next_part(const rules::DueWords& words, std::string_view rest) {
  const auto part = [&](std::string_view text) {
    return std::max(words.link(text), words.head(text));
  };
  if (const std::size_t size = part(rest)) {
    return size;
  }
  const std::size_t joint = words.joint(rest);
  const std::size_t size = joint > 0 ? part(rest.substr(joint)) : 0;
  return size > 0 ? joint + size : 0;
}

/// The date that begins at `at`, with all that belongs to it: the week, the day and the hour.
Due due_at(const rules::DueWords& words, std::string_view text, std::size_t at) {
  std::size_t end = at + words.head(text.substr(at));
  if (end == at) {
    return {};
  }
  while (const std::size_t more = next_part(words, text.substr(end))) {
    end += more;
  }
  const std::string_view rest = text.substr(end);
  if (words.until(rest) > 0) {
    return {{at, end}, 2};
  }
  return {{at, end}, words.unlike(rest) > 0 ? 0 : 1};
}

/// The likeliest deadline in a piece of text; the first of equal ones.
Due due_in(const rules::DueWords& words, std::string_view text, Piece piece) {
  Due best;
  const std::string_view until_end = text.substr(0, piece.end);
  for (std::size_t at = piece.begin; at < piece.end;) {
    const Due due = due_at(words, until_end, at);
    if (due.weight > best.weight) {
      best = due;
    }
    at = due.piece.end > at ? due.piece.end : at + text::character_at(text, at).size;
  }
  return best;
}

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

  /// Somebody named, or the speaker who says "I".
  [[nodiscard]] std::string named_in(std::size_t s) const {
    const Sentence& sentence = talk_.result.events[i_].sentences[s];
    const Piece piece = talk_.heard[i_].sentences[s];
    if (holds_self(piece) && sentence.modality != Modality::request) {
      return speaker();
    }
    std::string asked;
    for (const NameUse& use : names_in(talk_, rules_, i_, piece)) {
      const std::string_view behind = text_.substr(use.piece.end, piece.end - use.piece.end);
      if (takes_on(behind)) {
        return use.name;
      }
      if (asked.empty() && is_asking(sentence) &&
          prefix_size(behind, rules_.people.words(PeopleWord::other)) == 0) {
        asked = use.name;
      }
    }
    return asked;
  }

  /// The speaker, where the sentence is a promise.
  [[nodiscard]] std::string promising_in(std::size_t s) const {
    const Sentence& sentence = talk_.result.events[i_].sentences[s];
    const std::string_view text =
        text::without_closing_marks(talk_.heard[i_].slice(talk_.heard[i_].sentences[s]));
    const bool ends_so = sentence.modality == Modality::statement && !sentence.question &&
                         suffix_size(text, rules_.people.words(PeopleWord::promise)) > 0;
    return is_promise(sentence) || ends_so ? speaker() : "";
  }

 private:
  /// Whether `behind`, the rest of a sentence behind a name, makes its bearer the owner.
  [[nodiscard]] bool takes_on(std::string_view behind) const {
    const std::size_t last = prefix_size(behind, rules_.people.words(PeopleWord::owner_end));
    if (is_end(behind) || (last > 0 && is_end(behind.substr(last)))) {
      return true;
    }
    return prefix_size(behind, rules_.people.words(PeopleWord::owner)) >
           prefix_size(behind, rules_.people.words(PeopleWord::other));
  }

  [[nodiscard]] bool holds_self(Piece piece) const {
    const std::string_view text = talk_.heard[i_].slice(piece);
    const auto& words = rules_.people.words(PeopleWord::self);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return text.find(word) != std::string_view::npos;
    });
  }

  [[nodiscard]] static bool is_end(std::string_view rest) {
    return std::none_of(rest.begin(), rest.end(), [](char c) {
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

struct Owner {
  std::string name;
  std::size_t sentence = 0;
};

/// A name may stand in a sentence of its own behind the work; a promise counts where the work is.
Owner owner_of(const Talk& talk, const Rules& rules, std::size_t i,
               const std::vector<int>& work) {
  const OwnerFinder finder(talk, rules, i);
  const std::size_t first = work.empty() ? 0 : static_cast<std::size_t>(work.front());
  for (std::size_t s = first; s < talk.heard[i].sentences.size(); ++s) {
    std::string name = finder.named_in(s);
    if (name.empty() && std::find(work.begin(), work.end(), static_cast<int>(s)) != work.end()) {
      name = finder.promising_in(s);
    }
    if (!name.empty()) {
      return {name, s};
    }
  }
  return {"", first};
}

void fill(Talk& talk, const Rules& rules, std::size_t i, TagFinding& finding) {
  const Owner owner = owner_of(talk, rules, i, finding.sentences);
  finding.owner = owner.name;
  const std::string_view text = talk.heard[i].text.text;
  // The deadline may stand in a sentence of its own, behind the promise.
  for (std::size_t s = owner.sentence; s < talk.heard[i].sentences.size(); ++s) {
    const Due due = due_in(rules.due, text, talk.heard[i].sentences[s]);
    if (due.weight > 0) {
      finding.due = as_written(talk, i, due.piece);
      return;
    }
  }
}

}  // namespace

void find_owners(Talk& talk, const Rules& rules) {
  for (std::size_t i = 0; i < talk.result.events.size(); ++i) {
    for (TagFinding& finding : talk.result.events[i].tags) {
      if (finding.tag == Tag::followup) {
        fill(talk, rules, i, finding);
      }
    }
  }
}

}  // namespace tenmatsu::analysis
