// A figure or table of a paper, for people: what was asked, what the paper found, and what to look
// for when it is made again with another model.
#pragma once

#include <string>

namespace ptw {

struct PaperFigure {
  std::string name;   ///< e.g. "lester-3a"
  std::string paper;  ///< e.g. "Lester et al. 2021, Figure 3(a)"
  // English sources of translations, context "figures":
  std::string title;
  std::string question;  ///< that the runs shall answer
  std::string found;     ///< by the paper
  std::string look_for;  ///< in one's own runs
  // How it is drawn: a measure, a swept setting or a cost, and another swept setting or "". Where
  // the horizontal axis has one value only, the series are drawn along it.
  std::string measure;
  std::string x;
  std::string series;
  bool heat_map = false;
};

}  // namespace ptw
