// Which of the known tokenizers a Hugging Face model folder has.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace ptw {

enum class TokenizerFamily { t5, gpt2, bart, llama, bytes };

/// What the class of tokenizer_config.json or config.json says, else config.json's model_type, else
/// what files there are. T5 where nothing tells. Throws Error when one of the two files is
/// malformed.
TokenizerFamily tokenizer_family(const std::filesystem::path& model_folder);

/// The family that a class of tokenizers is of; none for those that read every family's files.
std::optional<TokenizerFamily> family_of_class(const std::string& name);

}  // namespace ptw
