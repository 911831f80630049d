#include "widgets/mask_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <numeric>

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

double meanOf(const std::vector<double>& values) {
  return std::reduce(values.begin(), values.end()) / static_cast<double>(values.size());
}

QString spreadText(const std::vector<double>& values) {
  const auto number = [](double value) { return QLocale().toString(value, 'f', 3); };
  const auto [low, high] = std::ranges::minmax(values);
  return QCoreApplication::translate("ptw::MaskHistory", "%1 (%2 to %3, %4 masks)")
      .arg(number(meanOf(values)), number(low), number(high), QString::number(values.size()));
}

}  // namespace ptw
