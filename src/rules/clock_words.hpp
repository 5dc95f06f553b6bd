// The words of clock times and relative times: 時, 半, 頃, 午後, 昨日, 前 …

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rules/lookup.hpp"
#include "rules/node.hpp"

namespace tenmatsu::rules {

/// What a word of `{"clock": [{"id", "role", "words", "value"}]}` does in a time.
enum class ClockWord {
  hour,          // 14時
  minute,        // 30分
  second,        // 05秒
  half,          // 14時半
  sharp,         // ちょうど: as exact as it gets
  about,         // 頃, 過ぎ, 台
  morning,       // 午前, 朝: the hour as it is
  afternoon,     // 午後, 夕方: twelve more where the hour is below twelve
  evening,       // 夜, 晩: the same, but the small hours are of the morning after
  night,         // 深夜, 未明: the hour as it is, but 12 is 0
  day,           // 昨日, 明日: value days away
  span,          // 秒, 分, 時間: value seconds
  half_more,     // 1時間半前
  hedge,         // between a span and its direction: ほど
  ago,           // 前
  ahead,         // 後
  from,          // から, 以降
  until,         // まで
  deadline,      // までに
  not_from,      // から that is no beginning: からの
  not_ago,       // 前 that is no direction: 前倒し
  anchor,        // in front of a span, hangs it on the noun before: 支払日の10日前
  no_anchor,     // ends so and hangs it on nothing: ほんの10分前
  minute_marks,  // behind minutes without an hour, says that they are a clock's: 頃, に
  range,         // between the two ends of a span: 14:21〜14:44
  weekday,       // 金曜の: value days after Monday
  named,         // a time of day with a name: 正午: value minutes since midnight
  zone,          // behind a time, whose clock it is: JST: value minutes beyond UTC
  zone_mark,     // the same right behind the figures: 05:13:00Z
  pause,         // may stand between a day and its time
};
inline constexpr std::size_t kClockWordCount = 30;

class ClockWords {
 public:
  void add(const Node& node);

  struct Hit {
    std::size_t size = 0;  // in bytes; 0 where there is none
    double value = 0;
  };
  [[nodiscard]] Hit at(ClockWord role, std::string_view text, std::size_t at) const;
  [[nodiscard]] Hit before(ClockWord role, std::string_view text, std::size_t end) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(entries_, words_);
  }

 private:
  struct Entry {
    std::string id;
    double value = 0;

    template <typename Archive>
    void serialize(Archive& archive) {
      archive(id, value);
    }
  };
  std::vector<Entry> entries_;
  std::array<Lookup, kClockWordCount> words_;
};

}  // namespace tenmatsu::rules
