// pytorch_model.bin: what torch.save writes is read, without running any of it.
#include <QtTest>

#include <caffe2/serialize/inline_container.h>

#include "engine_fixture.h"
#include "model/pickle_file.h"
#include "pickle_samples.h"

using namespace ptw;
using namespace ptw::handmade;

class PickleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyTypeIsRead();
  void bothFormatsGiveTheSame();
  void archiveOfTorchItself();
  void largeArchive();
  void viewsShareTheirStorage();
  void otherThingsAreLeftOut();
  void parametersAndAttributes();
  void dictOfPython2();
  void newerPickleProtocol();
  void unalignedNumbersAreCopied();
  void notANumberIsReadAsItIs();
};

void PickleTest::everyTypeIsRead() {
  const ScratchFolder scratch;
  const std::map<std::string, torch::ScalarType> types = {
      {"DoubleStorage", torch::kFloat64}, {"FloatStorage", torch::kFloat32},
      {"HalfStorage", torch::kFloat16},   {"BFloat16Storage", torch::kBFloat16},
      {"LongStorage", torch::kInt64},     {"IntStorage", torch::kInt32},
      {"ShortStorage", torch::kInt16},    {"CharStorage", torch::kInt8},
      {"ByteStorage", torch::kUInt8},     {"BoolStorage", torch::kBool}};
  for (const auto& [name, type] : types) {
    const auto values = six().abs().to(type);
    const auto code = dict({{"w", tensor(storage(name, "0", 6), 0, {2, 3}, {3, 1})}});
    const auto file = written(scratch / name, torch_zip(code, {{"0", bytes_of(values)}}));
    const auto stored = read_pickle_file(file).at("w");
    QCOMPARE(stored.scalar_type(), type);
    QVERIFY2(torch::equal(stored, values.view({2, 3})), name.c_str());
  }
}

void PickleTest::bothFormatsGiveTheSame() {
  const ScratchFolder scratch;
  for (const auto& bytes : {small_zip(), small_plain()}) {
    const auto tensors = read_pickle_file(written(scratch / "small.bin", bytes));
    QCOMPARE(tensors.size(), std::size_t{3});
    QVERIFY(torch::equal(tensors.at("a"), six().to(torch::kFloat32).view({2, 3})));
    QVERIFY(torch::equal(tensors.at("b"), torch::tensor({-0.5F, 1.0F})));
    QVERIFY(torch::equal(tensors.at("c"), torch::tensor(5, torch::kInt64)));
  }
}

void PickleTest::archiveOfTorchItself() {
  const ScratchFolder scratch;
  const auto file = scratch / "torch.bin";
  {
    caffe2::serialize::PyTorchStreamWriter writer(file.string());
    const auto record = [&](const std::string& name, const std::string& bytes) {
      writer.writeRecord(name, bytes.data(), bytes.size());
    };
    record("data.pkl", pickle(small_code()));
    record("data/0", six_floats());
    record("data/7", number(std::int64_t{5}));
    writer.writeEndOfFile();
  }
  const auto tensors = read_pickle_file(file);
  QCOMPARE(tensors.size(), std::size_t{3});
  QVERIFY(torch::equal(tensors.at("b"), torch::tensor({-0.5F, 1.0F})));
  QVERIFY(torch::equal(tensors.at("c"), torch::tensor(5, torch::kInt64)));
}

/// ZIP64: the end says that the numbers stand elsewhere, and so does a member.
void PickleTest::largeArchive() {
  const ScratchFolder scratch;
  const Member code{"archive/data.pkl", pickle(view(0, {6}, {1}))},
      data{"archive/data/0", six_floats()};
  const auto members = record(code) + record(data);
  const auto extra = number(std::uint16_t{1}) + number(std::uint16_t{24}) +
                     number(std::uint64_t{24}) + number(std::uint64_t{24}) +
                     number(std::uint64_t{record(code).size()});
  const auto directory = entry(code, static_cast<std::uint32_t>(code.bytes.size()), 0) +
                         entry(data, 0xFFFFFFFF, 0xFFFFFFFF, extra);
  const auto end = "PK\6\6" + number(std::uint64_t{44}) + std::string(12, '\0') +
                   number(std::uint64_t{2}) + number(std::uint64_t{2}) +
                   number(std::uint64_t{directory.size()}) + number(std::uint64_t{members.size()});
  const auto locator = "PK\6\7" + std::string(4, '\0') +
                       number(std::uint64_t{members.size() + directory.size()}) +
                       number(std::uint32_t{1});
  const auto bytes =
      members + directory + end + locator + end_record(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF);
  const auto tensors = read_pickle_file(written(scratch / "large.bin", bytes));
  QVERIFY(torch::equal(tensors.at("w"), six().to(torch::kFloat32)));
}

void PickleTest::viewsShareTheirStorage() {
  const ScratchFolder scratch;
  const auto floats = storage("FloatStorage", "0", 6);
  const auto code = dict({{"table", tensor(floats, 0, {2, 3}, {3, 1})},
                          {"tied", tensor(floats, 0, {2, 3}, {3, 1})},
                          {"turned", tensor(floats, 0, {3, 2}, {1, 3})},
                          {"empty", tensor(floats, 6, {0, 4}, {4, 1})}});
  const auto tensors =
      read_pickle_file(written(scratch / "tied.bin", torch_zip(code, {{"0", six_floats()}})));
  QCOMPARE(tensors.at("tied").data_ptr(), tensors.at("table").data_ptr());
  QVERIFY(torch::equal(tensors.at("turned"), tensors.at("table").t()));
  QCOMPARE(tensors.at("empty").sizes().vec(), (std::vector<std::int64_t>{0, 4}));
}

void PickleTest::otherThingsAreLeftOut() {
  const ScratchFolder scratch;
  const auto floats = storage("FloatStorage", "0", 6);
  const auto code = dict({{"none", "N"},
                          {"flag", "\x88"},
                          {"epoch", integer(3)},
                          {"rate", std::string("G\x3f\xf0\0\0\0\0\0\0", 9)},
                          {"list", "](" + integer(1) + text("two") + "e"},
                          {"dict", "}" + text("inner") + tensor(floats, 0, {6}, {1}) + "s"},
                          {"w", tensor(floats, 0, {6}, {1})}});
  const auto tensors =
      read_pickle_file(written(scratch / "more.bin", torch_zip(code, {{"0", six_floats()}})));
  QCOMPARE(tensors.size(), std::size_t{1});
  QVERIFY(tensors.contains("w"));
}

/// As torch.save writes a module's state: parameters, and the versions of its layers.
void PickleTest::parametersAndAttributes() {
  const ScratchFolder scratch;
  const auto ordered = global("collections", "OrderedDict") + ")R";
  const auto parameter =
      global("torch._utils", "_rebuild_parameter") +
      tuple({tensor(storage("FloatStorage", "0", 6), 0, {6}, {1}), "\x88", ordered}) + "R";
  const auto metadata = "}" + text("_metadata") + ordered + text("") + "}" + text("version") +
                        integer(1) + "ss" + "s";
  const auto code = dict({{"w", parameter}}) + metadata + "b";
  const auto tensors =
      read_pickle_file(written(scratch / "state.bin", torch_zip(code, {{"0", six_floats()}})));
  QVERIFY(torch::equal(tensors.at("w"), six().to(torch::kFloat32)));
}

void PickleTest::dictOfPython2() {
  const ScratchFolder scratch;
  const auto pair = "](U\1w" + tensor(storage("FloatStorage", "0", 6), 0, {6}, {1}) + "e";
  const auto code = global("collections", "OrderedDict") + "](" + pair + "e\x85R";
  const auto tensors =
      read_pickle_file(written(scratch / "old.bin", plain(code, {{"0", 6, six_floats()}})));
  QVERIFY(torch::equal(tensors.at("w"), six().to(torch::kFloat32)));
}

/// Protocol 4: frames, short texts, names from the stack, a memo that counts by itself.
void PickleTest::newerPickleProtocol() {
  const ScratchFolder scratch;
  const auto brief = [](const std::string& letters) {
    return "\x8c" + std::string(1, static_cast<char>(letters.size())) + letters;
  };
  const auto floats = "(" + brief("storage") + "\x94" + brief("torch") + "\x94" +
                      brief("FloatStorage") + "\x93\x94" + brief("0") + "\x94" + brief("cpu") +
                      "\x94" + "K\6t\x94Q";
  const auto rebuilt = brief("torch._utils") + brief("_rebuild_tensor_v2") + "\x93(" + floats +
                       "K\1K\5\x85K\1\x85\x89N" + "tR";
  const auto code = "\x80\4\x95" + std::string(8, '\0') + "}" + brief("w") + rebuilt + "sh" +
                    std::string(1, '\0') + "0.";
  const auto file = zip({{"x/data.pkl", code}, {"x/data/0", six_floats()}});
  const auto tensors = read_pickle_file(written(scratch / "new.bin", file));
  QVERIFY(torch::equal(tensors.at("w"), six().to(torch::kFloat32).slice(0, 1)));
}

void PickleTest::unalignedNumbersAreCopied() {
  const ScratchFolder scratch;
  for (const int padding : {0, 1, 2, 3}) {  // one of the four is aligned
    const auto code = dict({{"w", tensor(storage("FloatStorage", "0", 6), 0, {6}, {1})},
                            {std::string(static_cast<std::size_t>(padding), 'x'), "N"}});
    const auto file =
        written(scratch / "odd.bin", torch_zip(code, {{"0", six_floats()}}, /*alignment=*/1));
    const auto stored = read_pickle_file(file).at("w");
    QCOMPARE(reinterpret_cast<std::uintptr_t>(stored.data_ptr()) % alignof(float),
             std::uintptr_t{0});
    QVERIFY(torch::equal(stored, six().to(torch::kFloat32)));
  }
}

void PickleTest::notANumberIsReadAsItIs() {
  const ScratchFolder scratch;
  const auto values = torch::full({6}, std::numeric_limits<float>::quiet_NaN());
  const auto file =
      written(scratch / "nan.bin", torch_zip(view(0, {6}, {1}), {{"0", bytes_of(values)}}));
  QVERIFY(read_pickle_file(file).at("w").isnan().all().item<bool>());
}

QTEST_GUILESS_MAIN(PickleTest)
#include "pickle_test.moc"
