// Which of the known tokenizers a Hugging Face model folder has.
#pragma once

#include <filesystem>

namespace ptw {

enum class TokenizerFamily { t5, gpt2, bart, llama };

/// What tokenizer_config.json's tokenizer_class says, else config.json's model_type, else what
/// files there are. T5 where nothing tells. Throws Error when one of the two files is malformed.
TokenizerFamily tokenizer_family(const std::filesystem::path& model_folder);

}  // namespace ptw
