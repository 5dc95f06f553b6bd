#include "compose/learning/suggestions.hpp"

#include <algorithm>
#include <optional>

#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"

namespace tenmatsu::composition {
namespace {

using rules::Advice;
using rules::Playbook;

struct Called {
  const Playbook* playbook = nullptr;
  const Cause* cause = nullptr;
  std::string because;  // the sentence that tells of it
};

std::optional<Called> called_for(const Story& story, const Cause& cause) {
  const bool denies =
      holds_any(text::normalised(cause.statement.text), story.phrases().cue("no_grounds"));
  // 「改ざんされたということか → 縮小の設定が原本にも掛かっていた」: what was asked is no ground.
  const auto tells = [&](const rules::Playbooks::Told& told) {
    std::string sentence(told.sentence);
    sentence.erase(sentence.find_last_not_of(' ') + 1);
    return cause.status != Status::confirmed || !ends_asking(story, sentence);
  };
  const auto all = story.rules().playbooks.told_by(cause.statement.text);
  const auto found = std::ranges::find_if(all, tells);
  if (denies || found == all.end()) {
    return std::nullopt;
  }
  return Called{found->playbook, &cause, std::string(found->sentence)};
}

// The confirmed cause that leads and may be told as the cause. A guess counts where it is the only
// one and nothing was confirmed; what else was found on the way, factors and what was ruled out
// call for nothing.
const Cause* calling(const std::vector<Cause>& causes) {
  const Cause* guess = nullptr;
  const Cause* found = nullptr;
  int guesses = 0;
  int finds = 0;
  for (const Cause& cause : causes) {
    if (cause.contributing || cause.status == Status::ruled_out) {
      continue;
    }
    if (cause.main && cause.status == Status::confirmed) {
      return &cause;
    }
    const bool confirmed = cause.status == Status::confirmed;
    (confirmed ? found : guess) = &cause;
    (confirmed ? finds : guesses) += 1;
  }
  if (finds != 0) {
    return finds == 1 ? found : nullptr;
  }
  return guesses == 1 && guess->opposed.empty() ? guess : nullptr;
}

/// What was said already, by the words of the playbooks.
class Said {
 public:
  Said(const Story& story, const Incident& incident) : playbooks_(story.rules().playbooks) {
    for (const Event& event : story.events()) {
      listen(story, event.n);
    }
    for (const FollowUp& work : incident.followups) {
      works_.push_back(content_words(text::normalised(work.statement.text)));
    }
  }

  [[nodiscard]] bool holds(const Advice& advice) const {
    const auto tells = [&](const std::vector<bool>& heard) {
      return rules::hears_all(heard, advice.said);
    };
    return std::ranges::any_of(heard_, tells) || names(advice.text);
  }

 private:
  // 「監視が無かった」 asks for what it names; 「監視はありましたか」 says nothing of it.
  static bool says(const Story& story, Line line, bool work) {
    return !story.negated(line) && story.modality(line) != Modality::exclusion &&
           (work || !story.asks(line));
  }

  void listen(const Story& story, int n) {
    const bool followup = story.has(n, Tag::followup);
    const bool work = followup || story.has(n, Tag::action);
    const auto causes =
        story.has(n, Tag::cause) ? story.carriers(n, Tag::cause) : std::vector<Line>{};
    if (followup) {
      heard_.push_back(playbooks_.heard(story.normal(n)));
    }
    for (const Line line : story.lines(n)) {
      const bool cause = std::ranges::find(causes, line) != causes.end();
      if (!cause && !followup && says(story, line, work)) {
        heard_.push_back(playbooks_.heard(story.normal(line)));
      }
    }
  }

  // Whether a follow-up has most of its words.
  [[nodiscard]] bool names(const std::string& text) const {
    constexpr double kSame = 0.75;
    const auto words = content_words(text::normalised(text));
    return std::ranges::any_of(works_, [&](const std::vector<std::string>& work) {
      return std::min(work.size(), words.size()) >= 2 && overlap(work, words) >= kSame;
    });
  }

  const rules::Playbooks& playbooks_;
  std::vector<std::vector<bool>> heard_;         // of what was said, piece by piece
  std::vector<std::vector<std::string>> works_;  // the words of each follow-up
};

Suggestion suggestion(const Called& called, const Advice& advice) {
  Suggestion one;
  one.category = advice.category;
  one.text = advice.text;
  one.playbook = called.playbook->id;
  one.label = called.playbook->label;
  one.because = called.because;
  one.events = called.cause->statement.events;
  one.suspected = called.cause->status == Status::suspected;
  return one;
}

const Advice* first_unsaid(const Playbook& playbook, Category category, const Said& said) {
  const auto found = std::ranges::find_if(playbook.advice, [&](const Advice& advice) {
    return advice.category == category && !said.holds(advice);
  });
  return found == playbook.advice.end() ? nullptr : &*found;
}

// How much work of the class was named; the report puts nothing right.
std::size_t named(const Story& story, const Incident& incident, Category category) {
  return static_cast<std::size_t>(
      std::ranges::count_if(incident.followups, [&](const FollowUp& work) {
        return work.category == category && !holds_any(text::normalised(work.statement.text),
                                                       story.phrases().cue("report_names"));
      }));
}

}  // namespace

std::vector<Suggestion> suggestions(const Story& story, const Incident& incident) {
  constexpr std::size_t kMost = 2;  // of a class, with what was named
  const Cause* cause = calling(incident.causes);
  const std::optional<Called> called = cause == nullptr ? std::nullopt : called_for(story, *cause);
  std::vector<Suggestion> all;
  if (!called) {
    return all;
  }
  const Said said(story, incident);
  for (const Category category :
       {Category::prevent, Category::detect, Category::mitigate, Category::repair}) {
    const Advice* advice = named(story, incident, category) < kMost
                               ? first_unsaid(*called->playbook, category, said)
                               : nullptr;
    if (advice != nullptr) {
      all.push_back(suggestion(*called, *advice));
    }
  }
  return all;
}

}  // namespace tenmatsu::composition
