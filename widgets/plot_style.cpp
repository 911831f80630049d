#include "widgets/plot_style.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <array>

#include "widgets/save_file.h"

namespace ptw {
namespace {

constexpr double kDotsPerInch = 96;

constexpr std::array<QRgb, 6> kOkabeIto = {0xff0072b2, 0xffd55e00, 0xff009e73,
                                           0xffcc79a7, 0xffe69f00, 0xff56b4e9};
constexpr std::array kPens = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine,
                              Qt::DashDotDotLine};
constexpr std::array kShapes = {QCPScatterStyle::ssCircle,   QCPScatterStyle::ssSquare,
                                QCPScatterStyle::ssTriangle, QCPScatterStyle::ssDiamond,
                                QCPScatterStyle::ssCross,    QCPScatterStyle::ssTriangleInverted,
                                QCPScatterStyle::ssPlus};

bool isDark(const QPalette& palette) {
  return palette.color(QPalette::Base).lightness() < 128;
}

void paintAxis(QCPAxis& axis, const QPalette& palette) {
  const QColor line = mutedText(palette);
  const QColor base = palette.color(QPalette::Base);
  axis.setBasePen(QPen(line, 1));
  axis.setTickPen(QPen(line, 1));
  axis.setSubTickPen(QPen(blended(line, base, 0.4), 1));
  axis.setLabelColor(palette.color(QPalette::Text));
  axis.setTickLabelColor(palette.color(QPalette::Text));
  const QColor grid = mutedText(palette, 0.82);
  axis.grid()->setPen(QPen(grid, 1));
  axis.grid()->setSubGridPen(QPen(blended(grid, base, 0.5), 1));
  axis.grid()->setZeroLinePen(QPen(grid, 1));
}

void paintElement(QCPLayoutElement* element, const QPalette& palette) {
  const QColor text = palette.color(QPalette::Text);
  if (auto* rect = qobject_cast<QCPAxisRect*>(element)) {
    for (QCPAxis* axis : rect->axes()) paintAxis(*axis, palette);
  } else if (auto* legend = qobject_cast<QCPLegend*>(element)) {
    legend->setTextColor(text);
    legend->setBorderPen(QPen(mutedText(palette, 0.7)));
    legend->setBrush(palette.color(QPalette::Base));
  } else if (auto* title = qobject_cast<QCPTextElement*>(element)) {
    title->setTextColor(text);
  }
}

void paintVector(QCustomPlot& plot, QPaintDevice& device) {
  QCPPainter painter(&device);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  plot.toPainter(&painter, plot.width(), plot.height());
}

QByteArray png(QCustomPlot& plot) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  plot.toPixmap(plot.width(), plot.height(), 2.0).save(&buffer, "PNG");
  return bytes;
}

QByteArray pdf(QCustomPlot& plot) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  const double points = 72.0 / plot.logicalDpiX();
  writer.setPageSize(QPageSize(QSizeF(plot.size()) * points, QPageSize::Point));
  writer.setPageMargins(QMarginsF());
  writer.setResolution(plot.logicalDpiX());
  paintVector(plot, writer);
  return bytes;
}

}  // namespace

QCPScatterStyle SeriesStyle::points(double size, bool filled) const {
  QCPScatterStyle style(shape, color, filled ? color : Qt::transparent, size);
  style.setPen(QPen(color, 1.3));
  return style;
}

SeriesStyle seriesStyle(int index, const QPalette& palette) {
  const int color = index % (int(kOkabeIto.size()) + 1);
  const bool neutral = color == int(kOkabeIto.size());
  SeriesStyle style;
  style.color = neutral ? palette.color(QPalette::Text) : QColor(kOkabeIto[std::size_t(color)]);
  if (color == 0 && isDark(palette)) style.color = style.color.lighter(135);
  style.pen = kPens[std::size_t(index) % kPens.size()];
  style.shape = kShapes[std::size_t(index) % kShapes.size()];
  return style;
}

QColor blended(const QColor& from, const QColor& to, double share) {
  const auto mix = [share](int a, int b) { return int(a + (b - a) * share + 0.5); };
  return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()),
                mix(from.blue(), to.blue()));
}

QColor mutedText(const QPalette& palette, double share) {
  return blended(palette.color(QPalette::Text), palette.color(QPalette::Base), share);
}

void applyPalette(QCustomPlot& plot, const QPalette& palette) {
  plot.setBackground(palette.color(QPalette::Base));
  for (QCPLayoutElement* element : plot.plotLayout()->elements(true))
    paintElement(element, palette);
  QColor highlight = palette.color(QPalette::Highlight);
  plot.selectionRect()->setPen(QPen(highlight, 1));
  highlight.setAlpha(50);
  plot.selectionRect()->setBrush(highlight);
}

QByteArray plotSvg(QCustomPlot& plot) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(plot.size());
  generator.setViewBox(plot.rect());
  generator.setResolution(plot.logicalDpiX());
  paintVector(plot, generator);
  return bytes;
}

QString savePlot(QCustomPlot& plot, const QString& file) {
  const QString ending = QFileInfo(file).suffix().toLower();
  if (ending == "png") return saveFile(file, png(plot));
  if (ending == "svg") return saveFile(file, plotSvg(plot));
  if (ending == "pdf") return saveFile(file, pdf(plot));
  return QCoreApplication::translate("ptw::savePlot",
                                     "A picture cannot be written to %1: give the file an ending "
                                     "of .png, .svg or .pdf.")
      .arg(file);
}

}  // namespace ptw
