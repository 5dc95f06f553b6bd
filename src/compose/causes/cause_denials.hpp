// What denies that something was the cause, or says that nothing is wrong with it.

#pragma once

#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// 「期限切れではありません」, of a message that says `whole` of causes. In one that confirms
/// another the word itself has to be there: 「そこから空振り」 tells of a job that did not run.
bool denies(const Story& story, Line line, Status whole);

/// 「さんのせいじゃないです」, 「笑いごとじゃない」: denies something else than a cause.
bool denies_no_cause(const Story& story, Line line);

/// 「これだけではないです」: leaves it a part of the cause.
bool denies_partly(const Story& story, Line line);

/// 「うちは何も触っていません」, 「差分もゼロ」: clears whoever says it.
/// 「触っていませんでした」 may tell what was left undone.
bool denies_change(const Story& story, Line line);

/// 「中継機は生きてます」, 「持ち出した形跡なし」: ends by saying that nothing is wrong with what
/// it speaks of.
bool all_clear(const Story& story, Line line);

/// Tells of something wrong: 「接続数が上限に達しています」.
bool amiss(const Story& story, Line line);

/// Whether message `n`, of which these lines speak of a cause, only clears: what stands beside the
/// denial is its reason, unless it tells of something amiss:
/// 「触っていません。入れ替えは先月が最後です」.
bool clears(const Story& story, int n, const std::vector<Line>& lines);

/// Whether what is denied stands in the denial itself; 「無関係です」 leaves it to the sentence
/// before.
bool names_denied(const Story& story, const std::vector<Line>& lines);

}  // namespace tenmatsu::composition
