// The program as people run it: started, fed a transcript on standard input, ended. /bin/true is
// measured beside it in the same run, so that the machine's own cost of a process can be told
// apart.

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <string>

namespace {

/// Runs `program` with standard input from `input` and its output thrown away; its exit status.
int run(const std::string& program, const std::string& input) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  std::string name = program;
  char* arguments[] = {name.data(), nullptr};
  char* environment[] = {nullptr};
  pid_t child = 0;
  if (posix_spawn(&child, program.c_str(), &files, nullptr, arguments, environment) != 0) {
    throw std::runtime_error("cannot start " + program);
  }
  posix_spawn_file_actions_destroy(&files);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void WholeProcess(benchmark::State& state, const std::string& program) {
  const std::string input = TENMATSU_SOURCE_DIR "/examples/api-latency.txt";
  for (auto _ : state) {
    if (run(program, input) != 0) {
      state.SkipWithError("the program failed");
    }
  }
}
BENCHMARK_CAPTURE(WholeProcess, tenmatsu, TENMATSU_PROGRAM)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(WholeProcess, nothing, "/bin/true")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
