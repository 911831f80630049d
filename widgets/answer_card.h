// One answer of the model: what it writes, and how likely it finds each label.
#pragma once

#include <QFrame>
#include <QString>

#include "report/prediction.h"

class QLabel;

namespace ptw {

class LabelBars;

class AnswerCard : public QFrame {
  Q_OBJECT

 public:
  explicit AnswerCard(QWidget* parent = nullptr);

  /// `right` is the data's own answer to the same input, empty when it is not known.
  void showPrediction(const QString& title, const Prediction& prediction, const QString& right);

 private:
  QLabel* title_;
  QLabel* answer_;
  LabelBars* bars_;
};

}  // namespace ptw
