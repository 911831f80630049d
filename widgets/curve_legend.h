// One button per run, with its line; a click shows or hides the run's curves.
#pragma once

#include <QMap>
#include <QWidget>

#include "widgets/plot_style.h"

class QToolButton;

namespace ptw {

class CurveLegend : public QWidget {
  Q_OBJECT

 public:
  explicit CurveLegend(QWidget* parent = nullptr);

  void add(const QString& id);
  void remove(const QString& id);
  void setRun(const QString& id, const QString& name, const SeriesStyle& style, bool current);

 Q_SIGNALS:
  void toggled(const QString& id, bool visible);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QMap<QString, QToolButton*> buttons_;
};

}  // namespace ptw
