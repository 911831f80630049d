// Where tensors get their memory: the C library's heap, kept from one step to the next.
#pragma once

namespace ptw {

/// LibTorch asks the C library for aligned blocks. glibc 2.36 looks for such a block with room to
/// spare, so that one that was freed is too small for the next tensor of the same size, and the
/// heap grows to twice of what is in use. From this call on tensors are aligned within ordinary
/// blocks. Call before any other thread runs operators.
void keep_tensors_on_heap();

/// Returns to the system what this process has freed, which is otherwise kept for the next step.
void give_freed_memory_back();

}  // namespace ptw
