// What one line says of a step: that it is done, proposed, waited for, or how things are.

#pragma once

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether the line says that something is done and not what: 「終わりました」, 「完了」.
bool is_bare_end(const Story& story, Line line);

/// Whether the line gives leave and asks for nothing: 「追加して差し支えない」.
bool permits(const Story& story, Line line);

/// Whether steps of that status are told in that modality.
bool fits_status(Modality modality, Status status);

/// Whether the line proposes something.
bool proposes(const Story& story, Line line);

/// Whether the line asks if something can be done: 「今すぐ更新できますか」. The answer tells
/// whether it is a step at all.
bool only_enquires(const Story& story, Line line);

/// Whether what the line tells comes without anybody: 「待てば勝手に封をし直します」 is nobody's
/// act; 「自動で流れるようにします」 is one, and so is 「注文を自動で入れ直しますか」.
bool happens_of_itself(const Story& story, Line line);

/// Whether the line announces a step for the case that another does not help:
/// 「それで減らなきゃ止めます」.
bool hangs_on(const Story& story, Line line);

/// Whether the line tells what harm a step may do: 「切ったらまた落ちます」,
/// 「書き換えると在庫がずれるおそれがあります」.
bool speaks_against_step(const Story& story, Line line);

/// Whether the line is put as what is so, was so or seems so, and not as what is to be.
bool is_factual(const Story& story, Line line);

/// Whether the line tells how things are and of no step: 「少々時間を要します」,
/// 「このボタンでは直せません」, 「もう消してしまったので」; 「昼休みは交代でもらいます」 is no
/// step against the incident.
bool tells_how_it_is(const Story& story, Line line);

/// Whether the line tells of a step of that status.
bool says_act(const Story& story, Line line, Status status);

/// Whether no word of the line says which step: 「お願いできますか」, 「実施してください」.
bool names_no_step(const Story& story, Line line);

/// Whether the line holds back and no more: 「待って」.
bool objects_only(const Story& story, Line line);

/// Whether the line says to which figure something was set: 「300にしました」.
bool sets_figure(const Story& story, Line line);

/// Whether the line says that something is waited for, and nothing that was done: 「伝播待ちです」.
bool waits_only(const Story& story, Line line);

/// Whether the line says what it is done to: 「LBに付けました」, not 「shutdownしました」.
bool names_its_object(const Story& story, Line line);

/// Whether the line ends the incident: 「これで閉じます」; 「水門を閉じます」 is a step.
bool closes_only(const Story& story, Line line);

}  // namespace tenmatsu::composition
