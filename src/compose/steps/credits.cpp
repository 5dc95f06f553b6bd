#include "compose/steps/credits.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "compose/speech/words.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// 1号機 and 3号室 of a text.
std::vector<std::string> labels_in(const Story& story, const std::string& told) {
  std::vector<std::string> labels;
  const std::string text = text::normalised(told);
  for (const std::string& unit : story.phrases().cue("label_units")) {
    for (std::size_t at = text.find(unit); at != std::string::npos; at = text.find(unit, at + 1)) {
      std::size_t begin = at;
      while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') {
        --begin;
      }
      if (begin < at) {
        labels.push_back(text.substr(begin, at - begin) + unit);
      }
    }
  }
  return labels;
}

}  // namespace

void credit_once(std::vector<Action>& all) {
  const auto claim = [](const Action& action) {
    return std::pair(overlap(content_words(text::normalised(action.effect->text)),
                             content_words(text::normalised(action.statement.text))),
                     action.status == Status::done);
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      const bool same = all[i].effect && all[k].effect && all[i].verdict.empty() &&
                        all[k].verdict.empty() && all[i].effect->events == all[k].effect->events;
      if (!same) {
        continue;
      }
      Action& less = claim(all[i]) > claim(all[k]) ? all[k] : all[i];
      less.effect.reset();
      less.effect_minute.reset();
    }
  }
}

void drop_foreign_effects(const Story& story, std::vector<Action>& all) {
  const auto names = [&](const Action& action, const std::string& label) {
    const std::vector<std::string> own = labels_in(story, action.statement.text);
    return std::ranges::find(own, label) != own.end();
  };
  for (Action& action : all) {
    if (!action.effect || !action.verdict.empty()) {
      continue;
    }
    const std::vector<std::string> told = labels_in(story, action.effect->text);
    const bool foreign = std::ranges::any_of(told, [&](const std::string& label) {
      return !names(action, label) && std::ranges::any_of(all, [&](const Action& other) {
        return other.minute < action.minute && names(other, label);
      });
    });
    if (foreign) {
      action.effect.reset();
      action.effect_minute.reset();
    }
  }
}

}  // namespace tenmatsu::composition
