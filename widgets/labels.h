// Labels of the kinds that recur in the views.
#pragma once

#include <QColor>
#include <QString>
#include <string>

class QLabel;
class QPalette;
class QWidget;

namespace ptw {

/// Word-wrapped text a little smaller than the rest.
QLabel* smallPrint(QWidget* parent);

/// Centred text in place of a view that has nothing to show yet.
QLabel* emptyState(QWidget* parent);

/// `text` with a place to break, which nobody sees, in every word too long for a line.
QString breakable(const QString& text);

/// A name that may be long as one line has room for it: its beginning and its end.
QString elided(const QString& name);

/// A vocabulary piece in running text: an underscore in place of the heavy block where
/// a word starts.
QString lightMarks(const std::string& piece);

/// The same of several, side by side.
QString lightMarks(const std::vector<std::string>& pieces);

/// A text colour for what went wrong that can be read on `palette`'s window colour.
QColor problemColor(const QPalette& palette);

/// Gives `label` that colour, the rest of `palette` staying.
void colorAsProblem(QLabel& label, const QPalette& palette);

}  // namespace ptw
