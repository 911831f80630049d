#include "widgets/mask_words.h"

#include <QLocale>
#include <cmath>

namespace ptw {
namespace {

const QChar kAbout(0x2248);
const QChar kMinus(0x2212);

int digits(const MaskScore& score) {
  return score.is_exact() ? 3 : 2;
}

}  // namespace

QString scoreText(const MaskScore& score) {
  const auto number = QLocale().toString(score.value, 'f', digits(score));
  return score.is_exact() ? number : kAbout + QString(' ') + number;
}

QString changeText(const MaskScore& score) {
  const double change = score.value - score.full;
  const auto size = QLocale().toString(std::abs(change), 'f', digits(score));
  const bool zero = QLocale().toDouble(size) == 0;
  return zero ? size : (change < 0 ? kMinus : QChar('+')) + size;
}

}  // namespace ptw
