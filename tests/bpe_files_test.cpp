// The files of byte-level BPE: which tokenizer a folder has, tokenizer.json, and damaged files.
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

  void oneFile() {
    const Folder model;
    auto file = tiny_tokenizer_json();
    model.add("tokenizer.json", file.dump());
    const auto check = [&] {
      const auto tokenizer = model.open(tiny_rows);
      QCOMPARE(tokenizer->encode("dog dog [cat]<|endoftext|>é"),
               (Ids{dog, dog_after_space, 270, first_special, e_acute}));
      QCOMPARE(tokenizer->end_id(), std::int64_t{first_special});
      QVERIFY(!tokenizer->is_special(270));
    };
    check();
    file["model"].erase("type");  // as written before tokenizers 0.10
    file["model"]["merges"] = json::parse(R"([["o", "g"], ["Ġ", "d"], ["Ġd", "og"], ["d", "og"],
                                              ["Ã", "©"]])");
    model.add("tokenizer.json", file.dump());
    check();
    model.add("vocab.json", "{}");  // not enough by itself
    check();

    file["pre_tokenizer"]["add_prefix_space"] = true;
    model.add("tokenizer.json", file.dump());
    QCOMPARE(model.open(tiny_rows)->encode("dog"), (Ids{dog_after_space}));
    model.add("tokenizer_config.json", R"({"add_prefix_space": false})");
    QCOMPARE(model.open(tiny_rows)->encode("dog"), (Ids{dog}));
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
    row("nested id", "vocab.json", "{\"a\": " + open + closed + "}",
        "the token \"a\" is not a whole number");
    row("not a number", "vocab.json", "{\"a\": NaN}", "vocab.json is not a JSON object");
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
    QVERIFY(
        says(model.refusal(tiny_rows), "has no tokenizer. Put the vocab.json and the merges.txt"));
    model.add("merges.txt", tiny_merges);
    QVERIFY(says(model.refusal(tiny_rows), "has a merges.txt, but no vocab.json"));
    fs::remove(model.path() / "merges.txt");
    model.add("vocab.json", tiny_vocabulary({"<|endoftext|>"}).dump());
    QVERIFY(says(model.refusal(tiny_rows), "has a vocab.json, but no merges.txt"));
    model.add("merges.txt", tiny_merges);
    QCOMPARE(model.refusal(first_special + 1), ""s);
    QVERIFY(says(model.refusal(first_special), "it belongs to another model"));
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

  void refusesOtherTokenizerJson_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* place, const char* value, const char* sentence) {
      QTest::addRow("%s %s", place, value) << place << value << sentence;
    };
    row("/model/type", R"("Unigram")", "of another kind (model: Unigram)");
    row("/model", "null", "of another kind (model: none)");
    row("/model/byte_fallback", "true", "of another kind (byte_fallback)");
    row("/model/end_of_word_suffix", R"("</w>")", "of another kind (end_of_word_suffix)");
    row("/normalizer", R"({"type": "NFC"})", "of another kind (normalizer: NFC)");
    row("/pre_tokenizer", R"({"type": "Sequence"})", "of another kind (pre_tokenizer: Sequence)");
    row("/pre_tokenizer/use_regex", "false", "of another kind (use_regex: false)");
    row("/model/vocab", "[]", "model.vocab is not");
    row("/model/vocab/dog", "-1", "the token \"dog\" is not a whole number");
    row("/model/merges", "{}", "model.merges is not");
    row("/model/merges/0", R"("o")", "model.merges is not");
    row("/model/merges/0", R"(["o", "g", "d"])", "model.merges is not");
    row("/model/merges/0", R"(["d", "o"])", "the merge of \"d\" and \"o\" has the token \"do\"");
    row("/added_tokens", "{}", "added_tokens is not");
    row("/added_tokens/0/id", "null", "added_tokens is not");
    row("/added_tokens/0", "3", "added_tokens is not");
    const auto nested = std::string(2000, '[') + std::string(2000, ']');
    for (const auto& [place, sentence] : std::vector<std::pair<const char*, const char*>>{
             {"/added_tokens/0", "added_tokens is not"},
             {"/model/vocab", "model.vocab is not"},
             {"/model/merges/0", "model.merges is not"}})
      QTest::addRow("%s nested", place) << place << QString::fromStdString(nested) << sentence;
  }

  void refusesOtherTokenizerJson() {
    QFETCH(QString, place);
    QFETCH(QString, value);
    QFETCH(QString, sentence);
    auto file = tiny_tokenizer_json();
    const Folder model;
    model.add("tokenizer.json", file.dump());
    QCOMPARE(model.refusal(tiny_rows), ""s);
    file[json::json_pointer(place.toStdString())] = json::parse(value.toStdString());
    model.add("tokenizer.json", file.dump());
    const auto refusal = model.refusal(tiny_rows);
    QVERIFY(says(refusal, sentence.toStdString()));
    QVERIFY(says(refusal, model.path() / "tokenizer.json"));
  }
};

QTEST_APPLESS_MAIN(BpeFilesTest)
#include "bpe_files_test.moc"
