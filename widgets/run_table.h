// All runs at a glance: a sortable, searchable table with the commands for each run.
#pragma once

#include <QWidget>
#include <functional>

#include "widgets/run_model.h"

class QAction;
class QLabel;
class QLineEdit;
class QStackedLayout;
class QTableView;

namespace ptw {

class ExportButton;
class RunColumns;
class RunFilter;

class RunTable : public QWidget {
  Q_OBJECT

 public:
  explicit RunTable(QWidget* parent = nullptr);

  /// Adds the run, or updates the one with the same id.
  void putRun(const RunRow& row);
  void removeRun(const QString& id);
  void clear();

  /// The selected run, also while the search hides it; empty when there is none.
  [[nodiscard]] QString currentRun() const { return current_; }
  void setCurrentRun(const QString& id);

  /// Those to be compared, from top to bottom: the current one and what a person selects with it.
  [[nodiscard]] QStringList selectedRuns() const;

  /// Which columns are shown, where and how wide, to be kept between sessions.
  [[nodiscard]] QByteArray columns() const;
  void setColumns(const QByteArray& columns);

  [[nodiscard]] const RunModel& model() const { return *model_; }

  /// The shown rows in the shown order, with a heading.
  [[nodiscard]] QString csv() const;

 Q_SIGNALS:
  void currentRunChanged(const QString& id);
  void selectedRunsChanged();
  void pauseRequested(const QString& id);
  void resumeRequested(const QString& id);
  void stopRequested(const QString& id);
  void moveRequested(const QString& id, int places);  ///< of a waiting run: later, or earlier
  void removeRequested(const QString& id);
  void exportRequested(const QString& id);  ///< as a PEFT adapter
  void showFolderRequested(const QString& id);
  void notesChanged(const QString& id, const QStringList& tags, const QString& note);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  using Request = void (RunTable::*)(const QString&);

  void buildTable();
  QAction* addCommand(const QString& name, Request request);
  void editNotes();
  void takeCurrent();
  void changeRows(const std::function<void()>& change);
  void offerCommands();
  void showPage();
  void retranslate();

  QString current_;
  bool settling_ = false;  ///< rows come and go: what becomes current is not a person's choice
  RunModel* model_;
  RunFilter* rows_;
  QLineEdit* search_;
  ExportButton* export_;
  QStackedLayout* pages_;
  QLabel* empty_;
  QTableView* table_;
  RunColumns* columns_ = nullptr;
  QAction* pause_;
  QAction* resume_;
  QAction* stop_;
  QAction* earlier_;
  QAction* later_;
  QAction* remove_;
  QAction* adapter_;
  QAction* folder_;
  QAction* notes_;
};

}  // namespace ptw
