#include "render/diagram.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "render/example.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(MermaidEscaped, LeavesNoMarkOfMermaids) {
  EXPECT_EQ(document::mermaid_escaped("14:45 a; b #3"), "14#58;45 a#59; b #35;3");
  EXPECT_EQ(document::mermaid_escaped("\"引用\" [x] %% `y`"),
            "#34;引用#34; #91;x#93; #37;#37; #96;y#96;");
  EXPECT_EQ(document::mermaid_escaped("98% (推定)"), "98% (推定)");
  EXPECT_EQ(document::mermaid_escaped("一\n二\t三\x1b"), "一 二 三 ");
}

std::string markdown(const example::Told& told, bool diagrams = true) {
  RenderOptions options;
  options.diagrams = diagrams;
  return render(told.analysis, told.incident, options);
}

/// The lines between the fences.
std::vector<std::string> diagram_of(const std::string& document) {
  std::vector<std::string> lines;
  std::istringstream stream(document);
  bool within = false;
  for (std::string line; std::getline(stream, line);) {
    if (line == "```mermaid") {
      within = true;
    } else if (within && line == "```") {
      return lines;
    } else if (within) {
      lines.push_back(line);
    }
  }
  return {};
}

/// A task is a label, a colon and its data; neither holds what parts statements in Mermaid.
void expect_task(const std::string& line) {
  const auto colon = line.find(" :");
  ASSERT_NE(colon, std::string::npos) << line;
  const std::string label = line.substr(0, colon);
  EXPECT_EQ(label.find(':'), std::string::npos) << line;
  const std::string data = line.substr(colon + 2);
  EXPECT_EQ(data.find_first_of(";#%\"'`<>()[]{}"), std::string::npos) << line;
  for (std::size_t at = label.find('#'); at != std::string::npos; at = label.find('#', at + 1)) {
    const auto end = label.find_first_not_of("0123456789", at + 1);
    ASSERT_NE(end, std::string::npos) << line;
    EXPECT_EQ(label[end], ';') << line;
  }
}

TEST(Diagram, IsAGanttChartOfTasks) {
  example::Told told = example::api_latency();
  told.incident.actions[1].statement.text = "title: #1; ```\nsection \"x\"";
  told.incident.timeline[1].statement.text = "%%{init: {}}%%";
  const auto lines = diagram_of(markdown(told));
  ASSERT_GT(lines.size(), 8U);
  EXPECT_EQ(lines[0], "gantt");
  int sections = 0;
  int tasks = 0;
  for (std::size_t i = 4; i < lines.size(); ++i) {
    if (lines[i].starts_with("    section ")) {
      ++sections;
    } else {
      expect_task(lines[i]);
      ++tasks;
    }
  }
  EXPECT_EQ(sections, 3);
  EXPECT_EQ(tasks, 7);  // three phases, two actions, two entries with a time
}

TEST(Diagram, StandsInTheDocumentOnDemandOnly) {
  EXPECT_THAT(markdown(example::api_latency(), false), Not(HasSubstr("```mermaid")));
  EXPECT_THAT(markdown(example::api_latency()),
              HasSubstr("## タイムライン\n\n```mermaid\ngantt\n"));
}

TEST(Diagram, NoneWhereNothingHasATime) {
  RenderOptions options;
  options.diagrams = true;
  EXPECT_THAT(render({}, {}, options), Not(HasSubstr("mermaid")));
}

TEST(Diagram, ShowsDaysWhereTheTalkHasThem) {
  const auto document = markdown(example::past_midnight());
  EXPECT_THAT(document, HasSubstr("axisFormat %m/%d %H:%M"));
  EXPECT_THAT(document, HasSubstr(", 2027-01-01 00:51\n"));
}

}  // namespace
}  // namespace tenmatsu
