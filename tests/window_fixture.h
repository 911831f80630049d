// What tests of the whole window share.
#pragma once

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QtTest>

#include "widgets/run_model.h"

namespace ptw {

/// Whether the table comes to have `count` runs that have all finished, within two minutes.
inline bool allFinish(const RunModel& runs, int count) {
  return QTest::qWaitFor(
      [&] {
        if (runs.rowCount() != count) return false;
        for (int row = 0; row < count; ++row)
          if (runs.at(row).status != RunStatus::finished) return false;
        return true;
      },
      120'000);
}

/// Drops a file or folder onto the window.
inline void drop(QWidget& window, const QString& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &event);
}

}  // namespace ptw
