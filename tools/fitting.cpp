#include "tools/fitting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <thread>

#include "analyse/decide.hpp"
#include "analyse/passes.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::corpus {
namespace {

using analysis::Clue;
using analysis::Clues;
using rules::Column;
using rules::Pick;

constexpr const char* kCauses[] = {"suspected", "confirmed", "ruled_out"};
constexpr const char* kActions[] = {"proposed", "requested", "started", "done", "rejected"};

template <typename List>
int place_in(const List& list, const std::string& name) {
  const auto found = std::ranges::find(list, name);
  return found == std::end(list) ? -1 : static_cast<int>(found - std::begin(list));
}

unsigned tags_of(const nlohmann::json& event) {
  unsigned tags = 0;
  for (int tag = 0; tag < kTagCount; ++tag) {
    for (const auto& name : event.at("tags")) {
      if (name == name_of(static_cast<Tag>(tag))) {
        tags |= 1U << static_cast<unsigned>(tag);
      }
    }
  }
  return tags;
}

// Whether a message has the tag, or, behind the last tag, none at all.
bool has(const Material::Message& message, int reading) {
  return reading == kTagCount ? message.tags == 0
                              : ((message.tags >> static_cast<unsigned>(reading)) & 1U) != 0;
}

// Calls job(0) … job(count - 1), on all processors; which runs where makes no difference.
void in_parallel(int count, const std::function<void(int)>& job) {
  std::atomic<int> next{0};
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
    workers.emplace_back([&] {
      for (int k = next++; k < count; k = next++) {
        job(k);
      }
    });
  }
  for (std::thread& worker : workers) {
    worker.join();
  }
}

double sum_of(const Row& row, const std::vector<double>& weights) {
  double sum = 0;
  for (const auto& [column, value] : row) {
    sum += weights[column] * value;
  }
  return sum;
}

bool is_listed(const nlohmann::json& gold, const char* key, int n) {
  const auto listed = gold.value(key, std::vector<int>());
  return std::ranges::find(listed, n) != listed.end();
}

// What the gold of a talk lists, and of which messages the others are learned as not picked.
struct PickKey {
  const char* key;
  std::optional<Tag> among;  // all where there is none
};
constexpr PickKey kPicks[] = {{"root_cause", Tag::cause},
                              {"timeline", std::nullopt},
                              {"harm", Tag::impact},
                              {"ending", Tag::action},
                              {"headline", Tag::symptom}};

// Of message `n`, as the gold says: see Material::Message::picks.
std::array<int, rules::kPickCount> picks_of(const nlohmann::json& gold, int n, unsigned tags) {
  std::array<int, rules::kPickCount> picks{};
  for (std::size_t pick = 0; pick < picks.size(); ++pick) {
    const auto& [key, among] = kPicks[pick];
    const bool other = !among || ((tags >> static_cast<unsigned>(*among)) & 1U) != 0;
    const bool told = gold.contains(key) && !gold.at(key).empty();
    // Where careful people differ there is nothing to learn.
    const bool open = static_cast<Pick>(pick) == Pick::row && is_listed(gold, "timeline_may", n);
    picks[pick] = is_listed(gold, key, n) ? 1 : told && other && !open ? 0 : -1;
  }
  return picks;
}

class Fitter {
 public:
  Fitter(Material& material, const FitOptions& options) : material_(material), options_(options) {}

  Model fit(const std::vector<bool>& use) {
    // The neighbours' readings must come from weights that did not see them, as they will in use.
    Sums sums(material_.messages().size());
    for (int fold = 0; fold < options_.inner_folds; ++fold) {
      std::vector<bool> learn = use;
      std::vector<bool> judge(use.size(), false);
      int number = 0;
      for (std::size_t talk = 0; talk < use.size(); ++talk) {
        if (use[talk] && number++ % options_.inner_folds == fold) {
          learn[talk] = false;
          judge[talk] = true;
        }
      }
      Model model;
      fit_tags(model, learn, Column::kFirst, rows_of_messages());
      apply_first(model, judge, sums);
    }
    Model model;
    fit_tags(model, use, Column::kFirst, rows_of_messages());
    const std::vector<Row> second = second_rows(use, sums);
    fit_tags(model, use, Column::kSecond, pointers_to(second));
    fit_statuses(model, use);
    fit_picks(model, use, second);
    return model;
  }

  void apply(const Model& model, const std::vector<bool>& use, Sums& sums) {
    apply_first(model, use, sums);
    const std::vector<Row> second = second_rows(use, sums);
    each(use, [&](std::size_t i) {
      for (int tag = 0; tag < Column::kReadings; ++tag) {
        const auto column = static_cast<std::size_t>(Column::kSecond + tag);
        sums[i][column] = sum_of(second[i], model.columns[column]);
      }
      for (int k = Column::kCause; k < Column::kPick; ++k) {
        const auto column = static_cast<std::size_t>(k);
        sums[i][column] = sum_of(material_.messages()[i].row, model.columns[column]);
      }
      for (std::size_t k = Column::kPick; k < Column::kCount; ++k) {
        sums[i][k] = sum_of(second[i], model.columns[k]);
      }
    });
  }

 private:
  using Rows = std::vector<const Row*>;

  template <typename Job>
  void each(const std::vector<bool>& use, Job job) {
    for (std::size_t i = 0; i < material_.messages().size(); ++i) {
      if (use[material_.messages()[i].talk]) {
        job(i);
      }
    }
  }

  Rows rows_of_messages() const {
    Rows rows;
    for (const Material::Message& message : material_.messages()) {
      rows.push_back(&message.row);
    }
    return rows;
  }

  static Rows pointers_to(const std::vector<Row>& all) {
    Rows rows;
    for (const Row& row : all) {
      rows.push_back(&row);
    }
    return rows;
  }

  [[nodiscard]] std::vector<double> weights(const std::vector<Example>& examples,
                                            const LogisticOptions& options) const {
    return logistic(examples,
                    trust_in_ratios(examples, material_.names().size(), options_.least_trust),
                    options);
  }

  void fit_tags(Model& model, const std::vector<bool>& use, int first_column, const Rows& rows) {
    in_parallel(Column::kReadings, [&](int tag) {
      std::vector<Example> examples;
      each(use, [&](std::size_t i) {
        examples.push_back({rows[i], has(material_.messages()[i], tag)});
      });
      model.columns[static_cast<std::size_t>(first_column + tag)] =
          weights(examples, {options_.cost, options_.rounds});
    });
  }

  void fit_statuses(Model& model, const std::vector<bool>& use) {
    in_parallel(Column::kPick - Column::kCause, [&](int k) {
      const int column = Column::kCause + k;
      const bool cause = column < Column::kAction;
      const int status = cause ? k : column - Column::kAction;
      std::vector<Example> examples;
      each(use, [&](std::size_t i) {
        const Material::Message& message = material_.messages()[i];
        const int gold = cause ? message.cause : message.action;
        if (gold >= 0) {
          examples.push_back({&message.row, gold == status});
        }
      });
      model.columns[static_cast<std::size_t>(column)] =
          weights(examples, {options_.status_cost, options_.rounds});
    });
  }

  // Among the messages of a talk, what those around speak of tells as much as their own words.
  void fit_picks(Model& model, const std::vector<bool>& use, const std::vector<Row>& second) {
    in_parallel(rules::kPickCount, [&](int pick) {
      std::vector<Example> examples;
      each(use, [&](std::size_t i) {
        const int picked = material_.messages()[i].picks[static_cast<std::size_t>(pick)];
        if (picked >= 0) {
          examples.push_back({&second[i], picked == 1});
        }
      });
      const bool row = static_cast<Pick>(pick) == Pick::row;
      const double cost = row ? options_.row_cost : options_.pick_cost;
      model.columns[static_cast<std::size_t>(Column::kPick + pick)] =
          weights(examples, {cost, options_.rounds});
    });
  }

  void apply_first(const Model& model, const std::vector<bool>& use, Sums& sums) {
    each(use, [&](std::size_t i) {
      for (std::size_t tag = 0; tag < Column::kReadings; ++tag) {
        const Material::Message& message = material_.messages()[i];
        sums[i][Column::kFirst + tag] = sum_of(message.row, model.columns[tag]);
        sums[i].of_sentences[tag] = sums[i][Column::kFirst + tag];
        for (std::size_t s = 0; s < message.sentences.size(); ++s) {
          const double sum = sum_of(message.sentences[s], model.columns[tag]);
          sums[i].of_sentences[tag] = s == 0 ? sum : std::max(sums[i].of_sentences[tag], sum);
        }
      }
    });
  }

  // The rows of messages with the clues that the first readings give, empty for those not in use.
  std::vector<Row> second_rows(const std::vector<bool>& use, const Sums& sums) {
    std::vector<Row> rows(material_.messages().size());
    for (std::size_t talk = 0; talk < material_.talks(); ++talk) {
      if (!use[talk]) {
        continue;
      }
      const std::size_t begin = material_.first_of(talk);
      const std::size_t end = material_.first_of(talk + 1);
      analysis::Readings readings;
      analysis::Readings of_sentences;
      for (std::size_t i = begin; i < end; ++i) {
        auto& reading = readings.emplace_back();
        auto& of_one = of_sentences.emplace_back();
        for (std::size_t tag = 0; tag < Column::kReadings; ++tag) {
          reading[tag] = analysis::likelihood(sums[i][tag]);
          of_one[tag] = analysis::likelihood(sums[i].of_sentences[tag]);
        }
      }
      analysis::FirstReadings first(material_.talk(talk), std::move(readings),
                                    std::move(of_sentences), material_.index());
      for (std::size_t i = begin; i < end; ++i) {
        rows[i] = material_.messages()[i].row;
        for (const Clue& clue : first.clues(i - begin)) {
          rows[i].emplace_back(clue.id, static_cast<float>(clue.value));
        }
      }
    }
    return rows;
  }

  Material& material_;
  const FitOptions& options_;
};

}  // namespace

std::optional<std::uint32_t> GrowingIndex::find(std::string_view name) {
  const auto found = numbers_.find(name);
  if (found != numbers_.end()) {
    return found->second;
  }
  const auto number = static_cast<std::uint32_t>(names_.size());
  numbers_.emplace(name, number);
  names_.emplace_back(name);
  return number;
}

std::vector<std::uint32_t> GrowingIndex::keep(const std::vector<bool>& kept) {
  const std::vector<std::string> old = std::move(names_);
  names_.clear();
  numbers_.clear();
  std::vector<std::uint32_t> renumbered(old.size(), 0);
  for (std::size_t number = 0; number < old.size(); ++number) {
    if (kept[number]) {
      renumbered[number] = *find(old[number]);
    }
  }
  return renumbered;
}

Material::Material(const std::vector<Case>& cases, const RulesPtr& rules,
                   const FitOptions& options) {
  for (const Case& one : cases) {
    add(one, rules, options);
  }
  first_.push_back(messages_.size());
  weigh_rarity(options.seldom);
  // The readings' clues get their numbers now: fitting must not meet new ones.
  for (const auto& talk : talks_) {
    const std::size_t count = talk->result.events.size();
    analysis::FirstReadings first(*talk, analysis::Readings(count), analysis::Readings(count),
                                  index_);
    for (std::size_t i = 0; i < count; ++i) {
      (void)first.clues(i);
    }
  }
}

void Material::add(const Case& one, const RulesPtr& rules, const FitOptions& options) {
  auto talk = std::make_unique<analysis::Talk>(analysis::understood(
      read(bytes_of(one.transcript), one.transcript.filename().string(), rules), *rules));
  const auto& events = one.gold.at("events");
  if (events.size() != talk->result.events.size()) {
    throw Error(Failure::input, fmt::format("{}: {} messages, gold has {}", one.name,
                                            talk->result.events.size(), events.size()));
  }
  const analysis::Surroundings around(*talk, *rules);
  first_.push_back(messages_.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    Message message;
    message.talk = talks_.size();
    message.place = i;
    message.tags = tags_of(events[i]);
    message.cause = place_in(kCauses, events[i].value("cause_status", ""));
    message.action = place_in(kActions, events[i].value("action_status", ""));
    message.picks = picks_of(one.gold, static_cast<int>(i) + 1, message.tags);
    const Clues clues = around.clues(i, index_);
    const auto row_of = [&](double Clue::*value, const auto& is_in) {
      Row row;
      for (const Clue& clue : clues) {
        if (is_in(clue) && std::ranges::find(options.without, clue.kind) == options.without.end()) {
          const auto kind = static_cast<std::size_t>(clue.kind);
          row.emplace_back(clue.id, static_cast<float>(clue.*value * options.strength[kind]));
        }
      }
      return row;
    };
    message.row = row_of(&Clue::value, [](const Clue&) { return true; });
    const int sentences = static_cast<int>(talk->heard[i].sentences.size());
    for (int sentence = 0; sentences > 1 && sentence < sentences; ++sentence) {
      message.sentences.push_back(row_of(&Clue::alone, [&](const Clue& clue) {
        return clue.sentence == sentence || clue.sentence == Clue::kSurroundings;
      }));
    }
    messages_.push_back(std::move(message));
  }
  talks_.push_back(std::move(talk));
}

void Material::for_each_row(const std::function<void(Row&)>& act) {
  for (Message& message : messages_) {
    act(message.row);
    std::ranges::for_each(message.sentences, act);
  }
}

void Material::weigh_rarity(int seldom) {
  std::vector<int> found(index_.names().size(), 0);
  for (const Message& message : messages_) {
    for (const auto& [clue, value] : message.row) {
      ++found[clue];
    }
  }
  const auto count = static_cast<double>(messages_.size());
  for (const int times : found) {
    rarity_.push_back(times < seldom ? 0 : std::sqrt(std::log(1 + count / times) / 4));
  }
  leave_out_doubles();
  for_each_row([&](Row& row) {
    std::erase_if(row, [&](const auto& cell) { return rarity_[cell.first] == 0; });
    for (auto& [clue, value] : row) {
      value *= static_cast<float>(rarity_[clue]);
    }
  });
  forget_what_was_left_out();
}

// Most clues are seldom: without them the weights are few enough to stay in the cache.
void Material::forget_what_was_left_out() {
  std::vector<bool> kept;
  for (const double rarity : rarity_) {
    kept.push_back(rarity != 0);
  }
  const std::vector<std::uint32_t> renumbered = index_.keep(kept);
  for_each_row([&](Row& row) {
    for (auto& cell : row) {
      cell.first = renumbered[cell.first];
    }
  });
  std::erase(rarity_, 0.0);
}

// Clues that are found in just the same messages say the same: the shortest is kept.
void Material::leave_out_doubles() {
  std::vector<std::uint64_t> where(rarity_.size(), 0);
  for (std::size_t i = 0; i < messages_.size(); ++i) {
    for (const auto& [clue, value] : messages_[i].row) {
      where[clue] = (where[clue] ^ (i + 1)) * 1099511628211ULL;
      where[clue] ^= where[clue] >> 29U;
    }
  }
  std::map<std::pair<std::string_view, std::uint64_t>, std::uint32_t> kept;
  for (std::uint32_t clue = 0; clue < rarity_.size(); ++clue) {
    if (rarity_[clue] == 0) {
      continue;
    }
    const std::string_view name = names()[clue];
    const auto [same, fresh] =
        kept.try_emplace({name.substr(0, name.find(':')), where[clue]}, clue);
    if (!fresh) {
      std::uint32_t& best = same->second;
      const bool shorter = name.size() < names()[best].size();
      rarity_[shorter ? best : clue] = 0;
      best = shorter ? clue : best;
    }
  }
}

Model fit(Material& material, const std::vector<bool>& use, const FitOptions& options) {
  return Fitter(material, options).fit(use);
}

void apply(Material& material, const Model& model, const std::vector<bool>& use, Sums& sums) {
  Fitter(material, {}).apply(model, use, sums);
}

double best_threshold(const Material& material, const Sums& sums, const std::vector<bool>& use,
                      const FitOptions& options) {
  struct Scored {
    double sum = 0;
    bool right = false;
    double mistakes = 0;  // that it makes where it is wrong
  };
  std::vector<Scored> scored;
  int positive = 0;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const Material::Message& message = material.messages()[i];
    for (int tag = 0; use[message.talk] && tag < kTagCount; ++tag) {
      scored.push_back({sums[i][static_cast<std::size_t>(Column::kSecond + tag)], has(message, tag),
                        message.tags == 0 ? options.chatter : 1});
      positive += has(message, tag) ? 1 : 0;
    }
  }
  std::ranges::stable_sort(scored, [](const Scored& a, const Scored& b) { return a.sum > b.sum; });
  double threshold = 0;
  double best = -1;
  int right = 0;
  double wrong = 0;
  for (std::size_t k = 0; k + 1 < scored.size(); ++k) {
    right += scored[k].right ? 1 : 0;
    wrong += scored[k].right ? 0 : scored[k].mistakes;
    const double f1 = 2.0 * right / (right + wrong + positive);
    if (f1 > best) {
      best = f1;
      threshold = (scored[k].sum + scored[k + 1].sum) / 2;
    }
  }
  return threshold;
}

std::string printed(const Material& material, const Model& model, double threshold,
                    const FitOptions& options, const std::string& comment) {
  std::vector<std::string> names;
  std::vector<std::array<double, Column::kCount>> weights;
  for (std::uint32_t clue = 0; clue < material.names().size(); ++clue) {
    std::array<double, Column::kCount> row{};
    double strongest = 0;
    for (std::size_t column = 0; column < row.size(); ++column) {
      row[column] = model.columns[column][clue] * material.rarity(clue);
      strongest = std::max(strongest, std::abs(row[column]));
    }
    if (material.names()[clue] == "bias") {
      // Its value is the strength of its kind, so the threshold is divided by it.
      for (std::size_t tag = 0; tag < kTagCount; ++tag) {
        row[Column::kSecond + tag] -= threshold / analysis::strength_of(analysis::ClueKind::bias);
      }
    } else if (strongest < options.least) {
      continue;
    }
    names.push_back(material.names()[clue]);
    weights.push_back(row);
  }
  return rules::Weights::written(names, weights, comment);
}

}  // namespace tenmatsu::corpus
