#include "widgets/routing_counts.h"

namespace ptw {
namespace {

void add(RoutingCounts::Row& row, int prompt) {
  ++row.prompts.at(static_cast<std::size_t>(prompt));
  ++row.total;
}

}  // namespace

double RoutingCounts::Row::share(int prompt) const {
  return total == 0 ? 0 : double(prompts.at(static_cast<std::size_t>(prompt))) / total;
}

RoutingCounts countRouting(const RoutingReport& report) {
  const RoutingCounts::Row none{std::vector<int>(static_cast<std::size_t>(report.prompts)), 0};
  RoutingCounts counts{std::vector(report.labels.size(), none), none};
  for (const auto& example : report.examples) {
    add(counts.all, example.prompt);
    if (example.label >= 0)
      add(counts.labels.at(static_cast<std::size_t>(example.label)), example.prompt);
  }
  return counts;
}

std::vector<double> promptShares(const RoutingCounts& counts) {
  std::vector<double> shares;
  if (counts.all.total == 0) return shares;
  for (int prompt = 0; prompt < static_cast<int>(counts.all.prompts.size()); ++prompt)
    shares.push_back(counts.all.share(prompt));
  return shares;
}

}  // namespace ptw
