// The T5 tokenizer against the reference's answers, on the embedded model, and on damaged files.
#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <random>
#include <thread>
#include <tuple>

#include "tokenizer_fixture.h"

using namespace std::string_literals;
using nlohmann::json;
using namespace ptw;
namespace fs = std::filesystem;

class TokenizerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreesWithReference_data() {
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("mode");
    QTest::newRow("legacy") << R"({"legacy": true})"
                            << "legacy";
    QTest::newRow("legacy by default") << R"({"legacy": null})"
                                       << "legacy";
    QTest::newRow("new") << R"({"legacy": false})"
                         << "new";
  }

  void agreesWithReference() {
    QFETCH(QString, config);
    QFETCH(QString, mode);
    const auto folder = conformance() / "tokenizer/t5";
    if (!fs::exists(folder / "cases.json"))
      QSKIP("PTW_CONFORMANCE has no folder tokenizer/t5: nothing to compare with");
    const Folder model;
    model.add("spiece.model", read(folder / "spiece.model"));
    model.add("tokenizer_config.json", config.toStdString());
    const auto tokenizer = model.open(32128);
    const auto golden = json::parse(read(folder / "cases.json"));
    QCOMPARE(tokenizer->pad_id(), golden.at("pad_id").get<std::int64_t>());
    QCOMPARE(tokenizer->end_id(), golden.at("eos_id").get<std::int64_t>());
    QCOMPARE(tokenizer->size(), golden.at("vocab_size_with_sentinels").get<std::int64_t>());

    const auto prefix = mode.toStdString();
    Count ids(prefix + " ids"), open_ids(prefix + " ids without end");
    Count decoded(prefix + " decoded"), special(prefix + " decoded with special pieces");
    for (const auto& entry : golden.at("cases")) {
      const auto& text = entry.at("text");
      const auto theirs = entry.at(prefix + "_ids").get<Ids>();
      ids.check(text, tokenizer->encode(text.get<std::string>()), entry.at(prefix + "_ids"));
      open_ids.check(text, tokenizer->encode_open(text.get<std::string>()),
                     entry.at(prefix + "_ids_no_eos"));
      decoded.check(text, tokenizer->decode(theirs, true), entry.at(prefix + "_decoded"));
      special.check(text, tokenizer->decode(theirs, false),
                    entry.at(prefix + "_decoded_with_special"));
    }
    QVERIFY(ids.good() && open_ids.good() && decoded.good() && special.good());
  }

  void embeddedModel() {
    const auto tokenizer = open_tokenizer(demo_model, demo_rows);
    QCOMPARE(tokenizer->size(), 8100);
    QCOMPARE(tokenizer->pad_id(), 0);
    QCOMPARE(tokenizer->end_id(), 1);
    QCOMPARE(tokenizer->piece(8099), "<extra_id_0>"s);
    QCOMPARE(tokenizer->piece(8000), "<extra_id_99>"s);
    QCOMPARE(tokenizer->piece(8100), ""s);
    QCOMPARE(tokenizer->piece(-1), ""s);
    const auto dog = tokenizer->encode("dog");
    QCOMPARE(dog.size(), 2u);
    QCOMPARE(tokenizer->piece(dog[0]), "\u2581dog"s);
    QCOMPARE(dog[1], 1);
  }

  void textsComeBack() {
    const auto tokenizer = open_tokenizer(demo_model, demo_rows);
    for (const std::string text : {"a person who has narcolepsy", "It costs 3.50, doesn't it?",
                                   "안녕하세요", "naïve – “quoted”", "x"}) {
      const auto ids = tokenizer->encode(text);
      QCOMPARE(ids.back(), tokenizer->end_id());
      QCOMPARE(tokenizer->decode(ids), text);
    }
  }

  void specialPieces() {
    const auto tokenizer = open_tokenizer(demo_model, demo_rows);
    for (const std::int64_t id : {0, 1, 2, 8000, 8099, 8100, 8127, -1})
      QVERIFY2(tokenizer->is_special(id), std::to_string(id).c_str());
    QVERIFY(!tokenizer->is_special(tokenizer->encode("dog")[0]));
    QCOMPARE(tokenizer->encode("<extra_id_0> \t<extra_id_1>"), (Ids{8099, 8098, 1}));
    QCOMPARE(tokenizer->encode("</s>"), (Ids{1}));
    QCOMPARE(tokenizer->encode("<pad><unk>"), (Ids{0, 2, 1}));
    QCOMPARE(tokenizer->encode(""), (Ids{1}));
    QCOMPARE(tokenizer->encode_open(""), Ids{});
    const auto dog = tokenizer->encode("dog")[0];
    QCOMPARE(tokenizer->decode(Ids{8099, dog, 1, 0, 0}), "dog"s);
    QCOMPARE(tokenizer->decode(Ids{8099, dog, 1}, false), "<extra_id_0> dog</s>"s);
    QCOMPARE(tokenizer->decode(Ids{-100, dog, 9'000'000'000}, false), "dog"s);
  }

  void oddTextsDoNoHarm() {
    const Folder model;
    model.add_demo_pieces();
    model.add("tokenizer_config.json", R"({"legacy": false})");
    for (const auto& tokenizer : {open_tokenizer(demo_model, demo_rows), model.open()})
      for (const auto& text :
           {"\xFF\xFE\x80 abc"s, "cut \xE2\x96"s, "\0\0"s, "a\0b"s, "\xED\xA0\x80"s,
            std::string(100'000, ' '), std::string(50'000, '<'), "<extra_id_0\xC2>"s,
            "\xC2<extra_id_3>\x85"s, "\u2581\u2581\u2581"s, "\u3000<extra_id_7>\u2003"s}) {
        const auto ids = tokenizer->encode(text);
        QCOMPARE(ids.back(), tokenizer->end_id());
        for (const auto id : ids) QVERIFY(id >= 0 && id < tokenizer->size());
        std::ignore = tokenizer->decode(ids);
      }
    QCOMPARE(model.open()->encode("\u3000<extra_id_7>\u2003"), (Ids{8092, 1}));
  }

  void threadsAgree() {
    const auto tokenizer = open_tokenizer(demo_model, demo_rows);
    const auto text = "the mechanism in a guided missile that guides it <extra_id_0> toward it"s;
    const auto expected = tokenizer->encode(text);
    std::vector<char> agreed(4, 1);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < agreed.size(); ++i)
      threads.emplace_back([&, i] {
        for (int turn = 0; turn < 200; ++turn) agreed[i] &= tokenizer->encode(text) == expected;
      });
    for (auto& thread : threads) thread.join();
    QCOMPARE(std::ranges::count(agreed, 1), 4);
  }

  void numberOfSentinels() {
    const Folder none;
    none.add_demo_pieces();
    none.add("tokenizer_config.json", R"({"extra_ids": 0})");
    QCOMPARE(none.open()->size(), 8000);

    const Folder mt5;
    mt5.add_demo_pieces();
    mt5.add("config.json", R"({"model_type": "mt5"})");
    QCOMPARE(mt5.open()->size(), 8000);
    mt5.add("tokenizer_config.json", R"({"extra_ids": 7})");
    QCOMPARE(mt5.open()->piece(8006), "<extra_id_0>"s);

    const Folder tight;  // sentinels without a row of the table are not used
    tight.add_demo_pieces();
    const auto tokenizer = tight.open(8050);
    QCOMPARE(tokenizer->size(), 8050);
    QCOMPARE(tokenizer->encode("<extra_id_99>"), (Ids{8000, 1}));
    QVERIFY(tokenizer->encode("<extra_id_0>").size() > 2);
  }

  void addedTokens() {
    const Folder model;
    model.add_demo_pieces();
    model.add("tokenizer_config.json",
              R"({"additional_special_tokens": ["<a>"], "extra_ids": 0, "added_tokens_decoder": {
                   "8000": {"content": "<b>", "rstrip": true}, "8001": {"content": "<b><b>"},
                   "8002": {"content": "[cat]", "single_word": true}}})");
    const auto tokenizer = model.open();
    const auto dog = tokenizer->encode("dog")[0];
    QCOMPARE(tokenizer->size(), 8004);
    QCOMPARE(tokenizer->encode("<a>"), (Ids{8003, 1}));
    QCOMPARE(tokenizer->encode("<b><b><b> dog"), (Ids{8001, 8000, dog, 1}));
    QCOMPARE(tokenizer->encode("dog [cat] dog"), (Ids{dog, 8002, dog, 1}));
    const auto inside = tokenizer->encode("dog[cat] dog");
    QCOMPARE(std::ranges::count(inside, 8002), 0);
    QVERIFY(tokenizer->is_special(8003));
    QVERIFY(!tokenizer->is_special(8000));
    QCOMPARE(tokenizer->decode(Ids{dog, 8000, 8003, dog, 1}), "dog <b> dog"s);
    QCOMPARE(tokenizer->decode(Ids{dog, 8000, 8003, dog, 1}, false), "dog <b> <a> dog</s>"s);
  }

  /// Folders that older versions of the reference wrote keep their tokens in files of their own.
  void olderFiles() {
    const Folder model;
    model.add_demo_pieces();
    model.add("tokenizer_config.json", R"({"eos_token": "<pad>", "extra_ids": 0})");
    model.add("special_tokens_map.json", R"({"eos_token": {"content": "</s>", "lstrip": true},
                                             "additional_special_tokens": ["<a>"]})");
    model.add("added_tokens.json", R"({"<b>": 8001, "<a>": 8000})");
    const auto tokenizer = model.open();
    const auto dog = tokenizer->encode("dog")[0];
    QCOMPARE(tokenizer->end_id(), 1);
    QCOMPARE(tokenizer->encode("<a><b>dog  </s>"), (Ids{8000, 8001, dog, 1}));
    QVERIFY(tokenizer->is_special(8000));
    QVERIFY(!tokenizer->is_special(8001));

    model.add("added_tokens.json", R"({"<b>": "8001"})");
    QVERIFY(says(model.refusal(), "added_tokens.json: <b>"));
    model.add("special_tokens_map.json", R"({"eos_token": 1})");
    QVERIFY(says(model.refusal(), "special_tokens_map.json: eos_token"));
    // A list of all added tokens in the newer file stands for both.
    model.add("tokenizer_config.json", R"({"added_tokens_decoder": {}})");
    QCOMPARE(model.refusal(), ""s);
  }

  void targetsAreInputs() {
    const auto tokenizer = open_tokenizer(demo_model, demo_rows);
    for (const std::string text : {"", "dog", " dog", "dog</s>"})
      QCOMPARE(tokenizer->encode_target(text), tokenizer->encode(text));
  }

  void refusesWhatIsNoTokenizer() {
    const Folder empty;
    QVERIFY(empty.refusal().find("has no tokenizer") != std::string::npos);
    QVERIFY(empty.refusal().find(empty.path().string()) != std::string::npos);

    const Folder foreign;
    foreign.add("vocab.txt", "");
    QVERIFY(says(foreign.refusal(), "neither tokenizer.json nor spiece.model"));

    const Folder other;
    other.add("tokenizer.model", read(demo_model / "spiece.model"));
    QCOMPARE(other.refusal(), ""s);
    QVERIFY(says(other.refusal(7999), "belongs to another model"));
    other.add("tokenizer_config.json", R"({"tokenizer_class": "BertTokenizer"})");
    QVERIFY(says(other.refusal(), "BertTokenizer"));
  }

  void refusesBadConfig_data() {
    QTest::addColumn<QString>("config");
    for (const auto* config :
         {"", "[]", "{", R"({"extra_ids": -1})", R"({"extra_ids": 1e9})",
          R"({"extra_ids": 99999999999})", R"({"legacy": "no"})", R"({"eos_token": 3})",
          R"({"eos_token": {"content": 3}})", R"({"added_tokens_decoder": {"x": "y"}})",
          R"({"added_tokens_decoder": {"-3": "y"}})",
          R"({"additional_special_tokens": ["<extra_id_0>"]})", R"({"tokenizer_class": []})",
          R"({"extra_ids": NaN})", R"({"extra_ids": 1e999})",
          R"({"additional_special_tokens": {}})"})
      QTest::newRow(config) << config;
    const QString open(200'000, '['), closed(200'000, ']');
    QTest::newRow("nested, open") << open;
    QTest::newRow("nested tokens") << "{\"additional_special_tokens\": " + open + closed + "}";
  }

  void refusesBadConfig() {
    QFETCH(QString, config);
    const Folder model;
    model.add_demo_pieces();
    model.add("tokenizer_config.json", config.toStdString());
    QVERIFY(model.refusal().find("tokenizer_config.json") != std::string::npos);
  }

  void refusesDamagedPieces_data() {
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const std::string& bytes) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    const auto sound = read(demo_model / "spiece.model");
    std::mt19937 random(1);
    std::string noise(100'000, '\0');
    std::ranges::generate(noise, [&] { return static_cast<char>(random()); });
    row("empty", "");
    row("one letter", "x");
    row("noise", noise);
    row("zeros", std::string(5000, '\0'));
    row("cut to 1 byte", sound.substr(0, 1));
    row("cut to 100 bytes", sound.substr(0, 100));
    row("cut in half", sound.substr(0, sound.size() / 2));
    row("cut by a byte", sound.substr(0, sound.size() - 1));
    row("without its first byte", sound.substr(1));
    row("halves exchanged", sound.substr(sound.size() / 2) + sound.substr(0, sound.size() / 2));
    row("another kind of file", R"({"model": {"type": "Unigram"}})");
  }

  void refusesDamagedPieces() {
    QFETCH(QByteArray, bytes);
    const Folder model;
    model.add("spiece.model", bytes.toStdString());
    const auto sentence = model.refusal();
    QVERIFY(says(sentence, "spiece.model is not a sound"));
    QVERIFY(says(sentence, model.path() / "spiece.model"));
  }

  /// The library goes as deep as a piece is long, and keeps an object for every repeated field.
  void refusesCostlyPieces() {
    const auto length_and = [](const std::string& bytes) {
      std::string number;
      std::size_t length = bytes.size();
      for (; length >= 0x80; length >>= 7) number += static_cast<char>((length & 0x7F) | 0x80);
      return number + static_cast<char>(length) + bytes;
    };
    const auto sound = read(demo_model / "spiece.model");
    const auto piece = "\x0A" + length_and("\x0A" + length_and(std::string(200'000, 'x')));
    const Folder model;
    model.add("spiece.model", sound + piece);
    QVERIFY(says(model.refusal(), "a piece in it is too long"));
    std::string inputs;
    for (int i = 0; i < 100'000; ++i) inputs += "\x0A\0"s;
    model.add("spiece.model", sound + "\x12" + length_and(inputs));
    QVERIFY(says(model.refusal(), "one of its messages is damaged"));
    std::string tests;
    for (int i = 0; i < 100'000; ++i) tests += "\x22\0"s;
    model.add("spiece.model", sound + tests);
    QVERIFY(says(model.refusal(), "it repeats its settings"));
    std::string pieces;
    for (int i = 0; i < 1'000'000; ++i) pieces += "\x0A\0"s;
    model.add("spiece.model", sound + pieces);
    QVERIFY(says(model.refusal(), "belongs to another model"));
  }

  void pointerOfGitLfs() {
    const Folder model;
    model.add("spiece.model", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n");
    QVERIFY(says(model.refusal(), "spiece.model is a pointer of Git LFS"));
  }

  /// ByT5 has no vocabulary: a byte b is the token b + 3.
  void bytes() {
    const auto folder = conformance() / "tokenizer/byt5";
    if (!fs::exists(folder / "cases.json"))
      QSKIP("PTW_CONFORMANCE has no folder tokenizer/byt5: nothing to compare with");
    const Folder model;
    for (const auto* name : {"tokenizer_config.json", "special_tokens_map.json"})
      model.add(name, read(folder / name));
    const auto tokenizer = model.open(384);
    QCOMPARE(tokenizer->size(), 384);
    Count ids("ids"), open_ids("ids without end"), decoded("decoded");
    const auto golden = json::parse(read(folder / "cases.json"));
    for (const auto& entry : golden.at("cases")) {
      const auto text = entry.at("text").get<std::string>();
      ids.check(entry.at("text"), tokenizer->encode(text), entry.at("ids"));
      open_ids.check(entry.at("text"), tokenizer->encode_open(text), entry.at("ids_no_special"));
      decoded.check(entry.at("text"), tokenizer->decode(entry.at("ids").get<Ids>()),
                    entry.at("decoded_no_special"));
    }
    QVERIFY(ids.good() && open_ids.good() && decoded.good());
  }

  void bytesByTheirClass() {
    const Folder model;
    model.add("config.json", R"({"model_type": "t5", "tokenizer_class": "ByT5Tokenizer"})");
    const auto tokenizer = model.open(384);
    QCOMPARE(tokenizer->encode("a<extra_id_1>"), (Ids{'a' + 3, 260, 1}));
    QCOMPARE(tokenizer->piece(' ' + 3), "\u2581"s);
    QCOMPARE(tokenizer->piece(0xE2 + 3), "<0xE2>"s);
    QVERIFY(tokenizer->is_special(0) && tokenizer->is_special(259) && !tokenizer->is_special(3));
    QCOMPARE(model.open(259)->size(), 259);
  }

  void classThatNamesNone() {
    const Folder model;
    model.add_demo_pieces();
    model.add("config.json", R"({"model_type": "t5"})");
    model.add("tokenizer_config.json", R"({"tokenizer_class": "TokenizersBackend"})");
    QCOMPARE(model.open()->encode("dog"), open_tokenizer(demo_model, demo_rows)->encode("dog"));
  }

  /// The table of characters (its array begins with its size) is what the library itself trusts.
  void refusesHostileTable() {
    const auto sound = read(demo_model / "spiece.model");
    const auto table = sound.find("nmt_nfkc") + 8 + 4;
    const auto damaged = [&](std::size_t offset, const std::string& bytes) {
      return std::string(sound).replace(table + offset, bytes.size(), bytes);
    };
    const Folder model;
    for (const auto& bytes :
         {damaged(0, "\xFF\xFF\xFF\x7F"s), damaged(0, "\0\0\0\0"s), damaged(4, "\0\xFE\xFF\x7F"s),
          damaged(4 + 1024, std::string(4096, '\x7F'))}) {
      model.add("spiece.model", bytes);
      QVERIFY(model.refusal().find("table of characters") != std::string::npos);
    }
  }

  void refusesOversizedFile() {
    const Folder model;
    model.add("spiece.model", "");
    fs::resize_file(model.path() / "spiece.model", std::uintmax_t{300} << 20);  // sparse
    QVERIFY(model.refusal().find("too large") != std::string::npos);

    const Folder directory;
    fs::create_directory(directory.path() / "spiece.model");
    QVERIFY(directory.refusal().find("not a plain file") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(TokenizerTest)
#include "tokenizer_test.moc"
