// What the program writes, the transcripts bear out: no document of its own has a finding.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "proof/proof_support.hpp"

namespace tenmatsu::proof {
namespace {

struct Way {
  const char* name;
  RenderOptions options;
};

std::vector<Way> ways() {
  std::vector<Way> all;
  for (const char* name : {"default", "sre", "houkokusho", "status"}) {
    all.push_back({name, {}});
    all.back().options.template_name = name;
  }
  all.push_back({"default in line", {}});
  all.back().options.cite = Cite::inline_;
  all.push_back({"default without references", {}});
  all.back().options.cite = Cite::none;
  all.push_back({"sre without references", {}});
  all.back().options.template_name = "sre";
  all.back().options.cite = Cite::none;
  return all;
}

// Whether there was a document: without an incident there is none, and no other failure is a way
// out.
bool expect_clean(const std::string& path, const std::vector<Way>& all) {
  const Analysis analysis = analysis_of(path);
  Incident incident;
  try {
    incident = compose(analysis, built_in_rules());
  } catch (const Error& error) {
    EXPECT_EQ(error.failure(), Failure::no_incident) << path << ": " << error.what();
    return false;
  }
  for (const Way& way : all) {
    const std::string document = render(analysis, incident, way.options);
    for (const Finding& finding : verify(document, analysis, built_in_rules())) {
      ADD_FAILURE() << fmt::format("{}, {}: {}", path, way.name, shown(finding));
    }
  }
  return true;
}

TEST(Verify, FindsNothingInTheDocumentsOfTheExamples) {
  const auto paths = transcripts_in("examples");
  EXPECT_GE(paths.size(), 5U);
  for (const std::string& path : paths) {
    EXPECT_TRUE(expect_clean(path, ways())) << path << ": no document";
  }
}

// In parts, so that they run beside each other.
class Corpus : public ::testing::TestWithParam<std::size_t> {};

constexpr std::size_t kParts = 3;

TEST_P(Corpus, HasDocumentsInWhichNothingIsFound) {
  const auto paths = transcripts_in("corpus/ja");
  EXPECT_GE(paths.size(), 200U);
  const std::vector<Way> all = ways();
  int documents = 0;
  int talks = 0;
  for (std::size_t i = GetParam(); i < paths.size(); i += kParts) {
    // The default document of each, and one other in turn: all of them take minutes.
    documents += expect_clean(paths[i], {all[0], all[1 + i % (all.size() - 1)]}) ? 1 : 0;
    ++talks;
  }
  EXPECT_EQ(documents, talks);  // every talk of the corpus tells of an incident
}

INSTANTIATE_TEST_SUITE_P(Verify, Corpus, ::testing::Range(std::size_t{0}, kParts));

}  // namespace
}  // namespace tenmatsu::proof
