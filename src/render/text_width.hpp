// How much room a text takes in a picture, about: a program without fonts cannot know better.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::document {

/// In pixels, in letters of `size` pixels: a wide character takes all of it, a narrow one its half.
int text_width(std::string_view text, int size);

/// `text`, with an ellipsis for its end where it would take more than `width`.
std::string shortened(std::string_view text, int size, int width);

}  // namespace tenmatsu::document
