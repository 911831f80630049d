// GCC calls __sanitizer_cov_trace_pc at every block of the program. libFuzzer's own function of
// that name does nothing; this one, which the linker puts in its place, counts the call where
// libFuzzer looks: in the extra counters.
#include <array>
#include <cstdint>

namespace {
[[gnu::section("__libfuzzer_extra_counters")]] std::array<std::uint8_t, 1 << 16> blocks;
}

extern "C" void __wrap___sanitizer_cov_trace_pc() {
  const auto here = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
  const auto place = here - reinterpret_cast<std::uintptr_t>(&blocks);  // the same in every run
  ++blocks[place * 0x9E3779B97F4A7C15ULL >> 48];
}

// Of comparisons libFuzzer knows those of integers only.
extern "C" void __sanitizer_cov_trace_cmpf(float, float) {}
extern "C" void __sanitizer_cov_trace_cmpd(double, double) {}
