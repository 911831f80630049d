#include "experiments/report_table.h"

#include <charconv>
#include <functional>
#include <string_view>

#include "report/csv.h"

namespace ptw {
namespace {

using Cells = std::vector<std::string>;
using Writer = std::function<std::string(const std::string&)>;

std::string joined(const Cells& cells, std::string_view between, const Writer& write) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += between;
    line += write(cells[i]);
  }
  return line;
}

std::string latex_character(char c) {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '<':
      return "\\textless{}";
    case '>':
      return "\\textgreater{}";
    case '|':
      return "\\textbar{}";
    case '{':
    case '}':
    case '#':
    case '$':
    case '%':
    case '&':
    case '_':
      return {'\\', c};
    case '\n':
    case '\r':
      return " ";
    default:
      return {c};
  }
}

/// `write`, set in bold.
Writer bold(const Writer& write, const std::string& before, const std::string& after) {
  return
      [=](const std::string& text) { return text.empty() ? text : before + write(text) + after; };
}

bool is_number(const std::string& text) {
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size();
}

std::string html_row(const Cells& cells, const char* tag, bool strong) {
  std::string row = strong ? "<tr class=\"strong\">" : "<tr>";
  for (const auto& cell : cells)
    row += std::string("<") + tag + (is_number(cell) ? " class=\"n\">" : ">") + html_text(cell) +
           "</" + tag + ">";
  return row + "</tr>\n";
}

}  // namespace

std::string markdown_text(const std::string& text) {
  constexpr std::string_view marks = R"(\`*_{}[]<>|~&$)";
  std::string cell;
  for (const char c : text) {
    if (marks.find(c) != std::string_view::npos) cell += '\\';
    if (c == '\n')
      cell += "<br>";
    else if (c != '\r')
      cell += c;
  }
  return cell;
}

std::string latex_text(const std::string& text) {
  std::string cell;
  // At the beginning of a row these would belong to the line break before it.
  if (text.starts_with('[') || text.starts_with('*')) cell += "{}";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-' && i > 0 && text[i - 1] == '-') cell += "{}";  // no dash of two hyphens
    cell += latex_character(text[i]);
  }
  return cell;
}

std::string html_text(const std::string& text) {
  std::string safe;
  for (const char c : text) switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        // What XML cannot hold is no text.
        safe += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
    }
  return safe;
}

std::string to_csv(const ReportTable& table) {
  auto text = csv_line(table.header) + "\r\n";
  for (const auto& row : table.rows) text += csv_line(row.cells) + "\r\n";
  return text;
}

std::string to_markdown(const ReportTable& table) {
  const auto strong = bold(markdown_text, "**", "**");
  const auto line = [](const Cells& cells, const Writer& write) {
    return "| " + joined(cells, " | ", write) + " |\n";
  };
  auto text = line(table.header, markdown_text);
  text += line(Cells(table.header.size(), "---"), [](const auto& rule) { return rule; });
  for (const auto& row : table.rows) text += line(row.cells, row.strong ? strong : markdown_text);
  return text;
}

std::string to_html(const ReportTable& table) {
  auto text = "<table>\n<thead>" + html_row(table.header, "th", false) + "</thead>\n<tbody>\n";
  for (const auto& row : table.rows) text += html_row(row.cells, "td", row.strong);
  return text + "</tbody>\n</table>\n";
}

std::string to_latex(const ReportTable& table) {
  const auto strong = bold(latex_text, "\\textbf{", "}");
  const auto line = [](const Cells& cells, const Writer& write) {
    return joined(cells, " & ", write) + " \\\\\n";
  };
  auto text = "\\begin{tabular}{" + std::string(table.header.size(), 'l') + "}\n\\toprule\n";
  text += line(table.header, latex_text) + "\\midrule\n";
  for (const auto& row : table.rows) text += line(row.cells, row.strong ? strong : latex_text);
  return text + "\\bottomrule\n\\end{tabular}\n";
}

}  // namespace ptw
