#include "app/desktop/application.h"

namespace ptw {

bool Application::notify(QObject* receiver, QEvent* event) {
  try {
    return QApplication::notify(receiver, event);
  } catch (const Error& problem) {
    tell(problem.message());
  } catch (const std::exception& problem) {
    tell({PTW_TR("app", "Something went wrong in the window: %1. Whatever trains goes on."),
          {first_line(problem)}});
  }
  return true;
}

void Application::tell(const Message& problem) {
  QMetaObject::invokeMethod(
      this, [this, problem] { Q_EMIT failed(problem); }, Qt::QueuedConnection);
}

}  // namespace ptw
