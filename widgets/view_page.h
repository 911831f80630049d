// One page of a view: a caption, an export button, and below them what the page shows or,
// while there is nothing, a sentence that says what would fill it.
#pragma once

#include <QWidget>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace ptw {

class ExportButton;

class ViewPage : public QWidget {
  Q_OBJECT

 public:
  /// `name` is the file name that exports are offered.
  ViewPage(const QString& name, QWidget* parent);

 protected:
  void changeEvent(QEvent* event) override;

  /// Puts every text of the page anew in the window's language.
  virtual void retranslate() = 0;

  /// `controls` stand above the caption.
  void setControls(QWidget* controls);
  void setContent(QWidget* content);
  void setFilled(bool filled);
  void setTexts(const QString& caption, const QString& empty);

  [[nodiscard]] ExportButton* exports() const { return export_; }

 private:
  QVBoxLayout* column_;
  QLabel* caption_;
  ExportButton* export_;
  QStackedWidget* pages_;
  QLabel* empty_;
};

}  // namespace ptw
