#include "render/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "render/base64.hpp"
#include "render/example.hpp"
#include "render/xml_reader.hpp"
#include "support/trouble.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

std::string page_of(const example::Told& told, Cite cite = Cite::footnote) {
  RenderOptions options;
  options.markup = Markup::html;
  options.cite = cite;
  return render(told.analysis, told.incident, options);
}

constexpr const char* kHostile =
    "<script>alert(1)</script>\n& \"q\" 'a' </title></style><img src=x onerror=alert(1)> "
    "javascript:alert(1) https://e.example/?a=1&b='\"><b> ]]> {{x}} \x1b[31m\x07";

/// Everything that somebody said, or that is made of it, is an attack.
example::Told hostile() {
  example::Told told = example::past_midnight();
  for (Message& message : told.analysis.transcript.messages) {
    message.text = kHostile;
    message.speaker = kHostile;
    std::ranges::replace(message.speaker, '\n', ' ');
  }
  told.analysis.people.clear();
  told.analysis.transcript.name = kHostile;
  Incident& incident = told.incident;
  incident.title.text = incident.author.text = incident.status = incident.created = kHostile;
  incident.participants = {kHostile};
  for (auto* list : {&incident.summary, &incident.impact, &incident.effect_notes}) {
    (*list)[0].text = kHostile;
  }
  incident.lessons[0].statement.text = kHostile;
  incident.hypotheses[0].steps[0].statement.text = kHostile;
  incident.hypotheses[0].steps[0].speaker = kHostile;
  incident.suggestions[0].because = incident.suggestions[0].label = kHostile;
  incident.causes[0].statement.text = incident.actions[0].statement.text = kHostile;
  incident.actions[1].actor = incident.actions[1].effect->text = kHostile;
  incident.effects[0].subject = incident.effects[0].unit = incident.effects[0].formula = kHostile;
  incident.effects[0].readings[1].text = kHostile;
  incident.followups[0].statement.text = incident.followups[0].owner = kHostile;
  incident.followups[0].due = incident.suggestions[0].text = kHostile;
  incident.timeline[1].statement.text = kHostile;
  incident.durations[0].formula = incident.durations[0].label = kHostile;
  incident.missing[0].question = incident.missing[0].ask = kHostile;
  incident.conflicts[0].text = incident.conflicts[0].label = kHostile;
  return told;
}

std::vector<example::Told> all_told() {
  return {example::api_latency(), example::past_midnight(), hostile(), {}};
}

TEST(Page, IsWellFormed) {
  for (const example::Told& told : all_told()) {
    for (const Cite cite : {Cite::footnote, Cite::inline_, Cite::none}) {
      EXPECT_THAT(support::read_xml(page_of(told, cite)).problems, IsEmpty());
    }
  }
}

TEST(Page, EveryLinkLeadsToOnePlace) {
  for (const example::Told& told : all_told()) {
    for (const Cite cite : {Cite::footnote, Cite::none}) {
      const auto page = support::read_xml(page_of(told, cite));
      std::set<std::string> ids;
      for (const std::string& id : support::values_of(page, "id")) {
        EXPECT_TRUE(ids.insert(id).second) << "twice: " << id;
      }
      for (const std::string& href : support::values_of(page, "href")) {
        if (href.starts_with("#")) {
          EXPECT_TRUE(ids.contains(href.substr(1))) << href;
        } else {
          EXPECT_THAT(href, StartsWith("https://e.example/")) << "an address that was said";
        }
      }
      for (const char* name : {"aria-labelledby", "for"}) {
        for (const std::string& id : support::values_of(page, name)) {
          EXPECT_TRUE(ids.contains(id)) << id;
        }
      }
    }
  }
}

TEST(Page, LoadsNothingAndRunsNothingThatWasSaid) {
  const std::string text = page_of(hostile());
  const auto page = support::read_xml(text);
  EXPECT_THAT(support::values_of(page, "src"), IsEmpty());
  EXPECT_THAT(support::values_of(page, "style"), IsEmpty()) << "the policy forbids it";
  std::vector<std::string> scripts;
  for (const support::Element& element : page.elements) {
    EXPECT_NE(element.name, "img");
    EXPECT_NE(element.name, "link");
    if (element.name == "script") {
      scripts.push_back(element.name);
    }
    for (const auto& [name, value] : element.attributes) {
      EXPECT_THAT(name, Not(StartsWith("on")));
      EXPECT_THAT(value, Not(StartsWith("javascript:")));
    }
  }
  EXPECT_EQ(scripts.size(), 1U);
  EXPECT_THAT(text, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_THAT(text, HasSubstr("{{x}}")) << "what was said is no template";
  for (const char* loader : {"url(", "@import", "fetch(", "XMLHttpRequest"}) {
    EXPECT_THAT(text, Not(HasSubstr(loader)));
  }
}

TEST(Page, ShowsEveryMessageAndWhereItIsUsed) {
  const std::string text = page_of(example::api_latency());
  for (int n = 1; n <= 7; ++n) {
    EXPECT_THAT(text, HasSubstr("<li id=\"m" + std::to_string(n) + "\""));
  }
  EXPECT_THAT(text, HasSubstr("<a href=\"#causes-1\">原因</a>"));
  EXPECT_THAT(text, HasSubstr("<li id=\"causes-1\">"));
}

TEST(Page, WithoutReferencesThereIsNoTalk) {
  const std::string text = page_of(example::api_latency(), Cite::none);
  EXPECT_THAT(text, Not(HasSubstr("class=\"message")));
  EXPECT_THAT(text, Not(HasSubstr("href=\"#m")));
}

TEST(Page, UsesATemplateOfOnesOwn) {
  const auto told = example::api_latency();
  RenderOptions options;
  options.markup = Markup::html;
  options.template_text = "<p>{{#lessons}}{{text}}{{/lessons}}</p>";
  EXPECT_EQ(render(told.analysis, told.incident, options),
            "<p>A|B試験で気づいた気づくのが遅かった</p>\n");
}

TEST(Page, SaysWhichTemplatesMakeHtml) {
  RenderOptions options;
  options.markup = Markup::html;
  options.template_name = "sre";
  EXPECT_EQ(support::trouble_of(Failure::usage, [&] { return render({}, {}, options); }),
            "there is no template `sre` for HTML; built in: default.html");
}

TEST(Base64, SpellsBytes) {
  EXPECT_EQ(document::base64_of_hex(""), "");
  EXPECT_EQ(document::base64_of_hex("66"), "Zg==");
  EXPECT_EQ(document::base64_of_hex("666f"), "Zm8=");
  EXPECT_EQ(document::base64_of_hex("666f6f"), "Zm9v");
  EXPECT_EQ(document::base64_of_hex("fffefd"), "//79");
}

TEST(XmlReader, FindsWhatIsBroken) {
  for (const char* broken :
       {"<p></p>", "<!DOCTYPE html><p>", "<!DOCTYPE html><p></b>", "<!DOCTYPE html><p>a & b</p>",
        "<!DOCTYPE html><p x=y></p>", "<!DOCTYPE html><p>a < b</p>",
        "<!DOCTYPE html><p a=\"1\" a=\"2\"></p>", "<!DOCTYPE html><p>\x1b</p>"}) {
    EXPECT_THAT(support::read_xml(broken).problems, Not(IsEmpty())) << broken;
  }
  EXPECT_THAT(support::read_xml("<!DOCTYPE html><p a=\"1\">x &amp; y<br/></p>").problems,
              IsEmpty());
}

}  // namespace
}  // namespace tenmatsu
