#include "methods/mixture.h"

#include <limits>

#include "model/finite.h"
#include "model/safetensors.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr std::size_t kBatch = 256;

}  // namespace

torch::Tensor route_all(const Mixture& mixture, const FrozenModel& model,
                        std::span<const TokenizedExample> examples) {
  const torch::NoGradGuard no_gradient;
  std::vector<torch::Tensor> parts{torch::empty({0, mixture.prompt_count()})};
  for (std::size_t begin = 0; begin < examples.size(); begin += kBatch) {
    std::vector<const TokenizedExample*> rows;
    for (auto i = begin; i < std::min(examples.size(), begin + kBatch); ++i)
      rows.push_back(&examples[i]);
    parts.push_back(mixture.route(model, collate(rows, model.info().pad_id)));
  }
  return torch::cat(parts);
}

void write_routing(const std::filesystem::path& checkpoint, const torch::Tensor& probabilities,
                   std::span<const TokenizedExample> examples) {
  std::vector<std::int64_t> labels;
  for (const auto& example : examples) labels.push_back(example.label);
  write_safetensors(checkpoint / "routing.safetensors",
                    {{"probabilities", probabilities},
                     {"chosen", probabilities.argmax(1)},
                     {"label", torch::tensor(labels, torch::kInt64)}});
}

std::vector<RoutedExample> read_routing(const std::filesystem::path& checkpoint) {
  const auto path = checkpoint / "routing.safetensors";
  const SafetensorsFile file(path);
  const auto probabilities = file.tensor("probabilities").contiguous();
  const auto chosen = file.tensor("chosen"), label = file.tensor("label");
  const auto count = probabilities.dim() == 2 ? probabilities.size(0) : -1;
  if (probabilities.scalar_type() != torch::kFloat32 || chosen.scalar_type() != torch::kInt64 ||
      label.scalar_type() != torch::kInt64 || chosen.sizes() != torch::IntArrayRef({count}) ||
      label.sizes() != torch::IntArrayRef({count}))
    throw Error(PTW_TR("methods", "%1 is damaged: its tensors do not fit together."),
                {path.string()});
  check_finite(probabilities, "probabilities", path);
  std::vector<RoutedExample> examples;
  const auto prompts = probabilities.size(1);
  for (std::int64_t i = 0; i < count; ++i) {
    const auto* row = probabilities.data_ptr<float>() + i * prompts;
    const auto its_label = label[i].item<std::int64_t>(),
               its_prompt = chosen[i].item<std::int64_t>();
    if (its_label < -1 || its_label > std::numeric_limits<int>::max() || its_prompt < 0 ||
        its_prompt >= prompts)
      throw Error(PTW_TR("methods", "%1 is damaged: a label or a prompt is out of range."),
                  {path.string()});
    examples.push_back(
        {{}, static_cast<int>(its_label), static_cast<int>(its_prompt), {row, row + prompts}});
  }
  return examples;
}

}  // namespace ptw
