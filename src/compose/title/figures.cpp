#include <algorithm>

#include "compose/speech/words.hpp"
#include "compose/title/sentence.hpp"
#include "compose/troubles/nouns.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

class FigureReader : SentenceReader {
 public:
  FigureReader(const TroubleSentence& sentence, std::vector<ThingFailure>& found)
      : SentenceReader(sentence, found) {}

  // A reading that stands beside its usual value says by itself what is wrong.
  void add_readings() {
    const auto metrics = story_.metrics(line_);
    const auto usual = std::ranges::find_if(
        metrics, [](const Metric* metric) { return metric->role == MetricRole::usual; });
    for (const Metric* metric : metrics) {
      const bool other = usual != metrics.end() && !(*usual)->subject.empty() &&
                         (*usual)->subject != metric->subject;
      if (metric->role == MetricRole::reading && !metric->subject.empty() && !other) {
        add_reading(*metric, usual == metrics.end() ? nullptr : *usual);
      }
    }
  }

 private:
  void add_reading(const Metric& metric, const Metric* usual) {
    const auto& marks = story_.phrases().cue("no_subject_marks");
    const bool takes_time = is_one_of(metric.unit, story_.phrases().cue("time_units"));
    const bool slow = takes_time && holds_any(text::normalised(metric.subject),
                                              story_.phrases().cue("slow_subjects"));
    // What begins in kana is the end of another word: 「はふつう」.
    const bool torn =
        text::script_of(text::character_at(metric.subject, 0).code) == text::Script::hiragana;
    if (torn || (usual == nullptr && !slow) || holds_any(metric.subject, marks) ||
        holds_any(text::normalised(metric.subject), story_.phrases().cue("title_usual"))) {
      return;
    }
    ThingFailure failure;
    failure.line = line_;
    failure.topic = metric.subject;
    failure.name = text::normalised(metric.subject);
    failure.rest = noun_behind(
        story_, failure.name,
        story_.phrases().text(takes_time ? "title.worse" : change_from(metric, *usual)));
    failure.weight = topic_weight(story_, sentence_.things, failure.name) + (usual == nullptr ? -0.8
                                                                             : takes_time     ? 1.8
                                                                                          : 0.5);
    failure.strong = usual != nullptr;
    found_.push_back(std::move(failure));
  }

  // How a figure stands to its usual value, which is of the same unit or tells nothing.
  static const char* change_from(const Metric& metric, const Metric& usual) {
    constexpr double kFar = 2;
    if (metric.unit != usual.unit || usual.value <= 0) {
      return "title.abnormal";
    }
    // A share that is a few points off is lower or higher; of a count that may be chance.
    if (metric.unit == "%" && metric.value < kFar * usual.value &&
        metric.value * kFar > usual.value && metric.value != usual.value) {
      return metric.value < usual.value ? "title.lower" : "title.higher";
    }
    return metric.value >= kFar * usual.value   ? "title.surge"
           : metric.value * kFar <= usual.value ? "title.drop"
                                                : "title.abnormal";
  }
};

}  // namespace

void hear_figures(const TroubleSentence& sentence, std::vector<ThingFailure>& found) {
  FigureReader(sentence, found).add_readings();
}

}  // namespace tenmatsu::composition
