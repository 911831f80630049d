// A button with a menu of the forms in which a view's content can be saved.
#pragma once

#include <QList>
#include <QPair>
#include <QToolButton>
#include <functional>

class QAction;
class QCustomPlot;

namespace ptw {

class ExportButton : public QToolButton {
  Q_OBJECT

 public:
  /// Writes one file; empty when it worked, else a sentence for a person.
  using Writer = std::function<QString(const QString& file)>;

  /// `name` is the file name offered, without ending.
  explicit ExportButton(const QString& name, QWidget* parent = nullptr);

  /// Offers PNG, SVG and PDF, written by `writer`, which goes by the file's ending.
  void addPictures(const Writer& writer);

  /// The same with savePlot(); `plot` must outlive the button.
  void addPictures(QCustomPlot* plot);

  /// Offers CSV; `text` gives the file's content.
  void addTable(const std::function<QString()>& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void addFormat(const QString& ending, const Writer& writer);
  void ask(const QString& ending, const Writer& writer);
  void retranslate();

  QString name_;
  QList<QPair<QAction*, QString>> formats_;
};

}  // namespace ptw
