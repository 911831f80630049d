// A language in which every text stands between brackets, to see that a view speaks it.
#pragma once

#include <QTranslator>

namespace ptw {

class PretendTranslator : public QTranslator {
 public:
  [[nodiscard]] bool isEmpty() const override { return false; }
  [[nodiscard]] QString translate(const char*, const char* source, const char*,
                                  int) const override {
    return '[' + QString::fromUtf8(source) + ']';
  }
};

}  // namespace ptw
