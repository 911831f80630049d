// The columns of the run table: their order, their widths, and a menu that shows and hides them.
#pragma once

#include <QObject>

class QHeaderView;
class QMenu;
class QTableView;

namespace ptw {

class RunColumns : public QObject {
  Q_OBJECT

 public:
  /// Belongs to `table`, which has its model already.
  explicit RunColumns(QTableView* table);

  /// One checkable action for every column but the name.
  [[nodiscard]] QMenu* menu() const { return menu_; }

  [[nodiscard]] QByteArray state() const;
  void restore(const QByteArray& state);

  void retranslate();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void arrange();
  void fillMenu();
  void fitName();
  [[nodiscard]] int digits(int count) const;

  QTableView* table_;
  QHeaderView* header_;
  QMenu* menu_;
  bool fits_name_ = true;  ///< until a person sets its width
  bool fitting_ = false;
};

}  // namespace ptw
