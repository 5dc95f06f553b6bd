// tests/read/samples holds pieces of talk in every format: FORMAT.WHAT.ENDING, and beside each,
// with
// ".talk" behind its name, what is to be read from it. TENMATSU_UPDATE_GOLDEN=1 writes the latter;
// read the difference before the commit.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "read/registry.hpp"
#include "read/talk.hpp"
#include "text/decode.hpp"

namespace tenmatsu::reading {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(TENMATSU_SOURCE_DIR) / "tests/read/samples";

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> samples() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() != ".talk") {
      found.push_back(entry.path());
    }
  }
  std::ranges::sort(found);
  return found;
}

std::string format_of(const fs::path& sample) {
  const std::string name = sample.filename().string();
  return name.substr(0, name.find('.'));
}

// The readers that claim a text, besides those that read whatever nobody else does.
std::vector<std::string> claimants(const std::string& name, const std::string& bytes) {
  const text::Decoded decoded = text::decode(bytes);
  const ReadOptions options;
  const Source source{name,
                      decoded.text,
                      lines_of(decoded.text),
                      built_in_rules().get(),
                      &options,
                      json::parse(decoded.text),
                      decoded.text.find("\u200E") != std::string::npos};
  std::vector<std::string> names;
  for (const Reader& reader : readers()) {
    if (!reader.last_resort && reader.claims(source)) {
      names.emplace_back(reader.name);
    }
  }
  return names;
}

// The day of the first message, then a line for each with the number of the one that it answers.
std::string read_as(const fs::path& sample, const std::string& bytes) {
  const Transcript transcript = read(bytes, sample.filename().string(), built_in_rules());
  EXPECT_EQ(transcript.format, format_of(sample));
  std::string out = "-\n";
  if (const auto day = transcript.first_day) {
    out = fmt::format("{:04}-{:02}-{:02}\n", day->year, day->month, day->day);
  }
  const std::string talk = talk_of(transcript);
  std::size_t begin = 0;
  for (const Message& message : transcript.messages) {
    const std::size_t end = talk.find('\n', begin);
    out += fmt::format("{} {}", message.line, talk.substr(begin, end - begin));
    out += message.reply_to ? fmt::format(" >{}\n", *message.reply_to) : "\n";
    begin = end + 1;
  }
  return out;
}

TEST(Samples, AreReadAsTheyAreMeant) {
  for (const fs::path& sample : samples()) {
    SCOPED_TRACE(sample.filename().string());
    const std::string talk = read_as(sample, content_of(sample));
    const fs::path expected = sample.string() + ".talk";
    if (std::getenv("TENMATSU_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(expected, std::ios::binary) << talk;
    }
    EXPECT_EQ(talk, content_of(expected));
  }
}

TEST(Samples, AreClaimedByTheirOwnFormatAlone) {
  for (const fs::path& sample : samples()) {
    SCOPED_TRACE(sample.filename().string());
    const std::string format = format_of(sample);
    const Reader* reader = find_reader(format);
    ASSERT_NE(reader, nullptr);
    const std::vector<std::string> own =
        reader->last_resort ? std::vector<std::string>() : std::vector<std::string>{format};
    EXPECT_EQ(claimants(sample.filename().string(), content_of(sample)), own);
  }
}

TEST(Samples, ThereIsOneOfEveryFormat) {
  std::set<std::string> seen;
  for (const fs::path& sample : samples()) {
    seen.insert(format_of(sample));
  }
  for (const Reader& reader : readers()) {
    EXPECT_EQ(seen.count(std::string(reader.name)), 1U) << reader.name;
  }
}

}  // namespace
}  // namespace tenmatsu::reading
