// What the program says on standard error: one line a message, coloured only where asked.

#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "tenmatsu/notes.hpp"

namespace tenmatsu::cli {

class Messages {
 public:
  Messages(std::ostream& err, bool color, bool quiet, bool verbose, bool terminal)
      : err_(&err), color_(color), quiet_(quiet), verbose_(verbose), terminal_(terminal) {}

  /// Each line of `text` becomes a message of its own.
  void error(std::string_view text);
  void warning(std::string_view text);
  /// How it came out; not with --quiet.
  void summary(std::string_view text);
  /// Only with --verbose.
  void detail(std::string_view text);
  void notes(const Notes& notes);
  /// Only on a terminal, over the line before; `clear_progress` wipes it.
  void progress(std::size_t done, std::size_t all, std::string_view name);
  void clear_progress();

 private:
  void line(std::string_view label, std::string_view colour, std::string_view text);

  std::ostream* err_;
  bool color_;
  bool quiet_;
  bool verbose_;
  bool terminal_;
  bool progress_shown_ = false;
};

}  // namespace tenmatsu::cli
