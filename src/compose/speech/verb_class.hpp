// Forms of a verb from another of its forms, by its last characters. No dictionary: classes of
// exceptions come from the rules, and a stem that none fits gives nothing rather than a guess.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/style.hpp"
#include "rules/verbs.hpp"

namespace tenmatsu::style {

enum class VerbClass { ichidan, godan, suru, kuru, iku, aru };

/// The verb that a text ends with. `keep` is what stands before the characters that change.
struct Verb {
  VerbClass verb_class = VerbClass::ichidan;
  std::u32string keep;
  char32_t row = 0;  // of godan: the last kana of the 連用形, き of 書き
};

/// `text` ends with a verb in `form`.
std::optional<Verb> find_verb(std::u32string_view text, rules::VerbForm form,
                              const rules::Style& rules);

/// `text` ends with a verb in its past: 戻した, 読んだ.
std::optional<Verb> find_past_verb(std::u32string_view text, const rules::Style& rules);

/// `text` ends with a verb in its plain form: 戻す, 替える.
std::optional<Verb> find_plain_verb(std::u32string_view text, const rules::Style& rules);

/// A verb of the rules' list; none where its last kana ends no verb.
std::optional<Verb> verb_of(const rules::ObjectVerb& listed);

/// 'u' 書く, 't' 書いた, 'e' 書いて, 'a' 書か(ない), 'i' 書き, 'o' 書こ(う), 'b' 書け(ば) of verbs
/// in five rows; all with what stands before.
std::u32string form_of(const Verb& verb, char form);

}  // namespace tenmatsu::style
