// Arrays of NumPy: what numpy.save writes is read, and what is damaged, of another type or hostile
// is refused with one sentence that names the file.
#include <QtTest>

#include <limits>
#include <random>

#include "engine_fixture.h"
#include "model/npy_file.h"

using namespace ptw;

namespace {

/// An .npy file, its header padded as NumPy pads it.
std::string npy(std::string header, const std::string& data, char version = 1) {
  const std::size_t before = version == 1 ? 10 : 12;
  header += std::string(63 - (before + header.size()) % 64, ' ') + '\n';
  std::string bytes = std::string("\x93NUMPY") + version + '\0';
  for (std::size_t i = 0; i < before - 8; ++i)
    bytes += static_cast<char>(header.size() >> 8 * i & 0xFF);
  return bytes + header + data;
}

std::string header(const std::string& type, const std::string& shape,
                   const std::string& order = "False") {
  return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
}

/// The numbers as bytes, highest byte first when asked for.
std::string data_of(const torch::Tensor& tensor, bool swapped = false) {
  const auto flat = tensor.contiguous();
  std::string bytes(static_cast<const char*>(flat.data_ptr()), flat.nbytes());
  const auto size = static_cast<std::ptrdiff_t>(flat.element_size());
  if (swapped)
    for (auto at = bytes.begin(); at != bytes.end(); at += size) std::reverse(at, at + size);
  return bytes;
}

torch::Tensor six() {
  return torch::tensor({-2.0F, -0.5F, 0.0F, 1.0F, 8.0F, 31.0F}).view({2, 3});
}

std::string small_file() {
  return npy(header("<f4", "(2, 3)"), data_of(six()));
}

}  // namespace

class NpyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyTypeIsRead();
  void fortranOrder();
  void anyShape();
  void otherSpellings();
  void notANumberIsReadAsItIs();

  void hostileFile_data();
  void hostileFile();
  void truncatedAnywhere();
  void flippedBytes();
};

void NpyTest::everyTypeIsRead() {
  const ScratchFolder scratch;
  const std::map<std::string, torch::ScalarType> types = {
      {"f2", torch::kFloat16}, {"f4", torch::kFloat32}, {"f8", torch::kFloat64}};
  for (const auto& [name, type] : types)
    for (const bool big : {false, true})
      for (const char version : {1, 2, 3}) {
        const auto values = six().to(type);
        const auto file =
            written(scratch / "all.npy",
                    npy(header((big ? ">" : "<") + name, "(2, 3)"), data_of(values, big), version));
        const auto stored = read_npy(file);
        QCOMPARE(stored.scalar_type(), type);
        QVERIFY2(torch::equal(stored, values), name.c_str());
      }
}

void NpyTest::fortranOrder() {
  const ScratchFolder scratch;
  const auto cube = torch::arange(24, torch::kFloat32).view({2, 3, 4});
  const auto file = written(scratch / "fortran.npy", npy(header("<f4", "(2, 3, 4)", "True"),
                                                         data_of(cube.permute({2, 1, 0}))));
  const auto stored = read_npy(file);
  QVERIFY(torch::equal(stored, cube));
  QVERIFY(stored.is_contiguous());
}

void NpyTest::anyShape() {
  const ScratchFolder scratch;
  const std::map<std::string, std::vector<std::int64_t>> shapes = {
      {"()", {}},
      {"(6,)", {6}},
      {"(0,)", {0}},
      {"(3, 0, 2)", {3, 0, 2}},
      {"(1, 1, 1, 1, 1, 1, 1, 6)", {1, 1, 1, 1, 1, 1, 1, 6}}};
  for (const auto& [text, shape] : shapes)
    for (const auto* order : {"False", "True"}) {
      const auto values = torch::full(shape, 2.5F);
      const auto file =
          written(scratch / "shape.npy", npy(header("<f4", text, order), data_of(values)));
      const auto stored = read_npy(file);
      QVERIFY2(stored.sizes() == values.sizes() && torch::equal(stored, values), text.c_str());
    }
}

/// What other programs write: fields in another order, double quotes, no comma at the end.
void NpyTest::otherSpellings() {
  const ScratchFolder scratch;
  for (const auto* text :
       {"{'shape': (2, 3), 'fortran_order': False, 'descr': '<f4'}",
        "{\"descr\":\"<f4\",\"fortran_order\":False,\"shape\":(2,3)}",
        "{ 'descr' : '<f4' , 'fortran_order' : False , 'shape' : ( 2 , 3 , ) , }"})
    QVERIFY2(torch::equal(read_npy(written(scratch / "a.npy", npy(text, data_of(six())))), six()),
             text);
}

void NpyTest::notANumberIsReadAsItIs() {
  const ScratchFolder scratch;
  constexpr auto infinity = std::numeric_limits<float>::infinity();
  const auto values = torch::tensor({std::nanf(""), infinity, -infinity});
  const auto stored =
      read_npy(written(scratch / "nan.npy", npy(header("<f4", "(3,)"), data_of(values))));
  QVERIFY(stored.isnan()[0].item<bool>());
  QVERIFY(torch::equal(stored.slice(0, 1), values.slice(0, 1)));
}

void NpyTest::hostileFile_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("fault");
  const auto row = [](const std::string& name, const std::string& bytes, const char* fault) {
    QTest::newRow(name.c_str()) << QByteArray::fromStdString(bytes) << QString(fault);
  };
  const auto data = data_of(six());
  row("empty file", "", "does not begin");
  row("another file", "PK\3\4", "does not begin");
  row("version 0", npy(header("<f4", "(2, 3)"), data, 0), "version");
  row("version 4", npy(header("<f4", "(2, 3)"), data, 4), "version");
  auto minor = small_file();
  minor[7] = 1;
  row("version 1.1", minor, "version");
  row("header of 65535 bytes", std::string("\x93NUMPY\1\0\xff\xff{}", 12), "cut short");
  row("header of 2^32-1 bytes", std::string("\x93NUMPY\2\0\xff\xff\xff\xff{}", 14), "cut short");

  for (const auto* type : {"<i4", "<i8", "|u1", "|b1", "<c8", "<c16", "<U3", "|S4", "|O", "<f16",
                           "<f3", "=f4", "|f4", "f4", "f", "", "<f44", "float32", ">M8[ns]"})
    row("type " + std::string(type), npy(header(type, "(2, 3)"), data), "another type");

  const auto malformed = [&](const std::string& text) {
    row(text.substr(0, 60), npy(text, data), "header is malformed");
  };
  malformed("");
  malformed("{");
  malformed("{}");
  malformed("[]");
  malformed("{'descr': '<f4', 'fortran_order': False}");
  malformed("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} 1");
  malformed("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'more': 1}");
  malformed("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}");
  malformed("{'descr': '<f4',, 'fortran_order': False, 'shape': (2, 3)}");
  malformed("{'descr': '<f4' 'fortran_order': False, 'shape': (2, 3)}");
  malformed("{'descr': <f4, 'fortran_order': False, 'shape': (2, 3)}");
  malformed("{'descr': '<f4\", 'fortran_order': False, 'shape': (2, 3)}");
  malformed("{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3)}");
  malformed("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2, 3)}");
  malformed("{'descr': '<f4', 'fortran_order': False, 'shape': __import__('os').system('true')}");
  malformed(std::string(60'000, '{'));
  for (const auto* shape :
       {"6", "(6)", "[2, 3]", "(-2, -3)", "(-1,)", "(2, 3", "2, 3)", "(2 3)", "(,)", "(2,, 3)",
        "(2.0, 3)", "(2L, 3L)", "(0x6,)", "('2', 3)", "(True, 6)", "((2, 3))",
        "(9223372036854775808,)", "(1,1,1,1,1,1,1,1,6)"})
    malformed(header("<f4", shape));
  malformed(header("<f4", std::string(30'000, '(') + std::string(30'000, ')')));

  const auto mismatch = [&](const char* shape, const char* fault) {
    row(shape, npy(header("<f4", shape), data), fault);
  };
  mismatch("()", "does not match its size");
  mismatch("(0,)", "does not match its size");
  mismatch("(5,)", "does not match its size");
  mismatch("(7,)", "does not match its size");
  mismatch("(9223372036854775807,)", "does not match its size");
  mismatch("(4611686018427387904, 2)", "too large");
  mismatch("(4294967296, 4294967296)", "too large");
  mismatch("(0, 9223372036854775807, 2)", "too large");
  mismatch("(2305843009213693952, 8)", "too large");
  mismatch("(4611686018427387910,)", "does not match its size");
  row("one byte more", small_file() + "x", "does not match its size");
  row("one number more", small_file() + "xxxx", "does not match its size");
}

void NpyTest::hostileFile() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, fault);
  const ScratchFolder scratch;
  const auto file = written(scratch / "hostile.npy", bytes.toStdString());
  const auto sentence = refusal([&] { std::ignore = read_npy(file); });
  QVERIFY(says(sentence, {file, fault.toStdString()}));
  QVERIFY2(sentence.size() < 400, "a sentence, not the file");
}

void NpyTest::truncatedAnywhere() {
  const ScratchFolder scratch;
  const auto bytes = small_file();
  const auto file = scratch / "cut.npy";
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    written(file, bytes.substr(0, length));
    QVERIFY2(says(refusal([&] { std::ignore = read_npy(file); }), {file}),
             std::to_string(length).c_str());
  }
  written(file, bytes);
  QVERIFY(torch::equal(read_npy(file), six()));
  QVERIFY(says(refusal([&] { std::ignore = read_npy(scratch / "gone.npy"); }), {"gone.npy"}));
  QVERIFY(says(refusal([&] { std::ignore = read_npy(scratch.path()); }), {scratch.path()}));
}

void NpyTest::flippedBytes() {
  const ScratchFolder scratch;
  const auto sound = small_file();
  const auto file = scratch / "flipped.npy";
  std::mt19937 random(20061026);
  int refused = 0;
  for (int mutation = 0; mutation < 1000; ++mutation) {
    auto bytes = sound;
    for (auto flips = 1 + random() % 4; flips > 0; --flips)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    written(file, bytes);
    const auto sentence = refusal([&] { std::ignore = read_npy(file).clone(); });
    if (sentence.empty()) continue;
    ++refused;
    QVERIFY2(says(sentence, {file}), std::to_string(mutation).c_str());
  }
  QVERIFY2(refused > 300, std::to_string(refused).c_str());
}

QTEST_GUILESS_MAIN(NpyTest)
#include "npy_test.moc"
