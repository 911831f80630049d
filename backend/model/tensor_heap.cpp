#include "model/tensor_heap.h"

#include <c10/core/CPUAllocator.h>
#include <malloc.h>
#include <torch/version.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>

#include "torch_headers.h"

namespace ptw {
namespace {

constexpr std::size_t kAlignment = 64;  // LibTorch's own, a line of the cache

/// The block that holds a tensor's numbers is noted before the first of them.
void*& block_of(void* numbers) {
  return static_cast<void**>(numbers)[-1];
}

void let_go(void* numbers) {
  if (numbers != nullptr) std::free(block_of(numbers));
}

c10::DataPtr placed(void* numbers) {
  return {numbers, numbers, &let_go, torch::kCPU};
}

c10::DataPtr aligned(std::size_t bytes) {
  if (bytes == 0) return placed(nullptr);
  // Sizes of a damaged file may add up to less than nothing.
  TORCH_CHECK(bytes < std::numeric_limits<std::ptrdiff_t>::max() - kAlignment,
              "no memory has room for ", bytes, " bytes");
  auto* const block = static_cast<std::byte*>(std::malloc(bytes + kAlignment));
  TORCH_CHECK(block != nullptr, "not enough memory for ", bytes, " bytes");
  const auto past = reinterpret_cast<std::uintptr_t>(block) % kAlignment;
  auto* const numbers = block + (kAlignment - past);  // blocks begin with a multiple of 16
  block_of(numbers) = block;
  return placed(numbers);
}

class AlignedWithin final : public c10::Allocator {
 public:
  c10::DeleterFnPtr raw_deleter() const override { return &let_go; }
#if TORCH_VERSION_MAJOR < 2
  c10::DataPtr allocate(std::size_t bytes) const override {
    return aligned(bytes);
  }
#else
  c10::DataPtr allocate(std::size_t bytes) override {
    return aligned(bytes);
  }
  void copy_data(void* to, const void* from, std::size_t bytes) const override {
    default_copy_data(to, from, bytes);
  }
#endif
};

}  // namespace

void keep_tensors_on_heap() {
  // A limit that the C library sets itself follows what was freed last, and it then keeps a third
  // more memory than a step needs.
  constexpr int kLargestInHeap = 32 << 20;
  mallopt(M_MMAP_THRESHOLD, kLargestInHeap);
  // A step takes as much as the one before: what goes back to the system comes as empty pages
  // again, which costs up to a tenth of the time.
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  // Threads that share one heap fill each other's gaps; alone each keeps its own.
  mallopt(M_ARENA_MAX, 1);
  static AlignedWithin allocator;
  constexpr std::uint8_t kAboveTheirs = 1;
  c10::SetCPUAllocator(&allocator, kAboveTheirs);
}

void give_freed_memory_back() {
  malloc_trim(0);
}

}  // namespace ptw
