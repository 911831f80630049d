// The files of torch.save: a pickle that says which tensors there are, and their numbers beside it.
// Python would run what such a pickle asks for; here it is only read.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "torch_headers.h"

namespace ptw {

/// The tensors of a pytorch_model.bin by name, as they are stored: views of the mapped file where
/// alignment allows, never to be written to; each keeps the mapping alive. The file must hold a
/// dict; entries of it that are no tensors are left out. Both formats of torch.save are known, the
/// ZIP archive and the older plain one. Throws Error, naming the file and the fault, for a damaged
/// file and for one that asks to run anything.
std::map<std::string, torch::Tensor> read_pickle_file(const std::filesystem::path& path);

}  // namespace ptw
