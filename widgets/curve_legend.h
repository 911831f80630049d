// One button per run, with its line; a click shows or hides the run's curves. Many runs scroll.
#pragma once

#include <QMap>
#include <QScrollArea>

#include "widgets/plot_style.h"

class QToolButton;

namespace ptw {

class CurveLegend : public QScrollArea {
  Q_OBJECT

 public:
  explicit CurveLegend(QWidget* parent = nullptr);

  void add(const QString& id);
  void remove(const QString& id);
  void setRun(const QString& id, const QString& name, const SeriesStyle& style, bool current);

  /// One row of lines, the names as tooltips only.
  void setCompact(bool compact);

  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void toggled(const QString& id, bool visible);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate();
  [[nodiscard]] Qt::ToolButtonStyle buttonStyle() const;

  QWidget* page_;
  QMap<QString, QToolButton*> buttons_;
  bool compact_ = false;
};

}  // namespace ptw
