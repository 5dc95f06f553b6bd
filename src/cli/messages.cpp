#include "cli/messages.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <ostream>

namespace tenmatsu::cli {
namespace {

constexpr std::string_view kRed = "\x1b[1;31m";
constexpr std::string_view kYellow = "\x1b[1;33m";
constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kWipeLine = "\r\x1b[K";

}  // namespace

void Messages::line(std::string_view label, std::string_view colour, std::string_view text) {
  // A rule file or a template may have several mistakes, each a line of its own.
  if (const std::size_t end = text.find('\n'); end != std::string_view::npos) {
    line(label, colour, text.substr(0, end));
    line(label, colour, text.substr(end + 1));
    return;
  }
  clear_progress();
  if (label.empty()) {
    fmt::print(*err_, "tenmatsu: {}\n", text);
  } else if (color_) {
    fmt::print(*err_, "tenmatsu: {}{}:{} {}\n", colour, label, kReset, text);
  } else {
    fmt::print(*err_, "tenmatsu: {}: {}\n", label, text);
  }
}

void Messages::error(std::string_view text) {
  line("error", kRed, text);
}

void Messages::warning(std::string_view text) {
  if (!quiet_) {
    line("warning", kYellow, text);
  }
}

void Messages::summary(std::string_view text) {
  if (!quiet_) {
    line("", "", text);
  }
}

void Messages::detail(std::string_view text) {
  if (verbose_) {
    line("", "", text);
  }
}

void Messages::notes(const Notes& notes) {
  for (const Note& note : notes) {
    warning(note.line > 0 ? fmt::format("{}:{}: {}", note.file, note.line, note.text)
                          : fmt::format("{}: {}", note.file, note.text));
  }
}

void Messages::progress(std::size_t done, std::size_t all, std::string_view name) {
  if (terminal_ && !quiet_) {
    fmt::print(*err_, "{}[{}/{}] {}", kWipeLine, done, all, name);
    err_->flush();
    progress_shown_ = true;
  }
}

void Messages::clear_progress() {
  if (progress_shown_) {
    *err_ << kWipeLine;
    progress_shown_ = false;
  }
}

}  // namespace tenmatsu::cli
