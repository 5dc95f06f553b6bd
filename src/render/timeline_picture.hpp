// The course of the incident as a picture: phases as bands, a lane for each speaker, what was
// found and done as marks in time. Only where things stand: templates say how they look.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/time_scale.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::document {

struct TimelinePicture : Plot {
  /// The time between two milestones, or from the last one to the end of a talk without solution.
  struct Band {
    std::optional<Milestone> until;
    int x = 0;
    int width = 0;
    int minutes = 0;
  };
  /// A milestone, or the end of a talk without solution, with its label; labels that would overlap
  /// stand in different rows.
  struct Flag {
    std::optional<Milestone> milestone;
    int x = 0;
    int label_y = 0;
    bool label_left = false;  // of the line, where there is no room behind it
    Minute minute = 0;
    bool approximate = false;
  };
  struct Lane {
    std::string name;  // empty: of those without a lane of their own
    int others = 0;    // how many of them
    int y = 0;         // middle
    int top = 0;
    int height = 0;
    std::vector<int> messages;  // where somebody of the lane speaks
  };
  struct Mark {
    int x = 0;
    int y = 0;
    std::optional<int> until;  // of an action that took its time: where it was done
    Tag kind = Tag::symptom;
    int event = 0;
    int action = 0;  // its number among the incident's actions; 0 for what is none
    Minute minute = 0;
    std::string text;
    bool open = false;     // a guess at the cause, an action that was not carried out
    bool crossed = false;  // a guess that was ruled out, an action that was rejected or failed
    std::string verdict;   // of an action that failed
  };

  std::vector<Band> bands;
  std::vector<Flag> flags;
  std::vector<TimeTick> ticks;
  std::vector<TimeScale::Cut> cuts;
  std::vector<Lane> lanes;
  std::vector<Mark> marks;
};

/// How the picture is laid out, in units that are pixels on a screen of its width.
struct PictureSize {
  int width = 0;
  int names = 0;  // room for the names of the lanes
  int label = 0;  // width of a milestone's label
  int tick = 0;   // least distance of two times on the axis
};

/// None where no message has a time.
std::optional<TimelinePicture> timeline_picture(const Analysis& analysis, const Incident& incident,
                                                const PictureSize& size);

}  // namespace tenmatsu::document
