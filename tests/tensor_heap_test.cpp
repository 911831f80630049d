// The memory of tensors: aligned, and what one leaves serves the next of its size.
#include <malloc.h>

#include <QtTest>

#include <cstring>

#include "model/tensor_heap.h"
#include "torch_headers.h"

using namespace ptw;

namespace {

torch::Tensor bytes(std::int64_t count) {
  return torch::empty({count}, torch::kUInt8);
}

constexpr std::int64_t kLarge = 1 << 20;

/// Large tensors with small ones between them, of which only the small ones stay.
std::vector<torch::Tensor> what_stays() {
  std::vector<torch::Tensor> large, small;
  for (int i = 0; i < 16; ++i) {
    large.push_back(bytes(kLarge));
    small.push_back(bytes(100));
  }
  return small;
}

}  // namespace

class TensorHeapTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { keep_tensors_on_heap(); }

  void beginsWithALineOfTheCache() {
    for (const std::int64_t count : {1, 63, 64, 65, 100'000, 50'000'000}) {
      const auto tensor = bytes(count).fill_(7);
      QCOMPARE(reinterpret_cast<std::uintptr_t>(tensor.data_ptr()) % 64, std::uintptr_t{0});
      QVERIFY(tensor.eq(7).all().item<bool>());
    }
    QCOMPARE(bytes(0).numel(), std::int64_t{0});
  }

  void whatOneLeavesServesTheNext() {
    std::vector<std::vector<torch::Tensor>> all = {what_stays()};
    const auto held = mallinfo2().arena;
    for (int round = 0; round < 20; ++round) all.push_back(what_stays());
    QVERIFY2(mallinfo2().arena < held + 4 * kLarge,
             qPrintable(QStringLiteral("%1 bytes became %2").arg(held).arg(mallinfo2().arena)));
  }

  void servesLibTorchsOwnProducts() {
    auto* const allocator = c10::GetAllocator(torch::kCPU);
    auto* const raw = allocator->raw_allocate(1000);
    std::memset(raw, 1, 1000);
    allocator->raw_deallocate(raw);
    const auto ones = torch::ones({64, 64}, torch::kBFloat16);
    QVERIFY(torch::mm(ones, ones).eq(64).all().item<bool>());
  }

  void copiesAndGrowsAsBefore() {
    auto tensor = torch::arange(10, torch::kInt32);
    const auto copy = tensor.clone();
    tensor.resize_({1000});
    QVERIFY(tensor.slice(0, 0, 10).equal(copy));
  }

  void moreThanThereIs() {
    try {
      (void)bytes(std::int64_t{1} << 60);
      QFAIL("there is no such memory");
    } catch (const c10::Error& problem) {
      QVERIFY(std::string(problem.what_without_backtrace()).find("not enough memory for") !=
              std::string::npos);
    }
  }

  void givenBack() {
    (void)bytes(kLarge * 16).fill_(1);
    QVERIFY(mallinfo2().keepcost > std::size_t{kLarge});
    give_freed_memory_back();
    QVERIFY(mallinfo2().keepcost < std::size_t{kLarge});
  }
};

QTEST_GUILESS_MAIN(TensorHeapTest)
#include "tensor_heap_test.moc"
