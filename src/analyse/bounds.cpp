#include "analyse/bounds.hpp"

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

// A limit beats "about", and what is met first beats what comes later.
void settle(Bound& bound, Bound said) {
  if (said == Bound::exact || bound == Bound::at_least || bound == Bound::at_most) {
    return;
  }
  if (bound == Bound::exact || said != Bound::about) {
    bound = said;
  }
}

// The 約 of 予約9人: nouns of Chinese origin have two kanji, so an odd one before it belongs to it.
bool ends_a_noun(std::string_view text, std::size_t end, std::size_t size) {
  if (text::character_before(text, end).size != size) {
    return false;
  }
  int kanji = 0;
  std::size_t at = end - size;
  for (auto c = text::character_before(text, at);
       c.size > 0 && text::script_of(c.code) == text::Script::kanji;
       c = text::character_before(text, at)) {
    at -= c.size;
    ++kanji;
  }
  return kanji % 2 == 1;
}

// 「/v1/me -> 401」
bool ends_an_arrow(std::string_view text, std::size_t end) {
  end = text::skip_blanks_back(text, end);
  return end > 1 && text[end - 1] == '>' && (text[end - 2] == '-' || text[end - 2] == '=');
}

}  // namespace

bool ends_a_measure(std::string_view text, std::size_t end, const rules::Figures& words,
                    std::size_t size) {
  constexpr int kLongest = 6;  // characters
  std::size_t at = end;
  for (int i = 0; i < kLongest && at > 0; ++i) {
    at -= text::character_before(text, at).size;
    if (end - at > size && at + words.measure_at(text, at).size == end) {
      return true;
    }
  }
  return false;
}

Around bound_around(std::string_view text, std::size_t begin, std::size_t end,
                    const rules::Figures& words) {
  Around around{Bound::exact, begin, end};
  for (auto hit = words.bound_after(text, end); hit.size > 0;
       hit = words.bound_after(text, around.end)) {
    settle(around.bound, hit.bound);
    around.end += hit.size;
  }
  // 「3,000 くらい」: a limit behind a blank is of the next figure as often.
  const std::size_t apart = text::skip_blanks(text, around.end);
  if (const auto hit = words.bound_after(text, apart);
      apart > around.end && hit.bound == Bound::about && hit.size > 0 && text[apart] != ' ') {
    settle(around.bound, hit.bound);
    around.end = apart + hit.size;
  }
  for (;;) {
    std::size_t front = around.begin;
    while (front > 0 && text[front - 1] == ' ') {
      --front;
    }
    auto hit = words.bound_before(text, around.begin);
    if (hit.size == 0) {
      hit = words.bound_before(text, front);
    } else {
      front = around.begin;
    }
    // 計 of 庫温計 -21 adds nothing up.
    if (hit.size == 0 || ends_an_arrow(text, front) || ends_a_noun(text, front, hit.size) ||
        ends_a_measure(text, front, words, hit.size)) {
      return around;
    }
    settle(around.bound, hit.bound);
    around.begin = front - hit.size;
  }
}

rules::Link link_between(std::string_view text, std::size_t end, std::size_t begin,
                         const rules::Figures& words) {
  if (begin <= end || begin - end > 24) {
    return rules::Link::none;
  }
  std::string_view between = text.substr(end, begin - end);
  while (between.starts_with(' ')) {
    between.remove_prefix(1);
  }
  while (between.ends_with(' ')) {
    between.remove_suffix(1);
  }
  return words.link_of(between);
}

}  // namespace tenmatsu::analysis
