#include "proof/secrets.hpp"

#include <algorithm>

#include "proof/card_numbers.hpp"
#include "proof/checker.hpp"
#include "text/characters.hpp"

namespace tenmatsu::proof {
namespace {

constexpr std::string_view kMask = "****";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

bool is_token(char c) {
  return is_digit(c) || is_letter(c) || is_one_of(c, "_-./+=");
}

// A password may hold nearly anything; Japanese, blanks, quotes and brackets end it.
bool is_password(char c) {
  return c > ' ' && c <= '~' && !is_one_of(c, "\"'`,;()[]{}<>|");
}

template <typename Fits>
std::string_view run_of(std::string_view text, std::size_t at, Fits fits) {
  std::size_t end = at;
  while (end < text.size() && fits(text[end])) {
    ++end;
  }
  return text.substr(at, end - at);
}

bool holds_digit(std::string_view text) {
  return std::ranges::any_of(text, is_digit);
}

// Looks into one line for one kind after the other.
class Search {
 public:
  Search(const std::string& line, const rules::Proofs& words)
      : line_(line), words_(words), normal_(text::normalise(line)) {}

  std::vector<Secret> secrets() {
    find_addresses_with_passwords();
    find_keys();
    find_passwords();
    find_private_keys();
    find_cards();
    find_my_numbers();
    find_addresses();
    find_telephones();
    std::ranges::sort(found_, [](const Secret& a, const Secret& b) { return a.begin < b.begin; });
    return std::move(found_);
  }

 private:
  // What stands within a secret was told with it.
  void add(std::string_view id, std::size_t begin, std::size_t end, std::string shown) {
    const bool known = std::ranges::any_of(
        found_, [&](const Secret& one) { return begin < one.end && one.begin < end; });
    if (!known && begin < end) {
      found_.push_back({id, begin, end, std::move(shown)});
    }
  }

  // Between bytes of the normalised line.
  void add_normal(std::string_view id, std::size_t begin, std::size_t end, std::string shown) {
    add(id, normal_.original(begin), normal_.original(end), std::move(shown));
  }

  // ****, $DB_PASSWORD, <password>, and words that say that none is there.
  [[nodiscard]] static bool stands_for_one(std::string_view secret, const rules::Check& check) {
    return secret.empty() || secret[0] == '$' || secret[0] == '%' ||
           secret.find_first_not_of("xX*.-_") == std::string_view::npos ||
           !word_in(text::normalised(secret), check.unless).empty();
  }

  // mysql://root:hunter2@db.internal
  void find_addresses_with_passwords() {
    constexpr std::string_view kId = "check.secret.password";
    constexpr std::string_view kFront = "://";
    for (std::size_t at = line_.find(kFront); at != std::string::npos;
         at = line_.find(kFront, at + 1)) {
      const std::size_t user = at + kFront.size();
      const std::string_view rest = run_of(
          line_, user, [](char c) { return c > ' ' && c <= '~' && !is_one_of(c, "/?#\"'`<>"); });
      const std::size_t colon = rest.find(':');
      const std::size_t end = rest.rfind('@');
      if (colon == std::string_view::npos || end == std::string_view::npos || end < colon ||
          stands_for_one(rest.substr(colon + 1, end - colon - 1), words_.check(kId))) {
        continue;
      }
      std::size_t scheme = at;
      while (scheme > 0 && (is_letter(line_[scheme - 1]) || is_digit(line_[scheme - 1]))) {
        --scheme;
      }
      add(kId, user, user + end + 1, line_.substr(scheme, user - scheme));
    }
  }

  // The front of a known kind of key, with enough behind it, figures among it.
  void find_keys() {
    constexpr std::string_view kId = "check.secret.key";
    constexpr double kLeastBehindName = 10;  // a long front is a name by itself
    constexpr std::size_t kName = 5;
    const rules::Check& check = words_.check(kId);
    for (const std::string& front : check.words) {
      const bool named = front.size() >= kName && !front.ends_with(' ');
      for (std::size_t at = line_.find(front); at != std::string::npos;
           at = line_.find(front, at + 1)) {
        const std::string_view rest = run_of(line_, at + front.size(), is_token);
        const bool inside = at > 0 && (is_letter(line_[at - 1]) || is_digit(line_[at - 1]));
        if (!inside &&
            static_cast<double>(rest.size()) >= (named ? kLeastBehindName : check.least) &&
            holds_digit(rest)) {
          add(kId, at, at + front.size() + rest.size(), front + std::string(kMask));
        }
      }
    }
  }

  // password: hunter2, パスワードは hunter2
  void find_passwords() {
    constexpr std::string_view kId = "check.secret.password";
    constexpr std::size_t kShort = 4;
    const rules::Check& check = words_.check(kId);
    const std::string_view text = normal_.text;
    for (const std::string& written : check.words) {
      const std::string word = text::normalised(written);
      for (std::size_t at = text.find(word); at != std::string_view::npos;
           at = text.find(word, at + 1)) {
        // A short word is one only by itself: bypass, passed.
        const bool is_short = word.size() <= kShort;
        if (is_short && at > 0 && is_letter(text[at - 1])) {
          continue;
        }
        bool kana = false;
        const std::size_t begin = value_behind(at + word.size(), kana);
        const std::string_view secret = run_of(text, begin, is_password);
        const bool mixed = holds_digit(secret) && std::ranges::any_of(secret, is_letter);
        const bool sure = is_short ? mixed : !kana || holds_digit(secret);
        if (begin > 0 && static_cast<double>(secret.size()) >= check.least && sure &&
            !stands_for_one(secret, check)) {
          add_normal(kId, begin, begin + secret.size(), written);
        }
      }
    }
  }

  // Where a value begins behind ":", "=" or a particle; 0 where there is none.
  [[nodiscard]] std::size_t value_behind(std::size_t at, bool& kana) const {
    const std::string_view text = normal_.text;
    const std::size_t joint = std::min(text.find_first_not_of(" \"'", at), text.size());
    const auto character = text::character_at(text, joint);
    kana = character.size > 0 && text::script_of(character.code) == text::Script::hiragana;
    if (character.size == 0 || !(text[joint] == ':' || text[joint] == '=' || kana)) {
      return 0;
    }
    // An opening bracket or a comma may stand before the value.
    std::size_t value = text.find_first_not_of(" :\"'`", joint + character.size);
    if (value != std::string_view::npos && !is_password(text[value])) {
      const auto mark = text::character_at(text, value);
      if (text::script_of(mark.code) == text::Script::mark) {
        value = text.find_first_not_of(' ', value + mark.size);
      }
    }
    return value == std::string_view::npos ? 0 : value;
  }

  void find_private_keys() {
    constexpr std::string_view kId = "check.secret.private_key";
    const std::string found = word_in(normal_.text, words_.check(kId).words);
    if (!found.empty()) {
      add(kId, 0, line_.size(), found);
    }
  }

  void find_cards() {
    for (const auto& [begin, end] : card_numbers_in(normal_.text)) {
      add_normal("check.secret.card", begin, end, "");
    }
  }

  void find_my_numbers() {
    constexpr std::string_view kId = "check.secret.my_number";
    const bool named = !word_in(normal_.text, words_.check(kId).words).empty();
    for (const auto& [begin, end] : my_numbers_in(normal_.text, named)) {
      add_normal(kId, begin, end, "");
    }
  }

  void find_addresses() {
    constexpr std::string_view kId = "check.personal.email";
    const rules::Check& check = words_.check(kId);
    const auto is_local = [](char c) {
      return is_digit(c) || is_letter(c) || is_one_of(c, "._%+-");
    };
    for (std::size_t at = line_.find('@'); at != std::string::npos; at = line_.find('@', at + 1)) {
      std::size_t begin = at;
      while (begin > 0 && is_local(line_[begin - 1])) {
        --begin;
      }
      const std::string_view domain = run_of(line_, at + 1, [](char c) {
        return is_digit(c) || is_letter(c) || c == '.' || c == '-';
      });
      const std::size_t dot = domain.rfind('.');
      const bool address = begin < at && dot != std::string_view::npos && dot > 0 &&
                           domain.size() - dot > 2 && is_letter(domain.back());
      const std::string whole = line_.substr(begin, at + 1 + domain.size() - begin);
      const bool allowed = std::ranges::any_of(check.unless, [&](const std::string& part) {
        return whole.find(part) != std::string::npos;
      });
      if (address && !allowed) {
        add(kId, begin, begin + whole.size(), std::string(kMask) + "@" + std::string(domain));
      }
    }
  }

  // 03-1234-5678, 090(1234)5678, +81-3-1234-5678
  void find_telephones() {
    constexpr std::size_t kShown = 3;
    const std::string_view text = normal_.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool front = at == 0 || !(is_digit(text[at - 1]) || is_letter(text[at - 1]) ||
                                      text[at - 1] == '-' || text[at - 1] == '.');
      const bool abroad = text[at] == '+';
      if (!front || (text[at] != '0' && !abroad)) {
        continue;
      }
      std::size_t end = abroad ? at + 1 : at;
      int digits = 0;
      int parts = 1;
      while (end < text.size() &&
             (is_digit(text[end]) ||
              (is_one_of(text[end], "-()") && end + 1 < text.size() && is_digit(text[end + 1])))) {
        is_digit(text[end]) ? ++digits : ++parts;
        ++end;
      }
      const bool behind = end >= text.size() || !is_letter(text[end]);
      const int least = abroad ? 11 : 10;
      if (parts >= 3 && digits >= least && digits <= least + 2 && behind) {
        add_normal("check.personal.phone", at, end,
                   std::string(text.substr(at, kShown)) + std::string(kMask));
      }
    }
  }

  const std::string& line_;
  const rules::Proofs& words_;
  text::Normalised normal_;
  std::vector<Secret> found_;
};

void mask(std::string& text, const rules::Proofs& words) {
  const std::vector<Secret> secrets = secrets_in(text, words);
  for (auto one = secrets.rbegin(); one != secrets.rend(); ++one) {
    text.replace(one->begin, one->end - one->begin, kMask);
  }
}

}  // namespace

std::vector<Secret> secrets_in(const std::string& line, const rules::Proofs& words) {
  return Search(line, words).secrets();
}

Page masked(Page page, const rules::Proofs& words) {
  for (Line& line : page.lines) {
    mask(line.text, words);
    for (std::string& cell : line.cells) {
      mask(cell, words);
    }
  }
  return page;
}

}  // namespace tenmatsu::proof
