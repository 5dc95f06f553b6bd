// Each stage on one example transcript, in MB of transcript per second, and on talks ten and a hundred
// times as long: a stage that is not linear shows as a falling rate.

#include <benchmark/benchmark.h>

#include <string>

#include "bench/example.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace {

using tenmatsu::bench::example;

std::string repeated(std::int64_t times) {
  std::string text;
  for (std::int64_t i = 0; i < times; ++i) {
    text += example() + "\n";
  }
  return text;
}

const tenmatsu::RulesPtr& rules() {
  static const tenmatsu::RulesPtr loaded = tenmatsu::load_rules({}, tenmatsu::Examples::leave_out);
  return loaded;
}

void count_bytes(benchmark::State& state, std::size_t size) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
}

void LoadRules(benchmark::State& state, tenmatsu::Examples examples) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(tenmatsu::load_rules({}, examples));
  }
}
BENCHMARK_CAPTURE(LoadRules, as_stored, tenmatsu::Examples::leave_out)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(LoadRules, from_files, tenmatsu::Examples::keep)->Unit(benchmark::kMicrosecond);

void Read(benchmark::State& state) {
  const std::string text = repeated(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(tenmatsu::read(text, "bench.txt", rules()));
  }
  count_bytes(state, text.size());
}
BENCHMARK(Read)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMicrosecond);

void Analyse(benchmark::State& state) {
  const std::string text = repeated(state.range(0));
  const auto transcript = tenmatsu::read(text, "bench.txt", rules());
  for (auto _ : state) {
    benchmark::DoNotOptimize(tenmatsu::analyse(transcript, rules()));
  }
  count_bytes(state, text.size());
}
BENCHMARK(Analyse)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMicrosecond);

void Compose(benchmark::State& state) {
  const std::string text = repeated(state.range(0));
  const auto analysis = tenmatsu::analyse(tenmatsu::read(text, "bench.txt", rules()), rules());
  for (auto _ : state) {
    benchmark::DoNotOptimize(tenmatsu::compose(analysis, rules()));
  }
  count_bytes(state, text.size());
}
BENCHMARK(Compose)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMicrosecond);

void Render(benchmark::State& state) {
  const std::string text = repeated(state.range(0));
  const auto analysis = tenmatsu::analyse(tenmatsu::read(text, "bench.txt", rules()), rules());
  const auto incident = tenmatsu::compose(analysis, rules());
  for (auto _ : state) {
    benchmark::DoNotOptimize(tenmatsu::render(analysis, incident));
  }
  count_bytes(state, text.size());
}
BENCHMARK(Render)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMicrosecond);

void Convert(benchmark::State& state) {
  const std::string text = repeated(state.range(0));
  for (auto _ : state) {
    const auto analysis = tenmatsu::analyse(tenmatsu::read(text, "bench.txt", rules()), rules());
    benchmark::DoNotOptimize(tenmatsu::render(analysis, tenmatsu::compose(analysis, rules())));
  }
  count_bytes(state, text.size());
}
BENCHMARK(Convert)->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMicrosecond);

}  // namespace
