#include "model/pretrained.h"

namespace ptw {

Pretrained open_pretrained(const std::filesystem::path& folder) {
  auto model = open_model(folder);
  auto tokenizer = open_tokenizer(folder, model->info().vocabulary_size);
  return {std::move(model), std::move(tokenizer)};
}

}  // namespace ptw
