#include "rules/chat_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "text/characters.hpp"
#include "text/fold.hpp"

namespace tenmatsu::rules {
namespace {

constexpr std::string_view kKinds[] = {"am",
                                       "pm",
                                       "about",
                                       "hour",
                                       "half",
                                       "hours",
                                       "minute",
                                       "second",
                                       "year",
                                       "month",
                                       "day",
                                       "weekday",
                                       "badge",
                                       "log-level",
                                       "no-name",
                                       "system",
                                       "voice",
                                       "file-label",
                                       "honorific",
                                       "edited",
                                       "edited-below",
                                       "today",
                                       "yesterday",
                                       "next-day",
                                       "sentence-end",
                                       "new-mark",
                                       "reply-count",
                                       "last-reply",
                                       "thread-head",
                                       "reaction",
                                       "quote-begin",
                                       "zoom-from",
                                       "zoom-to",
                                       "zoom-everyone",
                                       "zoom-direct",
                                       "zoom-reply",
                                       "zoom-reaction",
                                       "line-head",
                                       "line-saved",
                                       "line-sticker",
                                       "line-call",
                                       "lineworks-head",
                                       "lineworks-saved",
                                       "meet-title",
                                       "meet-end",
                                       "meet-attendees",
                                       "meet-section",
                                       "read-mark",
                                       "mail-from",
                                       "mail-date",
                                       "mail-other",
                                       "mail-rule",
                                       "encrypted",
                                       "whatsapp-edited",
                                       "deleted",
                                       "column-time",
                                       "column-clock",
                                       "column-date",
                                       "column-speaker",
                                       "column-text",
                                       "column-channel",
                                       "column-bot",
                                       "column-id",
                                       "column-answers",
                                       "incident-channel",
                                       "talk-title",
                                       "behind-day",
                                       "talk-begins",
                                       "day-label",
                                       "trouble-day-label"};

constexpr std::array<std::pair<std::string_view, ChatPart>, 5> kParts = {{
    {"{stamp}", ChatPart::stamp},
    {"{digits}", ChatPart::digits},
    {"{plus}", ChatPart::plus},
    {"{name}", ChatPart::name},
    {"{text}", ChatPart::text},
}};

std::optional<ChatStep> take_step(std::string_view& rest) {
  if (rest.front() == '{') {
    for (const auto& [word, part] : kParts) {
      if (rest.starts_with(word)) {
        rest.remove_prefix(word.size());
        return ChatStep{part, {}};
      }
    }
    return std::nullopt;
  }
  const std::size_t size = text::character_at(rest, 0).size;
  const std::string_view character = rest.substr(0, size);
  rest.remove_prefix(size);
  if (character == " " || character == "\t") {
    return ChatStep{character == " " ? ChatPart::blank : ChatPart::tab, {}};
  }
  return ChatStep{ChatPart::literal, text::folded(character)};
}

ChatForm compile(const std::string& form, const Node& node) {
  ChatForm out;
  std::string_view rest = form;
  while (!rest.empty()) {
    const std::size_t at = form.size() - rest.size();
    auto step = take_step(rest);
    if (!step) {
      node.report(
          fmt::format("unknown part in form \"{}\" at byte {}; expected one of: "
                      "{{stamp}}, {{digits}}, {{plus}}, {{name}}, {{text}}",
                      form, at));
      return out;
    }
    if (out.stamped && out.look.empty() &&
        (step->part == ChatPart::name || step->part == ChatPart::text)) {
      out.look = form.substr(0, at);
    }
    const bool behind = std::ranges::any_of(
        out.steps, [](const ChatStep& one) { return one.part == ChatPart::text; });
    out.stamp_behind |= behind && step->part == ChatPart::stamp;
    out.named |= step->part == ChatPart::name;
    out.colonless |= step->part == ChatPart::digits || step->part == ChatPart::plus;
    out.stamped |= step->part == ChatPart::stamp || out.colonless;
    out.steps.push_back(*std::move(step));
  }
  if (out.look.empty()) {
    out.look = form;
  }
  return out;
}

}  // namespace

void ChatLines::add(const Node& node) {
  node.allow_only({"id", "about", "format", "header", "elapsed", "recurring", "throughout", "round",
                   "forms", "samples"});
  ChatLine line;
  line.id = node.string("id");
  line.format = node.string_or("format", "plain");
  line.header = node.flag("header").value_or(false);
  line.elapsed = node.flag("elapsed").value_or(false);
  line.recurring = node.flag("recurring").value_or(false);
  line.throughout = node.flag("throughout").value_or(false);
  line.round = node.flag("round").value_or(false);
  for (const std::string& form : node.strings("forms")) {
    line.forms.push_back(compile(form, node));
  }
  if (line.forms.empty()) {
    node.report("expected \"forms\", a list of line forms");
  }
  line.samples = node.strings("samples");
  const auto known =
      std::ranges::find_if(all_, [&](const ChatLine& other) { return other.id == line.id; });
  if (known != all_.end()) {
    *known = std::move(line);
  } else {
    all_.push_back(std::move(line));
  }
}

void ChatLines::add_words(const Node& node) {
  node.allow_only({"kind", "about", "words"});
  const std::string kind = node.string("kind");
  if (std::ranges::find(kKinds, kind) == std::end(kKinds)) {
    node.report(
        fmt::format("unknown kind \"{}\"; expected one of: {}", kind, fmt::join(kKinds, ", ")));
    return;
  }
  auto& words = words_[kind];
  for (const std::string& word : node.strings("words")) {
    words.push_back(text::folded(word));
  }
  std::ranges::stable_sort(words, [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

const std::vector<std::string>& ChatLines::words(std::string_view kind) const {
  static const std::vector<std::string> kNone;
  const auto it = words_.find(kind);
  return it == words_.end() ? kNone : it->second;
}

std::string_view ChatLines::first_word(std::string_view kind) const {
  const auto& all = words(kind);
  return all.empty() ? std::string_view() : std::string_view(all.front());
}

}  // namespace tenmatsu::rules
