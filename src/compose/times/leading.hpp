// Who takes the lead of an incident, and who gives the others their work.

#pragma once

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// 「IC神楽坂」, 「深町さんICで」: the letters by themselves beside somebody's name.
bool names_lead(const Story& story, Line line);

/// 「俺が旗ふるで」, 「久我持ちます」: who speaks takes the lead, whatever the message was taken
/// for. What is taken on for later is none.
bool takes_lead(const Story& story, Line line);

/// 「取りまとめは私がします」, 「指揮は久我」
bool gives_role(const Story& story, Line line);

/// 「保守の椎葉さんに来てもらいます」
bool brings_in(const Story& story, Line line);

/// Whether a message that tells others names somebody who then comes and speaks for the first
/// time. Who is only asked, 「業者の椎葉さんに聞いてみます」, is not called in.
bool names_absent(const Story& story, Line line);

/// 「綿貫さん現場連絡、アンナさん調査」: others of the talk are given their work, one by one.
bool divides_work(const Story& story, int n);

}  // namespace tenmatsu::composition
