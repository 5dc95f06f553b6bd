#include "compose/gaps/stopgaps.hpp"

#include <algorithm>
#include <string_view>

#include "compose/owners/days.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// 「今日の受付が終わるまでは3,000回でいいそうです」
bool names_limit(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const auto& limits = story.phrases().cue("stopgap_limits");
  return std::ranges::any_of(limits, [&](const std::string& limit) {
    const std::size_t at = text.find(limit);
    return at != std::string_view::npos && at > 0 &&
           ends_with_any(text.substr(at + limit.size()), story.phrases().cue("stopgap_ends"));
  });
}

// No plan, and no guess, but for what was heard of the limit: 「でいいそうです」.
bool is_meant(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return !story.asks(line) && !story.conditional(line) && modality != Modality::proposal &&
         modality != Modality::question &&
         (modality != Modality::conjecture || names_limit(story, line));
}

// Whether the sentence tells that something is so for a time only, and not what was so before.
bool tells_stopgap(const Story& story, Line line) {
  const bool word = story.hears(line, "stopgap_words") && !story.hears(line, "no_stopgaps");
  if (!is_meant(story, line) || (!word && !names_limit(story, line)) ||
      story.hears(line, "puts_back")) {
    return false;
  }
  const int n = line.n;
  const TagFinding* action = find_tag(story.event(n), Tag::action);
  const bool taken = action != nullptr && story.carries(line, Tag::action) &&
                     (action->status == Status::done || action->status == Status::started ||
                      action->status == Status::requested);
  const bool stays = story.hears(line, "stays_so") || names_limit(story, line);
  return !story.carries(line, Tag::cause) && (taken || stays);
}

// Whether a later sentence puts it back, or says who does it when.
bool is_put_back(const Story& story, Line line) {
  const std::vector<std::string> words = content_words(story.normal(line));
  for (int n = line.n; n <= story.size(); ++n) {
    for (const Line later : story.lines(n)) {
      const bool behind = n > line.n || later.index > line.index;
      if (behind && story.hears(later, "puts_back") && !story.asks(later) &&
          (n == line.n || overlap(words, content_words(story.normal(later))) > 0)) {
        return true;
      }
    }
  }
  return false;
}

bool is_quoted(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  return text.find(story.phrases().cue("quotation")[0]) != std::string_view::npos;
}

}  // namespace

std::vector<Stopgap> stopgaps(const Story& story) {
  constexpr std::size_t kMost = 2;
  constexpr std::size_t kFew = 2;  // words: 「あくまで暫定です」 does not say what
  std::vector<Stopgap> all;
  for (int n = 1; n <= story.size(); ++n) {
    if (story.bot(n)) {
      continue;
    }
    for (const Line line : story.lines(n)) {
      const bool dated = !names_limit(story, line) && !day_ahead(story, line).empty();
      if (tells_stopgap(story, line) && !is_quoted(story, line) && !is_put_back(story, line) &&
          !dated && content_words(story.normal(line)).size() >= kFew) {
        all.push_back({n, std::string(text::without_closing_marks(story.said(line)))});
      }
    }
  }
  all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(std::min(kMost, all.size())));
  return all;
}

}  // namespace tenmatsu::composition
