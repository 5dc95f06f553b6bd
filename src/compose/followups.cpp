#include "compose/followups.hpp"

#include <algorithm>
#include <iterator>

#include "compose/wording.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

struct CategoryCue {
  Category category;
  std::string_view cue;
};

// The first cue that is heard decides.
constexpr CategoryCue kCategories[] = {
    {Category::repair, "postmortem"},          {Category::detect, "category_detect"},
    {Category::mitigate, "category_mitigate"}, {Category::repair, "category_repair"},
    {Category::prevent, "category_prevent"},
};

bool hears_in_sentence(const Story& story, Line line, std::string_view cue) {
  const std::vector<Line> all = story.sentence_lines(line);
  return std::any_of(all.begin(), all.end(), [&](Line one) { return story.hears(one, cue); });
}

Category category_of(const Story& story, Line line, const TagFinding& finding) {
  const auto* row =
      std::find_if(std::begin(kCategories), std::end(kCategories),
                   [&](const CategoryCue& one) { return hears_in_sentence(story, line, one.cue); });
  if (row != std::end(kCategories)) {
    return row->category;
  }
  return finding.postmortem                   ? Category::repair
         : finding.category != Category::none ? finding.category
                                              : Category::repair;
}

FollowUp::Horizon horizon_of(const Story& story, Line line) {
  return hears_in_sentence(story, line, "horizon_lasting")   ? FollowUp::Horizon::lasting
         : hears_in_sentence(story, line, "horizon_interim") ? FollowUp::Horizon::interim
                                                             : FollowUp::Horizon::unsaid;
}

struct Work {
  FollowUp item;
  std::vector<std::string> words;
  bool report = false;   // it is to write the postmortem
  std::string document;  // what the report is called
  std::size_t last = 0;  // index of the last line of the sentence that names it
};

bool same(const Work& a, const Work& b) {
  constexpr double kSame = 0.75;
  return (a.report && b.report) ||
         (std::min(a.words.size(), b.words.size()) >= 2 && overlap(a.words, b.words) >= kSame);
}

// The same work named again: the later message adds who and until when.
void merge(Work& known, const Work& again) {
  if (known.document.empty()) {
    known.document = again.document;
  }
  cite(known.item.statement, again.item.statement.events);
  if (known.item.owner.empty()) {
    known.item.owner = again.item.owner;
  }
  if (known.item.due.empty()) {
    known.item.due = again.item.due;
  }
}

void add(std::vector<Work>& all, Work work) {
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const Work& other) { return same(other, work); });
  if (known == all.end()) {
    all.push_back(std::move(work));
  } else {
    merge(*known, work);
  }
}

// 「宿題です」, 「金曜までにお願いします」: says too little to be work of its own.
bool says_little(const Work& work) {
  return work.words.size() <= 2;
}

// What the sentence calls the report, as written; empty where it does not name it.
std::string document_in(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  for (const std::string& name : story.phrases().cue("report_names")) {
    const std::size_t at = text.find(name);
    if (at != std::string_view::npos) {
      return story.written(line, at, at + name.size());
    }
  }
  return "";
}

// Beside other work of the message: no word of its own, and no report.
bool adds_nothing(const Work& work) {
  return work.words.size() <= 1 && !work.report;
}

std::vector<Work> works_in(const Story& story, const std::vector<Line>& lines,
                           const TagFinding& finding) {
  std::vector<Work> all;
  Line told{0, 0};
  for (const Line line : lines) {
    if (story.sentence_begin(line) == told) {
      continue;
    }
    told = story.sentence_begin(line);
    Work work;
    work.item.statement = task_statement(story, line);
    work.item.category = category_of(story, line, finding);
    work.item.horizon = horizon_of(story, line);
    work.words = content_words(text::normalised(story.said_whole(line)));
    work.report = hears_in_sentence(story, line, "postmortem");
    work.document = document_in(story, line);
    work.last = story.sentence_lines(line).back().index;
    if (!work.item.statement.text.empty()) {
      all.push_back(std::move(work));
    }
  }
  return all;
}

// Who takes it on stands with the sentence itself or with the last one before it.
void assign(Work& work, const TagFinding& finding) {
  for (const Assignment& one : finding.work) {
    if (one.sentence <= static_cast<int>(work.last)) {
      work.item.owner = one.owner;
      work.item.due = one.due;
    }
  }
}

bool all_say_little(const std::vector<Work>& all) {
  return std::all_of(all.begin(), all.end(), says_little);
}

// The work that one message names; the owner and the due day are those of the first piece.
std::vector<Work> works_of(const Story& story, int n) {
  const TagFinding& finding = *find_tag(story.event(n), Tag::followup);
  std::vector<Work> all = works_in(story, story.carriers(n, Tag::followup), finding);
  if (all_say_little(all)) {
    std::vector<Work> more = works_in(story, story.lines(n), finding);
    if (!all_say_little(more)) {
      all = std::move(more);
    }
  }
  if (all_say_little(all)) {
    all.resize(std::min<std::size_t>(all.size(), 1));
  } else {
    all.erase(std::remove_if(all.begin(), all.end(), adds_nothing), all.end());
  }
  for (Work& work : all) {
    assign(work, finding);
  }
  return all;
}

// 「本日中にドラフト作成」 is told by what is to be written.
void name_report(const Story& story, Work& work) {
  constexpr std::size_t kOwnMatter = 4;  // words; more of them say what else is to be done
  if (work.report && work.words.size() < kOwnMatter) {
    const std::string document =
        work.document.empty() ? story.phrases().text("followup.postmortem") : work.document;
    work.item.statement.text = story.phrases().fill("followup.report", {{"document", document}});
  }
}

// 「3/31までにやります」: an answer that takes on the work named just before.
bool takes_on(const Story& story, const std::vector<Work>& known, const Work& work) {
  constexpr int kAnswer = 3;  // messages
  if (known.empty() || !says_little(work) || work.item.owner.empty()) {
    return false;
  }
  const FollowUp& last = known.back().item;
  const int n = work.item.statement.events.front();
  const bool fits = last.owner.empty() || (last.owner == work.item.owner && last.due.empty());
  return fits && n - last.statement.events.back() <= kAnswer && !story.hears(n, "postmortem");
}

}  // namespace

std::vector<FollowUp> followups(const Story& story) {
  std::vector<Work> all;
  for (const int n : story.tagged(Tag::followup)) {
    for (Work& work : works_of(story, n)) {
      if (takes_on(story, all, work)) {
        merge(all.back(), work);
      } else {
        add(all, std::move(work));
      }
    }
  }
  std::vector<FollowUp> out;
  for (Work& work : all) {
    name_report(story, work);
    out.push_back(std::move(work.item));
  }
  return out;
}

}  // namespace tenmatsu::composition
