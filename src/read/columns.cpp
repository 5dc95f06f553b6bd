#include "read/columns.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace tenmatsu::reading {
namespace {

class Names {
 public:
  Names(const std::vector<std::string>& names, const rules::ChatLines& words) : words_(&words) {
    for (const std::string& name : names) {
      names_.push_back(text::folded(text::trimmed(name)));
    }
  }

  /// The first column with a name of `kind` that is not `taken`.
  std::optional<std::size_t> find(std::string_view kind,
                                  std::optional<std::size_t> taken = std::nullopt) const {
    const auto& words = words_->words(kind);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (i != taken && std::ranges::find(words, names_[i]) != words.end()) {
        return i;
      }
    }
    return std::nullopt;
  }

 private:
  const rules::ChatLines* words_;
  std::vector<std::string> names_;
};

}  // namespace

Columns columns_named(const std::vector<std::string>& names, const rules::ChatLines& words) {
  const Names all(names, words);
  Columns columns;
  columns.date = all.find("column-date");
  columns.time = columns.date ? all.find("column-clock", columns.date) : std::nullopt;
  if (!columns.time) {
    columns.date.reset();
    columns.time = all.find("column-time");
  }
  columns.text = all.find("column-text", columns.time);
  columns.speaker = all.find("column-speaker", columns.text);
  columns.channel = all.find("column-channel");
  columns.bot = all.find("column-bot");
  columns.id = all.find("column-id");
  columns.answers = all.find("column-answers");
  return columns;
}

}  // namespace tenmatsu::reading
