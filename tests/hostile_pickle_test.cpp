// pytorch_model.bin that is damaged or hostile: refused with one sentence that names the file.
#include <QtTest>

#include <limits>
#include <random>

#include "engine_fixture.h"
#include "model/pickle_file.h"
#include "pickle_samples.h"

using namespace ptw;
using namespace ptw::handmade;

namespace {

constexpr auto kMost = std::numeric_limits<std::int64_t>::max();

std::string repeated(const std::string& code, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += code;
  return all;
}

void look_at_all(const std::filesystem::path& file) {
  for (const auto& [name, tensor] : read_pickle_file(file)) std::ignore = tensor.clone();
}

}  // namespace

class HostilePickleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void hostilePickle_data();
  void hostilePickle();
  void hostileArchive_data();
  void hostileArchive();
  void hostilePlainFile_data();
  void hostilePlainFile();
  void truncatedAnywhere();
  void flippedBytes();
};

void HostilePickleTest::hostilePickle_data() {
  QTest::addColumn<QByteArray>("code");
  QTest::addColumn<QString>("fault");
  const auto row = [](const char* name, const std::string& code, const char* fault) {
    QTest::newRow(name) << QByteArray::fromStdString(code) << QString(fault);
  };
  const auto floats = storage("FloatStorage", "0", 6);
  row("os.system", global("os", "system") + tuple({text("true")}) + "R", "asks to run os.system");
  row("posix.system", global("posix", "system"), "posix.system");
  row("builtins.eval", global("builtins", "eval") + tuple({text("1")}) + "R", "builtins.eval");
  row("by text", text("builtins") + text("exec") + "\x93", "builtins.exec");
  row("in one instruction", "(" + text("true") + "ios\nsystem\n", "asks to run os.system");
  row("beside tensors",
      dict({{"w", tensor(floats, 0, {6}, {1})}, {"x", global("subprocess", "Popen")}}),
      "subprocess.Popen");
  row("other names of torch", global("torch", "load"), "torch.load");
  row("a name with a dot", global("torch._utils", "os.system"), "torch._utils.os.system");
  row("known name, other cut", global("torch._utils._rebuild", "tensor_v2"), "_rebuild.tensor_v2");
  row("quantised", global("torch", "QInt8Storage"), "torch.QInt8Storage");
  row("a name of lines", text("a\nb") + text("c\x1b[31m") + "\x93", "a?b.c?[31m");
  row("a long name", global(std::string(5000, 'a'), "b"), "aaa....b");
  row("a class", global("collections", "OrderedDict") + ")\x81", "instruction 129");
  row("extension", "\x82\1", "instruction 130");
  row("unknown instruction", "\xff", "instruction 255");
  row("old texts", "S'a'\n", "instruction 83");
  row("call of a dict", "})R", "a function");
  row("call of a storage's class", global("torch", "FloatStorage") + ")R", "a function");
  row("call without arguments", global("collections", "OrderedDict") + "R", "arguments");
  row("OrderedDict of a number", global("collections", "OrderedDict") + "K\1\x85R", "a list");
  row("tensor without arguments", global("torch._utils", "_rebuild_tensor_v2") + ")R",
      "unknown way");
  row("parameter of nothing", global("torch._utils", "_rebuild_parameter") + ")R", "nothing");
  row("parameter of a text",
      global("torch._utils", "_rebuild_parameter") + tuple({text("w")}) + "R", "a tensor");
  row("attributes of a tensor", tensor(floats, 0, {6}, {1}) + "}b", "an OrderedDict");

  row("empty", "", "takes more");
  row("nothing left", "N0", "takes more");
  row("takes below a mark", "N(0", "takes more");
  row("no mark", "t", "mark");
  row("unknown memo", "h\7", "does not have");
  row("append to a number", "K\1K\2a", "a list");
  row("set in a list", "]K\1K\2s", "a dict");
  row("key without a value", "}(K\1u", "without a value");
  row("text beyond the end",
      "X\xff\xff\xff\xff"
      "a",
      "cut short");
  row("text of 2^64-1", "\x8d" + std::string(8, '\xff') + "a", "cut short");
  row("number of 255 bytes", "\x8a\xff" + std::string(255, '\1'), "64 bits");
  row("endless name", "cos", "cut short");
  row("not a dict", "K\1", "no dict of tensors");
  row("a tensor alone", tensor(floats, 0, {6}, {1}), "no dict of tensors");
  row("no tensors", dict({{"a", integer(1)}}), "no dict of tensors");

  row("storage: not one", tuple({text("module"), text("0")}) + "Q", "a storage");
  row("storage: a number", "K\1Q", "a storage");
  row("storage: of a text",
      tuple({text("storage"), text("float"), text("0"), text("cpu"), integer(6)}) + "Q", "class");
  row("storage: key a number",
      tuple(
          {text("storage"), global("torch", "FloatStorage"), integer(0), text("cpu"), integer(6)}) +
          "Q",
      "key");
  row("storage: part of another",
      tuple({text("storage"), global("torch", "FloatStorage"), text("0"), text("cpu"), integer(6),
             tuple({text("1"), integer(0), integer(6)})}) +
          "Q",
      "a whole storage");
  const auto of = [&](const char* name, const std::string& other, const char* fault) {
    row(name, dict({{"w", tensor(other, 0, {6}, {1})}}), fault);
  };
  of("storage: missing", storage("FloatStorage", "1", 6), "storage 1 is missing");
  of("storage: outside", storage("FloatStorage", "../version", 6), "../version is missing");
  of("storage: too large", storage("FloatStorage", "0", 7), "another size");
  of("storage: too small", storage("FloatStorage", "0", 5), "another size");
  of("storage: other type", storage("DoubleStorage", "0", 6), "another size");
  of("storage: negative", storage("FloatStorage", "0", -1), "contradicts");
  of("storage: overflow", storage("FloatStorage", "0", (std::int64_t{1} << 62) + 6),
     "another size");
  of("storage: most", storage("FloatStorage", "0", kMost), "another size");
  row("storage: of two types",
      dict({{"a", tensor(floats, 0, {6}, {1})},
            {"b", tensor(storage("IntStorage", "0", 6), 0, {6}, {1})}}),
      "contradicts");

  const auto tensor_row = [&](const char* name, std::int64_t offset,
                              const std::vector<std::int64_t>& sizes,
                              const std::vector<std::int64_t>& strides) {
    row(name, view(offset, sizes, strides), "tensor w does not lie");
  };
  tensor_row("one too many", 0, {7}, {1});
  tensor_row("offset too far", 1, {6}, {1});
  tensor_row("offset beyond", 7, {0}, {1});
  tensor_row("offset of a scalar", 6, {}, {});
  tensor_row("negative offset", -1, {1}, {1});
  tensor_row("most distant offset", kMost, {2}, {1});
  tensor_row("negative size", 0, {-1}, {1});
  tensor_row("negative size twice", 0, {-2, -3}, {3, 1});
  tensor_row("negative stride", 5, {6}, {-1});
  tensor_row("stride beyond", 0, {2, 3}, {4, 1});
  tensor_row("stride overflows", 0, {3}, {(std::int64_t{1} << 62) + 1});
  tensor_row("least stride", 5, {2}, {std::numeric_limits<std::int64_t>::min()});
  tensor_row("sizes overflow", 0, {std::int64_t{1} << 32, std::int64_t{1} << 32}, {0, 0});
  tensor_row("sizes overflow beside 0", 0, {0, kMost, kMost}, {1, 1, 1});
  tensor_row("repeated without end", 0, {1'000'000, 1'000'000}, {0, 0});
  tensor_row("fewer strides", 0, {2, 3}, {1});
  tensor_row("more strides", 0, {6}, {1, 1});
  row("seventeen dimensions",
      view(0, std::vector<std::int64_t>(17, 1), std::vector<std::int64_t>(17, 1)),
      "too many dimensions");

  row("deep tuples", std::string(400'000, '(') + std::string(400'000, 't'), "no dict of tensors");
  row("deep lists",
      "]" + repeated("]\x94"
                     "a",
                     10'000),
      "no dict of tensors");
  row("a list in itself", "]q\1h\1a", "no dict of tensors");
  row("deeper than that", std::string(2'000'000, ']') + "0", "holds too much");
  row("all remembered", "N" + std::string(2'000'000, '\x94'), "holds too much");
  row("doubled forty times", ")" + repeated("q\1h\1\x86", 40), "no dict of tensors");
  row("doubled a hundred thousand times", ")" + repeated("2\x86", 100'000), "no dict of tensors");
  const std::string long_name(2000, 'a');
  row("a long name", dict({{long_name, tensor(floats, 0, {6}, {1})}}), "holds too much");
  row("a long key", dict({{"w", tensor(storage("FloatStorage", long_name, 6), 0, {6}, {1})}}),
      "too long a key");
  row("a tensor again and again",
      "}(" + tensor(floats, 0, {6}, {1}) + "q\1" + "0" + repeated(text("w") + "h\1", 200'000) + "u",
      "holds too much");
  row("shapes again and again",
      "(" + repeated("K\1", 16) + "tq\1" + "0" + global("torch._utils", "_rebuild_tensor_v2") +
          "q\2" + "0" + floats + "q\3" + "0" + repeated("h\2(h\3K\1h\1h\1tR0", 100'000) + "N",
      "holds too much");
  row("marks without end", std::string(2'000'000, '('), "holds too much");
  row("copies without end", "N" + std::string(2'000'000, '2'), "holds too much");
  row("a long dict again and again",
      "](" + repeated("](NNe", 300'000) + "eq\1" + "0" +
          repeated(global("collections", "OrderedDict") + "h\1\x85R0", 1000) + "N",
      "holds too much");
}

void HostilePickleTest::hostilePickle() {
  QFETCH(QByteArray, code);
  QFETCH(QString, fault);
  const ScratchFolder scratch;
  const auto body = code.toStdString();
  const auto archived = written(scratch / "zip.bin", torch_zip(body, {{"0", six_floats()}}));
  const auto sentence = refusal([&] { look_at_all(archived); });
  QVERIFY(says(sentence, {archived, fault.toStdString()}));
  QVERIFY2(sentence.size() < 600, "a sentence, not the file");
  const auto older = written(scratch / "old.bin", plain(body, {{"0", 6, six_floats()}}));
  QVERIFY(says(refusal([&] { look_at_all(older); }), {older}));
}

void HostilePickleTest::hostileArchive_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("fault");
  const auto row = [](const char* name, const std::string& bytes, const char* fault) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(fault);
  };
  const Member code{"archive/data.pkl", pickle(view(0, {6}, {1}))},
      data{"archive/data/0", six_floats()};
  const auto size = [](const std::string& bytes) {
    return static_cast<std::uint32_t>(bytes.size());
  };
  const auto archive = [&](const std::string& members, const std::string& directory,
                           std::uint16_t count = 2) {
    return members + directory + end_record(count, size(directory), size(members));
  };
  const auto first = record(code), second = record(data);
  const auto of_code = entry(code, size(code.bytes), 0);
  const auto of_data = [&](std::uint32_t bytes, std::uint32_t begin) {
    return of_code + entry(data, bytes, begin);
  };
  QCOMPARE(archive(first + second, of_data(24, size(first))), zip({code, data}, 1));

  row("empty file", "", "not written by torch.save");
  row("another file", "GGUF", "not written by torch.save");
  row("a script", "#!/bin/sh\nexit\n", "not written by torch.save");
  row("empty archive", "PK\3\4" + end_record(0, 0, 0), "it is empty");
  row("four bytes", "PK\3\4", "cut short");
  row("no end", first + second, "its end is missing");
  row("no pickle", zip({data}), "no data.pkl");
  row("pickle elsewhere", zip({{"archive/code/data.pkl", code.bytes}}), "no data.pkl");
  row("no storage", zip({code}), "storage 0 is missing");
  row("other byte order", zip({code, data, {"archive/byteorder", "big"}}), "byte order");
  row("storage cut", zip({code, {data.name, data.bytes.substr(1)}}), "another size");
  row("compressed", zip({code, {data.name, data.bytes, 8}}), "compressed");
  row("encrypted", zip({code, {data.name, data.bytes, 0, 1}}), "encrypted");
  row("name twice", zip({code, data, data}), "share a name");
  row("same bytes twice",
      archive(first + second,
              of_data(24, size(first)) + entry({"archive/data/1", ""}, 24, size(first)), 3),
      "does not match");
  row("member inside another",
      archive(record({code.name, code.bytes + second}),
              entry(code, size(code.bytes + second), 0) + entry(data, 24, size(first))),
      "overlap");
  row("member in the directory", archive(first + second, of_data(25, size(first))), "overlap");
  row("member beyond the end", archive(first + second, of_data(0xFFFFFFF0, size(first))),
      "cut short");
  row("member at 2^32-2", archive(first + second, of_data(24, 0xFFFFFFFE)), "cut short");
  row("member elsewhere", archive(first + second, of_data(24, size(first) - 1)), "does not match");
  row("other name",
      archive(first + second, of_code + entry({"archive/data/1", ""}, 24, size(first))),
      "does not match");
  row("fewer entries", archive(first + second, of_data(24, size(first)), 1), "malformed");
  row("more entries", archive(first + second, of_data(24, size(first)), 3), "malformed");
  row("many entries", archive(first + second, of_data(24, size(first)), 0xFFFF), "malformed");
  row("directory beyond the end", first + second + end_record(2, 1000, 0), "cut short");
  row("directory at 2^32-1", first + second + end_record(2, 100, 0xFFFFFFFF), "cut short");
  row("directory of something", first + second + end_record(1, size(second), size(first)),
      "malformed");
  auto split = zip({code, data});
  split[split.size() - 18] = 1;
  row("split", split, "split");
  const auto locator = [](std::uint64_t begin) {
    return "PK\6\7" + std::string(4, '\0') + number(begin) + number(std::uint32_t{1}) +
           end_record(0, 0, 0);
  };
  row("ZIP64 nowhere", first + locator(std::numeric_limits<std::uint64_t>::max()), "lost");
  row("ZIP64 elsewhere", first + std::string(60, '\0') + locator(first.size()), "lost");
  row("ZIP64 behind itself", first + locator(first.size()), "lost");
  const auto end64 = [&](std::uint64_t count, std::uint64_t bytes, std::uint64_t begin) {
    return first + "PK\6\6" + number(std::uint64_t{44}) + std::string(12, '\0') + number(count) +
           number(count) + number(bytes) + number(begin) + locator(first.size());
  };
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  row("ZIP64 of most entries", end64(most, 46, 0), "malformed");
  row("ZIP64 of most bytes", end64(1, most, 0), "cut short");
  row("ZIP64 at the most", end64(1, 46, most), "cut short");
  row("ZIP64 around the end", end64(1, most - 9, 20), "cut short");
}

void HostilePickleTest::hostileArchive() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, fault);
  const ScratchFolder scratch;
  const auto file = written(scratch / "pytorch_model.bin", bytes.toStdString());
  QVERIFY(says(refusal([&] { look_at_all(file); }), {file, fault.toStdString()}));
}

void HostilePickleTest::hostilePlainFile_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("fault");
  const auto row = [](const char* name, const std::string& bytes, const char* fault) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(fault);
  };
  const auto version = pickle(integer(1001)), code = pickle(view(0, {6}, {1}));
  const auto keys = pickle("](" + text("0") + "e");
  const auto data = number(std::int64_t{6}) + six_floats();
  QCOMPARE(magic + version + facts() + code + keys + data,
           plain(view(0, {6}, {1}), {{"0", 6, six_floats()}}));

  row("magic alone", magic, "cut short");
  row("other version", magic + pickle(integer(1002)) + facts() + code + keys + data, "version");
  row("version a text", magic + pickle(text("1001")) + facts() + code + keys + data, "version");
  row("other byte order", magic + version + facts("\x89") + code + keys + data, "byte order");
  row("no facts", magic + version + pickle("}") + code + keys + data, "byte order");
  row("keys a text", magic + version + facts() + code + pickle(text("0")) + data, "storages are");
  row("key a number", magic + version + facts() + code + pickle("]K\1a") + data, "unknown storage");
  row("key unknown", plain(view(0, {6}, {1}), {{"1", 6, six_floats()}}), "unknown storage");
  row("no keys", plain(view(0, {6}, {1}), {}), "storage 0 is missing");
  row("key twice", plain(view(0, {6}, {1}), {{"0", 6, six_floats()}, {"0", 6, six_floats()}}),
      "there twice");
  row("smaller storage", plain(view(0, {6}, {1}), {{"0", 5, six_floats()}}), "storage 0 is cut");
  row("negative count", plain(view(0, {6}, {1}), {{"0", -6, six_floats()}}), "storage 0 is cut");
  row("storage cut", plain(view(0, {6}, {1}), {{"0", 6, six_floats().substr(1)}}),
      "storage 0 is cut");
  row("more than promised", plain(view(0, {6}, {1}), {{"0", 6, six_floats() + "x"}}),
      "belong to no storage");
  const auto overflow = (std::int64_t{1} << 62) + 6;
  row("count overflows",
      plain(dict({{"w", tensor(storage("FloatStorage", "0", overflow), 0, {6}, {1})}}),
            {{"0", overflow, six_floats()}}),
      "storage 0 is cut");
}

void HostilePickleTest::hostilePlainFile() {
  hostileArchive();
}

void HostilePickleTest::truncatedAnywhere() {
  const ScratchFolder scratch;
  const auto file = scratch / "cut.bin";
  for (const auto& bytes : {small_zip(), small_plain()}) {
    for (std::size_t length = 0; length < bytes.size(); ++length) {
      written(file, bytes.substr(0, length));
      QVERIFY2(says(refusal([&] { look_at_all(file); }), {file}), std::to_string(length).c_str());
    }
    written(file, bytes);
    QCOMPARE(refusal([&] { look_at_all(file); }), std::string());
  }
}

void HostilePickleTest::flippedBytes() {
  const ScratchFolder scratch;
  const auto file = scratch / "flipped.bin";
  std::mt19937 random(20190801);
  for (const auto& sound : {small_zip(), small_plain()}) {
    int refused = 0;
    for (int mutation = 0; mutation < 1000; ++mutation) {
      auto bytes = sound;
      for (auto flips = 1 + random() % 4; flips > 0; --flips)
        bytes[random() % bytes.size()] = static_cast<char>(random());
      if (mutation % 3 == 0)
        std::swap(bytes[random() % bytes.size()], bytes[random() % bytes.size()]);
      written(file, bytes);
      const auto sentence = refusal([&] { look_at_all(file); });
      if (sentence.empty()) continue;
      ++refused;
      QVERIFY2(says(sentence, {file}), std::to_string(mutation).c_str());
    }
    QVERIFY2(refused > 300, std::to_string(refused).c_str());
  }
}

QTEST_GUILESS_MAIN(HostilePickleTest)
#include "hostile_pickle_test.moc"
