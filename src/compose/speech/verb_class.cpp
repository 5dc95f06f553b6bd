#include "compose/speech/verb_class.hpp"

#include <array>
#include <cstddef>
#include <iterator>

namespace tenmatsu::style {
namespace {

using rules::VerbForm;

// Hiragana by code point: Japanese words are data, these are the rows of the kana table.
constexpr char32_t kTe = 0x3066;
constexpr char32_t kDe = 0x3067;
constexpr char32_t kTa = 0x305F;
constexpr char32_t kDa = 0x3060;
constexpr char32_t kSmallTsu = 0x3063;
constexpr char32_t kN = 0x3093;
constexpr char32_t kI = 0x3044;
constexpr char32_t kKi = 0x304D;
constexpr char32_t kGi = 0x304E;
constexpr char32_t kShi = 0x3057;
constexpr char32_t kChi = 0x3061;
constexpr char32_t kNi = 0x306B;
constexpr char32_t kBi = 0x3073;
constexpr char32_t kMi = 0x307F;
constexpr char32_t kRi = 0x308A;
constexpr char32_t kRu = 0x308B;
constexpr char32_t kKo = 0x3053;
constexpr char32_t kKu = 0x304F;
constexpr char32_t kYo = 0x3088;
constexpr char32_t kRo = 0x308D;
constexpr char32_t kRe = 0x308C;
constexpr char32_t kSu = 0x3059;

// One row of the kana table, and how its past joins: 書いた, 急いだ, 戻った, 読んだ.
struct Row {
  char32_t a, i, u, e, o;
  char32_t sound;  // before た; 0 where 連用形 stays (出した)
  bool voiced;     // だ, で
};

constexpr Row kRows[] = {
    {0x304B, kKi, kKu, 0x3051, kKo, kI, false},       // か
    {0x304C, kGi, 0x3050, 0x3052, 0x3054, kI, true},  // が
    {0x3055, kShi, kSu, 0x305B, 0x305D, 0, false},    // さ
    {kTa, kChi, 0x3064, kTe, 0x3068, kSmallTsu, false},
    {0x306A, kNi, 0x306C, 0x306D, 0x306E, kN, true},         // な
    {0x3070, kBi, 0x3076, 0x3079, 0x307C, kN, true},         // ば
    {0x307E, kMi, 0x3080, 0x3081, 0x3082, kN, true},         // ま
    {0x3089, kRi, kRu, kRe, kRo, kSmallTsu, false},          // ら
    {0x308F, kI, 0x3046, 0x3048, 0x304A, kSmallTsu, false},  // わ, い, う
};

const Row* find_row(char32_t Row::*column, char32_t c) {
  for (const Row& row : kRows) {
    if (row.*column == c) {
      return &row;
    }
  }
  return nullptr;
}

std::u32string without_last(std::u32string_view text, std::size_t count) {
  return std::u32string(text.substr(0, text.size() - count));
}

struct Listed {
  std::string_view name;
  VerbClass verb_class;
};

constexpr Listed kListed[] = {
    {"verb.kuru", VerbClass::kuru},       {"verb.iku", VerbClass::iku},
    {"verb.aru", VerbClass::aru},         {"verb.suru", VerbClass::suru},
    {"verb.ichidan", VerbClass::ichidan}, {"verb.godan", VerbClass::godan},
};

// The class whose word fits best: a longer word knows better.
std::optional<VerbClass> listed_class(std::u32string_view renyou, const rules::Style& rules) {
  std::optional<VerbClass> found;
  rules::ClassMatch best;
  for (const Listed& row : kListed) {
    const auto match = rules.match(row.name, renyou);
    if (match && (!found || match->length > best.length ||
                  (match->length == best.length && match->literals > best.literals))) {
      best = *match;
      found = row.verb_class;
    }
  }
  return found;
}

std::optional<Verb> verb_of_renyou(std::u32string_view text, const rules::Style& rules) {
  if (text.empty()) {
    return std::nullopt;
  }
  const char32_t last = text.back();
  auto verb_class = listed_class(text, rules);
  if (!verb_class && last == kShi) {
    const bool noun = rules.match("sahen", text.substr(0, text.size() - 1)).has_value();
    verb_class = noun ? VerbClass::suru : VerbClass::godan;
  }
  if (!verb_class && find_row(&Row::i, last) != nullptr) {
    verb_class = VerbClass::godan;
  }
  if (!verb_class) {
    return std::nullopt;
  }
  switch (*verb_class) {
    case VerbClass::ichidan:
      return Verb{*verb_class, std::u32string(text), 0};
    case VerbClass::aru:
      return Verb{*verb_class, without_last(text, 2), kRi};
    case VerbClass::godan:
      if (find_row(&Row::i, last) == nullptr) {
        return std::nullopt;
      }
      [[fallthrough]];
    default:
      return Verb{*verb_class, without_last(text, 1), last};
  }
}

// 戻って → 戻り, 見て → 見; って and んで stand for several rows, which the rules tell apart.
std::optional<std::u32string> renyou_of_te(std::u32string_view text, const rules::Style& rules) {
  if (text.size() < 2) {
    return std::nullopt;
  }
  const char32_t last = text.back();
  const char32_t sound = text[text.size() - 2];
  const std::u32string before = without_last(text, 1);
  const std::u32string stem = without_last(text, 2);
  if (last == kTe && sound == kSmallTsu) {
    constexpr struct {
      std::string_view name;
      char32_t kana;
    } kClasses[] = {{"te.iku", kKi}, {"te.tsu", kChi}, {"te.u", kI}, {"te.ru", kRi}};
    for (const auto& [name, kana] : kClasses) {
      if (rules.match(name, stem)) {
        return stem + kana;
      }
    }
    return std::nullopt;
  }
  if (last == kTe) {
    if (sound != kI || rules.match("verb.ichidan", before)) {
      return before;
    }
    return stem + kKi;
  }
  if (last == kDe && sound == kN) {
    const char32_t kana = rules.match("te.bu", stem)   ? kBi
                          : rules.match("te.nu", stem) ? kNi
                          : rules.match("te.mu", stem) ? kMi
                                                       : 0;
    return kana == 0 ? std::nullopt : std::optional(stem + kana);
  }
  return last == kDe && sound == kI ? std::optional(stem + kGi) : std::nullopt;
}

bool keeps_row(char32_t c) {
  return c == kMi || c == kChi || c == kRi || c == kGi || c == kBi || c == kNi;
}

// 送ら(せる) → 送り, 戻ろ(う) → 戻り, 見よ(う) → 見.
std::optional<std::u32string> renyou_of_row(std::u32string_view text, char32_t Row::*column) {
  if (text.empty()) {
    return std::nullopt;
  }
  if (column == &Row::o && text.back() == kYo) {
    return without_last(text, 1);
  }
  const Row* row = find_row(column, text.back());
  return row == nullptr ? std::nullopt : std::optional(without_last(text, 1) + row->i);
}

std::u32string godan_form(const Verb& verb, char form) {
  const Row& row = *find_row(&Row::i, verb.row);
  switch (form) {
    case 'u':
      return verb.keep + row.u;
    case 'a':
      return verb.keep + row.a;
    case 'o':
      return verb.keep + row.o;
    case 'i':
      return verb.keep + row.i;
    case 'b':
      return verb.keep + row.e;
    default:
      break;
  }
  const char32_t tail = form == 't' ? (row.voiced ? kDa : kTa) : (row.voiced ? kDe : kTe);
  return verb.keep + (row.sound == 0 ? row.i : row.sound) + tail;
}

// The endings u, ta, te, a, i, o of verbs that are no godan.
std::u32string_view irregular_form(VerbClass verb_class, char form) {
  struct Forms {
    std::u32string_view u, ta, te, a, i, o;
  };
  static constexpr Forms kIchidan = {U"\u308B", U"\u305F", U"\u3066", U"", U"", U"\u3088"};
  static constexpr Forms kSuru = {U"\u3059\u308B", U"\u3057\u305F", U"\u3057\u3066",
                                  U"\u3057",       U"\u3057",       U"\u3057\u3088"};
  static constexpr Forms kKuru = {U"\u304F\u308B", U"\u304D\u305F", U"\u304D\u3066",
                                  U"\u3053",       U"\u304D",       U"\u3053\u3088"};
  static constexpr Forms kIku = {U"\u304F", U"\u3063\u305F", U"\u3063\u3066",
                                 U"\u304B", U"\u304D",       U"\u3053"};
  static constexpr Forms kAru = {U"\u3042\u308B", U"\u3042\u3063\u305F", U"\u3042\u3063\u3066", U"",
                                 U"\u3042\u308A", U"\u3042\u308D"};
  const Forms& forms = verb_class == VerbClass::suru   ? kSuru
                       : verb_class == VerbClass::kuru ? kKuru
                       : verb_class == VerbClass::iku  ? kIku
                       : verb_class == VerbClass::aru  ? kAru
                                                       : kIchidan;
  switch (form) {
    case 'u':
      return forms.u;
    case 't':
      return forms.ta;
    case 'e':
      return forms.te;
    case 'a':
      return forms.a;
    case 'i':
      return forms.i;
    default:
      return forms.o;
  }
}

// 落とせ(ば) → 落とし, 変えれ(ば) → 変え.
std::optional<std::u32string> renyou_of_conditional(std::u32string_view text,
                                                    const rules::Style& rules) {
  if (text.size() < 2) {
    return std::nullopt;
  }
  if (text.back() == kRe && rules.match("verb.ichidan", without_last(text, 1))) {
    return without_last(text, 1);
  }
  return renyou_of_row(text, &Row::e);
}

}  // namespace

std::optional<Verb> find_verb(std::u32string_view text, VerbForm form, const rules::Style& rules) {
  std::optional<std::u32string> renyou;
  switch (form) {
    case VerbForm::none:
      return std::nullopt;
    case VerbForm::renyou:
      renyou = std::u32string(text);
      break;
    case VerbForm::te:
    case VerbForm::te_itself:
      // みて, 借りて: before て only verbs in る keep this row whole; 進む has 進んで.
      if (text.size() > 2 && text.back() == kTe && keeps_row(text[text.size() - 2])) {
        return Verb{VerbClass::ichidan, without_last(text, 1), 0};
      }
      renyou = renyou_of_te(text, rules);
      break;
    case VerbForm::conditional:
      if (text.size() > 2 && text.back() == kRe && text[text.size() - 2] == kSu) {
        return Verb{VerbClass::suru, without_last(text, 2), kShi};  // すれ(ば)
      }
      renyou = renyou_of_conditional(text, rules);
      break;
    case VerbForm::mizen:
      renyou = renyou_of_row(text, &Row::a);
      break;
    case VerbForm::volitional:
      renyou = renyou_of_row(text, &Row::o);
      break;
  }
  return renyou ? verb_of_renyou(*renyou, rules) : std::nullopt;
}

std::optional<Verb> find_past_verb(std::u32string_view text, const rules::Style& rules) {
  if (text.empty() || (text.back() != kTa && text.back() != kDa)) {
    return std::nullopt;
  }
  const std::u32string te = without_last(text, 1) + (text.back() == kTa ? kTe : kDe);
  return find_verb(te, VerbForm::te, rules);
}

std::optional<Verb> find_plain_verb(std::u32string_view text, const rules::Style& rules) {
  if (text.size() < 2) {
    return std::nullopt;
  }
  const std::u32string before = without_last(text, 1);
  if (text.back() == kRu && before.back() == kSu) {
    return Verb{VerbClass::suru, without_last(text, 2), kShi};
  }
  if (text.back() == kRu && listed_class(before, rules) == VerbClass::ichidan) {
    return Verb{VerbClass::ichidan, before, 0};
  }
  const Row* row = find_row(&Row::u, text.back());
  return row == nullptr ? std::nullopt : verb_of_renyou(before + row->i, rules);
}

std::optional<Verb> verb_of(const rules::ObjectVerb& listed) {
  if (listed.ichidan) {
    return Verb{VerbClass::ichidan, std::u32string(listed.stem.view()), 0};
  }
  const Row* row = find_row(&Row::u, listed.last);
  return row == nullptr
             ? std::nullopt
             : std::optional(Verb{VerbClass::godan, std::u32string(listed.stem.view()), row->i});
}

std::u32string form_of(const Verb& verb, char form) {
  if (verb.verb_class == VerbClass::godan) {
    return godan_form(verb, form);
  }
  return verb.keep + std::u32string(irregular_form(verb.verb_class, form));
}

}  // namespace tenmatsu::style
