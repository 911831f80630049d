// A model folder, opened: the frozen model and its tokenizer, shared by everything that uses them.
#pragma once

#include <filesystem>
#include <memory>

#include "model/frozen_model.h"
#include "text/tokenizer.h"

namespace ptw {

struct Pretrained {
  std::shared_ptr<const FrozenModel> model;
  std::shared_ptr<const Tokenizer> tokenizer;
};

/// Opens both. Throws Error as open_model and open_tokenizer do.
Pretrained open_pretrained(const std::filesystem::path& folder);

}  // namespace ptw
