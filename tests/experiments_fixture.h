// What the tests of the experiments share: messages and numbers that are compared.
#pragma once

#include <QtGlobal>

#include <cmath>
#include <string>

#include "report/message.h"

/// What `work` refuses with; empty when it does not refuse.
template <class Work>
std::string refusal(Work work) {
  try {
    work();
  } catch (const ptw::Error& problem) {
    return problem.what();
  }
  return {};
}

inline bool mentions(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return true;
  qWarning("\"%s\" does not mention \"%s\"", text.c_str(), part.c_str());
  return false;
}

inline bool near(double ours, double expected, double tolerance) {
  if (std::abs(ours - expected) <= tolerance) return true;
  qWarning("%.12g instead of %.12g", ours, expected);
  return false;
}
