#include "analyse/carriers.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

// What a sentence does speaks for a tag, beside its words.
struct Fit {
  Tag tag;
  Status status;  // none: any
  Modality modality;
  double worth;
};

constexpr Fit kFits[] = {
    {Tag::action, Status::done, Modality::done, 1},
    {Tag::action, Status::started, Modality::intention, 1},
    {Tag::action, Status::started, Modality::ongoing, 1},
    {Tag::action, Status::proposed, Modality::proposal, 1},
    {Tag::action, Status::proposed, Modality::question, 1},
    {Tag::action, Status::requested, Modality::request, 1},
    {Tag::action, Status::rejected, Modality::rejection, 1},
    {Tag::cause, Status::suspected, Modality::conjecture, 1},
    {Tag::cause, Status::suspected, Modality::question, 0.5},
    {Tag::cause, Status::confirmed, Modality::assertion, 1},
    {Tag::cause, Status::ruled_out, Modality::exclusion, 1},
    {Tag::investigation, Status::none, Modality::intention, 0.3},
    {Tag::recovery, Status::none, Modality::onset, 0.3},
    {Tag::followup, Status::none, Modality::intention, 0.7},
    {Tag::followup, Status::none, Modality::need, 1},
    {Tag::followup, Status::none, Modality::proposal, 0.7},
    {Tag::followup, Status::none, Modality::request, 0.7},
};

// Proposals, guesses and work for later may stand in a question.
bool may_ask(const TagFinding& finding) {
  return finding.tag == Tag::followup || finding.status == Status::proposed ||
         finding.status == Status::suspected;
}

double fit(const TagFinding& finding, const Sentence& sentence) {
  double worth = 0;
  for (const Fit& row : kFits) {
    const bool fits = row.tag == finding.tag && row.modality == sentence.modality &&
                      (row.status == Status::none || row.status == finding.status);
    worth += fits ? row.worth : 0;
  }
  return worth - (sentence.question && !may_ask(finding) ? 1 : 0);
}

// 「はい」「えっ」「…」: at least one word that can name something.
bool tells(const Talk& talk, std::size_t i, std::size_t s) {
  if (talk.result.events[i].sentences[s].modality == Modality::acknowledgement) {
    return false;
  }
  const std::string_view text = talk.heard[i].slice(talk.heard[i].sentences[s]);
  const bool stack_frame = text.starts_with("at ") && text.find('(') != std::string_view::npos;
  if (stack_frame) {
    return false;
  }
  for (std::size_t at = 0; at < text.size();) {
    const text::Character character = text::character_at(text, at);
    if (text::is_noun_letter(character.code)) {
      return true;
    }
    at += character.size;
  }
  return false;
}

class Sharing {
 public:
  Sharing(Talk& talk, std::size_t i, const std::vector<SentenceWorth>& worth)
      : event_(talk.result.events[i]), worth_(worth) {
    for (std::size_t s = 0; s < event_.sentences.size(); ++s) {
      tells_.push_back(tells(talk, i, s));
    }
    // A message of nothing but short words still carries its tags somewhere.
    if (std::ranges::none_of(tells_, [](bool one) { return one; })) {
      tells_.assign(tells_.size(), true);
    }
  }

  void share_out() {
    for (std::size_t f = 0; f < event_.tags.size(); ++f) {
      take_best(f);
    }
    for (std::size_t s = 0; s < event_.sentences.size(); ++s) {
      give_to_best(s);
    }
    set_work_apart();
    for (TagFinding& finding : event_.tags) {
      std::ranges::sort(finding.sentences);
    }
  }

 private:
  [[nodiscard]] double score(std::size_t f, std::size_t s) const {
    return worth_[f][s] + fit(event_.tags[f], event_.sentences[s]);
  }

  // The sentence that speaks most for the tag, and those that speak nearly as much for it.
  void take_best(std::size_t f) {
    constexpr double kShare = 0.6;
    std::size_t best = event_.sentences.size();
    for (std::size_t s = 0; s < event_.sentences.size(); ++s) {
      if (tells_[s] && (best == event_.sentences.size() || score(f, s) > score(f, best))) {
        best = s;
      }
    }
    TagFinding& finding = event_.tags[f];
    finding.sentences.clear();
    for (std::size_t s = 0; s < event_.sentences.size(); ++s) {
      const bool near = tells_[s] && score(f, s) > 0 && score(f, s) >= kShare * score(f, best);
      if (s == best || near) {
        finding.sentences.push_back(static_cast<int>(s));
      }
    }
    finding.main_sentence = static_cast<int>(best);
  }

  void give_to_best(std::size_t s) {
    std::size_t best = 0;
    for (std::size_t f = 0; f < event_.tags.size(); ++f) {
      best = score(f, s) > score(best, s) ? f : best;
    }
    if (!tells_[s] || (event_.sentences[s].question && !may_ask(event_.tags[best]))) {
      return;
    }
    auto& sentences = event_.tags[best].sentences;
    const bool known = std::ranges::any_of(
        event_.tags, [&](const TagFinding& finding) { return holds(finding, s); });
    if (!known && score(best, s) > kSilent) {
      sentences.push_back(static_cast<int>(s));
    }
  }

  // 「収束とします。報告書は…」: what closes the incident is no work for later.
  void set_work_apart() {
    for (TagFinding& finding : event_.tags) {
      auto& own = finding.sentences;
      const auto told_elsewhere = [&](int s) {
        return std::ranges::any_of(event_.tags, [&](const TagFinding& other) {
          return other.tag != Tag::followup && other.main_sentence == s;
        });
      };
      const bool all = std::ranges::all_of(own, told_elsewhere);
      if (finding.tag == Tag::followup && !all) {
        own.erase(std::remove_if(own.begin(), own.end(), told_elsewhere), own.end());
        if (told_elsewhere(finding.main_sentence)) {
          finding.main_sentence = own.front();
        }
      }
    }
  }

  static bool holds(const TagFinding& finding, std::size_t s) {
    return std::ranges::find(finding.sentences, static_cast<int>(s)) != finding.sentences.end();
  }

  // Below this a sentence speaks against all tags of its message: it is small talk.
  static constexpr double kSilent = -1.5;

  Event& event_;
  const std::vector<SentenceWorth>& worth_;
  std::vector<bool> tells_;
};

}  // namespace

void share_out(Talk& talk, std::size_t i, const std::vector<SentenceWorth>& worth) {
  const Event& event = talk.result.events[i];
  if (!event.tags.empty() && !event.sentences.empty()) {
    Sharing(talk, i, worth).share_out();
  }
}

}  // namespace tenmatsu::analysis
