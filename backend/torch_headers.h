// LibTorch's tensors and gradients, precompiled once for every file of the engine that needs them.
// Not torch/torch.h: its modules, optimizers and data loaders are used nowhere, and every file
// would pay twice as long for having read them.
#pragma once

#include <ATen/core/ivalue.h>  // first: clang finds it incomplete when others need it earlier
#include <torch/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>
