// What a screen reader needs: every control of a widget says what it is.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStringList>
#include <QTextEdit>

namespace ptw {

inline bool isControl(const QWidget* widget) {
  if (widget->objectName().startsWith("qt_") || qobject_cast<const QScrollBar*>(widget))
    return false;
  if (qobject_cast<const QLineEdit*>(widget)) {
    const QWidget* parent = widget->parentWidget();
    return !qobject_cast<const QAbstractSpinBox*>(parent) &&
           !qobject_cast<const QComboBox*>(parent);
  }
  return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
         qobject_cast<const QAbstractSlider*>(widget) ||
         qobject_cast<const QAbstractSpinBox*>(widget) ||
         qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QTextEdit*>(widget) ||
         qobject_cast<const QPlainTextEdit*>(widget);
}

inline bool hasName(const QWidget* widget) {
  const auto* button = qobject_cast<const QAbstractButton*>(widget);
  return !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
}

/// The controls below `root` that have no name, as "class (object name)"; empty when all have one.
inline QStringList namelessControls(const QWidget* root) {
  QStringList nameless;
  for (const QWidget* widget : root->findChildren<QWidget*>())
    if (isControl(widget) && widget->focusPolicy() != Qt::NoFocus && !hasName(widget))
      nameless << QString("%1 (%2)").arg(widget->metaObject()->className(), widget->objectName());
  return nameless;
}

}  // namespace ptw
