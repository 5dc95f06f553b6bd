// The kana of grammar by what they do. Words of talk are data; these stand for what every sentence
// is built with.

#pragma once

namespace tenmatsu::style {

inline constexpr char32_t kObject = 0x3092;   // を
inline constexpr char32_t kSubject = 0x304C;  // が
inline constexpr char32_t kTopic = 0x306F;    // は
inline constexpr char32_t kAlso = 0x3082;     // も
inline constexpr char32_t kOf = 0x306E;       // の
inline constexpr char32_t kTo = 0x306B;       // に
inline constexpr char32_t kToward = 0x3078;   // へ
inline constexpr char32_t kBy = 0x3067;       // で
inline constexpr char32_t kQuotes = 0x3068;   // と
inline constexpr char32_t kComma = 0x3001;
inline constexpr char32_t kFullStop = 0x3002;

}  // namespace tenmatsu::style
