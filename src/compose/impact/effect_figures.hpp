// Which figures of the talk are effects, and how each is shown.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// A figure that measures the incident. Ends of a range, and a part with its whole, are one.
struct EffectFigure {
  const Metric* metric = nullptr;  // the last of those that are shown as one
  const Metric* named = nullptr;   // the one of them that says what is measured
  Line line;
  std::string text;       // as said: 138基のうち41基, 22〜25%
  bool recovery = false;  // its sentence tells only what got better
  bool changes = false;   // the next figure is its new value
};

/// The effects in `event`, in their order. Tests, limits, windows, plans, what is feared and what
/// was found in order are none.
std::vector<EffectFigure> effect_figures(const Story& story, const Event& event);

/// The lines of message `n` that tell of harm, in their order; of the one that tells it best also
/// those that go on counting: 「重なったのは57通。実際に違う印だったのが31通です」.
std::vector<Line> harm_lines(const Story& story, int n);

/// Whether a unit counts things, not time, money or a share.
bool counts_things(const Story& story, const std::string& unit);

/// 「普段の6倍」, 「前の日の6割」: so much of what is usual.
bool is_times_usual(const Story& story, const Metric& metric);

/// Whether a word of the line tells that somebody or something was hit: 止まる, 影響, 被害.
bool names_harm(const Story& story, Line line);

/// 「お待たせしてしまったので」, with nothing that follows from it.
bool ends_as_reason(const Story& story, Line line);

/// 「それはなしで。残り18万件が消えます」: what speaks against a step that was proposed, not what
/// came to pass.
bool speaks_against(const Story& story, Line line);

/// 「再開後の購入96件、付与漏れなし」, 「「安心した」との電話が9件」: how well it went afterwards.
bool tells_good_news(const Story& story, Line line);

/// 「1台止めると2,400件に落ちます。荷物が届かなくなります」: goes on with what would be, so that it
/// is no effect either.
bool leans_on_forecast(const Story& story, Line line);

}  // namespace tenmatsu::composition
