#include "proof/secrets.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "proof/card_numbers.hpp"
#include "proof/checker.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/token.hpp"

namespace tenmatsu::proof {
namespace {

constexpr std::string_view kMask = "****";
constexpr std::string_view kPrivateKey = "check.secret.private_key";

bool is_one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

bool is_token(char c) {
  return text::is_ascii_digit(c) || text::is_ascii_letter(c) || is_one_of(c, "_-./+=");
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
  return std::ranges::any_of(text, text::is_ascii_digit);
}

bool is_letter_or_digit(char c) {
  return text::is_ascii_letter(c) || text::is_ascii_digit(c);
}

bool is_capital_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || text::is_ascii_digit(c);
}

// Base64 as it is written in addresses.
bool is_base64url(char c) {
  return is_letter_or_digit(c) || c == '-' || c == '_';
}

// What stands right behind the front of a key. The providers give greater lengths; a key that was
// cut short still tells, and no name goes on for so long.
struct Shape {
  std::string_view front;
  bool (*fits)(char);
  std::size_t least;
  std::string_view head = "";  // which each of them begins with
};

constexpr Shape kShapes[] = {
    {"AKIA", is_capital_or_digit, 16},  // 16
    {"ASIA", is_capital_or_digit, 16},
    {"ghp_", is_letter_or_digit, 16},  // 36
    {"gho_", is_letter_or_digit, 16},
    {"ghu_", is_letter_or_digit, 16},
    {"ghr_", is_letter_or_digit, 16},
    {"npm_", is_letter_or_digit, 16},             // 36
    {"AIza", is_base64url, 16},                   // 35
    {"SG.", is_base64url, 16},                    // 22, a dot and 43
    {"pypi-", is_base64url, 10, "Ag"},            // a macaroon of version 2, its field first
    {"hooks.slack.com/services/", is_token, 10},  // T…/B…/24
    {"eyJhbGciOi", is_token, 10},
};

// Letters and figures that nobody reads: many of them unbroken, or small ones, capitals and figures
// mixed. Names have short parts: sk-learn-1.4.2-cp311-linux.
bool looks_made(std::string_view text) {
  constexpr std::size_t kUnbroken = 10;
  constexpr std::size_t kMixed = 16;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view part = run_of(text, at, is_letter_or_digit);
    if (part.size() >= kUnbroken && holds_digit(part)) {
      return true;
    }
    at += part.size() + 1;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view part = run_of(text, at, is_base64url);
    if (part.size() >= kMixed && holds_digit(part) &&
        std::ranges::any_of(part, [](char c) { return c >= 'A' && c <= 'Z'; }) &&
        std::ranges::any_of(part, [](char c) { return c >= 'a' && c <= 'z'; })) {
      return true;
    }
    at += part.size() + 1;
  }
  return false;
}

bool has_shape(std::string_view front, std::string_view rest) {
  const auto* const shape = std::ranges::find(kShapes, front, &Shape::front);
  return shape == std::end(kShapes)
             ? looks_made(rest)
             : run_of(rest, 0, shape->fits).size() >= shape->least && rest.starts_with(shape->head);
}

// 2026-03-01, 2026/3/1, 2026/03, 2026-03-01t10:00, 10:00:30
bool is_date_or_time(std::string_view text) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kField = 2;
  std::size_t at = 0;
  const auto takes = [&](std::string_view joints, int fields) {
    for (int i = 0; i < fields; ++i) {
      if (i > 0 && (at >= text.size() || !is_one_of(text[at++], joints))) {
        return false;
      }
      const std::size_t size = run_of(text, at, text::is_ascii_digit).size();
      const bool year = i == 0 && size == kYear && joints != ":" && is_one_of(text[at], "12");
      const bool field = (i > 0 || joints == ":") && (size == 1 || size == kField);
      if (!year && !field) {
        return false;
      }
      at += size;
    }
    return true;
  };
  if (takes("-/.", 3)) {
    return at == text.size() ||
           (is_one_of(text[at], "Tt") &&
            text.find_first_not_of("0123456789:.+-Zz", at + 1) == std::string_view::npos);
  }
  at = 0;
  if (takes("-/", 2) && at == text.size()) {
    return true;
  }
  at = 0;
  return takes(":", 3) && at == text.size();
}

// /run/secrets/db, ~/.pgpass/app; a key in Base64 may hold slashes too.
bool is_path(std::string_view text) {
  const std::size_t root = text.find('/');
  const bool rooted =
      root == 0 ? text.find('/', 1) != std::string_view::npos
                : text.starts_with("~/") || text.starts_with("./") || text.starts_with("../");
  return rooted &&
         run_of(text, 0, [](char c) { return is_base64url(c) || is_one_of(c, "/.~"); }).size() ==
             text.size() &&
         !text::holds_token(text);
}

bool is_name(std::string_view text) {
  return !text.empty() &&
         run_of(text, 0, [](char c) { return is_base64url(c) || c == '.'; }).size() == text.size();
}

// {password}, {{ password }}
bool is_placeholder(std::string_view text) {
  if (!text.starts_with('{') || !text.ends_with('}')) {
    return false;
  }
  const std::size_t begin = text.find_first_not_of("{ ");
  const std::size_t end = text.find_last_not_of("} ");
  return begin != std::string_view::npos && end != std::string_view::npos && begin <= end &&
         is_name(text.substr(begin, end + 1 - begin));
}

// Says what was done with it: changed, rotated, revoked.
bool is_participle(std::string_view text) {
  return text.ends_with("ed") && std::ranges::all_of(text, text::is_ascii_letter);
}

constexpr std::string_view kEndOfKey = "-----end ";

// A line within a key: Base64, or a header like "DEK-Info: AES-128-CBC,0A1B".
bool is_line_of_key(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r>");
  if (begin == std::string_view::npos) {
    return true;
  }
  const std::size_t end = text.find_last_not_of(" \t\r") + 1;
  const std::string_view line = text.substr(begin, end - begin);
  const std::string_view name = run_of(line, 0, is_base64url);
  const bool header = !name.empty() && line.substr(name.size()).starts_with(": ") &&
                      std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; });
  return header || run_of(line, 0, [](char c) {
                     return is_letter_or_digit(c) || is_one_of(c, "+/=");
                   }).size() == line.size();
}

// Behind the last line of the key whose first line is at `at`; where none ends it, behind the lines
// that may belong to it.
std::size_t end_of_key(std::string_view normalised, std::size_t at) {
  const std::size_t last = normalised.find(kEndOfKey, at);
  if (last != std::string_view::npos) {
    const std::size_t dashes = normalised.find("--", last + kEndOfKey.size());
    return std::min(normalised.find_first_not_of('-', dashes), normalised.size());
  }
  std::size_t end = std::min(normalised.find('\n', at), normalised.size());
  while (end < normalised.size()) {
    const std::size_t next = std::min(normalised.find('\n', end + 1), normalised.size());
    if (!is_line_of_key(normalised.substr(end + 1, next - end - 1))) {
      break;
    }
    end = next;
  }
  return end;
}

// Looks into one line for one kind after the other.
class Search {
 public:
  Search(const std::string& line, const rules::Proofs& words)
      : line_(line), words_(words), normal_(text::normalise(line)) {}

  std::vector<Secret> secrets() {
    // First, since it is the longest and holds what the others would take for theirs.
    find_private_keys();
    find_addresses_with_passwords();
    find_keys();
    find_passwords();
    find_cards();
    find_my_numbers();
    find_addresses();
    find_telephones();
    std::vector<Secret> found;
    found.reserve(found_.size());
    for (auto& [begin, one] : found_) {
      found.push_back(std::move(one));
    }
    return found;
  }

 private:
  // What stands within a secret was told with it. None reaches into another, so that only the last
  // one that begins before `end` can reach in here.
  void add(std::string_view id, std::size_t begin, std::size_t end, std::string shown) {
    if (begin >= end) {
      return;
    }
    const auto behind = found_.lower_bound(end);
    if (behind == found_.begin() || std::prev(behind)->second.end <= begin) {
      found_.emplace_hint(behind, begin, Secret{id, begin, end, std::move(shown)});
    }
  }

  // Between bytes of the normalised line.
  void add_normal(std::string_view id, std::size_t begin, std::size_t end, std::string shown) {
    add(id, normal_.original(begin), normal_.original(end), std::move(shown));
  }

  // ****, $DB_PASSWORD, {password}, and words that say that none is there.
  [[nodiscard]] static bool stands_for_one(std::string_view secret, const rules::Check& check) {
    return secret.empty() || secret[0] == '$' || secret[0] == '%' ||
           secret.find_first_not_of("xX*.-_") == std::string_view::npos || is_placeholder(secret) ||
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
      while (scheme > 0 && (text::is_ascii_letter(line_[scheme - 1]) ||
                            text::is_ascii_digit(line_[scheme - 1]))) {
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
        const bool inside =
            at > 0 && (text::is_ascii_letter(line_[at - 1]) || text::is_ascii_digit(line_[at - 1]));
        if (!inside &&
            static_cast<double>(rest.size()) >= (named ? kLeastBehindName : check.least) &&
            holds_digit(rest) && has_shape(front, rest)) {
          add(kId, at, at + front.size() + rest.size(), front + std::string(kMask));
        }
      }
    }
  }

  // password: hunter2, パスワードは hunter2
  void find_passwords() {
    constexpr std::string_view kId = "check.secret.password";
    constexpr std::size_t kShort = 5;
    const rules::Check& check = words_.check(kId);
    const std::string_view text = normal_.text;
    for (const std::string& written : check.words) {
      const std::string word = text::normalised(written);
      for (std::size_t at = text.find(word); at != std::string_view::npos;
           at = text.find(word, at + 1)) {
        // A short word is one only by itself: bypass, passed.
        const bool is_short = word.size() <= kShort;
        if (is_short && at > 0 && text::is_ascii_letter(text[at - 1])) {
          continue;
        }
        bool kana = false;
        const std::size_t begin = value_behind(at + word.size(), kana);
        const std::string_view secret = run_of(text, begin, is_password);
        const bool mixed =
            holds_digit(secret) && std::ranges::any_of(secret, text::is_ascii_letter);
        const bool sure = is_short ? mixed : !kana || holds_digit(secret);
        if (begin > 0 && static_cast<double>(secret.size()) >= check.least && sure &&
            !stands_for_one(secret, check) && !is_in_braces(begin, secret) &&
            !tells_of_one(secret)) {
          add_normal(kId, begin, begin + secret.size(), written);
        }
      }
    }
  }

  // When it was changed, where it lies, what was done with it.
  [[nodiscard]] static bool tells_of_one(std::string_view value) {
    if (value.ends_with('.')) {
      value.remove_suffix(1);
    }
    return is_date_or_time(value) || is_path(value) || is_participle(value);
  }

  // {password}, <password>: a bracket before the value was passed over. With figures it may be one.
  [[nodiscard]] bool is_in_braces(std::size_t begin, std::string_view value) const {
    const std::string_view text = normal_.text;
    const std::size_t end = begin + value.size();
    if (begin == 0 || end >= text.size() || !is_name(value) || holds_digit(value)) {
      return false;
    }
    return (text[begin - 1] == '{' && text[end] == '}') ||
           (text[begin - 1] == '<' && text[end] == '>');
  }

  // Where a value begins behind ":", "=", a particle or an opening bracket; 0 where there is none.
  [[nodiscard]] std::size_t value_behind(std::size_t at, bool& kana) const {
    const std::string_view text = normal_.text;
    const std::size_t joint = std::min(text.find_first_not_of(" \"'", at), text.size());
    const auto character = text::character_at(text, joint);
    kana = character.size > 0 && (text::script_of(character.code) == text::Script::hiragana ||
                                  character.code == 0x300C || character.code == 0x300E);
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

  // From its first line up to its last one: a message holds the lines of a whole key, the line of a
  // document only one of them.
  void find_private_keys() {
    const std::string_view text = normal_.text;
    for (const std::string& written : words_.check(kPrivateKey).words) {
      const std::string word = text::normalised(written);
      for (std::size_t at = text.find(word); at != std::string_view::npos;
           at = text.find(word, at + 1)) {
        if (text::inside_latin_word(text, at, at + word.size())) {
          continue;
        }
        const std::size_t dashes = text.find_last_not_of('-', at == 0 ? 0 : at - 1);
        const std::size_t begin = at == 0 || dashes == std::string_view::npos ? 0 : dashes + 1;
        add_normal(kPrivateKey, begin, end_of_key(text, at), written);
      }
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
      return text::is_ascii_digit(c) || text::is_ascii_letter(c) || is_one_of(c, "._%+-");
    };
    for (std::size_t at = line_.find('@'); at != std::string::npos; at = line_.find('@', at + 1)) {
      std::size_t begin = at;
      while (begin > 0 && is_local(line_[begin - 1])) {
        --begin;
      }
      const std::string_view domain = run_of(line_, at + 1, [](char c) {
        return text::is_ascii_digit(c) || text::is_ascii_letter(c) || c == '.' || c == '-';
      });
      const std::size_t dot = domain.rfind('.');
      const bool address = begin < at && dot != std::string_view::npos && dot > 0 &&
                           domain.size() - dot > 2 && text::is_ascii_letter(domain.back());
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
      const bool front =
          at == 0 || !(text::is_ascii_digit(text[at - 1]) || text::is_ascii_letter(text[at - 1]) ||
                       text[at - 1] == '-' || text[at - 1] == '.');
      const bool abroad = text[at] == '+';
      if (!front || (text[at] != '0' && !abroad)) {
        continue;
      }
      std::size_t end = abroad ? at + 1 : at;
      int digits = 0;
      int parts = 1;
      while (end < text.size() && (text::is_ascii_digit(text[end]) ||
                                   (is_one_of(text[end], "-()") && end + 1 < text.size() &&
                                    text::is_ascii_digit(text[end + 1])))) {
        text::is_ascii_digit(text[end]) ? ++digits : ++parts;
        ++end;
      }
      const bool behind = end >= text.size() || !text::is_ascii_letter(text[end]);
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
  std::map<std::size_t, Secret> found_;  // by where they begin
};

// Whether the last of the secrets is a private key that goes on in the next line: nothing stands
// behind its first line but a part of it.
bool goes_on(const std::string& line, const std::vector<Secret>& secrets) {
  if (secrets.empty() || secrets.back().id != kPrivateKey) {
    return false;
  }
  constexpr std::string_view kDashes = "-----";
  const Secret& last = secrets.back();
  const std::string key = text::normalised(line.substr(last.begin, last.end - last.begin));
  const std::size_t dashes = key.rfind(kDashes);
  return key.find(kEndOfKey) == std::string::npos && dashes != std::string::npos && dashes > 0 &&
         is_line_of_key(std::string_view(key).substr(dashes + kDashes.size()));
}

// Tells whether a private key goes on in the next line.
bool mask(std::string& text, const rules::Proofs& words) {
  const std::vector<Secret> secrets = secrets_in(text, words);
  const bool on = goes_on(text, secrets);
  for (auto one = secrets.rbegin(); one != secrets.rend(); ++one) {
    text.replace(one->begin, one->end - one->begin, kMask);
  }
  return on;
}

}  // namespace

std::vector<Secret> secrets_in(const std::string& line, const rules::Proofs& words) {
  return Search(line, words).secrets();
}

Page masked(Page page, const rules::Proofs& words) {
  bool in_key = false;  // the lines above began a private key and did not end it
  for (Line& line : page.lines) {
    const bool apart = line.kind == LineKind::heading || line.kind == LineKind::other;
    if (in_key && !apart && is_line_of_key(line.text)) {
      if (!line.text.empty()) {
        line.text = kMask;
      }
      for (std::string& cell : line.cells) {
        cell = kMask;
      }
      continue;
    }
    in_key = mask(line.text, words);
    for (std::string& cell : line.cells) {
      mask(cell, words);
    }
  }
  return page;
}

}  // namespace tenmatsu::proof
