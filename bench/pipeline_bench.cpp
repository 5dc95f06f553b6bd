// Each stage on one example transcript, in MB of transcript per second, and on a talk a hundred
// times as long: a stage that is not linear shows as a falling rate.

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

#include "tenmatsu/tenmatsu.hpp"

namespace {

const std::string& example() {
  static const std::string text = [] {
    std::ifstream file(TENMATSU_SOURCE_DIR "/examples/api-latency.txt", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return text;
}

std::string repeated(std::int64_t times) {
  std::string text;
  for (std::int64_t i = 0; i < times; ++i) {
    text += example() + "\n";
  }
  return text;
}

const tenmatsu::RulesPtr& rules() {
  static const tenmatsu::RulesPtr loaded = tenmatsu::load_rules({});
  return loaded;
}

void count_bytes(benchmark::State& state, std::size_t size) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
}

void LoadRules(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(tenmatsu::load_rules({}));
  }
}
BENCHMARK(LoadRules)->Unit(benchmark::kMicrosecond);

void Read(benchmark::State& state) {
  const std::string text = repeated(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(tenmatsu::read(text, "bench.txt", rules()));
  }
  count_bytes(state, text.size());
}
BENCHMARK(Read)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);

void Analyse(benchmark::State& state) {
  const std::string text = repeated(state.range(0));
  const auto transcript = tenmatsu::read(text, "bench.txt", rules());
  for (auto _ : state) {
    benchmark::DoNotOptimize(tenmatsu::analyse(transcript, rules()));
  }
  count_bytes(state, text.size());
}
BENCHMARK(Analyse)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);

void Compose(benchmark::State& state) {
  const std::string text = repeated(state.range(0));
  const auto analysis = tenmatsu::analyse(tenmatsu::read(text, "bench.txt", rules()), rules());
  for (auto _ : state) {
    benchmark::DoNotOptimize(tenmatsu::compose(analysis, rules()));
  }
  count_bytes(state, text.size());
}
BENCHMARK(Compose)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);

void Render(benchmark::State& state) {
  const std::string text = repeated(state.range(0));
  const auto analysis = tenmatsu::analyse(tenmatsu::read(text, "bench.txt", rules()), rules());
  const auto incident = tenmatsu::compose(analysis, rules());
  for (auto _ : state) {
    benchmark::DoNotOptimize(tenmatsu::render(analysis, incident));
  }
  count_bytes(state, text.size());
}
BENCHMARK(Render)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);

}  // namespace
