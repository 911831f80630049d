#include "widgets/figure_text.h"

#include <QCoreApplication>

#include "widgets/messages.h"

namespace ptw {
QString figureText(const std::string& source) {
  return translated(source, "figures");
}

QString figureTitle(const PaperFigure& figure) {
  return QString("%1 (%2)").arg(figureText(figure.title), figureText(figure.paper));
}

QString figureHtml(const PaperFigure& figure) {
  const auto part = [](const QString& name, const QString& text) {
    return QString("<br><b>%1</b> %2").arg(name, text.toHtmlEscaped());
  };
  return QString("<b>%1</b>").arg(figureTitle(figure).toHtmlEscaped()) +
         part(QCoreApplication::translate("ptw::figureText", "The paper found:"),
              figureText(figure.found)) +
         part(QCoreApplication::translate("ptw::figureText", "Look for:"),
              figureText(figure.look_for));
}

}  // namespace ptw
