#include "widgets/piece_text.h"

#include <QCoreApplication>
#include <QPalette>
#include <QStringList>
#include <algorithm>

#include "widgets/labels.h"
#include "widgets/plot_style.h"

namespace ptw {

QString pieceText(const std::vector<std::string>& pieces, std::size_t most,
                  const QPalette& palette) {
  const auto window = palette.color(QPalette::Window);
  const auto ground = blended(window, palette.color(QPalette::WindowText), 0.14).name();
  QStringList spans;
  for (std::size_t i = 0; i < std::min(most, pieces.size()); ++i)
    spans << QString("<span style=\"background-color:%1\">&nbsp;%2&nbsp;</span>")
                 .arg(ground, lightMarks(pieces[i]).toHtmlEscaped());
  if (pieces.size() > most)
    spans << QCoreApplication::translate("ptw::pieceText", "and %n more", nullptr,
                                         static_cast<int>(pieces.size() - most));
  return spans.join(' ');
}

}  // namespace ptw
