// The files of byte-level BPE: which tokenizer a folder has, and damaged files.
#include <QtTest>

#include <filesystem>

#include "bpe_fixture.h"

using namespace std::string_literals;
using nlohmann::json;
using namespace ptw;
namespace fs = std::filesystem;

class BpeFilesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whichFamily_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("tokenizer");
    QTest::addColumn<bool>("bart");
    QTest::newRow("no config") << ""
                               << "" << false;
    QTest::newRow("gpt2") << "gpt2"
                          << "" << false;
    QTest::newRow("bart") << "bart"
                          << "PreTrainedTokenizerFast" << true;
    QTest::newRow("another model, by its tokenizer") << "opt"
                                                     << "GPT2Tokenizer" << false;
    QTest::newRow("another model, by its files") << "opt"
                                                 << "" << false;
    QTest::newRow("the tokenizer counts more") << "llama"
                                               << "BartTokenizerFast" << true;
    QTest::newRow("gpt2, a class that names none") << "gpt2"
                                                   << "TokenizersBackend" << false;
    QTest::newRow("bart, a class that names none") << "bart"
                                                   << "TokenizersBackend" << true;
  }

  void whichFamily() {
    QFETCH(QString, model);
    QFETCH(QString, tokenizer);
    QFETCH(bool, bart);
    const Gpt2Folder folder;
    json config = json::object();
    json tokenizer_config = json::object();
    if (!model.isEmpty()) config["model_type"] = model.toStdString();
    if (!tokenizer.isEmpty()) tokenizer_config["tokenizer_class"] = tokenizer.toStdString();
    folder.add("config.json", config.dump());
    folder.add("tokenizer_config.json", tokenizer_config.dump());
    QCOMPARE(folder.open(tiny_rows)->encode("dog").size(), bart ? 3u : 1u);
  }

  /// As KoGPT2's and KoBART's are.
  void refusesVocabulariesOfCharacters() {
    const Gpt2Folder model;
    model.add("vocab.json", R"({"<|endoftext|>": 0, "\u2581": 1, "정": 2, "▁정": 3})");
    QVERIFY(
        says(model.refusal(tiny_rows), "vocab.json is no vocabulary of bytes: it has the token"));
    auto ids = tiny_vocabulary({"<|endoftext|>"});
    ids["Ġd한"] = 270;
    model.add("vocab.json", ids.dump());
    QCOMPARE(model.refusal(tiny_rows), ""s);  // it may be a special token
    ids["o한"] = 271;
    ids["한글"] = 272;
    ids["o한한글"] = 273;
    model.add("vocab.json", ids.dump());
    model.add("merges.txt", tiny_merges + "o한 한글\n");
    QVERIFY(
        says(model.refusal(tiny_rows), "vocab.json is no vocabulary of bytes: it has the token"));
  }

  /// As in bart-large-cnn, whose <mask> has no row. Only a text that has it is refused.
  void specialTokenWithoutRow() {
    const BartFolder model;
    const auto tokenizer = model.open(model.mask);
    QCOMPARE(tokenizer->encode("dog"), (Ids{model.start, dog, model.end}));
    QCOMPARE(tokenizer->size(), std::int64_t{model.mask});
    QVERIFY_THROWS_EXCEPTION(Error, std::ignore = tokenizer->encode("dog <mask>"));
    model.add("vocab.json", tiny_vocabulary({"<s>", "<pad>", "</s>", "<unk>", "more"}).dump());
    QVERIFY(says(model.refusal(model.mask), "the token \"more\" has the id 265"));
  }

  void refusesDamagedFiles_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* file, const std::string& bytes,
                        const char* sentence) {
      QTest::newRow(name) << file << QString::fromStdString(bytes) << sentence;
    };
    const auto with = [](const char* token, const json& id) {
      auto ids = tiny_vocabulary({"<|endoftext|>"});
      ids[token] = id;
      return ids.dump();
    };
    const auto sound = tiny_vocabulary({"<|endoftext|>"}).dump();
    row("a list", "vocab.json", "[1, 2]", "vocab.json is not a JSON object");
    row("cut off", "vocab.json", sound.substr(0, sound.size() / 2), "vocab.json is not a JSON");
    row("empty", "vocab.json", "", "vocab.json is not a JSON object");
    row("id as text", "vocab.json", with("new", "9"), "the token \"new\" is not a whole number");
    row("broken id", "vocab.json", with("new", 1.5), "the token \"new\" is not a whole number");
    row("negative id", "vocab.json", with("new", -1), "the token \"new\" is not a whole number");
    row("huge id", "vocab.json", with("new", 1ull << 63),
        "the token \"new\" is not a whole number");
    row("id twice", "vocab.json", with("new", 65), "two tokens the id 65, \"A\" and \"new\"");
    row("id beyond", "vocab.json", with("new", 300), "the token \"new\" has the id 300");
    const std::string open(200'000, '['), closed(200'000, ']');
    row("nested, open", "vocab.json", open, "vocab.json is not a JSON object");
    row("nested id", "vocab.json", "{\"a\": " + open + closed + "}", " is not ");
    row("not a number", "vocab.json", "{\"a\": NaN}", "vocab.json is not a JSON object");
    const auto pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"s;
    for (const auto* file : {"vocab.json", "merges.txt", "tokenizer_config.json"})
      row((file + " pointer"s).c_str(), file, pointer, "is a pointer of Git LFS");
    std::string many = "{";
    for (int i = 0; i < 1'000'000; ++i) many += "\"\":[],";
    row("many values", "vocab.json", many + "\"\":[]}", "vocab.json is ");
    row("long token", "vocab.json", with(std::string(500, 'o').c_str(), -1),
        (std::string(40, 'o') + "…\" is not").c_str());
    row("one part", "merges.txt", tiny_merges + "dog\n",
        "merges.txt, line 7: \"dog\" is not a merge");
    row("three parts", "merges.txt", "o g d\n" + tiny_merges, "merges.txt, line 1: \"o g d\"");
    row("no right part", "merges.txt", tiny_merges + "d \n", "merges.txt, line 7: \"d \"");
    row("empty line", "merges.txt", tiny_merges + "\no g\n", "merges.txt, line 7: \"\"");
    row("lines shuffled", "merges.txt", "d og\nog\n" + tiny_merges, "merges.txt, line 2: \"og\"");
    row("zero bytes", "merges.txt", std::string(100, '\0'), "merges.txt, line 1:");
    row("unknown part", "merges.txt", tiny_merges + "cat s",
        "line 7: the merge has the token \"cat\"");
    row("unknown whole", "merges.txt", tiny_merges + "d o\n",
        "line 7: the merge has the token \"do\"");
    row("other merges", "merges.txt", tiny_merges + "d o\n", "vocab.json does not have");
    row("class", "tokenizer_config.json", R"({"tokenizer_class": "BertTokenizer"})",
        "a tokenizer of the kind BertTokenizer");
    row("flag", "tokenizer_config.json", R"({"add_prefix_space": 1})",
        "tokenizer_config.json: add_prefix_space is not");
    row("added", "added_tokens.json", R"({"<b>": -1})", "added_tokens.json: <b> is not");
    row("config", "config.json", "x", "config.json is not a JSON object");
  }

  void refusesDamagedFiles() {
    QFETCH(QString, file);
    QFETCH(QString, content);
    QFETCH(QString, sentence);
    const Gpt2Folder model;
    QCOMPARE(model.refusal(tiny_rows), ""s);
    model.add(file.toStdString(), content.toStdString());
    const auto refusal = model.refusal(tiny_rows);
    QVERIFY(says(refusal, sentence.toStdString()));
    QVERIFY(says(refusal, model.path() / file.toStdString()));
  }

  void mergesAsOtherSystemsWriteThem() {
    const Gpt2Folder model;
    model.add("merges.txt", "o g\r\nĠ d\r\nĠd og\r\nd og");
    QCOMPARE(model.open(tiny_rows)->encode("dog dog"), (Ids{dog, dog_after_space}));
    model.add("merges.txt", tiny_merges + "\n");
    QCOMPARE(model.refusal(tiny_rows), ""s);
    model.add("merges.txt", "o \xFF\xFE");
    QVERIFY(says(model.refusal(tiny_rows), "merges.txt, line 1: the merge has the token \"\uFFFD"));
  }

  void refusesIncompleteFolders() {
    const Folder model;
    model.add("config.json", R"({"model_type": "gpt2"})");
    QVERIFY(says(model.refusal(tiny_rows),
                 "has no tokenizer. Put the vocab.json and the merges.txt, or"));
    model.add("merges.txt", tiny_merges);
    QVERIFY(says(model.refusal(tiny_rows), "has a merges.txt, but no vocab.json"));
    fs::remove(model.path() / "merges.txt");
    model.add("vocab.json", tiny_vocabulary({"<|endoftext|>"}).dump());
    QVERIFY(says(model.refusal(tiny_rows), "has a vocab.json, but no merges.txt"));
    model.add("merges.txt", tiny_merges);
    QCOMPARE(model.refusal(first_special + 1), ""s);
    QVERIFY(
        says(model.refusal(first_special), "no piece <|endoftext|>, or the model's table no row"));
    QVERIFY(says(model.refusal(dog), "has the id 259, but the model's table has only 259"));
    fs::remove(model.path() / "merges.txt");
    fs::create_directory(model.path() / "merges.txt");
    QVERIFY(says(model.refusal(tiny_rows), "not a plain file"));
  }

  void refusesOversizedFiles() {
    for (const auto* name : {"vocab.json", "merges.txt", "tokenizer_config.json"}) {
      const Gpt2Folder model;
      model.add(name, "");
      fs::resize_file(model.path() / name, std::uintmax_t{1} << 40);  // sparse
      QVERIFY(says(model.refusal(tiny_rows), model.path() / name));
      QVERIFY(says(model.refusal(tiny_rows), "too large"));
    }
  }
};

QTEST_APPLESS_MAIN(BpeFilesTest)
#include "bpe_files_test.moc"
