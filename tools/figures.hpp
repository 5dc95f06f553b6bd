// Compares what the program prints with the gold, and adds it up over transcripts.

#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tenmatsu/analysis.hpp"

namespace tenmatsu::corpus {

/// Things that should be found, and things that were.
struct Count {
  int right = 0;
  int extra = 0;
  int missed = 0;

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

/// Questions that have one answer each.
struct Share {
  int right = 0;
  int total = 0;

  void add(bool ok);
  [[nodiscard]] double value() const;
};

struct Figures {
  int transcripts = 0;
  int failed = 0;
  std::array<Count, kTagCount> tags;
  Share chatter;  // messages without a tag that were given none
  Share cause_status;
  Share action_status;
  Count metrics;
  Share metric_bound;
  Share metric_subject;
  Share times;
  Share title;
  Share author;
  Share owner;
  Share due;
  Share speaker;
  Share events;  // transcripts with the right number of events

  [[nodiscard]] Count all_tags() const;
  [[nodiscard]] double macro_f1() const;
};

/// Adds one transcript; `found` is what to_json() printed. Each mistake is a line for a reader.
void add(Figures& figures, const std::string& name, const nlohmann::json& gold,
         const nlohmann::json& found, std::vector<std::string>& mistakes);

/// A table and one line for each further figure.
std::string printed(const Figures& figures);

}  // namespace tenmatsu::corpus
