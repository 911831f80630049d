// The labels of a classification, and the text that the model shall write for each.
#pragma once

#include <QTableWidget>
#include <vector>

#include "report/task_preview.h"

namespace ptw {

class VerbalizerTable : public QTableWidget {
  Q_OBJECT

 public:
  explicit VerbalizerTable(QWidget* parent = nullptr);

  /// Shows exactly these labels. A label that is there already keeps the text that it has now.
  void setLabels(const std::vector<LabelText>& labels);
  void setVerbalizer(const std::vector<LabelText>& labels);
  [[nodiscard]] std::vector<LabelText> verbalizer() const;

 Q_SIGNALS:
  void edited();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fitHeight();
  void retranslate();
};

}  // namespace ptw
