// A sentence that may tell of trouble: what a title can make of it, way by way.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compose/title/failures.hpp"
#include "compose/troubles/nouns.hpp"

namespace tenmatsu::composition {

struct TroubleSentence {
  /// What the lines before spoke of.
  struct Subject {
    std::string name;     // normalised
    std::string written;  // as written
  };

  const Story& story;
  const Things& things;
  const std::vector<std::string>& people;  // names that no title holds, normalised
  Line line;
  std::vector<NounPhrase> phrases;
  std::vector<Stretch> components;  // where it names parts of a system
  std::optional<Subject> subject;   // of the lines before it in the same message
};

bool names_component(const TroubleSentence& sentence, const NounPhrase& topic);

// Each adds to `found` what it hears in the sentence.

/// 「注文サイトが開けない」: words that tell of trouble, and of what they are said.
void hear_troubles(const TroubleSentence& sentence, std::vector<ThingFailure>& found);
/// 「アプリに昨日のコースが出ている」: the news of a first report, in whatever words.
void hear_reports(const TroubleSentence& sentence, std::vector<ThingFailure>& found);
/// 「HPがマイナスになってない？」: who asks so has seen it.
void hear_wonder(const TroubleSentence& sentence, std::vector<ThingFailure>& found);
/// 「一覧に他社の名前が出ている」とお電話: what a user said is told best in those words.
void hear_quotations(const TroubleSentence& sentence, std::vector<ThingFailure>& found);
/// The tablet says 「温度記録なし」: what a device shows is what is wrong.
void hear_displays(const TroubleSentence& sentence, std::vector<ThingFailure>& found);
/// 「素材が全部赤バツ」: what a first report says where no other way heard anything.
void hear_news(const TroubleSentence& sentence, std::vector<ThingFailure>& found);
/// Banner: 「文字が正しく出ないことがあります」: what the users are told is wrong.
void hear_announcements(const TroubleSentence& sentence, std::vector<ThingFailure>& found);
/// 「再生できなかった生徒さんは640人」: who counts the harm says what it was.
void hear_counts(const TroubleSentence& sentence, std::vector<ThingFailure>& found);
/// A figure that stands beside its usual value.
void hear_figures(const TroubleSentence& sentence, std::vector<ThingFailure>& found);

/// What the ways to hear a sentence share.
class SentenceReader {
 protected:
  SentenceReader(const TroubleSentence& sentence, std::vector<ThingFailure>& found)
      : sentence_(sentence), story_(sentence.story), line_(sentence.line), found_(found) {}

  /// 「ICの改札が赤ランプで閉まる」: a clause as it stands, in plain style. False where it makes no
  /// title.
  bool add_whole(const NounPhrase& topic, const std::string& clause, double weight,
                 bool strong = true);

  /// The same of what the lines before spoke of; `joint` stands between.
  void add_of_subject(const std::string& joint, const std::string& clause, double weight,
                      bool strong);

  /// 「営業部から」 names who reports, 「発行機から」 where it happens.
  [[nodiscard]] bool reports(const NounPhrase& phrase) const;

  const TroubleSentence& sentence_;
  const Story& story_;
  Line line_;
  std::vector<ThingFailure>& found_;

 private:
  [[nodiscard]] std::string with_particle(const NounPhrase& topic, std::string clause) const;
};

/// Longer clauses are no titles.
inline constexpr std::size_t kLongestClause = 32;  // characters, of a clause with its thing

/// What joins the noun for what is wrong to the name of the thing: 「の遅延」; of 「5xx」 and
/// 「5xxエラー」 only what is new; empty where the name says it itself.
std::string noun_behind(const Story& story, std::string_view name, const std::string& said);

}  // namespace tenmatsu::composition
