// What came of a step that was done: what is told soon after it and of it.

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compose/steps/acts.hpp"

namespace tenmatsu::composition {

struct Outcome {
  Statement statement;  // empty text where the report of the step says it itself
  int n = 0;            // the message that tells it
  std::string verdict;  // 失敗, 効果なし; empty where it helped
};

/// What a message tells is asked for each step that was done before it: it is found once.
class Outcomes {
 public:
  explicit Outcomes(const Story& story) : story_(story) {}

  /// `act` is the last that was told of the step, `words` and `kanji` are all of the step.
  std::optional<Outcome> of(const Act& act, const std::vector<std::string>& words,
                            const std::set<char32_t>& kanji);

 private:
  // News of a message, seen from a step that was done before it; mixed: 「切れなくはなった。でも
  // 接続が増えない」.
  enum class News { none, failed, no_effect, worse, relapsed, partly, mixed, good };

  struct Told {
    News news = News::none;
    std::vector<Line> lines;
  };
  struct LineNews {
    Line line;
    News news = News::none;
  };
  // What a message is about.
  struct Matter {
    std::vector<std::string> words;
    std::set<char32_t> kanji;
  };

  static const char* verdict_of(News news);
  static bool is_bad(News news) { return verdict_of(news) != nullptr; }
  [[nodiscard]] News news_of(Line line, bool own) const;
  /// The lines of the message that tell any, in their order; `own`: of a step that it tells itself.
  const std::vector<LineNews>& news(int n, bool own);
  const Matter& matter(int n);
  /// The lines that tell what is better and what is not, where the line takes back a part of what
  /// stands before it.
  [[nodiscard]] std::vector<Line> both_halves(const std::vector<Line>& better, Line line) const;
  Told told_in(int n, const std::vector<Line>& acts, bool own);
  [[nodiscard]] std::vector<Line> recovery_in(int n, const std::vector<Line>& acts, bool own) const;
  bool is_about(int n, const std::vector<std::string>& words, const std::set<char32_t>& kanji);
  [[nodiscard]] Outcome made(int n, const Told& told) const;
  std::optional<Outcome> relapse(int after);
  std::optional<Outcome> before_next(int n, int done);
  std::optional<Outcome> tried_again(int done);
  std::optional<Outcome> soon_after(int done, const std::vector<std::string>& words,
                                    const std::set<char32_t>& kanji);

  const Story& story_;
  std::map<std::pair<int, bool>, std::vector<LineNews>> news_;
  std::map<int, Matter> matters_;
};

}  // namespace tenmatsu::composition
