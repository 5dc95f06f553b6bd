#include "proof/secrets.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proof/proof_support.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::proof {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What is marked in a line, with the end of the name of its check: "key AKIA…".
std::vector<std::string> found_in(const std::string& line) {
  std::vector<std::string> found;
  for (const Secret& one : secrets_in(line, built_in_rules()->proofs)) {
    found.push_back(fmt::format("{} {}", one.id.substr(one.id.rfind('.') + 1),
                                line.substr(one.begin, one.end - one.begin)));
  }
  return found;
}

TEST(SecretsIn, KeysHaveTheShapeOfTheirKind) {
  for (const char* key : {
           "AKIAIOSFODNN7EXAMPLE",
           "ASIAIOSFODNN7EXAMPLE",
           "ghp_0123456789abcdefghijABCDEFGHIJ012345",
           "github_pat_11ABCDEFG0abcdefghijkl_0123456789abcdefghij",
           "glpat-abc123def456",
           "glpat-aB3-dE6_gH9-jK2_mN5x",  // none of its parts is long
           "xoxb-123456789012-1234567890123-AbCdEf0123456789",
           "sk-proj-abcDEF1234567890abcDEF",
           "npm_0123456789abcdefghijABCDEFGHIJ012345",
           "pypi-AgEIcHlwaS5vcmcCJDAxMjM0NTY3",
           "SG.abcdefghij0123456789AB.abcdefghij0123456789",
           "AIzaSyA0123456789-abcdefghijklmnop_qrst",
           "hooks.slack.com/services/T01234567/B01234567/abcdefgh",
       }) {
    EXPECT_THAT(found_in(fmt::format("値 {} を失効", key)),
                ElementsAre(fmt::format("key {}", key)));
  }
  for (const char* name : {
           "pypi-mirror-01.internal",
           "ASIA_NORTHEAST1_PROD_DB",
           "npm_config_node_gyp=/usr/lib/node18",
           "sk-learn-1.4.2-cp311-linux",
           "github_pat_rotation_2026",
           "SG.ap-southeast1.internal",
           "glpat-runner-03.prod.internal",
       }) {
    EXPECT_THAT(found_in(fmt::format("{} を更新", name)), IsEmpty()) << name;
  }
}

TEST(SecretsIn, APasswordIsNoWordAboutOne) {
  for (const char* line : {
           "パスワードを2026-03-01に変更",
           "シークレットを2026-03-01に更新",
           "シークレットを2026/03に更新",
           "パスワードを2026/3/1に変更",
           "password: 2026-03-01T10:00:00Z",
           "パスワードは 10:30:15 に変更",
           "password: changed",
           "password: rotated.",
           "password: {password}",
           "password: <db_password>",
           "secret: /run/secrets/db_password2",
           "secret: ~/.pgpass-2",
           "postgres://app:{password}@db",
           "postgres://app:{{password}}@db",
       }) {
    EXPECT_THAT(found_in(line), IsEmpty()) << line;
  }
  for (const char* line : {
           "パスワードを20260301に変更",
           "パスワードを2026-03-01-abcに変更",
           "password: letmein",
           "password: changed1",
           "password: /hunter2",
           "secret: /4eC39HqLyjWDarjtT1zdp7dc/x",
           "password: <hunter2x>",
           "password: {hunter2x}",
           "postgres://app:2026-03-01@db",
           "postgres://app:hunted@db",
           "postgres://app:{hunter2@db",
       }) {
    EXPECT_EQ(found_in(line).size(), 1U) << line;
  }
}

// A key in PEM holds the place of its lines, and nothing before or behind them.
TEST(SecretsIn, APrivateKeyStandsBesideOthers) {
  EXPECT_THAT(
      found_in("glpat-abc123def456 -----BEGIN RSA PRIVATE KEY-----MIIE0123"),
      ElementsAre("key glpat-abc123def456", "private_key -----BEGIN RSA PRIVATE KEY-----MIIE0123"));
  EXPECT_THAT(
      found_in("-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nglpat-abc123def456"),
      ElementsAre("private_key -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
                  "key glpat-abc123def456"));
  EXPECT_THAT(
      found_in("-----BEGIN PRIVATE KEY-----\nMIIE\nを貼った\nglpat-abc123def456"),
      ElementsAre("private_key -----BEGIN PRIVATE KEY-----\nMIIE", "key glpat-abc123def456"));
  EXPECT_THAT(found_in("-----BEGIN CERTIFICATE-----\nMIIE"), IsEmpty());
}

std::vector<std::string> masked_lines(const char* document) {
  const rules::Proofs& words = built_in_rules()->proofs;
  std::vector<std::string> lines;
  for (const Line& line : masked(page_of(document, words), words).lines) {
    if (!line.text.empty() && !line.text.starts_with("```")) {
      lines.push_back(line.text);
    }
  }
  return lines;
}

TEST(Masked, CoversTheLinesOfAPrivateKey) {
  EXPECT_THAT(
      masked_lines("```\n-----BEGIN RSA PRIVATE KEY-----\nDEK-Info: AES-128-CBC,0A1B\n\n"
                   "MIIEowIBAAKCAQEA\nq83vEjRWeJA=\n-----END RSA PRIVATE KEY-----\n"
                   "restart\n```\n"),
      ElementsAre("****", "****", "****", "****", "-----END RSA PRIVATE KEY-----", "restart"));
  // Where only its first line is told of, none follows.
  EXPECT_THAT(masked_lines("```\n-----BEGIN RSA PRIVATE KEY----- を貼った\nrestart\n```\n"),
              ElementsAre("****", "restart"));
  EXPECT_THAT(masked_lines("```\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n```\n\nrestart\n"),
              ElementsAre("****", "****", "restart"));
  EXPECT_THAT(masked_lines("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n\n## Impact\n"),
              ElementsAre("****", "****", "Impact"));
}

// Each is compared with its neighbour only: with all the others this would take about a minute.
TEST(SecretsIn, MayBeManyInALine) {
  constexpr std::size_t kMany = 200'000;
  std::string line;
  for (std::size_t i = 0; i < kMany; ++i) {
    line += fmt::format("u{}@mail.jp ", i);
  }
  EXPECT_EQ(secrets_in(line, built_in_rules()->proofs).size(), kMany);
}

}  // namespace
}  // namespace tenmatsu::proof
