#include "widgets/run_filter.h"

#include <algorithm>
#include <array>

#include "widgets/run_model.h"

namespace ptw {
namespace {

bool isIn(const QString& text, const QString& word) {
  return text.contains(word, Qt::CaseInsensitive);
}

/// "key", "key=" or "key=value".
bool isSetting(const RunRow& run, const QString& word) {
  const bool whole = word.contains('=') && !word.endsWith('=');
  const QString start = whole || word.endsWith('=') ? word : word + '=';
  return std::ranges::any_of(run.settings, [&](const QString& setting) {
    return setting.startsWith(start, Qt::CaseInsensitive) &&
           (!whole || setting.size() == start.size());
  });
}

bool finds(const RunRow& run, const QString& word) {
  const std::array texts{run.name, run.model, run.task, run.method, statusText(run.status),
                         run.note};
  const auto found = [&](const QString& text) { return isIn(text, word); };
  return std::ranges::any_of(texts, found) || std::ranges::any_of(run.tags, found) ||
         isSetting(run, word);
}

}  // namespace

RunFilter::RunFilter(RunModel* runs) : QSortFilterProxyModel(runs), runs_(runs) {
  setSourceModel(runs);
  setSortRole(RunModel::SortRole);
  setSortLocaleAware(true);
}

void RunFilter::search(const QString& words) {
  words_ = words.split(' ', Qt::SkipEmptyParts);
  invalidateFilter();
}

bool RunFilter::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const {
  return std::ranges::all_of(words_,
                             [&](const QString& word) { return finds(runs_->at(row), word); });
}

}  // namespace ptw
