#include "analyse/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

namespace tenmatsu::analysis {
namespace {

struct Kind {
  const char* name;  // for readers
  const char* mark;  // begins the names of its clues
  double strength;
};

// Strengths were chosen by cross-validation on the corpus.
constexpr Kind kKinds[kClueKinds] = {
    {"bias", "bias", 0.5},
    {"letters", "c:", 2},
    {"sentence end", "s:", 0.5},
    {"place", "place:", 1},
    {"terms", "term:", 0.1},
    {"terms together", "terms:", 0.15},
    {"senses", "sense:", 0.5},
    {"senses together", "senses:", 0.25},
    {"senses before", "before:", 0.6},
    {"senses after", "after:", 0.6},
    {"modality", "does:", 0.4},
    {"rules", "rule:", 0.5},
    {"rules around", "around:", 0.3},
    {"readings", "read:", 1},
};

const Kind& info(ClueKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

constexpr std::size_t kLongestRun = 4;  // letters of a clue
constexpr std::size_t kLongestEnd = 6;  // … at the end of a sentence

Piece piece_of(const Letter* begin, const Letter* end) {
  return begin == end ? Piece{} : Piece{begin->piece.begin, (end - 1)->piece.end};
}

template <typename Value>
void sort_unique(std::vector<Value>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

const char* name_of(ClueKind kind) {
  return info(kind).name;
}

double strength_of(ClueKind kind) {
  return info(kind).strength;
}

// Collects the clues of one message.
class Gatherer {
 public:
  Gatherer(const Surroundings& around, std::size_t i, ClueIndex& index)
      : around_(around), i_(i), index_(index), own_(around.heard_[i]) {
    counts_.resize(own_.sentences.size());
  }

  Clues gather() {
    add(ClueKind::bias, "", {});
    add_letters();
    for (std::size_t s = 0; s < own_.sentences.size(); ++s) {
      add_sentence(s);
    }
    add_place();
    if (i_ > 0) {
      add_neighbour(i_ - 1, ClueKind::senses_before);
    }
    if (i_ + 1 < around_.heard_.size()) {
      add_neighbour(i_ + 1, ClueKind::senses_after);
    }
    add_rules();
    return finished();
  }

 private:
  using Heard = Surroundings::Heard;
  using HeardSentence = Surroundings::HeardSentence;

  [[nodiscard]] const std::vector<Message>& messages() const {
    return around_.talk_.result.transcript.messages;
  }
  [[nodiscard]] const Event& event(std::size_t i) const { return around_.talk_.result.events[i]; }

  std::string& named(ClueKind kind) {
    name_ = info(kind).mark;
    return name_;
  }

  // A clue whose name has been put together in name_.
  void add_named(ClueKind kind, Piece piece) {
    const int sentence = sentence_of(piece);
    ++count_[static_cast<std::size_t>(kind)];
    if (sentence != Clue::kSurroundings) {
      ++counts_[static_cast<std::size_t>(sentence)][static_cast<std::size_t>(kind)];
    }
    if (const auto id = index_.find(name_)) {
      clues_.push_back({*id, kind, 1, piece, sentence, 0});
    }
  }

  [[nodiscard]] int sentence_of(Piece piece) const {
    const auto& sentences = around_.talk_.heard[i_].sentences;
    if (piece.begin >= piece.end || sentences.empty()) {
      return Clue::kSurroundings;
    }
    const auto behind = std::upper_bound(
        sentences.begin() + 1, sentences.end(), piece.begin,
        [](std::size_t place, const Piece& sentence) { return place < sentence.begin; });
    return static_cast<int>(behind - sentences.begin()) - 1;
  }

  void add(ClueKind kind, std::string_view name, Piece piece) {
    named(kind) += name;
    add_named(kind, piece);
  }

  // With marks for the beginning and the end of the message.
  void add_letters() {
    Letters letters;
    letters.reserve(own_.letters.size() + 2);
    letters.push_back({U'^', {}});
    letters.insert(letters.end(), own_.letters.begin(), own_.letters.end());
    const std::size_t end = own_.letters.empty() ? 0 : own_.letters.back().piece.end;
    letters.push_back({U'$', {end, end}});
    const Letter* stop = letters.data() + letters.size();
    for (const Letter* begin = letters.data(); begin != stop; ++begin) {
      named(ClueKind::letters);
      for (const Letter* at = begin; at != stop && at < begin + kLongestRun && at->code != U'\n';
           ++at) {
        append(name_, at, at + 1);
        add_named(ClueKind::letters, piece_of(begin, at + 1));
      }
    }
  }

  void add_sentence(std::size_t s) {
    const HeardSentence& sentence = own_.sentences[s];
    const Letter* stop = sentence.letters.data() + sentence.letters.size();
    for (std::size_t n = 1; n <= std::min(kLongestEnd, sentence.letters.size()); ++n) {
      append(named(ClueKind::sentence_end), stop - n, stop);
      add_named(ClueKind::sentence_end, piece_of(stop - n, stop));
    }
    add_categories(sentence.terms, sentence.term_pieces, ClueKind::terms, ClueKind::term_pairs);
    add_categories(sentence.senses, sentence.sense_pieces, ClueKind::senses, ClueKind::sense_pairs);
    add_modality(s);
  }

  // `names` are sorted.
  void add_categories(const std::vector<std::string_view>& names, const std::vector<Piece>& pieces,
                      ClueKind alone, ClueKind pairs) {
    for (std::size_t a = 0; a < names.size(); ++a) {
      add(alone, names[a], pieces[a]);
      for (std::size_t b = a + 1; b < names.size(); ++b) {
        named(pairs) += names[a];
        (name_ += '+') += names[b];
        add_named(pairs, {std::min(pieces[a].begin, pieces[b].begin),
                          std::max(pieces[a].end, pieces[b].end)});
      }
    }
  }

  void add_modality(std::size_t s) {
    const auto& sentence = event(i_).sentences[s];
    const Piece piece = around_.talk_.heard[i_].sentences[s];
    const std::string_view modality = name_of(sentence.modality);
    add(ClueKind::modality, modality, piece);
    add_flag(sentence.question, modality, "question", piece);
    add_flag(sentence.negated, modality, "negated", piece);
    add_flag(sentence.conditional, modality, "conditional", piece);
    add_flag(sentence.hearsay, modality, "hearsay", piece);
    for (std::size_t t = 0; t < own_.sentences[s].terms.size(); ++t) {
      (named(ClueKind::modality) += modality) += '+';
      (name_ += own_.sentences[s].terms[t]) += sentence.negated ? "-not" : "";
      add_named(ClueKind::modality, own_.sentences[s].term_pieces[t]);
    }
  }

  void add_flag(bool set, std::string_view modality, std::string_view flag, Piece piece) {
    if (set) {
      add(ClueKind::modality, flag, piece);
      ((named(ClueKind::modality) += modality) += '-') += flag;
      add_named(ClueKind::modality, piece);
    }
  }

  void add_place(std::string_view name, std::size_t value) {
    ((named(ClueKind::place) += name) += '-') += std::to_string(value);
    add_named(ClueKind::place, {});
  }

  void add_place() {
    const std::size_t count = messages().size();
    add_place("number", std::min<std::size_t>(i_, 6));
    add_place("left", std::min<std::size_t>(count - 1 - i_, 5));
    add_place("part", i_ * 8 / count);
    constexpr std::size_t kLengths[] = {4, 8, 15, 25, 40, 70};
    add_place("length",
              static_cast<std::size_t>(std::ranges::upper_bound(kLengths, own_.letters.size()) -
                                       std::begin(kLengths)));
    add_place("figures", static_cast<std::size_t>(std::min(own_.figures, 5)));
    add_place("sentences", std::min<std::size_t>(own_.sentences.size(), 5));
    add_speaker();
    add(ClueKind::place, name_of(event(i_).phase), {});
    add_place_if(own_.asks, "asks");
    add_place_if(i_ > 0 && around_.heard_[i_ - 1].asks, "asked-before");
    add_place_if(i_ + 1 < count && around_.heard_[i_ + 1].asks, "asked-after");
    add_place_if(messages()[i_].bot, "bot");
  }

  void add_place_if(bool set, std::string_view name) {
    if (set) {
      add(ClueKind::place, name, {});
    }
  }

  void add_speaker() {
    const std::string& own = messages()[i_].speaker;
    const auto is_own = [&](std::size_t at) {
      return at < messages().size() && messages()[at].speaker == own;
    };
    const std::size_t said = around_.said_[i_];
    add_place("said", std::min<std::size_t>(said, 5));
    add_place_if(said == 0, "new-speaker");
    add_place_if(i_ >= 1 && is_own(i_ - 1), "goes-on");
    add_place_if(i_ >= 2 && is_own(i_ - 2), "back");
    add_place_if(is_own(i_ + 1), "more-to-come");
    add_place_if(is_own(0), "opener");
  }

  void add_neighbour(std::size_t at, ClueKind senses) {
    const Heard& heard = around_.heard_[at];
    for (const HeardSentence& sentence : heard.sentences) {
      for (const std::string_view sense : sentence.senses) {
        add(senses, sense, {});
      }
    }
    for (std::size_t s = 0; s < heard.sentences.size(); ++s) {
      add(senses, name_of(event(at).sentences[s].modality), {});
    }
  }

  void add_rules() {
    constexpr std::size_t kAround = 2;
    for (const TagFinding& finding : event(i_).tags) {
      add(ClueKind::rules, name_of(finding.tag), {});
    }
    for (const Evidence& fired : event(i_).fired) {
      add(ClueKind::rules, fired.rule, {});
    }
    for (std::size_t at = i_ - std::min(i_, kAround);
         at <= std::min(i_ + kAround, messages().size() - 1); ++at) {
      for (const TagFinding& finding : event(at).tags) {
        if (at != i_) {
          const int step = static_cast<int>(at) - static_cast<int>(i_);
          (named(ClueKind::rules_around) += step > 0 ? "+" : "") += std::to_string(step);
          (name_ += '-') += name_of(finding.tag);
          add_named(ClueKind::rules_around, {});
        }
      }
    }
  }

  // Each clue once, its kind's strength shared among all that were found.
  Clues finished() {
    std::vector<std::pair<std::uint32_t, std::size_t>> order;  // ids, and where they stand
    order.reserve(clues_.size());
    for (const Clue& clue : clues_) {
      order.emplace_back(clue.id, order.size());
    }
    std::ranges::sort(order);
    Clues once;
    once.reserve(order.size());
    for (const auto& [id, place] : order) {
      if (once.empty() || once.back().id != id) {
        Clue& clue = once.emplace_back(clues_[place]);
        const auto kind = static_cast<std::size_t>(clue.kind);
        clue.value = info(clue.kind).strength / std::sqrt(count_[kind]);
        clue.alone = clue.sentence == Clue::kSurroundings
                         ? clue.value
                         : info(clue.kind).strength /
                               std::sqrt(counts_[static_cast<std::size_t>(clue.sentence)][kind]);
      }
    }
    return once;
  }

  const Surroundings& around_;
  std::size_t i_;
  ClueIndex& index_;
  const Heard& own_;
  std::string name_;
  Clues clues_;
  std::array<int, kClueKinds> count_{};
  std::vector<std::array<int, kClueKinds>> counts_;  // the same of each sentence
};

namespace {

// What was found in a message: of a long list each sentence has few of them.
class Finds {
 public:
  void add(std::string_view name, Piece piece) {
    by_place_.emplace(piece.begin, all_.size());
    all_.push_back({name, piece});
  }

  /// Those that begin in `piece`, by their names, of each name the one that was added first.
  void put(Piece piece, std::vector<std::string_view>& names, std::vector<Piece>& pieces) const {
    std::vector<std::size_t> inside;
    for (auto one = by_place_.lower_bound(piece.begin);
         one != by_place_.end() && one->first < piece.end; ++one) {
      inside.push_back(one->second);
    }
    std::ranges::sort(inside, [&](std::size_t a, std::size_t b) {
      return std::pair(all_[a].first, a) < std::pair(all_[b].first, b);
    });
    for (const std::size_t one : inside) {
      if (names.empty() || names.back() != all_[one].first) {
        names.push_back(all_[one].first);
        pieces.push_back(all_[one].second);
      }
    }
  }

 private:
  std::vector<std::pair<std::string_view, Piece>> all_;
  std::multimap<std::size_t, std::size_t> by_place_;
};

}  // namespace

Surroundings::Surroundings(const Talk& talk, const Rules& rules) : talk_(talk) {
  const text::Matcher names(spoken_names(talk.result.transcript));
  for (std::size_t i = 0; i < talk.heard.size(); ++i) {
    heard_.push_back(heard(i, names, rules));
  }
  std::map<std::string_view, std::size_t> said;
  for (const Message& message : talk.result.transcript.messages) {
    said_.push_back(said[message.speaker]++);
  }
}

Surroundings::Heard Surroundings::heard(std::size_t i, const text::Matcher& names,
                                        const Rules& rules) const {
  const auto& from = talk_.heard[i];
  const Event& event = talk_.result.events[i];
  Heard out;
  out.letters = letters_of(from.text.text, names);
  for (const Letter& letter : out.letters) {
    out.asks = out.asks || letter.code == U'?';
    out.figures += letter.code == kFigure ? 1 : 0;
  }
  Finds terms;
  for (std::size_t t = 0; t < from.terms.size(); ++t) {
    terms.add(event.terms[t].category, from.terms[t]);
  }
  Finds senses;
  for (const auto& [sense, begin, end] : rules.senses.find(from.text.text)) {
    senses.add(sense, {begin, end});
  }
  for (const Piece& piece : from.sentences) {
    HeardSentence& sentence = out.sentences.emplace_back();
    sentence.letters = sentence_of(out.letters, piece);
    terms.put(piece, sentence.terms, sentence.term_pieces);
    senses.put(piece, sentence.senses, sentence.sense_pieces);
  }
  return out;
}

Clues Surroundings::clues(std::size_t i, ClueIndex& index) const {
  return Gatherer(*this, i, index).gather();
}

namespace {

constexpr int kReach = 3;           // messages to each side
constexpr double kOrdinary = 0.3;   // a likelihood that speaks neither for nor against
constexpr double kNeighbour = 0.6;  // strengths, as in kKinds
constexpr double kCourse = 0.3;
constexpr double kDoubt = 2;  // messages that a speaker's habit is held back by

// The rows of names: what a reading is of. Each has a name for every tag.
constexpr std::string_view kRows[] = {"own",        "past", "future",  "past-peak", "future-peak",
                                      "past-share", "talk", "speaker", "sentence"};
enum Row : std::size_t {
  own,
  past,
  future,
  past_peak,
  future_peak,
  past_share,
  whole,
  speaker,
  sentence
};
constexpr std::size_t kPairRows = std::size(kRows) + 2 * (2 * kReach + 1);
constexpr std::size_t kRowCount = kPairRows + rules::Column::kReadings;

// Behind those, two for each neighbour, and at the end one for each reading beside another.
std::size_t neighbour(int step, bool same_speaker) {
  return std::size(kRows) + 2 * static_cast<std::size_t>(step + kReach) + (same_speaker ? 1 : 0);
}

std::string_view name_of_reading(std::size_t tag) {
  return tag < kTagCount ? name_of(static_cast<Tag>(tag)) : "nothing";
}

std::string name_of_row(std::size_t row) {
  if (row < std::size(kRows)) {
    return std::string(kRows[row]);
  }
  if (row >= kPairRows) {
    return fmt::format("both-{}", name_of_reading(row - kPairRows));
  }
  const auto behind = static_cast<int>(row - std::size(kRows));
  return fmt::format("{:+}{}", behind / 2 - kReach, behind % 2 == 1 ? "-same-speaker" : "");
}

}  // namespace

void FirstReadings::Sum::add(const Reading& reading) {
  for (std::size_t tag = 0; tag < reading.size(); ++tag) {
    total[tag] += reading[tag];
    peak[tag] = std::max(peak[tag], reading[tag]);
  }
}

FirstReadings::FirstReadings(const Talk& talk, Readings readings, Readings of_sentences,
                             ClueIndex& index)
    : talk_(talk),
      readings_(std::move(readings)),
      of_sentences_(std::move(of_sentences)),
      index_(index),
      numbers_(kRowCount * rules::Column::kReadings),
      past_(readings_.size()),
      future_(readings_.size()) {
  for (std::size_t i = 0; i < readings_.size(); ++i) {
    Speaker& who = speakers_[talk_.result.transcript.messages[i].speaker];
    who.sum.add(readings_[i]);
    ++who.messages;
    talk_sum_.add(readings_[i]);
  }
  for (std::size_t i = 1; i < readings_.size(); ++i) {
    past_[i] = past_[i - 1];
    past_[i].add(readings_[i - 1]);
    const std::size_t back = readings_.size() - 1 - i;
    future_[back] = future_[back + 1];
    future_[back].add(readings_[back + 1]);
  }
}

void FirstReadings::add(Clues& clues, std::size_t row, std::size_t tag, double value) {
  Number& number = numbers_[row * rules::Column::kReadings + tag];
  if (!number.known) {
    std::string name = "read:" + name_of_row(row) + '-';
    name += name_of_reading(tag);
    number = {true, index_.find(name)};
  }
  if (number.id) {
    clues.push_back({*number.id, ClueKind::readings, value, {}});
  }
}

Clues FirstReadings::clues(std::size_t i) {
  Clues clues;
  for (std::size_t tag = 0; tag < rules::Column::kReadings; ++tag) {
    constexpr double kMany = 4;
    const double before = past_[i].total[tag];
    const double behind = future_[i].total[tag];
    add(clues, own, tag, readings_[i][tag] - kOrdinary);
    add(clues, sentence, tag, of_sentences_[i][tag] - kOrdinary);
    add(clues, past, tag, kCourse * std::min(before, kMany) / kMany);
    add(clues, future, tag, kCourse * std::min(behind, kMany) / kMany);
    add(clues, past_peak, tag, kCourse * past_[i].peak[tag]);
    add(clues, future_peak, tag, kCourse * future_[i].peak[tag]);
    add(clues, past_share, tag, kCourse * before / (before + behind + 0.5));
  }
  add_habits(clues, i);
  add_pairs(clues, i);
  add_neighbours(clues, i);
  std::ranges::sort(clues, [](const Clue& a, const Clue& b) { return a.id < b.id; });
  return clues;
}

// What is said in this talk otherwise, and by the speaker of the message beside the other speakers.
void FirstReadings::add_habits(Clues& clues, std::size_t i) {
  const auto count = static_cast<double>(readings_.size());
  const Speaker& who = speakers_.at(talk_.result.transcript.messages[i].speaker);
  const double others = who.messages - 1;
  for (std::size_t tag = 0; tag < rules::Column::kReadings; ++tag) {
    const double reading = readings_[i][tag];
    const double all = talk_sum_.total[tag];
    add(clues, whole, tag, (all - reading) / count);
    add(clues, speaker, tag,
        (who.sum.total[tag] - reading - others * all / count) / (others + kDoubt));
  }
}

// Two readings of one message at once: a cause that may be a symptom is seldom both.
void FirstReadings::add_pairs(Clues& clues, std::size_t i) {
  for (std::size_t a = 0; a < rules::Column::kReadings; ++a) {
    for (std::size_t b = a + 1; b < rules::Column::kReadings; ++b) {
      add(clues, kPairRows + a, b, readings_[i][a] * readings_[i][b]);
    }
  }
}

void FirstReadings::add_neighbours(Clues& clues, std::size_t i) {
  const auto& messages = talk_.result.transcript.messages;
  for (int step = -kReach; step <= kReach; ++step) {
    const auto at = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + step);
    if (step == 0 || at >= readings_.size()) {  // before the first wraps around
      continue;
    }
    const bool same = messages[at].speaker == messages[i].speaker;
    for (std::size_t tag = 0; tag < rules::Column::kReadings; ++tag) {
      const double value = kNeighbour * (readings_[at][tag] - kOrdinary);
      add(clues, neighbour(step, false), tag, value);
      if (same) {
        add(clues, neighbour(step, true), tag, value);
      }
    }
  }
}

}  // namespace tenmatsu::analysis
