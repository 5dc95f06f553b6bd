// Pictures as the data of a template: numbers for the attributes of SVG, times and texts for
// labels.

#pragma once

#include "render/clock_view.hpp"
#include "render/line_chart.hpp"
#include "render/timeline_picture.hpp"
#include "render/values.hpp"

namespace tenmatsu::document {

View picture_view(const TimelinePicture& picture, const PictureSize& size, const ClockView& clock);
View chart_view(const LineChart& chart, const ClockView& clock);

/// Views in which every list has a member and every name a value.
View complete_picture(const ClockView& clock);
View complete_chart(const ClockView& clock);

}  // namespace tenmatsu::document
