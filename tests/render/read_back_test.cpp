// An analysis in JSON, read back: the same bytes where nothing was changed, the change and what
// follows from it where something was, and every mistake with its place.

#include "tenmatsu/read_back.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>

#include "render/example.hpp"
#include "support/trouble.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const fs::path kSource = TENMATSU_SOURCE_DIR;

const RulesPtr& rules() {
  static const RulesPtr all = load_rules({}, Examples::leave_out);
  return all;
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Talk {
  Analysis analysis;
  Incident incident;
};

Talk talk_of(const std::string& bytes, const std::string& name) {
  Talk out{analyse(read(bytes, name, rules()), rules()), {}};
  out.incident = compose(out.analysis, rules());
  return out;
}

std::string page(const Analysis& analysis, const Incident& incident) {
  RenderOptions options;
  options.markup = Markup::html;
  return render(analysis, incident, options);
}

// In pieces, so that they run beside each other.
class RoundTrip : public ::testing::TestWithParam<int> {};
constexpr int kPieces = 4;

std::vector<fs::path> transcripts(int piece) {
  std::vector<fs::path> all;
  for (const char* folder : {"examples", "corpus/ja"}) {
    for (const auto& entry : fs::directory_iterator(kSource / folder)) {
      if (entry.path().extension() == ".txt") {
        all.push_back(entry.path());
      }
    }
  }
  std::ranges::sort(all);
  std::vector<fs::path> chosen;
  for (std::size_t i = static_cast<std::size_t>(piece); i < all.size(); i += kPieces) {
    chosen.push_back(all[i]);
  }
  return chosen;
}

// All parts but those that follow from others, as though somebody had changed them.
std::string with_facts_changed(const std::string& text) {
  ordered_json json = ordered_json::parse(text);
  std::istringstream seals(json["seals"].get<std::string>());
  std::string kept;
  std::vector<std::string> names = {"source", "people", "events"};
  for (const auto& [name, part] : json["incident"].items()) {
    names.push_back(name);
  }
  std::string seal;
  for (std::size_t i = 0; seals >> seal && i < names.size(); ++i) {
    const std::string& name = names[i];
    if (name == "durations" || name == "hypotheses" || name == "suggestions" || name == "lessons" ||
        name == "summary" || name == "missing" || name == "conflicts") {
      kept += seal + " ";
    }
  }
  json["seals"] = kept;
  return json.dump();
}

TEST_P(RoundTrip, ATalkBecomesTheSameDocumentByWayOfItsJson) {
  for (const fs::path& path : transcripts(GetParam())) {
    SCOPED_TRACE(path.filename().string());
    const Talk talk = talk_of(content_of(path), path.filename().string());
    const std::string json = to_json(talk.analysis, &talk.incident);
    const ReadBack back = read_back(json, "talk.json", rules());
    ASSERT_TRUE(back.incident);
    EXPECT_THAT(back.changed, IsEmpty());
    EXPECT_THAT(back.notes, IsEmpty());
    EXPECT_EQ(to_json(back.analysis, &*back.incident), json);
    EXPECT_EQ(render(back.analysis, *back.incident), render(talk.analysis, talk.incident));
    EXPECT_EQ(page(back.analysis, *back.incident), page(talk.analysis, talk.incident));
    // What follows from the facts comes out as it did from the talk itself.
    const ReadBack again = read_back(with_facts_changed(json), "talk.json", rules());
    EXPECT_THAT(again.changed, Not(IsEmpty()));
    EXPECT_EQ(to_json(again.analysis, &*again.incident), json);
  }
}

INSTANTIATE_TEST_SUITE_P(Corpus, RoundTrip, ::testing::Range(0, kPieces));

TEST(ReadBack, KeepsEvidenceAndTerms) {
  const Talk talk = talk_of(content_of(kSource / "examples/coupon.txt"), "coupon.txt");
  const std::string json = explain_json(talk.analysis, &talk.incident);
  const ReadBack back = read_back(json, "a.json", rules());
  EXPECT_EQ(explain_json(back.analysis, &*back.incident), json);
}

TEST(ReadBack, KeepsWhatATalkWithoutIncidentHolds) {
  const Analysis analysis = analyse(read("[10:00] 田中: おはよう\n", "a.txt", rules()), rules());
  const std::string json = to_json(analysis, nullptr);
  const ReadBack back = read_back(json, "a.json", rules());
  EXPECT_FALSE(back.incident);
  EXPECT_EQ(to_json(back.analysis, nullptr), json);
}

TEST(ReadBack, KeepsTheDaysOfATalkWithoutDates) {
  const Talk talk = talk_of(
      "[23:50] 田中: 決済でエラーが出ています\n[23:58] 鈴木: 障害として対応します\n"
      "[00:10] 鈴木: ロールバックしました\n[00:20] 田中: 復旧しました。正常です\n",
      "night.txt");
  const std::string json = to_json(talk.analysis, &talk.incident);
  EXPECT_THAT(json, HasSubstr("\"day\": 1"));
  const ReadBack back = read_back(json, "night.json", rules());
  EXPECT_EQ(to_json(back.analysis, &*back.incident), json);
  EXPECT_EQ(render(back.analysis, *back.incident), render(talk.analysis, talk.incident));
}

TEST(ReadBack, KeepsTheClockOfARecording) {
  auto told = example::api_latency();
  auto& messages = told.analysis.transcript.messages;
  messages[0].time->since_start = 4;
  messages[1].time->elapsed = true;
  messages[2].time->second += 9;
  messages[2].time->has_seconds = true;
  messages[3].time_approximate = true;
  told.analysis.transcript.named_day = Date{2026, 3, 4};
  told.analysis.events[0].sentences.clear();
  const std::string json = to_json(told.analysis, nullptr);
  const ReadBack back = read_back(json, "a.json", rules());
  EXPECT_EQ(to_json(back.analysis, nullptr), json);
  EXPECT_EQ(back.analysis.transcript.messages[0].time->second, 14 * 3600 + 35 * 60);
}

// --- what somebody changed ---

using Change = std::function<void(ordered_json&)>;

ordered_json coupon() {
  static const Talk talk = talk_of(content_of(kSource / "examples/coupon.txt"), "coupon.txt");
  return ordered_json::parse(to_json(talk.analysis, &talk.incident));
}

ReadBack changed(const Change& change) {
  ordered_json json = coupon();
  change(json);
  return read_back(json.dump(2), "coupon.json", rules());
}

std::string document(const ReadBack& back) {
  return render(back.analysis, *back.incident);
}

std::vector<std::string> questions(const ReadBack& back) {
  std::vector<std::string> ids;
  for (const Missing& one : back.incident->missing) {
    ids.push_back(one.id);
  }
  return ids;
}

TEST(Change, OfATextShowsInTheDocument) {
  const auto back = changed([](ordered_json& json) {
    json["incident"]["title"]["text"] = "クーポンが使えない障害";
    json["incident"]["impact"][0]["text"] = "問い合わせが8件来ている";
  });
  EXPECT_THAT(back.changed, ElementsAre("impact", "title"));
  EXPECT_THAT(document(back), HasSubstr("# クーポンが使えない障害\n"));
  EXPECT_THAT(document(back), HasSubstr("- 問い合わせが8件来ている[^1]"));
}

TEST(Change, OfATimeIsFollowedByTheLengthsAndTheSummary) {
  const auto back = changed([](ordered_json& json) {
    json["incident"]["times"]["started"] = {{"time", "10:58"}, {"events", {3}}};
  });
  const std::string text = document(back);
  EXPECT_THAT(text, HasSubstr("| 解決まで | 17分 | 10:58 → 11:15 |"));
  EXPECT_THAT(text, HasSubstr("10:58から、"));
  EXPECT_THAT(text, Not(HasSubstr("11:00頃 →")));
  EXPECT_THAT(back.notes, IsEmpty());
}

TEST(Change, OfAnOwnerAnswersTheQuestion) {
  const auto put = [](const char* member, const ordered_json& value) {
    return [=](ordered_json& json) { json["incident"]["followups"][0][member] = value; };
  };
  const auto open = changed(put("owner", nullptr));
  EXPECT_THAT(questions(open), Contains("missing.owner"));
  EXPECT_THAT(questions(changed([&](ordered_json& json) {
                put("owner", nullptr)(json);
                put("due", nullptr)(json);
              })),
              Contains("missing.owner_due"));
  ordered_json json = ordered_json::parse(to_json(open.analysis, &*open.incident));
  put("owner", "森")(json);
  const ReadBack owned = read_back(json.dump(), "a.json", rules());
  EXPECT_THAT(questions(owned), Not(Contains("missing.owner")));
  EXPECT_THAT(document(owned), HasSubstr("(担当: 森、期限: "));
  // The same where the list of questions was changed too.
  json["incident"]["missing"].erase(0);
  EXPECT_THAT(questions(read_back(json.dump(), "a.json", rules())), IsEmpty());
}

TEST(Change, OfTheDayDatesTheTalk) {
  const auto back = changed([](ordered_json& json) { json["source"]["date"] = "2026-03-04"; });
  EXPECT_THAT(questions(back), Not(Contains("missing.date")));
  EXPECT_EQ(back.incident->created, "2026-03-04");
  EXPECT_THAT(document(back), HasSubstr("- **発生日**: 2026-03-04\n"));
}

TEST(Change, TakesAnActionOutAndPutsAFollowUpIn) {
  const auto back = changed([](ordered_json& json) {
    json["incident"]["actions"] = ordered_json::array();
    json["incident"]["followups"].push_back(
        {{"text", "しきい値を見直す"}, {"category", "detect"}, {"events", {3}}});
    json["incident"]["followups"].push_back(
        {{"text", "手順を直す"}, {"events", ordered_json::array()}});
  });
  const std::string text = document(back);
  EXPECT_THAT(text, HasSubstr("## 対応\n\n発言なし\n"));
  EXPECT_THAT(text, HasSubstr("- しきい値を見直す(担当: 未定、期限: 未定)[^3]"));
  EXPECT_THAT(text, HasSubstr("- 手順を直す(担当: 未定、期限: 未定)\n"));
  const auto asked = questions(back);
  EXPECT_EQ(std::ranges::count(asked, "missing.owner_due"), 2);
}

TEST(Change, OfAnActionShowsAmongTheSteps) {
  const auto back = changed([](ordered_json& json) {
    auto& action = json["incident"]["actions"].back();
    action["text"] = "前の版に戻した";
    action["time"] = "11:12";
  });
  EXPECT_THAT(document(back), HasSubstr(" 11:12 前の版に戻した(提案: 江藤、実施: 和久井)"));
  const auto stage = changed([](ordered_json& json) {
    json["incident"]["actions"].back()["stages"].back()["text"] = "段階の文";
  });
  EXPECT_THAT(document(stage), HasSubstr(" 11:11 段階の文(提案: 江藤、実施: 和久井)"));
}

TEST(Change, OfACauseIsFollowedByItsSuggestions) {
  const auto back =
      changed([](ordered_json& json) { json["incident"]["causes"] = ordered_json::array(); });
  EXPECT_THAT(back.incident->suggestions, IsEmpty());
  EXPECT_THAT(questions(back), Contains("missing.cause"));
}

TEST(Change, OfWhatFollowsIsKept) {
  const auto back = changed([](ordered_json& json) {
    json["incident"]["times"]["started"] = nullptr;
    json["incident"]["summary"] = {{{"text", "人の書いたサマリ"}, {"events", {1}}}};
    json["incident"]["missing"] = {
        {{"id", "missing.mine"}, {"label", "顧客"}, {"question", "誰に知らせたか"}}};
  });
  EXPECT_THAT(document(back), HasSubstr("## サマリ\n\n人の書いたサマリ[^1]。\n"));
  EXPECT_THAT(questions(back), ElementsAre("missing.mine"));
}

TEST(Change, OfALengthIsNotTakenAgainstItsTimes) {
  const auto back =
      changed([](ordered_json& json) { json["incident"]["durations"]["resolve"]["minutes"] = 99; });
  ASSERT_EQ(back.notes.size(), 1U);
  EXPECT_EQ(back.notes[0].file, "coupon.json");
  EXPECT_THAT(back.notes[0].text, HasSubstr("/incident/durations/resolve: 99 minutes"));
  EXPECT_THAT(document(back), HasSubstr("| 解決まで | 約15分 |"));
}

TEST(Change, OfHarmThatNoMessageTellsOfIsNoTrouble) {
  const auto back = changed([](ordered_json& json) {
    json["incident"]["impact"] = ordered_json::array(
        {{{"text", "店頭のお客様も40人待った"}, {"events", ordered_json::array()}}});
  });
  EXPECT_THAT(document(back), HasSubstr("## インパクト\n\n- 店頭のお客様も40人待った\n"));
}

TEST(Change, OfAMilestoneThatNoMessageTellsOfIsNoTrouble) {
  for (const char* name : {"started", "detected", "declared", "mitigated", "resolved"}) {
    SCOPED_TRACE(name);
    const auto back = changed([&](ordered_json& json) {
      json["incident"]["times"][name] = {{"time", "11:12"}, {"events", ordered_json::array()}};
      json["incident"]["causes"][0] = {
          {"status", "suspected"}, {"text", "設定の誤り"}, {"events", ordered_json::array()}};
    });
    EXPECT_THAT(document(back), HasSubstr("11:12"));
    EXPECT_THAT(questions(back), Contains("missing.unconfirmed"));
  }
}

TEST(Change, WithoutSealsAllIsTakenAsChanged) {
  const auto back = changed([](ordered_json& json) { json.erase("seals"); });
  ordered_json json = coupon();
  const ordered_json out = ordered_json::parse(to_json(back.analysis, &*back.incident));
  EXPECT_EQ(out["incident"], json["incident"]);
  EXPECT_THAT(back.notes, IsEmpty());
}

TEST(Change, OfTheOrderOfMembersIsNone) {
  const nlohmann::json sorted = nlohmann::json::parse(coupon().dump());
  const ReadBack back = read_back(sorted.dump(4), "a.json", rules());
  EXPECT_THAT(back.changed, IsEmpty());
  EXPECT_EQ(to_json(back.analysis, &*back.incident), coupon().dump(2) + "\n");
}

TEST(ReadBack, TakesOptionsAsAConversionDoes) {
  const std::string bytes = content_of(kSource / "examples/coupon.txt");
  ComposeOptions options;
  options.title = "別の題";
  options.author = "森";
  options.created = "2026-03-05";
  options.status = "確定";
  const Analysis analysis = analyse(read(bytes, "coupon.txt", rules()), rules());
  const Incident incident = compose(analysis, rules(), options);
  const Incident plain = compose(analysis, rules());
  const ReadBack back = read_back(to_json(analysis, &plain), "a.json", rules(), options);
  EXPECT_EQ(document(back), render(analysis, incident));
}

// --- mistakes ---

std::string mistakes(const Change& change) {
  return support::trouble_of(Failure::input, [&] { return changed(change); });
}

TEST(Mistake, IsNamedWithItsPlace) {
  struct Case {
    const char* pointer;
    ordered_json value;
    const char* message;
  };
  const Case cases[] = {
      {"/schema", "tenmatsu.analysis/2", "/schema: expected \"schema\": \"tenmatsu.analysis/1\""},
      {"/mood", "bad", "/: unknown key \"mood\""},
      {"/seals", 4, "/seals: expected a string"},
      {"/source", ordered_json::array(), "/source: expected an object"},
      {"/source/date", "2026-02-30", "/source/date: expected a day that there is"},
      {"/people/0/bot", "no", "/people/0/bot: expected true or false"},
      {"/people/0/labels/0", 1, "/people/0/labels/0: expected a string"},
      {"/events/1/n", 7, "/events/1: expected \"n\": 2"},
      {"/events/0/time", "11.02", "/events/0/time: expected a time"},
      {"/events/0/time", "2026-03-04T11:02", "needs the day of the first message: /source/date"},
      {"/events/0/day", 2000000000, "/events/0/time: lies 2000000000 days from the first message"},
      {"/events/0/clock", "11:02", "/events/0/clock: expected beside"},
      {"/events/0/reply_to", 40, "/events/0/reply_to: there is no message 40"},
      {"/events/0/sentences/0/text", "別の言葉", "/events/0/sentences/0: expected words"},
      {"/events/0/sentences/0/modality", "song", "modality: expected one of: statement, "},
      {"/events/0/tags/0/main_sentence", 9, "main_sentence: there is no sentence 9"},
      {"/events/0/tags/0/main", true, "/main: only a cause that is not ruled out"},
      {"/events/0/tags/0/tag", "panic", "/tag: expected one of: detection"},
      {"/events/0/metrics/0/value", "6", "/metrics/0/value: expected a number"},
      {"/events/0/metrics/0/q", "<", "/metrics/0/q: expected one of: =, ~, >=, <=; found \"<\""},
      {"/incident", 3, "/incident: expected an object"},
      {"/incident/mood", 3, "/incident: unknown key \"mood\"; expected one of: title"},
      {"/incident/title/text", nullptr, "/incident/title/text: expected a string"},
      {"/incident/title/events/0", 11,
       "/incident/title/events/0: there is no message 11; the talk "
       "has 10"},
      {"/incident/title/events", 3, "/incident/title/events: expected a list"},
      {"/incident/created", "soon", "/incident/created: expected a day"},
      {"/incident/times/started/time", "25:00", "/incident/times/started/time: expected a time"},
      {"/incident/times/started/day", -30000, "started/time: lies -30000 days from"},
      {"/incident/times/started/day", "1", "started/day: expected an integer"},
      {"/incident/times/started/time", nullptr, "/incident/times/started: expected \"time\""},
      {"/incident/times/begun", nullptr, "/incident/times: unknown key \"begun\""},
      {"/incident/durations/resolve/minutes", -1, "expected an integer of 0 or more"},
      {"/incident/durations/lunch", ordered_json::object(), "unknown key \"lunch\""},
      {"/incident/causes/0/status", "sure", "expected one of: suspected, confirmed, ruled_out"},
      {"/incident/actions/0/status", "maybe", "expected one of: proposed, requested, started"},
      {"/incident/actions/0/stages/0/time", 11, "stages/0/time: expected a string or null"},
      {"/incident/followups/0/category", "later", "expected one of: prevent, detect, mitigate"},
      {"/incident/followups/0/ownr", "森", "/incident/followups/0: unknown key \"ownr\""},
      {"/incident/effects/0/readings/0/event", 99, "event: there is no message 99"},
      {"/incident/timeline/0/tags/0", "noise", "/timeline/0/tags/0: expected one of: detection"},
      {"/incident/lessons/0/kind", "sad", "expected one of: went_well, went_wrong, lucky"},
  };
  for (const auto& [pointer, value, message] : cases) {
    SCOPED_TRACE(pointer);
    EXPECT_THAT(mistakes([&, at = pointer, to = value](ordered_json& json) {
                  json[ordered_json::json_pointer(at)] = to;
                }),
                HasSubstr(message));
  }
}

// Somebody who moves the mark forgets to take out the old one.
TEST(Mistake, OfTwoThatCountMostOfOneTagIsNamed) {
  EXPECT_THAT(mistakes([](ordered_json& json) {
                int marked = 0;
                for (auto& event : json["events"]) {
                  for (auto& tag : event["tags"]) {
                    if (tag["tag"] == "cause" && tag["status"] != "ruled_out") {
                      tag["main"] = true;
                      ++marked;
                    }
                  }
                }
                ASSERT_GE(marked, 2);
              }),
              HasSubstr("a second main cause; that of message "));
}

TEST(Mistake, OfTheFileAreNamedAllAtOnce) {
  const std::string all = mistakes([](ordered_json& json) {
    json["incident"]["title"].erase("events");
    json["incident"]["causes"][0]["status"] = "sure";
    json["incident"]["impact"][0]["events"] = {0, "x", 99};
  });
  EXPECT_EQ(std::ranges::count(all, '\n'), 4) << all;
  EXPECT_THAT(all, HasSubstr("coupon.json: /incident/title: expected \"events\""));
}

TEST(Mistake, InTheJsonItselfIsNamedWithItsLine) {
  const auto trouble = [](const std::string& text) {
    return support::trouble_of(Failure::input, [&] { return read_back(text, "a.json", rules()); });
  };
  const std::string text = coupon().dump(2);
  const std::string cut = text.substr(0, 400);
  EXPECT_THAT(trouble(cut), HasSubstr(fmt::format("a.json:{}: this JSON is broken: ",
                                                  1 + std::ranges::count(cut, '\n'))));
  EXPECT_THAT(trouble("[1]"), HasSubstr("a.json: is no analysis; expected the JSON that"));
  EXPECT_THAT(trouble(""), HasSubstr("is no analysis"));
  std::string twice = text;
  twice.insert(twice.find("\"status\": \"draft\""), "\"status\": \"x\",");
  EXPECT_THAT(trouble(twice), HasSubstr("a.json: /incident/status: stands twice in its object"));
}

TEST(IsAnalysis, TellsItByItsSchemaAlone) {
  const std::string text = coupon().dump(2);
  EXPECT_TRUE(is_analysis(text));
  EXPECT_TRUE(is_analysis("\xef\xbb\xbf" + text));
  EXPECT_TRUE(is_analysis(nlohmann::json::parse(text).dump()));
  EXPECT_TRUE(is_analysis(text.substr(0, 100)));
  EXPECT_TRUE(is_analysis(R"({"schema" : "tenmatsu.analysis/2"})"));
  EXPECT_FALSE(is_analysis(R"([{"text": "{\"schema\": \"tenmatsu.analysis/1\"}"}])"));
  EXPECT_FALSE(is_analysis(R"({"text": "{\"schema\": \"tenmatsu.analysis/1\"}"})"));
  EXPECT_FALSE(is_analysis(R"({"schema": "other/1"})"));
  EXPECT_FALSE(is_analysis("[10:00] 田中: \"schema\": \"tenmatsu.analysis/1\""));
  EXPECT_FALSE(is_analysis(""));
  std::string wide = "\xff\xfe";
  for (const char c : std::string(R"({"schema": "tenmatsu.analysis/1"})")) {
    wide += c;
    wide += '\0';
  }
  EXPECT_TRUE(is_analysis(wide));
}

}  // namespace
}  // namespace tenmatsu
