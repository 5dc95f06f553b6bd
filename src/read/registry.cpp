#include "read/registry.hpp"

#include <algorithm>
#include <iterator>

#include "read/chat_lines.hpp"
#include "read/chatwork.hpp"
#include "read/discord.hpp"
#include "read/google_chat.hpp"
#include "read/irc.hpp"
#include "read/line_talk.hpp"
#include "read/mail.hpp"
#include "read/mattermost.hpp"
#include "read/meet.hpp"
#include "read/objects.hpp"
#include "read/rocketchat.hpp"
#include "read/slack.hpp"
#include "read/slack_paste.hpp"
#include "read/slackdump_text.hpp"
#include "read/speech.hpp"
#include "read/spoken_heads.hpp"
#include "read/stacked.hpp"
#include "read/subtitles.hpp"
#include "read/table.hpp"
#include "read/teams_graph.hpp"
#include "read/teams_paste.hpp"
#include "read/whatsapp.hpp"
#include "read/zoom_chat.hpp"

namespace tenmatsu::reading {
namespace {

constexpr Reader kReaders[] = {
    {"webvtt", "WebVTT subtitles, as Teams and Zoom save them", subtitles::claims_webvtt,
     subtitles::read_webvtt},
    {"mattermost-bulk", "Mattermost: bulk export, a post on each line", mattermost::claims_bulk,
     mattermost::read_bulk},
    {"mattermost-api", "Mattermost: posts of a channel from the API", mattermost::claims_api,
     mattermost::read_api},
    {"discord-json", "Discord: JSON of DiscordChatExporter", discord::claims_json,
     discord::read_json},
    {"slackdump", "Slack: JSON of slackdump", slack::claims_dump, slack::read_dump},
    {"slack-api", "Slack: conversations.history, or a day of an export", slack::claims_api,
     slack::read_api},
    {"aws-transcribe", "Amazon Transcribe: JSON", speech::claims_transcribe,
     speech::read_transcribe},
    {"whisper-json", "Whisper: JSON", speech::claims_whisper, speech::read_whisper},
    {"google-chat", "Google Chat: messages.json of Google Takeout", google_chat::claims,
     google_chat::read},
    {"teams-graph", "Microsoft Teams: messages from Microsoft Graph", teams_graph::claims,
     teams_graph::read},
    {"chatwork", "Chatwork: messages of a room from the API", chatwork::claims, chatwork::read},
    {"rocketchat", "Rocket.Chat: history of a room", rocketchat::claims, rocketchat::read},
    {"jsonl", "JSON with a time, a speaker and a message on each line", objects::claims_lines,
     objects::read_lines},
    {"json-generic", "JSON that holds a list of times, speakers and messages", objects::claims_list,
     objects::read_list, true},
    {"line", "LINE: a saved talk", line_talk::claims, line_talk::read},
    {"lineworks", "LINE WORKS: a saved talk", line_talk::claims_works, line_talk::read_works},
    {"discord-csv", "Discord: CSV of DiscordChatExporter", discord::claims_csv, discord::read_csv},
    {"discord-txt", "Discord: text of DiscordChatExporter", discord::claims_text,
     discord::read_text},
    {"srt", "SubRip subtitles", subtitles::claims_srt, subtitles::read_srt},
    {"zoom-chat", "Zoom: the saved chat of a meeting", zoom_chat::claims, zoom_chat::read},
    {"slackdump-text", "Slack: text of slackdump", slackdump_text::claims, slackdump_text::read},
    {"whatsapp", "WhatsApp: an exported chat", whatsapp::claims, whatsapp::read},
    {"clova-note", "CLOVA Note: text", spoken_heads::claims_clova, spoken_heads::read_clova},
    {"teams-transcript", "Microsoft Teams: the text of a transcript's .docx",
     spoken_heads::claims_teams, spoken_heads::read_teams},
    {"meet-transcript", "Google Meet: transcript of a meeting", meet::claims, meet::read},
    {"whisper-tsv", "Whisper: TSV", speech::claims_whisper_tsv, speech::read_whisper_tsv},
    {"irc", "IRC: logs of irssi, WeeChat, ZNC, LimeChat, Tiarra", irc::claims, irc::read},
    {"csv", "a table of times, speakers and messages, parted by commas", table::claims_csv,
     table::read_csv, true},
    {"tsv", "a table with a header, parted by tabs", table::claims_tsv, table::read_tsv, true},
    {"table", "a table of Markdown, its columns named in a header", table::claims_bars,
     table::read_bars, true},
    {"slack-paste", "Slack: copied from the client", slack_paste::claims, slack_paste::read},
    {"browser-paste",
     "Chatwork, Messenger, Zulip: copied from the browser, name, text and time on lines of their "
     "own",
     stacked::claims, stacked::read},
    {"teams-paste", "Microsoft Teams: copied from the client", teams_paste::claims,
     teams_paste::read},
    {"mail", "mails, one below the other, as they are forwarded or answered", mail::claims,
     mail::read},
    {"plain", "lines with a time, a speaker and a text, in many shapes", nullptr, chat_lines::read,
     true},
    {"text-below", "a time alone on a line and the event below it, or a name and the text below it",
     stacked::claims_above, stacked::read_above, true},
    // Shapes of lines that plain tells apart itself; their names are for --from.
    {"zoom-caption", "Zoom: the saved captions of a meeting", nullptr, chat_lines::read, true},
    {"speaker-time", "numbered speakers and elapsed times, as Notta saves them", nullptr,
     chat_lines::read, true},
};

}  // namespace

std::span<const Reader> readers() {
  return kReaders;
}

const Reader* find_reader(std::string_view name) {
  const auto* found =
      std::ranges::find_if(kReaders, [&](const Reader& reader) { return reader.name == name; });
  return found == std::end(kReaders) ? nullptr : found;
}

}  // namespace tenmatsu::reading
