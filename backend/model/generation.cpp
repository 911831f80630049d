#include "model/generation.h"

namespace ptw {

std::vector<std::vector<std::int64_t>> generate_greedily(const ReadInput& input,
                                                         const ModelInfo& model, std::int64_t batch,
                                                         std::int64_t limit) {
  const torch::NoGradGuard no_gradient;
  std::vector<std::vector<std::int64_t>> texts(static_cast<std::size_t>(batch));
  std::vector<bool> ended(texts.size(), false);
  std::size_t writing = texts.size();
  const auto decoding = input.begin();
  auto ids = torch::full({batch}, decoding->start_id(), torch::kInt64);
  for (std::int64_t written = 0; written < limit && writing > 0; ++written) {
    ids = decoding->next(ids).argmax(-1);
    auto* chosen = ids.data_ptr<std::int64_t>();
    for (std::size_t row = 0; row < texts.size(); ++row) {
      if (ended[row]) {
        chosen[row] = model.pad_id;
      } else if (chosen[row] == model.end_id) {
        ended[row] = true;
        --writing;
      } else {
        texts[row].push_back(chosen[row]);
      }
    }
  }
  return texts;
}

}  // namespace ptw
