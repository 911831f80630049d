// What a program without a window needs to draw plots.
#pragma once

#include <memory>

class QApplication;

namespace ptw {

/// Qt on the platform "offscreen", unless the environment names another.
class Offscreen {
 public:
  Offscreen();
  ~Offscreen();
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;

 private:
  std::unique_ptr<QApplication> application_;
};

}  // namespace ptw
