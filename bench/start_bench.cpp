// The program as people run it: started, given a transcript through a pipe, its document read from
// another. InARow runs it again and again. In SideBySide each run stands beside one of /bin/true,
// which is the machine's own price of a process, and the same work done in this process by the
// library: the ratios hold on a machine that is busy with other things too, while the work between
// makes each run find its caches cold.

#include <benchmark/benchmark.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/example.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace {

using tenmatsu::bench::example;

struct Pipe {
  std::array<int, 2> ends{};
  Pipe() {
    if (pipe(ends.data()) != 0) {
      throw std::runtime_error("no pipe");
    }
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  void close_end(std::size_t end) {
    if (ends[end] >= 0) {
      close(ends[end]);
      ends[end] = -1;
    }
  }
};

pid_t start(const std::string& program, Pipe& in, Pipe& out) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in.ends[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, out.ends[1], STDOUT_FILENO);
  for (const Pipe* pipe : {&in, &out}) {
    posix_spawn_file_actions_addclose(&files, pipe->ends[0]);
    posix_spawn_file_actions_addclose(&files, pipe->ends[1]);
  }
  std::string name = program;
  char* arguments[] = {name.data(), nullptr};
  char* environment[] = {nullptr};
  pid_t child = 0;
  const int trouble = posix_spawn(&child, program.c_str(), &files, nullptr, arguments, environment);
  posix_spawn_file_actions_destroy(&files);
  if (trouble != 0) {
    throw std::runtime_error("cannot start " + program);
  }
  return child;
}

/// What `program` writes when it is given the example, which is shorter than what a pipe holds.
std::string output_of(const std::string& program) {
  Pipe in;
  Pipe out;
  const pid_t child = start(program, in, out);
  in.close_end(0);
  out.close_end(1);
  // /bin/true may be gone before it is given anything.
  [[maybe_unused]] const ssize_t given = write(in.ends[1], example().data(), example().size());
  in.close_end(1);
  std::string text;
  std::array<char, 65536> part{};
  for (ssize_t size = 0; (size = read(out.ends[0], part.data(), part.size())) > 0;) {
    text.append(part.data(), static_cast<std::size_t>(size));
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error(program + " failed");
  }
  return text;
}

std::string document_by_library() {
  static const tenmatsu::RulesPtr rules = tenmatsu::load_rules({}, tenmatsu::Examples::leave_out);
  const auto analysis = tenmatsu::analyse(tenmatsu::read(example(), "-", rules), rules);
  return tenmatsu::render(analysis, tenmatsu::compose(analysis, rules));
}

template <typename Work>
double milliseconds_of(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double median_ratio(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ratios.push_back(a[i] / b[i]);
  }
  return median(std::move(ratios));
}

void check_document(benchmark::State& state) {
  if (output_of(TENMATSU_PROGRAM).empty()) {
    state.SkipWithError("no document");
  }
}

void InARow(benchmark::State& state) {
  std::signal(SIGPIPE, SIG_IGN);
  std::vector<double> program;
  for (auto _ : state) {
    program.push_back(milliseconds_of([&] { check_document(state); }));
    state.SetIterationTime(program.back() / 1000);
  }
  state.counters["median_ms"] = median(program);
  state.counters["fastest_ms"] = *std::ranges::min_element(program);
}
BENCHMARK(InARow)
    ->Name("WholeProcess/InARow")
    ->UseManualTime()
    ->Iterations(201)
    ->Unit(benchmark::kMillisecond);

void SideBySide(benchmark::State& state) {
  std::signal(SIGPIPE, SIG_IGN);
  std::vector<double> program;
  std::vector<double> nothing;
  std::vector<double> library;
  for (auto _ : state) {
    nothing.push_back(milliseconds_of([] { output_of("/bin/true"); }));
    program.push_back(milliseconds_of([&] { check_document(state); }));
    library.push_back(milliseconds_of([] { benchmark::DoNotOptimize(document_by_library()); }));
    state.SetIterationTime(program.back() / 1000);
  }
  state.counters["median_ms"] = median(program);
  state.counters["fastest_ms"] = *std::ranges::min_element(program);
  state.counters["nothing_ms"] = median(nothing);
  state.counters["library_ms"] = median(library);
  state.counters["to_nothing"] = median_ratio(program, nothing);
  state.counters["to_library"] = median_ratio(program, library);
}
BENCHMARK(SideBySide)
    ->Name("WholeProcess/SideBySide")
    ->UseManualTime()
    ->Iterations(101)
    ->Unit(benchmark::kMillisecond);

}  // namespace
