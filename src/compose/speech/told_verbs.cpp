#include "compose/speech/told_verbs.hpp"

#include <string>

#include "compose/speech/verb_class.hpp"

namespace tenmatsu::style {
namespace {

using rules::ObjectVerb;
using rules::Takes;

// How a form goes on, in the kana of grammar: the words of talk are data.
// ない, ず
constexpr std::u32string_view kAfterNegative = U"\u306A\u305A";
// たい, ながら, つつ, そう
constexpr std::u32string_view kAfterStem = U"\u305F\u306A\u3064\u305D";
// る, た, て, な
constexpr std::u32string_view kAfterCan = U"\u308B\u305F\u3066\u306A";
// てある
constexpr std::u32string_view kBe = U"\u3042";
constexpr char32_t kRe = 0x308C;
constexpr char32_t kBa = 0x3070;

bool goes_on(std::u32string_view rest, std::u32string_view with) {
  if (rest.empty() || with.find(rest.front()) == std::u32string_view::npos) {
    return false;
  }
  // ない, なく, ながら; つつ; たい, たく; そう. 切れなら is a noun with なら, 追いついた a verb.
  struct Rest {
    char32_t first;
    std::u32string_view second;
  };
  constexpr Rest kRests[] = {{0x306A, U"\u3044\u304B\u304F\u3051\u304D\u304C"},
                             {0x3064, U"\u3064"},
                             {0x305F, U"\u3044\u304F\u304B\u304C"},
                             {0x305D, U"\u3046"}};
  for (const Rest& one : kRests) {
    if (rest.front() == one.first && with == kAfterStem) {
      return rest.size() > 1 && one.second.find(rest[1]) != std::u32string_view::npos;
    }
  }
  return rest.front() != kRests[0].first ||
         (rest.size() > 1 && kRests[0].second.find(rest[1]) != std::u32string_view::npos);
}

struct Form {
  std::u32string text;
  bool of_subject = false;
};

// Whether `text` begins with one of the forms of `verb`.
std::optional<Form> form_at(std::u32string_view text, const Verb& verb, const rules::Style& style) {
  const bool godan = verb.verb_class == VerbClass::godan;
  const auto behind = [&](const std::u32string& form) { return text.substr(form.size()); };
  if (const auto te = form_of(verb, 'e'); text.starts_with(te)) {
    return Form{te, goes_on(behind(te), kBe)};
  }
  for (const char name : {'t', 'u'}) {
    if (const auto form = form_of(verb, name); text.starts_with(form)) {
      return Form{form, false};
    }
  }
  if (const auto negative = form_of(verb, 'a'); text.starts_with(negative)) {
    const std::u32string_view rest = behind(negative);
    if (goes_on(rest, kAfterNegative)) {
      return Form{negative, false};
    }
    // 受けられた of verbs like 受ける may be said of who receives.
    if (godan && rest.starts_with(kRe)) {
      return Form{negative, true};
    }
  }
  if (!godan && style.starts_with("able_question", text.substr(verb.keep.size()))) {
    return Form{verb.keep, false};
  }
  if (const auto stem = form_of(verb, 'i');
      text.starts_with(stem) &&
      (goes_on(behind(stem), kAfterStem) || style.starts_with("verb_behind_stem", behind(stem)))) {
    return Form{stem, false};
  }
  if (!godan) {
    const std::u32string_view rest = text.substr(verb.keep.size());
    return rest.starts_with(kRe) && rest.substr(1).starts_with(kBa)
               ? std::optional(Form{verb.keep + kRe, false})
               : std::nullopt;
  }
  const auto can = form_of(verb, 'b');
  if (!text.starts_with(can)) {
    return std::nullopt;
  }
  return behind(can).starts_with(kBa)      ? std::optional(Form{can, false})
         : goes_on(behind(can), kAfterCan) ? std::optional(Form{can, true})
                                           : std::nullopt;
}

}  // namespace

std::optional<ToldVerb> verb_at(std::u32string_view text, std::size_t at, const Rules& rules) {
  for (const ObjectVerb& listed : rules.verbs.candidates(text[at])) {
    if (!text.substr(at).starts_with(listed.stem.view())) {
      continue;
    }
    const auto verb = verb_of(listed);
    const auto form = verb ? form_at(text.substr(at), *verb, rules.style) : std::nullopt;
    if (form) {
      const bool turned = form->of_subject && listed.takes == Takes::object;
      return ToldVerb{&listed, form->text.size(), turned ? Takes::subject : listed.takes};
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::style
