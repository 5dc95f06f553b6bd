#include "compose/declaration.hpp"

#include <initializer_list>

#include "compose/moments.hpp"

namespace tenmatsu::composition {
namespace {

// An incident call begins with those who were called.
int call_opening(const Story& story) {
  constexpr int kOpening = 3;  // messages
  return first_with(story,
                    [&](Line line) {
                      return line.n <= kOpening && story.hears(line, "call_opening");
                    }) == 0
             ? 0
             : 1;
}

// 「起きてる人いたら入ってください」; who is told outside is not called in: 「お店に電話します」.
bool calls_in(const Story& story, Line line) {
  return story.has(line.n, Tag::communication) && !story.asks(line) &&
         story.hears(line, "call_in") && !story.hears(line, "outsiders");
}

}  // namespace

std::optional<MilestoneTime> declared(const Story& story) {
  const int lead = first_with(story, [&](Line line) {
    return story.has(line.n, Tag::communication) && states(story, line) &&
           story.hears(line, "lead");
  });
  const int opened = first_with(story, [&](Line line) {
    // 「まず起票だけしておきます」 of work for later opens nothing.
    const bool later = story.has(line.n, Tag::followup) && !story.has(line.n, Tag::communication);
    return states(story, line) && !later && !story.event(line.n).tags.empty() &&
           story.hears(line, "declare");
  });
  // Who is called up once all is well is told of it, not called in.
  const int well = first_recovery(story, 1, true);
  const int called = first_with(story, [&](Line line) { return calls_in(story, line); });
  const int called_in = well != 0 && called > well ? 0 : called;
  for (const int n : {opened, lead, call_opening(story), called_in}) {
    if (n != 0) {
      return at_message(story, n);
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
