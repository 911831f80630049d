// Weight files: what is written is read back, and what is damaged or hostile is refused with one
// sentence that names the file.
#include <QtTest>

#include <fstream>
#include <limits>
#include <random>

#include "engine_fixture.h"
#include "model/tensor_pages.h"
#include "safetensors_fixture.h"

namespace fs = std::filesystem;
using namespace ptw;
using Tensors = std::map<std::string, torch::Tensor>;

namespace {

std::string entry(const std::string& shape, const std::string& offsets,
                  const std::string& type = "\"F32\"") {
  return R"({"dtype":)" + type + R"(,"shape":)" + shape + R"(,"data_offsets":)" + offsets + "}";
}

/// The most that this process ever had.
std::int64_t most_mebibytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6)) >> 10;
  return 0;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// A file with a little of everything.
fs::path small_file(const ScratchFolder& scratch) {
  const auto file = scratch / "small.safetensors";
  write_safetensors(file,
                    {{"a", torch::arange(6, torch::kFloat32).view({2, 3})},
                     {"b", torch::ones({4}, torch::kBFloat16)},
                     {"c", torch::tensor({5}, torch::kInt64)}},
                    {{"format", "pt"}});
  return file;
}

}  // namespace

class SafetensorsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyTypeIsReadBack();
  void unalignedTensorsAreCopied();
  void pagesThatAreLetGo();
  void unwritableFileIsNamed();

  void headerThatRepeatsItself();
  void hostileFile_data();
  void hostileFile();
  void truncatedAnywhere();
  void flippedBytes();
};

void SafetensorsTest::everyTypeIsReadBack() {
  const ScratchFolder scratch;
  const auto file = scratch / "all.safetensors";
  const auto values = torch::tensor({-2.0, -0.5, 0.0, 1.0, 8.0, 31.0}).view({2, 3});
  Tensors tensors = {{"empty", torch::empty({0, 4})}, {"scalar", torch::tensor(3.5F)}};
  for (const auto type : {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16,
                          torch::kInt64, torch::kInt32, torch::kInt16, torch::kInt8})
    tensors[c10::toString(type)] = values.to(type);
  tensors["turned"] = values.t();
  write_safetensors(file, tensors, {{"format", "pt"}});

  const SafetensorsFile opened(file);
  QCOMPARE(opened.names().size(), tensors.size());
  QCOMPARE(opened.metadata(), (std::map<std::string, std::string>{{"format", "pt"}}));
  for (const auto& [name, tensor] : tensors) {
    const auto stored = opened.tensor(name);
    QCOMPARE(stored.scalar_type(), tensor.scalar_type());
    QVERIFY2(stored.sizes() == tensor.sizes() && torch::equal(stored, tensor), name.c_str());
  }
  QVERIFY(says(refusal([&] { std::ignore = opened.tensor("nothing"); }), {file, "nothing"}));
}

void SafetensorsTest::unalignedTensorsAreCopied() {
  const ScratchFolder scratch;
  const auto file = scratch / "odd.safetensors";
  const auto bytes = torch::tensor({1, 2, 3}, torch::kInt8);
  const auto reals = torch::tensor({0.25F, -7.5F});
  write_safetensors(file, {{"a", bytes}, {"b", reals}});
  const auto tensor = SafetensorsFile(file).tensor("b");
  QCOMPARE(reinterpret_cast<std::uintptr_t>(tensor.data_ptr()) % alignof(float), std::uintptr_t{0});
  QVERIFY(torch::equal(tensor, reals));
}

void SafetensorsTest::pagesThatAreLetGo() {
  const ScratchFolder scratch;
  const auto expected = torch::randn({5 << 20});
  write_safetensors(scratch / "large.safetensors",
                    {{"a", torch::ones({3})}, {"b", expected}, {"c", torch::ones({3})}});
  const SafetensorsFile file(scratch / "large.safetensors");
  const auto tensor = file.tensor("b");
  QVERIFY(torch::equal(tensor, expected));
  const auto before = resident_mebibytes();
  let_pages_go(tensor);
  const auto after = resident_mebibytes();
  QVERIFY2(before - after >= 19, qPrintable(QString("%1 to %2").arg(before).arg(after)));
  QVERIFY(torch::equal(tensor, expected));
  QVERIFY(torch::equal(file.tensor("a"), torch::ones({3})));
  const auto kept = expected.clone();
  let_pages_go(kept);  // no file's
  QVERIFY(torch::equal(kept, expected));
}

void SafetensorsTest::unwritableFileIsNamed() {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "nowhere" / "a.safetensors";
  QVERIFY(says(refusal([&] { write_safetensors(file, {}); }), {file}));
}

/// What is kept of a header is no larger than it, whatever is repeated in it.
void SafetensorsTest::headerThatRepeatsItself() {
  const ScratchFolder scratch;
  std::string fields;
  for (int i = 0; i < 4000; ++i) fields += ",\"" + std::to_string(i) + "\":[[0]]";
  const auto sound = entry("[2]", "[0,8]");
  const std::string name(500'000, 'a');
  const auto header = "{\"" + name + "\":" + sound.substr(0, sound.size() - 1) + fields + "}}";
  const auto file = written(scratch / "repeats.safetensors", raw(header, 8));
  const auto before = most_mebibytes();
  const SafetensorsFile opened(file);
  QCOMPARE(opened.names(), std::vector<std::string>{name});
  QVERIFY2(most_mebibytes() - before < 100, "of 4000 fields, each with the name beside it");
}

void SafetensorsTest::hostileFile_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("fault");
  const auto row = [](const char* name, const std::string& bytes, const char* fault) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(fault);
  };
  const auto sound = entry("[2]", "[0,8]");
  const auto one = [&](const char* name, const std::string& tensor, const char* fault) {
    row(name, raw("{\"a\":" + tensor + "}", 8), fault);
  };
  row("empty file", "", "shorter");
  row("seven bytes", "1234567", "shorter");
  row("header of 2^63 bytes", raw("{}", 0, std::uint64_t{1} << 63), "claims");
  row("header of 2^64-1 bytes", raw("{}", 0, std::numeric_limits<std::uint64_t>::max()), "claims");
  row("header beyond the file", raw("{}", 0, 3), "claims");
  row("header empty", raw(""), "not a JSON object");
  row("header not JSON", raw("{\"a\":"), "not a JSON object");
  row("header not UTF-8", raw("{\"\xff\":1}"), "not a JSON object");
  row("header an array", raw("[]"), "not a JSON object");
  row("header a number", raw("1e999"), "not a JSON object");
  row("nested lists, open", raw(std::string(100'000, '[')), "not a JSON object");
  row("nested lists, closed", raw(std::string(100'000, '[') + std::string(100'000, ']')),
      "not a JSON object");
  row("nested objects", raw(repeated("{\"a\":", 100'000) + "1" + repeated("}", 100'000)),
      "malformed");
  one("nested shape", entry(std::string(100'000, '[') + std::string(100'000, ']'), "[0,8]"),
      "malformed");
  row("overlap", raw("{\"a\":" + sound + ",\"b\":" + entry("[2]", "[4,12]") + "}", 12), "overlap");
  row("same bytes twice", raw("{\"a\":" + sound + ",\"b\":" + sound + "}", 8), "overlap");
  row("gap", raw("{\"a\":" + sound + ",\"b\":" + entry("[2]", "[12,20]") + "}", 20), "gaps");
  row("gap at the start", raw("{\"a\":" + entry("[2]", "[4,12]") + "}", 12), "gaps");
  row("name twice", raw("{\"a\":" + sound + ",\"a\":" + sound + "}", 8), "twice");
  row("field twice",
      raw(R"({"a":{"dtype":"F32","shape":[1],"shape":[2],"data_offsets":[0,8]}})", 8), "twice");
  row("trailing bytes", raw("{\"a\":" + sound + "}", 9), "belong to no tensor");
  row("bytes without tensors", raw("{}", 1), "belong to no tensor");
  row("cut short", raw("{\"a\":" + sound + "}", 7), "outside");
  one("beyond the end", entry("[2]", "[8,16]"), "outside");
  one("end before begin", entry("[2]", "[8,0]"), "outside");
  one("offsets around 2^64", entry("[2]", "[18446744073709551608,18446744073709551615]"),
      "outside");
  one("negative offset", entry("[2]", "[-8,0]"), "data_offsets");
  one("real offset", entry("[2]", "[0.0,8.0]"), "data_offsets");
  one("three offsets", entry("[2]", "[0,4,8]"), "data_offsets");
  one("offsets a text", entry("[2]", "\"0,8\""), "data_offsets");
  one("negative shape", entry("[-2]", "[0,8]"), "malformed");
  one("negative shape twice", entry("[-1,-2]", "[0,8]"), "malformed");
  one("huge extent", entry("[18446744073709551615]", "[0,8]"), "malformed");
  one("product overflows to 8", entry("[2,2305843009213693953]", "[0,8]"), "shape");
  one("overflow beside 0", entry("[0,4611686018427387904,4611686018427387904]", "[0,0]"), "shape");
  one("seventeen dimensions", entry("[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2]", "[0,8]"), "malformed");
  one("shape too small", entry("[1]", "[0,8]"), "shape");
  one("shape too large", entry("[3]", "[0,8]"), "shape");
  one("shape a number", entry("2", "[0,8]"), "malformed");
  one("other type's size", entry("[2]", "[0,8]", "\"F64\""), "shape");
  one("unknown type", entry("[2]", "[0,8]", "\"F8_E4M3\""), "F8_E4M3");
  one("type a number", entry("[2]", "[0,8]", "32"), "malformed");
  one("no dtype", R"({"shape":[2],"data_offsets":[0,8]})", "malformed");
  one("no shape", R"({"dtype":"F32","data_offsets":[0,8]})", "malformed");
  one("no data_offsets", R"({"dtype":"F32","shape":[2]})", "malformed");
  one("entry a number", "8", "malformed");
  row("name of lines", raw(R"({"a\nb\u001b[31m":8})"), "tensor a?b?[31m is");
  row("type of lines", raw("{\"a\":" + entry("[2]", "[0,8]", R"("F\n32")") + "}", 8), "F?32");
  row("long name", raw("{\"" + std::string(5000, 'a') + "\":8}"), "aaa... is malformed");
}

void SafetensorsTest::hostileFile() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, fault);
  const ScratchFolder scratch;
  const auto file = written(scratch / "model.safetensors", bytes.toStdString());
  QVERIFY(says(refusal([&] { read_all(file); }), {file, fault.toStdString()}));
}

void SafetensorsTest::truncatedAnywhere() {
  const ScratchFolder scratch;
  const auto bytes = content(small_file(scratch));
  const auto file = scratch / "cut.safetensors";
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    written(file, bytes.substr(0, length));
    QVERIFY2(says(refusal([&] { read_all(file); }), {file}), std::to_string(length).c_str());
  }
  written(file, bytes);
  QCOMPARE(refusal([&] { read_all(file); }), std::string());
}

void SafetensorsTest::flippedBytes() {
  const ScratchFolder scratch;
  const auto sound = content(small_file(scratch));
  const auto file = scratch / "flipped.safetensors";
  std::mt19937 random(20240229);
  int refused = 0;
  for (int mutation = 0; mutation < 2000; ++mutation) {
    auto bytes = sound;
    for (auto flips = 1 + random() % 4; flips > 0; --flips)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    written(file, bytes);
    const auto sentence = refusal([&] { read_all(file); });
    if (sentence.empty()) continue;
    ++refused;
    QVERIFY2(sentence.find(file) != std::string::npos && !sentence.starts_with("not an Error"),
             (std::to_string(mutation) + ": " + sentence).c_str());
  }
  QVERIFY2(refused > 1000, std::to_string(refused).c_str());
}

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
