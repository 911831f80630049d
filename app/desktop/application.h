// The door through which every event reaches the GUI thread. What an event's receiver throws ends
// there: it becomes a sentence, and the program and all that trains in it go on.
#pragma once

#include <QApplication>

#include "report/message.h"

namespace ptw {

class Application : public QApplication {
  Q_OBJECT

 public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override;

 Q_SIGNALS:
  /// Told after the event, for it may have been one of painting.
  void failed(const ptw::Message& problem);

 private:
  void tell(const Message& problem);
};

}  // namespace ptw
