#include "widgets/routing_balance.h"

#include <QEvent>
#include <QLocale>
#include <algorithm>
#include <utility>

#include "report/routing.h"
#include "widgets/routing_style.h"

namespace ptw {
namespace {

constexpr double kEven = 0.9;
constexpr double kNearlyAll = 0.9;
constexpr double kAll = 1 - 1e-9;

int indexOf(const std::vector<double>& shares, std::vector<double>::const_iterator place) {
  return static_cast<int>(place - shares.begin());
}

}  // namespace

RoutingBalance::RoutingBalance(QWidget* parent) : QLabel(parent) {
  setObjectName("balance");
  setWordWrap(true);
  setTextFormat(Qt::PlainText);
  retranslate();
}

void RoutingBalance::setShares(std::vector<double> shares) {
  shares_ = std::move(shares);
  retranslate();
}

QString RoutingBalance::sentence() const {
  if (shares_.empty()) return {};
  if (shares_.size() == 1) return tr("There is one prompt only: nothing to balance.");
  const auto balance = QLocale().toString(normalized_entropy(shares_), 'f', 2);
  const auto most = std::ranges::max_element(shares_);
  const auto name = promptName(indexOf(shares_, most));
  if (*most >= kAll)
    return tr("Balance %1 of 1: %2 takes every example – the router has collapsed.")
        .arg(balance, name);
  if (*most >= kNearlyAll)
    return tr("Balance %1 of 1: %2 takes %3 of the examples – the router is close to collapse.")
        .arg(balance, name, percentText(*most));
  if (normalized_entropy(shares_) < kEven) return uneven(balance);
  const auto all = static_cast<int>(shares_.size());
  const auto unused = static_cast<int>(std::ranges::count(shares_, 0.0));
  if (unused == 0)
    return tr("Balance %1 of 1: examples are spread almost evenly over the %2 prompts.")
        .arg(balance, QString::number(all));
  return tr("Balance %1 of 1: examples are spread almost evenly over %2 of the %3 prompts.")
      .arg(balance, QString::number(all - unused), QString::number(all));
}

QString RoutingBalance::uneven(const QString& balance) const {
  const auto [least, most] = std::ranges::minmax_element(shares_);
  const auto name = promptName(indexOf(shares_, most));
  const auto unused = std::ranges::count(shares_, 0.0);
  if (unused == 0)
    return tr("Balance %1 of 1: uneven – most examples go to %2 (%3), fewest to %4 (%5).")
        .arg(balance, name, percentText(*most), promptName(indexOf(shares_, least)),
             percentText(*least));
  return tr("Balance %1 of 1: uneven – most examples go to %2 (%3), none to %4 of the %5 prompts.")
      .arg(balance, name, percentText(*most), QString::number(unused),
           QString::number(shares_.size()));
}

void RoutingBalance::retranslate() {
  setText(sentence());
  setAccessibleName(tr("Balance of the prompts"));
  setAccessibleDescription(text());
  setToolTip(
      tr("Normalised entropy of the prompts' shares s of the dev examples, −Σ s·ln s / ln k: 1 "
         "when every prompt takes as many, 0 when one takes all. The router: SMoP, Choi et al. "
         "2023."));
}

void RoutingBalance::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QLabel::changeEvent(event);
}

}  // namespace ptw
