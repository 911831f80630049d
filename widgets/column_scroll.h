// A page that scrolls up and down, and is never narrower than what stands in it.
#pragma once

#include <QScrollArea>

namespace ptw {

class ColumnScroll : public QScrollArea {
  Q_OBJECT

 public:
  explicit ColumnScroll(QWidget* parent = nullptr);

  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace ptw
