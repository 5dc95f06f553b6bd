#include "render/example.hpp"

namespace tenmatsu::example {

namespace {

constexpr Minute at(int hour, int minute) {
  return hour * 60 + minute;
}

void say(Analysis& analysis, Minute minute, const char* speaker, const char* text) {
  Message message;
  message.n = static_cast<int>(analysis.transcript.messages.size()) + 1;
  message.line = 2 * message.n - 1;
  message.time = Stamp{minute * 60, false, false, std::nullopt};
  message.speaker = speaker;
  message.text = text;
  analysis.transcript.messages.push_back(message);
  Event event;
  event.n = message.n;
  analysis.events.push_back(event);
}

Event& event(Analysis& analysis, int n) {
  return analysis.events[static_cast<std::size_t>(n) - 1];
}

void tag(Analysis& analysis, int n, Tag what, Status status = Status::none) {
  TagFinding finding;
  finding.tag = what;
  finding.status = status;
  finding.rule = std::string(name_of(what)) + ".example";
  event(analysis, n).tags.push_back(finding);
}

void measure(Analysis& analysis, int n, double value, const char* unit, Bound bound,
             const char* subject, const char* text) {
  Metric metric;
  metric.value = value;
  metric.unit = unit;
  metric.bound = bound;
  metric.subject = subject;
  metric.text = text;
  event(analysis, n).metrics.push_back(metric);
}

Analysis talk() {
  Analysis out;
  out.transcript.name = "logs/seed.txt";
  out.transcript.format = "plain";
  out.transcript.encoding = "UTF-8";
  out.transcript.sha256 = "00ff";
  out.transcript.notes = {{"logs/seed.txt", 4, "no time in this line"}};
  say(out, at(14, 35), "田中", "14時30分頃からAPI応答時間のアラートが出ています。");
  say(out, at(14, 37), "鈴木", "約1万2000ユーザーに影響が出ている模様です。エラー率は0.5%です。");
  say(out, at(14, 40), "鈴木", "今朝10時にデプロイした新機能が原因かもしれません。");
  say(out, at(14, 41), "佐藤",
      "EXPLAINの結果です:\nSELECT * FROM user_orders\n  WHERE user_id = 1 | "
      "2;\n複合インデックスがない。");
  say(out, at(14, 45), "鈴木", "feature flagをOFFにしました。");
  say(out, at(14, 51), "田中", "エラー率も0.1%以下に戻りました。");
  say(out, at(14, 58), "", "はい、本日中にドラフト作成します。");
  out.people = {{"田中", "PM", {"PM田中", "田中"}, false}, {"鈴木", "", {"鈴木"}, false}};
  return out;
}

void understand(Analysis& out) {
  tag(out, 1, Tag::detection);
  tag(out, 3, Tag::cause, Status::suspected);
  out.events[2].tags.back().main = true;
  out.events[2].key = true;
  tag(out, 5, Tag::action, Status::done);
  tag(out, 7, Tag::followup);
  TagFinding& followup = event(out, 7).tags.front();
  followup.owner = "田中";
  followup.due = "本日中";
  followup.category = Category::repair;
  followup.postmortem = true;
  measure(out, 2, 12000, "ユーザー", Bound::about, "影響ユーザー", "約1万2000ユーザー");
  measure(out, 2, 0.5, "%", Bound::exact, "エラー率", "0.5%");
  measure(out, 6, 0.1, "%", Bound::at_most, "エラー率", "0.1%以下");
  TimeMention mention;
  mention.kind = TimeMention::Kind::from;
  mention.minute = at(14, 30);
  mention.approximate = true;
  mention.text = "14時30分頃から";
  event(out, 1).times = {mention};
  Sentence sentence;
  sentence.span = {1, 0, 17};
  sentence.modality = Modality::ongoing;
  sentence.rule = "ending.teiru";
  event(out, 1).sentences = {sentence};
}

void tell_course(Incident& out) {
  out.title = {"ユーザーAPIのレスポンスタイム悪化", {1, 2}};
  out.author = {"田中", {7}};
  out.status = "draft";
  out.participants = {"田中", "鈴木", "佐藤"};
  out.times = {MilestoneTime{at(14, 30), true, {1}}, MilestoneTime{at(14, 30), true, {1}},
               MilestoneTime{at(14, 35), false, {1}}, MilestoneTime{at(14, 45), false, {5}},
               MilestoneTime{at(14, 51), false, {6}}};
  out.alerted = true;
  out.alert = MilestoneTime{at(14, 30), true, {1}};
  out.work = MilestoneTime{at(14, 35), false, {1}};
  out.durations = {
      {"detect", "検知まで", 0, false, "14:30頃 → 14:30頃", {1}, {1}},
      {"resolve", "解決まで", 81, true, "13:30頃 → 14:51", {1}, {6}, Duration::Stage{80, true, 99}},
      {"impact", "影響", 120, false, "", {1}, {6}},
  };
  out.timeline = {
      {at(14, 30), true, true, {"API応答時間のアラート", {1}}, {Tag::detection}},
      {at(14, 45), false, true, {"feature flagをOFFにした。", {5}}, {Tag::action}},
      {0, false, false, {"会議を開始", {6}}, {}},
  };
}

void tell_findings(Incident& out) {
  out.summary = {{"14:30頃から、ユーザーAPIの応答が悪化した。", {1}},
                 {"約1万2000ユーザーに影響した", {2}}};
  out.impact = {{"約1万2000ユーザーに影響", {2}}};
  out.causes = {
      {Status::confirmed, {"user_ordersに複合インデックスがない", {4}}, false, {}, {4}, {}, true},
      {Status::suspected, {"今朝10時にデプロイした新機能", {3}}, false, {3}, {}, {}},
      {Status::confirmed, {"テスト環境ではデータ量が少ない", {3}}, true, {}, {}, {}},
      {Status::ruled_out, {"ネットワーク", {3}}, false, {3}, {}, {4}},
  };
  out.effects = {
      {"エラー率",
       {{"通常0.1%", at(14, 37), 2, MetricRole::usual, 0.1, Bound::exact},
        {"0.5%", at(14, 37), 2, MetricRole::reading, 0.5, Bound::exact},
        {"0.1%以下", at(14, 51), 6, MetricRole::reading, 0.1, Bound::at_most}},
       "",
       "%",
       {{"0.4%", at(14, 51), 6, MetricRole::threshold, 0.4, Bound::exact}}},
      {"機会損失",
       {{"約200万円", at(14, 51), 6, MetricRole::estimate, 2000000, Bound::about}},
       "10万円 × 20分 = 200万円",
       "円",
       {}},
  };
  out.effect_notes = {{"問い合わせが殺到", {2}}};
  out.lessons = {{Lesson::Kind::went_well, {"A|B試験で気づいた", {6}}},
                 {Lesson::Kind::went_wrong, {"気づくのが遅かった", {4}}}};
  out.hypotheses = {
      {Status::ruled_out,
       {{Hypothesis::Part::raised, at(14, 40), true, "鈴木", {"ネットワークの疑い", {3}}},
        {Hypothesis::Part::opposed, 0, false, "", {"ネットワークは正常", {4}}}}}};
}

void tell_work(Incident& out) {
  Action action;
  action.status = Status::done;
  action.statement = {"feature flagをOFFにした", {5}};
  action.actor = "鈴木";
  action.started = at(14, 43);
  action.done = action.minute = at(14, 45);
  action.stages = {{Status::started, at(14, 43), {"feature flagを切り替える", {5}}, "着手", "鈴木"},
                   {Status::done, at(14, 45), action.statement, "", "鈴木"}};
  action.effect = Statement{"エラー率0.1%以下", {6}};
  action.effect_minute = at(14, 51);
  Action failed;
  failed.status = Status::done;
  failed.statement = {"再起動した", {4}};
  failed.minute = at(14, 41);
  failed.failed = true;
  failed.verdict = "失敗";
  failed.stages = {{Status::done, failed.minute, failed.statement, "", ""}};
  out.actions = {failed, action};
  out.followups = {{Category::repair, {"ポストモーテムのドラフトを作成", {7}}, "田中", "本日中"},
                   {Category::none, {"ログを見直す", {7}}, "", "", FollowUp::Horizon::lasting}};
  out.suggestions = {{Category::detect,
                      "slow query logに警告を設ける",
                      "missing-index",
                      "複合インデックスがない",
                      "インデックスの不足",
                      {4}},
                     {Category::prevent,
                      "段階的なリリース",
                      "bad-deploy",
                      "今朝10時にデプロイした新機能",
                      "",
                      {3},
                      true}};
}

void tell_doubts(Incident& out) {
  out.missing = {{"missing.date", "日付", "発言に日付がない", "", {}, ""},
                 {"missing.cause", "未確定の原因", "確定した発言がない。", "鈴木", {3}, ""}};
  out.conflicts = {{"conflict.duration", "食い違い", "影響時間は20分と21分", {2, 6}}};
  out.uses.resize(7);
  out.uses[0].sections = {"summary", "timeline"};
  out.uses[2].left_out = "chatter";
}

}  // namespace

Told api_latency() {
  Told out{talk(), {}};
  understand(out.analysis);
  tell_course(out.incident);
  tell_findings(out.incident);
  tell_work(out.incident);
  tell_doubts(out.incident);
  return out;
}

Told past_midnight() {
  constexpr int kLater = 10 * 60;
  Told out = api_latency();
  out.analysis.transcript.first_day = Date{2026, 12, 31};
  for (std::size_t i = 3; i < out.analysis.transcript.messages.size(); ++i) {
    out.analysis.transcript.messages[i].time->second += kLater * 60;
  }
  out.incident.times[static_cast<std::size_t>(Milestone::resolved)]->minute += kLater;
  out.incident.timeline[1].minute += kLater;
  return out;
}

}  // namespace tenmatsu::example
