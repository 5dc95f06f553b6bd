// The rules that give messages their tags: `{"tags": [{"id", "tag", "when", …}]}`, and how the
// modality of a sentence becomes the status of a tag: `{"tag_statuses": [{"id", "tag", …}]}`.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"
#include "tenmatsu/analysis.hpp"
#include "text/matcher.hpp"
#include "text/stored.hpp"
#include "text/stored_texts.hpp"

namespace tenmatsu::rules {

/// A word or a category that rules look for; an index into TagRules::cues().
using Cue = std::uint32_t;

/// At least one of them has to be found.
using OneOf = std::vector<Cue>;

/// What a message that this one answers has to be.
struct BeforeCondition {
  std::vector<Tag> tags;           // one of them
  std::vector<Status> statuses;    // of its action or its cause: one of them
  std::vector<Modality> modality;  // of its last sentence
  std::optional<bool> question;    // one of its sentences asks
  OneOf any;                       // found anywhere in it
  OneOf none;                      // not found in it

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(tags, statuses, modality, question, any, none);
  }
};

/// All that is set has to hold of one sentence and of the message that it stands in.
struct Condition {
  std::vector<OneOf> terms;
  OneOf none;
  OneOf message;                    // found anywhere in the message
  OneOf nowhere;                    // not found in the whole message
  std::vector<std::string> ends;    // normalised; the sentence without closing marks ends so
  std::vector<std::string> starts;  // normalised; the sentence begins so
  std::vector<Modality> modality;
  std::vector<Modality> unlike;  // none of these
  std::optional<bool> negated;
  std::optional<bool> question;
  std::optional<bool> conditional;
  std::optional<bool> hearsay;
  std::optional<bool> bot;
  std::optional<bool> first;       // nobody has reported the trouble yet
  std::optional<bool> calm;        // the latest news were all good, nothing new was done
  std::optional<bool> opening;     // the very first message
  std::optional<bool> metric;      // the sentence holds a figure
  std::vector<std::string> units;  // … with one of these units
  std::optional<int> at_most;      // characters of the whole message
  std::vector<Phase> phase;
  std::vector<Tag> with;             // another rule gave the message one of these
  std::vector<Tag> without;          // and none of these
  std::vector<std::string> speaker;  // normalised; the label holds one of them
  std::optional<BeforeCondition> previous;
  std::string marker;  // the sentence stands under this one; see markers.hpp

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(terms, none, message, nowhere, ends, starts, modality, unlike, negated, question);
    archive(conditional, hearsay, bot, first, calm, opening, metric, units, at_most, phase);
    archive(with, without, speaker, previous, marker);
  }
};

/// What an example says, and what was said before it.
struct RuleExample {
  std::string text;
  std::vector<std::string> before;
  std::string speaker;
  std::optional<Phase> phase;
};

struct TagRule {
  std::string id;
  Tag tag = Tag::symptom;
  Status status = Status::none;  // none: by the modality, as TagRules::status_of says
  std::string about;
  Condition when;
  double strength = 1;
  bool never = false;      // takes the tag away from its sentence, whatever speaks for it
  bool overrules = false;  // decides by itself, whatever the fitted weights say
  Category category = Category::none;  // of a follow-up
  bool postmortem = false;             // the follow-up is to write the report
  std::optional<Phase> enters;         // the phase of the talk from the next message on
  std::string milestone;               // the time of the incident that a marked sentence sets
  std::vector<RuleExample> examples;
  std::vector<RuleExample> counterexamples;
  std::string file;  // where it stands, for messages
  std::string path;

  /// Without what is told of the rule alone, and its examples.
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, tag, status, when, strength, never, overrules, category, postmortem, enters);
    archive(milestone);
  }
};

class TagRules {
 public:
  /// Reads one member of a "tags" list; a known id is replaced.
  void add(const Node& node);

  /// Reads one member of a "tag_statuses" list.
  void add_status(const Node& node);

  [[nodiscard]] const std::vector<TagRule>& all() const { return all_; }

  /// The rule of this id, or nullptr.
  [[nodiscard]] const TagRule* find(std::string_view id) const;

  /// How many cues there are.
  [[nodiscard]] std::size_t cue_count() const { return cues_.size(); }

  /// Finds the cues that are words.
  [[nodiscard]] const text::Matcher& matcher() const { return matcher_; }

  /// The cue of a category, none where no rule names it.
  [[nodiscard]] std::optional<Cue> category(std::string_view name) const;

  /// The status that a sentence of this modality gives to `tag`.
  [[nodiscard]] Status status_of(Tag tag, Modality modality) const {
    return statuses_[static_cast<std::size_t>(tag)][static_cast<std::size_t>(modality)];
  }

  /// Reports rules that name a category which is not among `categories` or a marker which is not
  /// among `markers`, and makes the index that `wanting` reads. Called when all files are read.
  void finish(const std::vector<std::string>& categories, const std::vector<std::string>& markers,
              Problems& problems);

  /// Rules, by their place in all(), whose first term may be this cue.
  [[nodiscard]] std::span<const std::uint32_t> wanting(Cue cue) const {
    const std::uint32_t begin = cue == 0 ? 0 : wanting_ends_[cue - 1];
    return wanting_.items().subspan(begin, wanting_ends_[cue] - begin);
  }

  /// Rules, by their place in all(), that want no term. Those of markers are none of them.
  [[nodiscard]] std::span<const std::uint32_t> wanting_none() const {
    return wanting_none_.items();
  }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(all_, index_, cues_, categories_, wanting_, wanting_ends_, wanting_none_, matcher_,
            statuses_);
  }

 private:
  friend class TagRuleReader;

  Cue cue(const std::string& word);
  void check(const std::vector<std::string>& categories, const std::vector<std::string>& markers,
             Problems& problems) const;
  void index_rules();

  std::vector<TagRule> all_;
  std::map<std::string, std::size_t, std::less<>> index_;  // id → place in all_
  text::StoredTexts cues_;                                 // "@category", or a word, normalised
  std::map<std::string, Cue, std::less<>> categories_;     // without the '@'
  text::Stored<std::uint32_t> wanting_;       // of the first cue, then of the second …
  text::Stored<std::uint32_t> wanting_ends_;  // of each cue in wanting_
  text::Stored<std::uint32_t> wanting_none_;
  text::Matcher matcher_;
  Status statuses_[kTagCount][kModalityCount] = {};
  std::vector<std::string> open_cues_;  // all of cues_ and those that add() met, until finish()
  std::map<std::string, Cue, std::less<>> open_index_;
};

}  // namespace tenmatsu::rules
