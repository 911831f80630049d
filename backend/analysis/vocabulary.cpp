#include "analysis/vocabulary.h"

#include <algorithm>

#include "model/checkpoint.h"
#include "text/piece_kind.h"

namespace ptw {
namespace {

/// [n, 2] as points; `label(i)` names them.
template <class Label>
std::vector<ProjectedPoint> points(const torch::Tensor& places, Label label) {
  std::vector<ProjectedPoint> result;
  const auto contiguous = places.contiguous();
  const auto* xy = contiguous.data_ptr<float>();
  for (std::int64_t i = 0; i < contiguous.size(0); ++i)
    result.push_back({xy[2 * i], xy[2 * i + 1], label(i)});
  return result;
}

std::string number(std::int64_t i) {
  return std::to_string(i);
}

}  // namespace

Vocabulary::Vocabulary(Pretrained pretrained)
    : pretrained_(std::move(pretrained)), table_(pretrained_.model->embedding_table()) {
  const auto& tokenizer = *pretrained_.tokenizer;
  for (std::int64_t id = 0; id < table_.size(0); ++id) {
    pieces_.push_back(tokenizer.piece(id));
    special_.push_back(tokenizer.is_special(id));
    if (!special_.back()) ordinary_.push_back(id);
  }
  norms_ = table_.norm(2, 1);
  plane_ = find_plane();
}

torch::Tensor Vocabulary::similarities(const torch::Tensor& prompt, Similarity similarity) const {
  auto products = torch::linear(prompt, table_);
  pretrained_.model->checkpoint().require_unchanged();
  if (similarity == Similarity::dot) return products;
  const auto norms = prompt.norm(2, 1, true);
  if (similarity == Similarity::cosine)
    return products / (norms * norms_.unsqueeze(0)).clamp_min(1e-12);
  const auto squares = norms.square() + norms_.square().unsqueeze(0) - 2 * products;
  return -squares.clamp_min(0).sqrt();
}

NeighborReport Vocabulary::nearest(const torch::Tensor& prompt, const torch::Tensor& initial,
                                   Similarity similarity, int count, std::int64_t step) const {
  NeighborReport report;
  report.step = step;
  report.similarity = similarity;
  const auto wanted = std::min<std::int64_t>(count, table_.size(0));
  const auto [values, ids] = similarities(prompt, similarity).topk(wanted, 1);
  const auto norms = prompt.norm(2, 1), travelled = (prompt - initial).norm(2, 1);
  for (std::int64_t token = 0; token < prompt.size(0); ++token) {
    TokenNeighbors row{
        static_cast<int>(token), norms[token].item<float>(), travelled[token].item<float>(), {}};
    for (std::int64_t rank = 0; row.norm > 0 && rank < wanted; ++rank) {
      const auto id = ids[token][rank].item<std::int64_t>();
      const auto index = static_cast<std::size_t>(id);
      row.nearest.push_back(
          {id, pieces_[index], values[token][rank].item<float>(), special_[index]});
    }
    report.tokens.push_back(std::move(row));
  }
  return report;
}

DriftReport Vocabulary::drift(const std::vector<torch::Tensor>& prompts,
                              const std::vector<std::int64_t>& steps, int token,
                              Similarity similarity) const {
  DriftReport report{token, steps, {}, {}, {}};
  std::vector<torch::Tensor> rows;
  for (const auto& prompt : prompts) rows.push_back(prompt[token]);
  const auto path = torch::stack(rows);
  const auto ordinary = torch::tensor(ordinary_, torch::kInt64);
  const auto best = similarities(path, similarity).index_select(1, ordinary).argmax(1);
  for (std::int64_t i = 0; i < path.size(0); ++i) {
    report.travelled.push_back((path[i] - path[0]).norm().item<float>());
    report.norms.push_back(path[i].norm().item<float>());
    const auto id = ordinary_[static_cast<std::size_t>(best[i].item<std::int64_t>())];
    report.nearest.push_back(pieces_[static_cast<std::size_t>(id)]);
  }
  return report;
}

Vocabulary::Plane Vocabulary::find_plane() const {
  const auto rows = table_.index_select(0, torch::tensor(ordinary_, torch::kInt64));
  Plane plane;
  plane.mean = rows.mean(0);
  const auto centred = rows - plane.mean;
  const auto covariance = torch::matmul(centred.t(), centred) / static_cast<double>(rows.size(0));
  const auto [variances, axes] = torch::linalg_eigh(covariance);  // ascending
  const auto size = variances.size(0);
  plane.axes = axes.slice(1, size - 2, size).flip(1).contiguous();
  // The sign of an axis is arbitrary: the largest entry is made positive.
  for (std::int64_t axis = 0; axis < 2; ++axis) {
    auto column = plane.axes.select(1, axis);
    if (column[column.abs().argmax()].item<float>() < 0) column.neg_();
    plane.explained[axis] = (variances[size - 1 - axis] / variances.sum()).item<double>();
  }
  plane.pieces = torch::matmul(centred, plane.axes);
  pretrained_.model->checkpoint().require_unchanged();
  return plane;
}

/// [n, E] in the plane, [n, 2].
torch::Tensor Vocabulary::place(const torch::Tensor& rows) const {
  return torch::matmul(rows - plane_.mean, plane_.axes);
}

/// The `count` most frequent ordinary pieces.
std::vector<ProjectedPoint> Vocabulary::sample(int count) const {
  auto shown = points(plane_.pieces.slice(0, 0, count), [this](std::int64_t i) {
    return pieces_[static_cast<std::size_t>(ordinary_[static_cast<std::size_t>(i)])];
  });
  for (auto& point : shown) point.kind = kind_of_piece(point.label, false);
  return shown;
}

ProjectionReport Vocabulary::project(const torch::Tensor& prompt, const torch::Tensor& initial,
                                     int sample_size, std::int64_t step) const {
  ProjectionReport report{step, plane_.explained[0], plane_.explained[1], {}, {}, {}};
  report.vocabulary = sample(sample_size);
  report.prompt = points(place(prompt), number);
  report.initial_prompt = points(place(initial), number);
  return report;
}

JointProjection Vocabulary::project(const std::vector<torch::Tensor>& prompts,
                                    int sample_size) const {
  JointProjection joint{plane_.explained[0], plane_.explained[1], sample(sample_size), {}};
  std::vector<std::int64_t> named;
  for (std::int64_t id = 0; id < table_.size(0); ++id)
    if (special_[static_cast<std::size_t>(id)] && !pieces_[static_cast<std::size_t>(id)].empty())
      named.push_back(id);
  const auto rows = table_.index_select(0, torch::tensor(named, torch::kInt64));
  for (auto& point : points(place(rows), [&](std::int64_t i) {
         return pieces_[static_cast<std::size_t>(named[static_cast<std::size_t>(i)])];
       })) {
    point.kind = PieceKind::special;
    joint.vocabulary.push_back(std::move(point));
  }
  for (const auto& prompt : prompts)
    joint.prompts.push_back(prompt.defined() ? points(place(prompt), number)
                                             : std::vector<ProjectedPoint>());
  return joint;
}

}  // namespace ptw
