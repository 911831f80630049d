// LibTorch's headers, precompiled once for every file of the engine that needs them.
#pragma once

#include <torch/torch.h>
