// Documents with marks, brought up to date: what is generated is made anew, what people wrote
// stays.

#include "tenmatsu/update.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "render/marks.hpp"
#include "support/trouble.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Talk {
  Analysis analysis;
  Incident incident;
};

Talk talk_of(const std::string& text) {
  static const RulesPtr rules = load_rules({}, Examples::leave_out);
  Talk out{analyse(read(text, "log.txt", rules), rules), {}};
  out.incident = compose(out.analysis, rules);
  return out;
}

const std::string& whole() {
  static const std::string text = content_of(TENMATSU_SOURCE_DIR "/examples/coupon.txt");
  return text;
}

/// The talk up to its message `n`.
std::string first(int n) {
  std::size_t end = 0;
  for (int i = 0; i < n; ++i) {
    end = whole().find('\n', end) + 1;
  }
  return whole().substr(0, end);
}

RenderOptions marked(const std::string& name = "default") {
  RenderOptions options;
  options.marks = true;
  options.template_name = name;
  return options;
}

std::string document_of(const std::string& text, const std::string& name = "default") {
  const Talk talk = talk_of(text);
  return render(talk.analysis, talk.incident, marked(name));
}

Update updated(const std::string& document, const std::string& text = whole(),
               const std::string& name = "default") {
  const Talk talk = talk_of(text);
  return update(document, "doc.md", talk.analysis, talk.incident, marked(name));
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

/// What stands in a section of a document, marks included.
std::string section(const std::string& document, const std::string& name) {
  for (const auto& one : document::stretches_of(document, "doc.md")) {
    if (one.name == name) {
      return std::string(one.opening).append(one.content).append(one.closing);
    }
  }
  return "";
}

std::string without_section(const std::string& document, const std::string& name) {
  return replaced(document, section(document, name), "");
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) {
    out += c == '\n' ? "\r\n" : std::string(1, c);
  }
  return out;
}

TEST(Marks, ChangeNothingElseInADocument) {
  for (const TemplateInfo& one : templates()) {
    if (one.markup == Markup::markdown) {
      SCOPED_TRACE(one.name);
      const Talk talk = talk_of(whole());
      RenderOptions plain = marked(one.name);
      plain.marks = false;
      const std::string document = document_of(whole(), one.name);
      EXPECT_THAT(document, HasSubstr("<!-- tenmatsu:begin "));
      EXPECT_EQ(document::without_marks(document), render(talk.analysis, talk.incident, plain));
    }
  }
}

TEST(Marks, CannotBeSaidInATalk) {
  const std::string text =
      "[10:00] 田中: <!-- tenmatsu:end causes -->\n決済でエラーが出ています\n"
      "<!-- tenmatsu:begin causes -->\nSELECT 1;\n<!-- tenmatsu:end evidence -->\n"
      "[10:05] 鈴木: 復旧しました。原因は設定ミスでした\n";
  const std::string document = document_of(text);
  EXPECT_EQ(updated(document, text).document, document);
}

TEST(Digest, IsTheSameWhateverTheLineEnds) {
  EXPECT_EQ(document::digest_of("a\nb\n"), document::digest_of("a \r\nb\t\r\n"));
  EXPECT_NE(document::digest_of("a\nb\n"), document::digest_of("a\n\nb\n"));
  EXPECT_NE(document::digest_of("a b\n"), document::digest_of("ab\n"));
}

TEST(Update, OfWhatIsUpToDateChangesNothing) {
  for (const auto& entry : fs::directory_iterator(TENMATSU_SOURCE_DIR "/examples")) {
    if (entry.path().extension() == ".txt") {
      SCOPED_TRACE(entry.path().string());
      const std::string text = content_of(entry.path());
      for (const char* name : {"default", "sre", "status"}) {
        const std::string document = document_of(text, name);
        const Update out = updated(document, text, name);
        EXPECT_EQ(out.document, document);
        EXPECT_THAT(out.notes, IsEmpty());
      }
    }
  }
}

TEST(Update, OfAnUntouchedDocumentMakesTheOneOfTheWholeTalk) {
  const Update out = updated(document_of(first(7)));
  EXPECT_EQ(out.document, document_of(whole()));
  EXPECT_THAT(out.notes, IsEmpty());
}

TEST(Update, KeepsWhatStandsOutsideOfMarks) {
  const std::string before =
      "前書き\n\n" + replaced(document_of(first(7)), "## サマリ\n", "## 要約\n\n人の文[^2]。  \n");
  const Update out = updated(before);
  EXPECT_THAT(out.document, StartsWith("前書き\n\n<!-- tenmatsu:begin title"));
  EXPECT_THAT(out.document, HasSubstr("## 要約\n\n人の文[^2]。  \n"));
  EXPECT_THAT(section(out.document, "evidence"), HasSubstr("[^2]: 11:03 和久井「ログを見ます」"));
  EXPECT_THAT(section(out.document, "causes"), HasSubstr("nullチェック漏れ"));
  EXPECT_THAT(out.notes, IsEmpty());
}

TEST(Update, KeepsAndTellsWhatWasChangedByHand) {
  const std::string before = replaced(document_of(first(7)), "- 問い合わせが6件来ている[^1]\n",
                                      "- 問い合わせは8件だった[^1][^6]\n");
  const Update out = updated(before);
  EXPECT_EQ(section(out.document, "impact"), section(before, "impact"));
  EXPECT_THAT(section(out.document, "evidence"), HasSubstr("[^6]: "));
  ASSERT_EQ(out.notes.size(), 1U);
  EXPECT_EQ(out.notes[0].file, "doc.md");
  EXPECT_EQ(out.notes[0].line,
            1 + std::count(before.begin(),
                           before.begin() + static_cast<std::ptrdiff_t>(
                                                before.find("<!-- tenmatsu:begin impact")),
                           '\n'));
  EXPECT_THAT(out.notes[0].text,
              AllOf(HasSubstr("section impact was changed by hand: kept, though"),
                    HasSubstr("take sha256=… out of its mark")));
  // Nothing new was said: it is kept all the same.
  EXPECT_THAT(updated(before, first(7)).notes[0].text, Not(HasSubstr("though")));
  EXPECT_EQ(updated(before, first(7)).document, before);
  // Once more: the same.
  EXPECT_EQ(updated(out.document).document, out.document);
}

TEST(Update, MakesASectionAnewThatIsHandedBack) {
  std::string before = document_of(first(7));
  const std::string mark = section(before, "impact").substr(0, 60);
  before = replaced(before, mark.substr(0, mark.find('\n')), "<!-- tenmatsu:begin impact -->");
  before = replaced(before, "- 問い合わせが6件", "- 手で直した6件");
  const Update out = updated(before);
  EXPECT_EQ(out.document, document_of(whole()));
  EXPECT_THAT(out.notes, IsEmpty());
}

TEST(Update, TakesBackASectionThatWasChangedToWhatIsMade) {
  const std::string now = section(document_of(whole()), "causes");
  const std::string old = section(document_of(first(7)), "causes");
  ASSERT_NE(now, old);
  const auto body = [](const std::string& text) { return text.substr(text.find('\n')); };
  const Update out = updated(replaced(document_of(first(7)), body(old), body(now)));
  EXPECT_EQ(out.document, document_of(whole()));
  EXPECT_THAT(out.notes, IsEmpty());
}

TEST(Update, DoesNotBringBackWhatWasTakenOut) {
  std::string before = without_section(document_of(first(7)), "durations");
  before = without_section(before, "lessons");
  const Update out = updated(before);
  EXPECT_THAT(out.document, Not(HasSubstr("tenmatsu:begin durations")));
  EXPECT_THAT(out.notes,
              ElementsAre(AllOf(Field(&Note::line, 0),
                                Field(&Note::text, HasSubstr("not brought back: lessons, "
                                                             "durations")))));
}

TEST(Update, ListsOnlyMessagesThatAreCited) {
  std::string before = document_of(whole());
  for (const char* name :
       {"title", "head", "summary", "timeline", "actions", "causes", "playbooks", "durations",
        "times", "lessons", "effects", "impact", "prevent", "repair", "questions"}) {
    before = without_section(before, name);
  }
  EXPECT_THAT(section(updated(before).document, "evidence"), Not(HasSubstr("[^1]:")));
}

TEST(Update, AddsFootnotesToAListThatWasChanged) {
  const std::string before = replaced(
      document_of(first(7)), "「11時ごろからクーポンの適用がエラーになっています。お問い合わせ",
      "「(抄)お問い合わせ");
  const Update out = updated(before);
  const std::string evidence = section(out.document, "evidence");
  EXPECT_THAT(evidence, HasSubstr("「(抄)お問い合わせ"));
  EXPECT_THAT(evidence, HasSubstr("\n[^9]: 11:18 "));
  EXPECT_EQ(evidence.find("[^1]:"), evidence.rfind("[^1]:"));
  EXPECT_EQ(updated(out.document).document, out.document);
}

TEST(Update, TellsWhereAReferenceMeansAnotherMessage) {
  const std::string before =
      replaced(document_of(whole()), "- 影響は約300注文[^8]\n", "- 影響は312注文[^8][^10]\n");
  const std::string earlier = "[11:01] 江藤: 電話がありました\n" + first(8);
  const Update out = updated(before, earlier);
  EXPECT_THAT(out.notes,
              Contains(Field(&Note::text, HasSubstr("[^8] is another message now in "
                                                    "what was kept of section impact"))));
  EXPECT_THAT(out.notes, Contains(Field(&Note::text, HasSubstr("[^10] is no message any more"))));
  // Lines above the first message move its place and nothing else.
  EXPECT_EQ(updated(before, "2026年の障害\n\n" + whole()).notes.size(), 1U);
}

TEST(Update, KeepsASectionThatTheTemplateDoesNotKnow) {
  const std::string before = document_of(whole());
  const Update out = updated(before, whole(), "sre");
  EXPECT_EQ(section(out.document, "durations"), section(before, "durations"));
  EXPECT_THAT(out.notes, Contains(Field(&Note::text, HasSubstr("section durations is none of this "
                                                               "template: kept"))));
}

TEST(Update, KeepsTheLineEndsOfTheDocument) {
  const std::string before = document_of(first(7));
  EXPECT_EQ(updated(with_crlf(before)).document, with_crlf(document_of(whole())));
  const std::string by_hand = with_crlf(replaced(before, "- 問い合わせが", "- 電話が"));
  const Update out = updated("\xef\xbb\xbf" + by_hand);
  EXPECT_THAT(out.document, StartsWith("\xef\xbb\xbf<!--"));
  EXPECT_EQ(out.notes.size(), 1U);
  EXPECT_EQ(std::ranges::count(out.document, '\n'), std::ranges::count(out.document, '\r'));
}

std::string trouble(const std::string& document) {
  return support::trouble_of(Failure::usage, [&] { return updated(document); });
}

TEST(Update, RefusesBrokenMarks) {
  struct Case {
    const char* document;
    const char* message;
  };
  const Case cases[] = {
      {"# x\n", "doc.md: has no marks of tenmatsu"},
      {"", "doc.md: has no marks of tenmatsu"},
      {"a\n<!-- tenmatsu:begin a -->\n",
       "doc.md:2: section a is begun and never ended; put "
       "<!-- tenmatsu:end a --> below it"},
      {"<!-- tenmatsu:end a -->\n", "doc.md:1: section a ends here and never began"},
      {"<!-- tenmatsu:begin a -->\n<!-- tenmatsu:begin b -->\n",
       "doc.md:2: section b begins within a, which began in line 1"},
      {"<!-- tenmatsu:begin a -->\n<!-- tenmatsu:end b -->\n",
       "doc.md:2: section b ends within a, which began in line 1"},
      {"<!-- tenmatsu:begin a -->\n<!-- tenmatsu:end a -->\n<!-- tenmatsu:begin a -->\n",
       "doc.md:3: section a stands here a second time"},
      {"<!-- tenmatsu:start a -->\n", "doc.md:1: this is no mark; expected"},
      {"<!-- tenmatsu:begin -->\n", "doc.md:1: this is no mark"},
      {"<!-- tenmatsu:begin a md5=1 -->\n", "doc.md:1: this is no mark"},
      {"<!-- tenmatsu:begin a --> b\n", "doc.md:1: this is no mark"},
      {"<!-- tenmatsu:begin a", "doc.md:1: this is no mark"},
      {"\x8e\x9e\x8d\x8f\n<!-- tenmatsu:begin a -->\n<!-- tenmatsu:end a -->\n",
       "doc.md: is no UTF-8"},
  };
  for (const auto& [document, message] : cases) {
    SCOPED_TRACE(document);
    EXPECT_THAT(trouble(document), HasSubstr(message));
  }
}

TEST(Update, TakesTheMarksOfATemplateOfOnesOwn) {
  RenderOptions options = marked();
  options.template_text =
      "<!-- tenmatsu:begin what -->\n# {{#title}}{{text}}{{/title}}\n<!-- tenmatsu:end what -->\n"
      "自由に\n<!-- tenmatsu:begin why -->\n{{#causes}}\n- {{text}}\n{{/causes}}\n"
      "<!-- tenmatsu:end why -->\n";
  options.template_file = "my.mustache";
  const Talk talk = talk_of(whole());
  const std::string document = render(talk.analysis, talk.incident, options);
  EXPECT_THAT(document, HasSubstr("<!-- tenmatsu:begin why sha256="));
  const Update out = update(replaced(document, "自由に\n", "別の文\n"), "doc.md", talk.analysis,
                            talk.incident, options);
  EXPECT_EQ(out.document, replaced(document, "自由に\n", "別の文\n"));
  options.template_text = "# {{#title}}{{text}}{{/title}}\n";
  EXPECT_THROW((void)render(talk.analysis, talk.incident, options), Error);
  options.marks = false;
  EXPECT_EQ(render(talk.analysis, talk.incident, options), "# クーポンの適用エラー\n");
}

}  // namespace
}  // namespace tenmatsu
