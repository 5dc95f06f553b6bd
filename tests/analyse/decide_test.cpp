// Evidence adds up: weights made by hand decide, and what they decided can be explained.

#include "analyse/decide.hpp"

#include <gtest/gtest.h>

#include "analyse/passes.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::Column;
using Row = std::array<double, Column::kCount>;

Transcript transcript_of(const std::vector<std::string>& said) {
  Transcript transcript;
  for (const std::string& text : said) {
    Message message;
    message.n = static_cast<int>(transcript.messages.size()) + 1;
    message.speaker = message.n % 2 == 1 ? "田中" : "鈴木";
    message.text = text;
    transcript.messages.push_back(message);
  }
  return transcript;
}

// Rules with nothing but these weights.
std::shared_ptr<Rules> rules_with(const std::vector<std::string>& clues,
                                  const std::vector<Row>& weights) {
  auto rules = std::make_shared<Rules>(*load_rules({}));
  rules::Problems problems;
  rules->weights.read(rules::Weights::written(clues, weights, ""), "test", problems);
  problems.throw_if_any();
  return rules;
}

constexpr auto kSecondAction =
    static_cast<std::size_t>(Column::kSecond + static_cast<int>(Tag::action));

TEST(Decide, AddsUpWhatSpeaksForATag) {
  Row bias{};
  bias[kSecondAction] = -2;
  Row word{};
  word[kSecondAction] = 9;
  word[Column::kAction + 3] = 1;  // done
  const auto rules = rules_with({"bias", "c:戻し"}, {bias, word});
  const Analysis analysis = analyse(transcript_of({"戻した", "なるほど"}), rules);
  const TagFinding* action = find_tag(analysis.events[0], Tag::action);
  ASSERT_NE(action, nullptr);
  EXPECT_EQ(action->status, Status::done);
  EXPECT_TRUE(analysis.events[1].tags.empty());
}

// One clear sentence among others counts as if it stood alone: in the sum of all it would drown.
TEST(Decide, ReadsEachSentenceAlone) {
  Row word{};
  word[static_cast<std::size_t>(Tag::action)] = 40;  // of the first reading
  Row clear{};
  clear[kSecondAction] = 9;
  Row bias{};
  bias[kSecondAction] = -10;
  const auto rules = rules_with({"bias", "c:戻し", "read:sentence-action"}, {bias, word, clear});
  const std::string talk = "なるほど、そういうことでしたか。わたしも昼に見ていました。";
  const Analysis among = analyse(transcript_of({talk + "戻した。" + talk, talk}), rules);
  const Analysis alone = analyse(transcript_of({"戻した。"}), rules);
  ASSERT_NE(find_tag(alone.events[0], Tag::action), nullptr);
  EXPECT_NE(find_tag(among.events[0], Tag::action), nullptr);
  EXPECT_EQ(find_tag(among.events[1], Tag::action), nullptr);
}

// Of the causes of a talk one is the root cause, and none that was ruled out.
TEST(Decide, FindsTheRootCauseAmongTheCauses) {
  constexpr auto kSecondCause =
      static_cast<std::size_t>(Column::kSecond + static_cast<int>(Tag::cause));
  Row bias{};
  bias[kSecondCause] = 9;
  Row word{};
  word[Column::of(rules::Pick::root)] = 9;
  Row denial{};
  denial[Column::kCause + 2] = 9;  // ruled_out
  const auto rules = rules_with({"bias", "c:更新", "c:違い"}, {bias, word, denial});
  const Analysis analysis =
      analyse(transcript_of({"回線が細い", "更新を忘れた", "更新は違います"}), rules);
  std::vector<bool> roots;
  for (const Event& event : analysis.events) {
    const TagFinding* cause = find_tag(event, Tag::cause);
    ASSERT_NE(cause, nullptr);
    roots.push_back(cause->main);
  }
  EXPECT_EQ(roots, (std::vector<bool>{false, true, false}));
}

// What moved the incident is known of each message, whatever its tags; of all steps that were done
// one ended it, of all harm one counts most, where anything speaks for it.
TEST(Decide, PicksWhatATimelineAndASummaryTell) {
  constexpr auto kSecondImpact =
      static_cast<std::size_t>(Column::kSecond + static_cast<int>(Tag::impact));
  Row bias{};
  bias[kSecondAction] = -5;
  bias[kSecondImpact] = -5;
  bias[Column::of(rules::Pick::row)] = -9;
  bias[Column::of(rules::Pick::harm)] = -9;
  bias[Column::of(rules::Pick::ending)] = -9;
  bias[Column::kAction + 3] = 9;  // done
  Row step{};
  step[kSecondAction] = 9;
  Row harm{};
  harm[kSecondImpact] = 9;
  Row most{};
  most[Column::of(rules::Pick::row)] = 16;
  most[Column::of(rules::Pick::harm)] = 16;
  most[Column::of(rules::Pick::ending)] = 16;
  const auto rules = rules_with({"bias", "c:戻し", "c:客が", "c:全台"}, {bias, step, harm, most});
  const auto main_of = [&](const std::vector<std::string>& talk, Tag tag) {
    std::vector<bool> main;
    for (const Event& event : analyse(transcript_of(talk), rules).events) {
      const TagFinding* finding = find_tag(event, tag);
      main.push_back(finding != nullptr && finding->main);
    }
    return main;
  };
  EXPECT_EQ(main_of({"1台を戻した", "全台を戻した"}, Tag::action),
            (std::vector<bool>{false, true}));
  EXPECT_EQ(main_of({"客が全台で待つ", "客が待つ"}, Tag::impact), (std::vector<bool>{true, false}));
  EXPECT_EQ(main_of({"1台を戻した", "客が待つ"}, Tag::action), (std::vector<bool>{false, false}));
  const Analysis analysis = analyse(transcript_of({"1台を戻した", "全台の湯"}), rules);
  EXPECT_FALSE(analysis.events[0].key);
  EXPECT_TRUE(analysis.events[1].key);
}

TEST(Decide, ExplainsTheWholeSum) {
  Row bias{};
  bias[kSecondAction] = -2.25;  // a step that the file can hold exactly: half of 9, squared
  Row word{};
  word[kSecondAction] = 9;
  const auto rules = rules_with({"bias", "c:戻し"}, {bias, word});
  const Analysis analysis = analyse(transcript_of({"DBを戻した"}), rules);
  const TagFinding* action = find_tag(analysis.events[0], Tag::action);
  ASSERT_NE(action, nullptr);
  ASSERT_FALSE(action->evidence.empty());
  const Evidence& strongest = action->evidence.front();
  EXPECT_EQ(analysis.message(1).text.substr(strongest.span.begin,
                                            strongest.span.end - strongest.span.begin),
            "戻した");
  EXPECT_GT(strongest.weight, 0);
  double sum = 0;
  for (const Evidence& evidence : action->evidence) {
    sum += evidence.weight;
  }
  const double expected = strongest.weight - 2.25 * strength_of(ClueKind::bias);
  EXPECT_NEAR(sum, expected, 0.02);
}

TEST(Decide, LeavesTheRulesAloneWithoutWeights) {
  auto rules = std::make_shared<Rules>(*load_rules({}));
  rules->weights = {};
  const Transcript transcript = transcript_of({"APIが落ちています", "再起動しました"});
  const Analysis decided = analyse(transcript, rules);
  const Analysis by_rules = run_passes(transcript, *rules);
  for (std::size_t i = 0; i < decided.events.size(); ++i) {
    EXPECT_EQ(decided.events[i].tags.size(), by_rules.events[i].tags.size());
  }
}

TEST(Decide, KnowsWhatTheNeighboursWereTakenFor) {
  Row word{};
  word[Column::kFirst + static_cast<int>(Tag::action)] = 9;
  Row neighbour{};
  neighbour[kSecondAction] = 9;
  const auto rules = rules_with({"c:戻し", "read:-1-action"}, {word, neighbour});
  const Analysis analysis = analyse(transcript_of({"戻しますか", "はい"}), rules);
  EXPECT_EQ(find_tag(analysis.events[0], Tag::action), nullptr);
  EXPECT_NE(find_tag(analysis.events[1], Tag::action), nullptr);
}

bool is_action(const Analysis& analysis, std::size_t i) {
  return find_tag(analysis.events[i], Tag::action) != nullptr;
}

TEST(Decide, KnowsWhatElseAMessageWasTakenFor) {
  Row bias{};
  bias[kSecondAction] = -9;
  Row word{};
  word[Column::kFirst + static_cast<int>(Tag::action)] = 9;
  word[Column::kFirst + static_cast<int>(Tag::cause)] = 9;
  Row both{};
  both[kSecondAction] = 9;
  const auto rules = rules_with({"bias", "c:戻し", "read:both-cause-action"}, {bias, word, both});
  const Analysis analysis = analyse(transcript_of({"戻した", "はい"}), rules);
  EXPECT_TRUE(is_action(analysis, 0));
  EXPECT_FALSE(is_action(analysis, 1));
}

TEST(Decide, KnowsWhatASpeakerUsuallySays) {
  Row word{};
  word[Column::kFirst + static_cast<int>(Tag::action)] = 9;
  Row habit{};
  habit[kSecondAction] = 9;
  const auto rules = rules_with({"c:戻し", "read:speaker-action"}, {word, habit});
  const Analysis analysis = analyse(transcript_of({"戻した", "はい", "ええ", "はい"}), rules);
  EXPECT_FALSE(is_action(analysis, 0)) << "a message is no habit by itself";
  EXPECT_TRUE(is_action(analysis, 2));
  EXPECT_FALSE(is_action(analysis, 3)) << "of the other speaker";
}

TEST(Decide, KnowsWhatIsSaidInTheTalkOtherwise) {
  Row bias{};
  bias[kSecondAction] = -9;
  Row word{};
  word[Column::kFirst + static_cast<int>(Tag::action)] = 9;
  Row whole{};
  whole[kSecondAction] = 9;
  const auto rules = rules_with({"bias", "c:戻し", "read:talk-action"}, {bias, word, whole});
  EXPECT_TRUE(is_action(analyse(transcript_of({"戻した", "戻した", "戻した", "はい"}), rules), 3));
  EXPECT_FALSE(is_action(analyse(transcript_of({"はい", "ええ", "はい", "はい"}), rules), 3));
}

TEST(Decide, LeavesLinesOfTheChatItselfAlone) {
  Row word{};
  word[kSecondAction] = 9;
  Transcript transcript = transcript_of({"戻した", "Aが送信を戻した"});
  transcript.messages[1].system = true;
  const Analysis analysis = analyse(transcript, rules_with({"c:戻し"}, {word}));
  EXPECT_TRUE(is_action(analysis, 0));
  EXPECT_FALSE(is_action(analysis, 1));
}

}  // namespace
}  // namespace tenmatsu::analysis
