#include "tenmatsu/update.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "render/marks.hpp"
#include "text/ascii.hpp"
#include "text/decode.hpp"

namespace tenmatsu {

namespace {

using document::Stretch;

/// The section that holds the footnotes.
constexpr std::string_view kEvidence = "evidence";

/// The number of the reference [^12] at `at`; 0 where none is there.
int reference_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostDigits = 7;
  std::size_t end = at + 2;
  int n = 0;
  while (end < text.size() && text::is_ascii_digit(text[end]) && end - at < 2 + kMostDigits) {
    n = n * 10 + (text[end++] - '0');
  }
  return end < text.size() && text[end] == ']' ? n : 0;
}

/// Adds the messages that `text` refers to; the heads of footnotes are no references.
void collect(std::string_view text, std::set<int>& numbers) {
  for (auto at = text.find("[^"); at != std::string_view::npos; at = text.find("[^", at + 1)) {
    const bool at_begin = at == 0 || text[at - 1] == '\n';
    const bool is_head = at_begin && text.substr(text.find(']', at) + 1).starts_with(':');
    if (const int n = reference_at(text, at); n > 0 && !is_head) {
      numbers.insert(n);
    }
  }
}

/// The footnotes in `text`, each whole, by the messages that they show.
std::map<int, std::string> notes_in(std::string_view text) {
  std::map<int, std::string> notes;
  int current = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view line = text.substr(at, end - at);
    const bool head = line.starts_with("[^") && line.find("]:") != std::string_view::npos;
    const bool within = line.starts_with("    ") || line.find_first_not_of(" \r\n") == line.npos;
    current = head ? reference_at(line, 0) : within ? current : 0;
    if (current > 0) {
      notes[current].append(line);
    }
    at = end;
  }
  for (auto& [n, note] : notes) {
    note.erase(note.find_last_not_of(" \r\n") + 1);
  }
  return notes;
}

/// Without the place in the file, which moves with the lines above it.
std::string without_place(const std::string& note) {
  const std::size_t end = std::min(note.find('\n'), note.size());
  const std::size_t place = note.rfind('(', end);
  return place == std::string::npos ? note : note.substr(0, place) + note.substr(end);
}

class Updater {
 public:
  Updater(std::string_view document, const std::string& name, const Analysis& analysis,
          const Incident& incident, RenderOptions options)
      : name_(name),
        analysis_(analysis),
        incident_(incident),
        options_(std::move(options)),
        old_(document::stretches_of(document, name)) {
    options_.markup = Markup::markdown;
    options_.marks = true;
    const auto line_end = document.find('\n');
    crlf_ = line_end != std::string_view::npos && line_end > 0 && document[line_end - 1] == '\r';
    if (std::ranges::none_of(old_, [](const Stretch& one) { return !one.name.empty(); })) {
      throw Error(
          Failure::usage,
          fmt::format("{}: has no marks of tenmatsu, so nothing in it can be updated; --marks "
                      "-o writes a document that has them",
                      name));
    }
  }

  Update update() {
    make();
    // What people wrote refers to messages as well, and what they took out to none.
    std::set<int> cited;
    for (const Stretch& one : old_) {
      if (one.name != kEvidence) {
        collect(content_of(one), cited);
      }
    }
    options_.evidence.emplace(cited.begin(), cited.end());
    make();
    Update out;
    for (const Stretch& one : old_) {
      write(one, out);
    }
    note_lost(out);
    note_references(cited, out);
    std::ranges::stable_sort(out.notes, [](const Note& a, const Note& b) {
      return (a.line == 0 ? 1 : 0) < (b.line == 0 ? 1 : 0) ||
             ((a.line == 0) == (b.line == 0) && a.line < b.line);
    });
    return out;
  }

 private:
  struct Section {
    std::string content;
    std::string digest;
  };

  void make() {
    made_.clear();
    order_.clear();
    const std::string document = render(analysis_, incident_, options_);
    for (const Stretch& one : document::stretches_of(document, options_.template_name)) {
      if (!one.name.empty()) {
        made_[one.name] = {std::string(one.content), one.digest};
        order_.push_back(one.name);
      }
    }
  }

  [[nodiscard]] static bool is_untouched(const Stretch& old) {
    return old.digest.empty() || document::digest_of(old.content) == old.digest;
  }

  /// Whether the section is made anew: nobody changed it, or to what would be made.
  [[nodiscard]] bool is_ours(const Stretch& old) const {
    const auto made = made_.find(old.name);
    return made != made_.end() &&
           (is_untouched(old) || document::digest_of(old.content) == made->second.digest);
  }

  /// What will stand there.
  [[nodiscard]] std::string_view content_of(const Stretch& old) const {
    return !old.name.empty() && is_ours(old) ? std::string_view(made_.at(old.name).content)
                                             : old.content;
  }

  void note(Update& out, int line, std::string text) const {
    out.notes.push_back({name_, line, std::move(text)});
  }

  [[nodiscard]] std::string with_line_ends(std::string_view text) const {
    if (!crlf_) {
      return std::string(text);
    }
    std::string out;
    for (const char c : text) {
      out += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return out;
  }

  void write(const Stretch& old, Update& out) const {
    if (old.name.empty()) {
      out.document += old.content;
      return;
    }
    if (is_ours(old)) {
      const Section& made = made_.at(old.name);
      out.document += with_line_ends(document::opening_mark(old.name, made.digest) + "\n");
      out.document += with_line_ends(made.content);
    } else {
      keep(old, out);
    }
    out.document += old.closing;
  }

  void keep(const Stretch& old, Update& out) const {
    const auto made = made_.find(old.name);
    if (made == made_.end()) {
      note(out, old.line,
           fmt::format("section {} is none of this template: kept; was another --template used?",
                       old.name));
    } else {
      const bool news = made->second.digest != old.digest;
      note(out, old.line,
           fmt::format("section {} was changed by hand: kept{}; take sha256=… out of its mark to "
                       "have it made anew",
                       old.name, news ? ", though it would be made otherwise now" : ""));
    }
    out.document.append(old.opening).append(old.content);
    if (old.name == kEvidence && made != made_.end()) {
      add_notes(old, made->second, out);
    }
  }

  // A list of footnotes that somebody changed still has to hold those that are referred to.
  void add_notes(const Stretch& old, const Section& made, Update& out) const {
    const auto known = notes_in(old.content);
    for (const auto& [n, text] : notes_in(made.content)) {
      if (!known.contains(n)) {
        out.document += with_line_ends(text + "\n");
      }
    }
  }

  void note_lost(Update& out) const {
    std::vector<std::string> lost;
    for (const std::string& name : order_) {
      if (std::ranges::none_of(old_, [&](const Stretch& one) { return one.name == name; })) {
        lost.push_back(name);
      }
    }
    if (!lost.empty()) {
      note(out, 0, fmt::format("without marks and so not brought back: {}", fmt::join(lost, ", ")));
    }
  }

  // What is kept was written about the messages as they were numbered then.
  void note_references(const std::set<int>& cited, Update& out) const {
    const int last = static_cast<int>(analysis_.transcript.messages.size());
    std::map<int, std::string> before;
    std::map<int, std::string> now;
    for (const Stretch& one : old_) {
      if (one.name == kEvidence && is_untouched(one)) {
        std::string plain(one.content);
        std::erase(plain, '\r');
        before = notes_in(plain);
      }
    }
    if (const auto made = made_.find(std::string(kEvidence)); made != made_.end()) {
      now = notes_in(made->second.content);
    }
    for (const Stretch& one : old_) {
      std::set<int> numbers;
      if (one.name != kEvidence && (one.name.empty() || !is_ours(one))) {
        collect(one.content, numbers);
      }
      for (const int n : numbers) {
        const bool moved = before.contains(n) && now.contains(n) &&
                           without_place(before.at(n)) != without_place(now.at(n));
        if (cited.contains(n) && (n > last || moved)) {
          note(out, one.line,
               fmt::format("[^{}] {} in what was kept{}; look at what it is about", n,
                           n > last ? "is no message any more" : "is another message now",
                           one.name.empty() ? "" : " of section " + one.name));
        }
      }
    }
  }

  const std::string& name_;
  const Analysis& analysis_;
  const Incident& incident_;
  RenderOptions options_;
  std::vector<Stretch> old_;
  std::map<std::string, Section, std::less<>> made_;
  std::vector<std::string> order_;
  bool crlf_ = false;
};

}  // namespace

Update update(std::string_view document, const std::string& name, const Analysis& analysis,
              const Incident& incident, RenderOptions options) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  const text::Decoded decoded = text::decode(document);
  if (decoded.encoding != "UTF-8" || decoded.broken > 0 || decoded.binary) {
    throw Error(
        Failure::usage,
        fmt::format("{}: is no UTF-8, in which a document is written; save it as UTF-8", name));
  }
  // A byte order mark stands before the first line and is no part of it.
  const std::string_view front = document.substr(0, document.starts_with(kMark) ? kMark.size() : 0);
  document.remove_prefix(front.size());
  Update out = Updater(document, name, analysis, incident, std::move(options)).update();
  out.document.insert(0, front);
  return out;
}

}  // namespace tenmatsu
