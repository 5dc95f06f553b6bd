#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

#include "render/example.hpp"
#include "render/page.hpp"
#include "render/view.hpp"
#include "support/trouble.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Holds `text` against a file beside this one; TENMATSU_UPDATE_GOLDEN=1 rewrites the file.
void expect_document(const std::string& text, const std::string& name) {
  const std::string path = TENMATSU_SOURCE_DIR "/tests/render/documents/" + name;
  if (std::getenv("TENMATSU_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string expected(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(text, expected) << path;
}

/// Without what stands between each pair of `begin` and `end`.
std::string without(std::string text, const std::string& begin, const std::string& end) {
  std::size_t at = 0;
  while ((at = text.find(begin, at)) != std::string::npos) {
    at += begin.size();
    text.erase(at, text.find(end, at) - at);
  }
  return text;
}

/// A page without the style and the script, which have files of their own.
std::string page_alone(std::string page) {
  page = without(std::move(page), "<style>", "</style>");
  return without(without(std::move(page), "<script>", "</script>"), "'sha256-", "'");
}

std::string rendered(const example::Told& told, const std::string& text, Cite cite = Cite::none) {
  RenderOptions options;
  options.template_text = text;
  options.template_file = "my.mustache";
  options.cite = cite;
  return render(told.analysis, told.incident, options);
}

std::string trouble_with(const std::string& text) {
  return support::trouble_of(Failure::rules,
                             [&] { return rendered(example::api_latency(), text); });
}

TEST(Render, ShortReferences) {
  const auto told = example::api_latency();
  RenderOptions options;
  options.cite = Cite::inline_;
  expect_document(render(told.analysis, told.incident, options), "inline.md");
}

TEST(Render, DaysWhereTheTalkRunsPastMidnight) {
  const auto told = example::past_midnight();
  expect_document(render(told.analysis, told.incident), "past_midnight.md");
}

// In lists sentences end in their nouns; the summary is prose.
TEST(Render, ItemsEndInNouns) {
  Incident incident;
  incident.summary = incident.impact = {{"影響は41件だ", {}}};
  incident.causes.emplace_back().statement.text = "担当者を呼んだ。原因は設定の漏れだ";
  const std::string document = render(Analysis{}, incident);
  EXPECT_THAT(document, HasSubstr("\n影響は41件だ。"));
  EXPECT_THAT(document, HasSubstr("- 影響は41件\n"));
  EXPECT_THAT(document, HasSubstr("担当者を呼んだ。原因は設定の漏れ\n"));
  EXPECT_THAT(to_json(Analysis{}, &incident), HasSubstr("影響は41件だ"));
}

TEST(Render, TellsPlansThatWereNotTakenUpApartFromTheSteps) {
  const auto action = [](Status status, const char* text) {
    Action made;
    made.status = status;
    made.statement.text = text;
    made.stages = {{status, 0, {text, {}}, "", ""}};
    return made;
  };
  example::Told told;
  told.incident.actions = {action(Status::rejected, "電源を落とす"),
                           action(Status::done, "表を戻した"),
                           action(Status::started, "釜を替えている")};
  EXPECT_EQ(rendered(told,
                     "{{#steps}}{{number}} {{text}}、{{/steps}}\n"
                     "{{#declined}}{{text}}、{{/declined}}"),
            "1 表を戻した、2 釜を替えている、\n電源を落とす、\n");
}

TEST(Render, EmptyIncidentHasNoEmptyTables) {
  const Analysis analysis;
  expect_document(render(analysis, Incident{}), "empty.md");
}

TEST(Render, NoReferencesOnDemand) {
  const auto told = example::api_latency();
  RenderOptions options;
  options.cite = Cite::none;
  EXPECT_THAT(render(told.analysis, told.incident, options), Not(HasSubstr("[^")));
}

TEST(Render, ListsTheMessagesThatTheTemplateCitesAndNoOthers) {
  const std::string text =
      "{{#impact}}{{text}}{{>cite}}\n{{/impact}}{{#evidence}}{{n}} {{/evidence}}";
  EXPECT_EQ(rendered(example::api_latency(), text, Cite::footnote),
            "約1万2000ユーザーに影響[^2]\n2\n");
}

TEST(Render, ListsNoMessageOfAMemberThatTheTemplateLeavesOut) {
  const std::string text =
      "{{#causes}}{{#is_confirmed}}{{text}}{{>cite}} {{/is_confirmed}}{{/causes}}\n{{>evidence}}";
  const std::string document = rendered(example::api_latency(), text, Cite::footnote);
  EXPECT_THAT(document, HasSubstr("[^4]:"));
  EXPECT_THAT(document, Not(HasSubstr("[^5]")));
  auto ruled_out = example::api_latency();
  ruled_out.incident.causes.erase(ruled_out.incident.causes.begin() + 2);
  EXPECT_THAT(rendered(ruled_out, text, Cite::footnote), Not(HasSubstr("[^3]:")));
}

TEST(Render, SaysTheDayAfterWhereThereAreNoDates) {
  auto told = example::past_midnight();
  told.analysis.transcript.first_day.reset();
  EXPECT_EQ(rendered(told, "{{#times}}{{#resolved}}{{>time}}{{/resolved}}{{/times}}"),
            "翌日 00:51\n");
}

TEST(Render, DropsTheFullStopThatTheTemplateSets) {
  EXPECT_EQ(rendered(example::api_latency(), "{{#summary}}{{text}}。{{/summary}}"),
            "14:30頃から、ユーザーAPIの応答が悪化した。約1万2000ユーザーに影響した。\n");
}

TEST(Render, EscapesWhatWasSaid) {
  EXPECT_EQ(rendered(example::api_latency(), "{{#lessons}}{{text}}{{/lessons}}"),
            "A\\|B試験で気づいた気づくのが遅かった\n");
}

TEST(Render, KnowsATemplateByItsFormerName) {
  const auto told = example::api_latency();
  RenderOptions options;
  options.template_name = "houkokusho";
  const std::string document = render(told.analysis, told.incident, options);
  options.template_name = "customer";
  EXPECT_EQ(render(told.analysis, told.incident, options), document);
}

TEST(Render, NamesTheBuiltInTemplatesWhereOneIsUnknown) {
  RenderOptions options;
  options.template_name = "defualt";
  EXPECT_THAT(support::trouble_of(Failure::usage, [&] { return render({}, {}, options); }),
              HasSubstr("there is no template `defualt`; built in: "));
}

TEST(Templates, EachSaysWhatItIsForAndHasItsDocument) {
  const auto told = example::api_latency();
  ASSERT_FALSE(templates().empty());
  for (const TemplateInfo& one : templates()) {
    SCOPED_TRACE(one.name);
    EXPECT_FALSE(one.about.empty());
    EXPECT_THAT(one.about, Not(HasSubstr("\n")));
    RenderOptions options;
    options.markup = one.markup;
    options.template_name = one.name;
    const std::string document = render(told.analysis, told.incident, options);
    const bool html = one.markup == Markup::html;
    expect_document(html ? page_alone(document) : document, one.name + (html ? "" : ".md"));
    options.template_name.clear();
    options.template_text = one.text;
    EXPECT_NO_THROW(render(told.analysis, told.incident, options)) << "as a template of one's own";
  }
}

void expect_tidy(const Incident& incident, const Analysis& analysis) {
  for (const TemplateInfo& one : templates()) {
    SCOPED_TRACE(one.name);
    RenderOptions options;
    options.markup = one.markup;
    options.template_name = one.name;
    const std::string document = render(analysis, incident, options);
    EXPECT_THAT(document, Not(HasSubstr("\n\n\n")));
    EXPECT_THAT(document, Not(HasSubstr("---|\n\n")));  // a table with nothing under its head
    EXPECT_THAT(document, Not(HasSubstr("- \n")));
    EXPECT_THAT(document, Not(HasSubstr("|\n#")));
  }
}

TEST(Templates, LeaveNoHoleWhereAListIsEmpty) {
  constexpr void (*kTakeAway[])(Incident&) = {
      [](Incident&) {},
      [](Incident& told) { told.effects.clear(); },
      [](Incident& told) { told.effect_notes.clear(); },
      [](Incident& told) { told.actions.clear(); },
      [](Incident& told) { told.actions.back().status = Status::rejected; },
      [](Incident& told) {
        for (Action& action : told.actions) {
          action.status = Status::rejected;
        }
      },
      [](Incident& told) { told.causes.clear(); },
      [](Incident& told) { told.followups.clear(); },
      [](Incident& told) { told.suggestions.clear(); },
      [](Incident& told) { told.lessons.clear(); },
      [](Incident& told) { told.lessons.pop_back(); },
      [](Incident& told) { told.hypotheses.clear(); },
      [](Incident& told) { told.timeline.clear(); },
      [](Incident& told) { told.durations.clear(); },
      [](Incident& told) { told.missing.clear(); },
      [](Incident& told) { told.conflicts.clear(); },
      [](Incident& told) { told.times = {}; },
      [](Incident& told) { told = {}; },
  };
  for (std::size_t i = 0; i < std::size(kTakeAway); ++i) {
    SCOPED_TRACE(i);
    auto told = example::api_latency();
    kTakeAway[i](told.incident);
    expect_tidy(told.incident, told.analysis);
  }
}

// What a cause dates before the day of the incident stands before all that has a time, and before
// a beginning that was told later.
TEST(Templates, TellWhatWasChangedBeforeFirst) {
  auto told = example::api_latency();
  TimelineEntry before;
  before.timed = false;
  before.statement = {"先月、上限を300に下げた", {3}};
  before.tags = {Tag::cause};
  told.incident.timeline.insert(told.incident.timeline.begin(), before);
  RenderOptions options;
  options.cite = Cite::none;
  const std::string document = render(told.analysis, told.incident, options);
  EXPECT_THAT(document, HasSubstr("| 以前 | 先月、上限を300に下げた |"));
  EXPECT_LT(document.find("| 以前 |"), document.rfind("| 14:"));
  EXPECT_EQ(document.find("以前"), document.rfind("以前"));
  // It was found later, where the time until then ends.
  Duration identify = told.incident.durations.front();
  identify.name = "identify";
  identify.stage.emplace();
  identify.to = {told.incident.timeline.back().statement.events.front()};
  told.incident.timeline.front().statement.events = identify.to;
  told.incident.durations.push_back(identify);
  EXPECT_THAT(render(told.analysis, told.incident, options),
              AllOf(HasSubstr("| 以前 | 先月"), HasSubstr("**原因特定**")));
  // An entry that only lacks a time is none.
  told.incident.timeline.front().statement.events.clear();
  EXPECT_THAT(render(told.analysis, told.incident, options), Not(HasSubstr("| 以前 |")));
}

struct BrokenCase {
  const char* text;
  const char* message;
};

constexpr BrokenCase kBroken[] = {
    {"a\n{{titel}}", "my.mustache:2: there is no name `titel` here; known: source, title,"},
    {"{{#impact}}\n{{txt}}{{/impact}}", "my.mustache:2: there is no name `txt` here; known: text,"},
    {"{{times.begun}}", "my.mustache:1: there is no name `times.begun` here"},
    {"{{causes}}", "my.mustache:1: `causes` has members and no text; write {{#causes}}"},
    {"{{draft}}", "my.mustache:1: `draft` is a yes or no; write {{#draft}}"},
    {"x\n\n{{#causes}}", "my.mustache:3: the section `causes` is never closed"},
    {"{{/causes}}", "my.mustache:1: {{/causes}} closes nothing"},
    {"{{#causes}}\n{{/impact}}", "{{/impact}} stands where {{/causes}} is due, opened in line 1"},
    {"{{created", "my.mustache:1: the tag has no closing braces"},
    {"{{", "my.mustache:1: the tag has no closing braces"},
    {"{{{created}}", "my.mustache:1: the tag has no closing braces"},
    {"{{}}", "my.mustache:1: there is no name `` here"},
    {"{{>nowhere}}", "my.mustache:1: there is no part `nowhere`; parts: cite,"},
    {"{{=<% %>=}}", "my.mustache:1: other braces cannot be set"},
    {"\n{{>time}}", "my.mustache:2: part time:1: there is no name `date` here"},
};

TEST(Render, SaysWhereATemplateIsBroken) {
  for (const auto& [text, message] : kBroken) {
    SCOPED_TRACE(text);
    EXPECT_THAT(trouble_with(text), HasSubstr(message));
  }
}

TEST(Render, ReportsAllMistakesOfATemplate) {
  EXPECT_THAT(trouble_with("{{one}}\n{{two}}"),
              AllOf(HasSubstr("my.mustache:1: there is no name `one`"),
                    HasSubstr("\nmy.mustache:2: there is no name `two`")));
}

void collect_names(const document::View& view, std::set<std::string>& names) {
  if (view.is_object()) {
    for (const auto& [name, inner] : view.members()) {
      names.insert(name);
      collect_names(inner, names);
    }
  } else if (view.is_list()) {
    for (const auto& item : view.list()) {
      collect_names(item, names);
    }
  }
}

TEST(Templates, EveryNameIsInTheManual) {
  std::ifstream file(TENMATSU_SOURCE_DIR "/docs/templates.md");
  const std::string manual(std::istreambuf_iterator<char>(file), {});
  std::set<std::string> names;
  collect_names(document::complete_view(), names);
  collect_names(document::complete_page(), names);
  ASSERT_TRUE(names.contains("after_usual"));
  for (const std::string& name : names) {
    EXPECT_THAT(manual, HasSubstr("`" + name + "`"));
  }
}

/// What a template may be given must not depend on what this incident happens to have.
TEST(Templates, TheCompleteViewHasTextOrAYesBehindEveryName) {
  const document::View view = document::complete_view();
  EXPECT_TRUE(view.at("times").at("started").is_object());
  const document::View& effect = view.at("effects").list().front();
  const document::View& time = effect.at("cites").list().front().at("time");
  EXPECT_TRUE(time.at("days_later").is_text());
  EXPECT_TRUE(time.at("date").is_object());
  EXPECT_TRUE(view.at("response").at("hours").is_text());
  const document::View& evidence = view.at("evidence").list().front();
  EXPECT_TRUE(evidence.at("blocks").is_text());
  EXPECT_TRUE(evidence.at("text").is_text());
}

struct LayoutCase {
  const char* text;
  const char* shown;
};

constexpr LayoutCase kLayouts[] = {
    {"a\n{{! said by nobody }}\nb", "a\nb\n"},
    {"a{{! within }}b", "ab\n"},
    {"a\n  {{#draft}}  \nb\n{{/draft}}\nc", "a\nb\nc\n"},
    {"a\n{{^draft}}\nb\n{{/draft}}\n\nc", "a\n\nc\n"},  // the empty line is the template's own
    {"{{#draft}}a{{/draft}}\nb", "a\nb\n"},
    {"a\r\n{{#draft}}\r\nb\r\n{{/draft}}\r\nc\r\n", "a\nb\nc\n"},
    {"{{{created}}}a\n\n\n", "a\n"},
};

TEST(Render, LeavesNoEmptyLineWhereATagStoodAlone) {
  for (const auto& [text, shown] : kLayouts) {
    SCOPED_TRACE(text);
    EXPECT_EQ(rendered(example::api_latency(), text), shown);
  }
}

}  // namespace
}  // namespace tenmatsu
