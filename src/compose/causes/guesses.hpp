// What people think the cause is, each guess followed from message to message: who raised it, what
// settled it, how it is told best.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// A guess, or a cause that was established at once. Its statement may be empty.
struct Guess {
  Cause cause;
  std::vector<std::string> words;  // of all that was said of it
  std::vector<std::string> core;   // of the sentences that guessed or found it
  std::size_t richness = 0;        // words of what its statement was made from
  int last = 0;                    // the message that spoke of it last
  bool asked = false;              // it was raised as a question
  bool wonders = false;            // or as what others may know: 「入れ替えたせいかな」
  int asks_on = 0;                 // the message that spoke of it and asked something else; else 0
  std::vector<std::string> asked_on;  // the words of that question
  std::string shown;                  // what its own speaker found when they looked it up
  int answered = 0;                   // the message that said yes to it, and nothing more; else 0
  bool owned = false;                 // an oversight that somebody owned up to, where it was said
  std::string one_of;    // what it names of several guesses at once, of which one is to be it
  std::string choice;    // the sentence that names them all
  bool settled = false;  // a verdict was said of it: 「これで説明がつきます」
};

/// All of them, in the order in which they were raised.
std::vector<Guess> guesses(const Story& story);

}  // namespace tenmatsu::composition
