// The program on Slack exports of two sizes, as people run it: whole processes, with the bytes that
// they read in a second and the most memory that they held. The memory must not grow with the size.
//   tenmatsu-export-bench [MB …]      (100 1000)

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int kChannels = 40;
constexpr int kUsers = 60;
constexpr int kMessagesADay = 400;
constexpr long kFirstSecond = 1767193200;  // 2026-01-01 in Tokyo
constexpr long kDay = 24 * 60 * 60;

std::string padded(long number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string user_id(int user) {
  return "U0" + padded(user, 6);
}

// One message as Slack writes it, with the profile of its sender.
std::string message(long second, int user, const std::string& text) {
  const std::string name = "\\u5f53\\u756a" + std::to_string(user);
  return "    {\n        \"client_msg_id\": \"0b6c0d7e-0000-4000-8000-" + padded(second, 12) +
         "\",\n        \"type\": \"message\",\n        \"text\": \"" + text +
         "\",\n        \"user\": \"" + user_id(user) + "\",\n        \"ts\": \"" +
         std::to_string(second) + ".000" + padded(user, 3) +
         "\",\n        \"team\": \"T0BENCH\",\n        \"user_profile\": {\n            "
         "\"avatar_hash\": \"g0\",\n            \"image_72\": "
         "\"https:\\/\\/secure.gravatar.com\\/avatar\\/0.jpg\",\n            \"real_name\": \"" +
         name + "\",\n            \"display_name\": \"" + name +
         "\",\n            \"is_restricted\": false\n        },\n        \"blocks\": [{\"type\": "
         "\"rich_text\", \"elements\": [{\"type\": \"rich_text_section\", \"elements\": "
         "[{\"type\": "
         "\"text\", \"text\": \"" +
         text + "\"}]}]}]\n    }";
}

std::string date_of(long day) {
  const std::time_t at = kFirstSecond + day * kDay + 9 * 60 * 60;
  std::tm parts{};
  gmtime_r(&at, &parts);
  char out[16];
  std::strftime(out, sizeof out, "%Y-%m-%d", &parts);
  return out;
}

void write(const fs::path& path, const std::string& content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

// Chatter in forty channels, day after day, and one short incident on the last day of one of them.
// Its name does not tell of an incident, so that every channel has to be counted.
std::uintmax_t make_export(const fs::path& folder, std::uintmax_t size) {
  const std::string chatter =
      "\\u4eca\\u65e5\\u306e\\u4f5c\\u696d\\u306f\\u4e88\\u5b9a\\u3069\\u304a\\u308a\\u3067\\u3059";
  std::uintmax_t written = 0;
  long day = 0;
  for (; written < size; ++day) {
    for (int channel = 0; channel < kChannels && written < size; ++channel) {
      std::string file = "[\n";
      for (int i = 0; i < kMessagesADay; ++i) {
        file += (i == 0 ? "" : ",\n") +
                message(kFirstSecond + day * kDay + i * 60, (i + channel) % kUsers, chatter);
      }
      file += "\n]";
      write(folder / ("team-" + padded(channel, 2)) / (date_of(day) + ".json"), file);
      written += file.size();
    }
  }
  const std::vector<std::string> talk = {
      "\\u6c7a\\u6e08API\\u304c\\u843d\\u3061\\u3066\\u3044\\u307e\\u3059\\u3002\\u30a8\\u30e9"
      "\\u30fc\\u7387\\u304c40%\\u3067\\u3059",
      "\\u518d\\u8d77\\u52d5\\u3057\\u307e\\u3057\\u305f",
      "\\u30a8\\u30e9\\u30fc\\u7387\\u304c0.1%\\u306b\\u623b\\u308a\\u307e\\u3057\\u305f\\u3002"
      "\\u5fa9\\u65e7\\u3067\\u3059"};
  std::string file = "[\n";
  for (int i = 0; i < kMessagesADay + 3; ++i) {
    file += (i == 0 ? "" : ",\n") + message(kFirstSecond + (day - 1) * kDay + i * 60, i % 3,
                                            talk[static_cast<std::size_t>(i) % talk.size()]);
  }
  file += "\n]";
  write(folder / "payments" / (date_of(day - 1) + ".json"), file);
  written += file.size();
  std::string users = "[";
  for (int user = 0; user < kUsers; ++user) {
    users += (user == 0 ? "" : ",") + ("{\"id\": \"" + user_id(user) +
                                       "\", \"profile\": {\"display_name\": \"\\u5f53\\u756a" +
                                       std::to_string(user) + "\"}}");
  }
  write(folder / "users.json", users + "]");
  return written;
}

struct Measured {
  double seconds = 0;
  long kilobytes = 0;
  int code = -1;
};

Measured run(const std::string& folder) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  std::string program = TENMATSU_PROGRAM;
  std::string quiet = "-q";
  std::string input = folder;
  char* arguments[] = {program.data(), quiet.data(), input.data(), nullptr};
  const auto begin = std::chrono::steady_clock::now();
  pid_t child = 0;
  if (posix_spawn(&child, program.c_str(), &files, nullptr, arguments, environ) != 0) {
    throw std::runtime_error("cannot start " + program);
  }
  posix_spawn_file_actions_destroy(&files);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const auto seconds_of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  Measured measured;
  measured.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::printf("  wall %.2f s, processor %.2f s\n", measured.seconds,
              seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime));
  measured.seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  measured.kilobytes = usage.ru_maxrss;
  measured.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return measured;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::uintmax_t> sizes;
  for (int i = 1; i < argc; ++i) {
    sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  }
  if (sizes.empty()) {
    sizes = {100, 1000};
  }
  constexpr double kMega = 1e6;
  for (const std::uintmax_t size : sizes) {
    std::string pattern = (fs::temp_directory_path() / "tenmatsu-export-XXXXXX").string();
    const fs::path folder = mkdtemp(pattern.data());
    const auto bytes = static_cast<double>(make_export(folder, size * 1'000'000));
    const Measured measured = run(folder.string());
    std::printf("%.0f MB: %.0f MB/s of one core, %.1f MB at most, exit %d\n", bytes / kMega,
                bytes / kMega / measured.seconds, static_cast<double>(measured.kilobytes) / 1024,
                measured.code);
    fs::remove_all(folder);
  }
  return 0;
}
