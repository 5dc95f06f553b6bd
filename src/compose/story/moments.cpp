#include "compose/story/moments.hpp"

namespace tenmatsu::composition {
namespace {

// 「下がり始めた」, 「だいぶ」: better, not yet well.
bool well_again(const Story& story, int n) {
  return story.has(n, Tag::recovery) && !story.hears(n, "partial");
}

}  // namespace

MilestoneTime at_message(const Story& story, int n) {
  return {story.minute(n), false, {n}};
}

MilestoneTime at_mention(const TimeMention& time, int n) {
  return {time.minute, time.approximate, {n}};
}

bool states(const Story& story, Line line) {
  return !story.asks(line) && !story.conditional(line);
}

bool is_planned(Modality modality) {
  return modality == Modality::intention || modality == Modality::request ||
         modality == Modality::proposal || modality == Modality::need;
}

bool tells_trouble(const Story& story, int n) {
  return story.has(n, Tag::symptom) || story.has(n, Tag::detection) || story.has(n, Tag::impact);
}

int first_recovery(const Story& story, int from, bool whole) {
  for (int n = from; n <= story.size(); ++n) {
    if (whole ? well_again(story, n) : story.has(n, Tag::recovery)) {
      return n;
    }
  }
  return 0;
}

int last_recovery(const Story& story) {
  const auto all = story.tagged(Tag::recovery);
  return all.empty() ? 0 : all.back();
}

}  // namespace tenmatsu::composition
