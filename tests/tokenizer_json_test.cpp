// The file tokenizer.json: against the reference's answers, and what is refused in it.
#include <QtTest>

#include <filesystem>

#include "bpe_fixture.h"

using namespace std::string_literals;
using nlohmann::json;
using namespace ptw;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t cat = first_special + 1;

/// A folder with the tiny tokenizer.json, changed at a place.
struct JsonFolder : Folder {
  json file = tiny_tokenizer_json();
  JsonFolder() { save(); }
  void set(const std::string& place, const json& value) {
    file[json::json_pointer(place)] = value;
    save();
  }
  void save() const { add("tokenizer.json", file.dump()); }
  void config(const json& fields) const { add("tokenizer_config.json", fields.dump()); }
  void model_type(const char* type) const { add("config.json", json{{"model_type", type}}.dump()); }
};

/// A post-processor that puts the end piece before every text.
json beginning_with_end_piece() {
  return json::parse(R"({"type": "TemplateProcessing", "single": [
    {"SpecialToken": {"id": "<|endoftext|>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
    "pair": [], "special_tokens": {"<|endoftext|>": {"id": "<|endoftext|>", "ids": [261],
    "tokens": ["<|endoftext|>"]}}})");
}

json metaspace(const char* scheme) {
  return {{"type", "Metaspace"}, {"replacement", "\u2581"}, {"prepend_scheme", scheme}};
}

}  // namespace

class TokenizerJsonTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreesWithReference_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("end");
    for (const auto& [name, end] :
         std::vector<std::pair<const char*, const char*>>{{"added-tokens", "</s>"},
                                                          {"bloom", "</s>"},
                                                          {"gemma", "<eos>"},
                                                          {"gpt-neox", "<|endoftext|>"},
                                                          {"kogpt2", "</s>"},
                                                          {"llama-2", "</s>"},
                                                          {"llama-2-metaspace", "</s>"},
                                                          {"llama-3", "<|end_of_text|>"},
                                                          {"llama-3-merges", "<|end_of_text|>"},
                                                          {"mistral-metaspace-always", "</s>"},
                                                          {"normalizers-nfc", "<unk>"},
                                                          {"normalizers-nfkc", "<unk>"},
                                                          {"qwen2", "<|endoftext|>"},
                                                          {"smollm", "<|endoftext|>"},
                                                          {"t5-fast", "</s>"},
                                                          {"t5-fast-whitespace-split", "</s>"}})
      QTest::newRow(name) << name << end;
  }

  void agreesWithReference() {
    QFETCH(QString, name);
    QFETCH(QString, end);
    const auto source = conformance() / "tokenizer" / name.toStdString();
    if (!fs::exists(source / "cases.json"))
      QSKIP("PTW_CONFORMANCE has no such folder: nothing to compare with");
    const Folder model;
    model.add("tokenizer.json", read(source / "tokenizer.json"));
    model.add("tokenizer_config.json", json{{"eos_token", end.toStdString()}}.dump());
    const auto tokenizer = model.open(100'000);
    Count ids("ids"), open_ids("ids alone"), decoded("decoded"), plain("decoded without special");
    const auto golden = json::parse(read(source / "cases.json"));
    for (const auto& entry : golden.at("cases")) {
      const auto text = entry.at("text").get<std::string>();
      const auto theirs = entry.at("ids").get<Ids>();
      ids.check(entry.at("text"), tokenizer->encode(text), entry.at("ids"));
      open_ids.check(entry.at("text"), tokenizer->encode_open(text), entry.at("ids_no_special"));
      decoded.check(entry.at("text"), tokenizer->decode(theirs, false), entry.at("decoded"));
      plain.check(entry.at("text"), tokenizer->decode(theirs), entry.at("decoded_no_special"));
    }
    QVERIFY(ids.good() && open_ids.good() && decoded.good() && plain.good());
  }

  void textsAndPieces() {
    const JsonFolder model;
    const auto tokenizer = model.open(tiny_rows);
    QCOMPARE(tokenizer->encode("dog dog [cat]<|endoftext|>é"),
             (Ids{dog, dog_after_space, cat, first_special, e_acute}));
    QCOMPARE(tokenizer->encode_target("dog"), (Ids{dog_after_space, first_special}));
    QCOMPARE(tokenizer->encode_target(" dog<|endoftext|>"), (Ids{dog_after_space, first_special}));
    QCOMPARE(tokenizer->encode_target(""), (Ids{first_special}));
    QCOMPARE(tokenizer->end_id(), std::int64_t{first_special});
    QCOMPARE(tokenizer->pad_id(), std::int64_t{first_special});
    QCOMPARE(tokenizer->size(), cat + 1);
    QCOMPARE(tokenizer->piece(dog_after_space), "\u2581dog"s);
    QCOMPARE(tokenizer->piece(cat), "[cat]"s);
    QCOMPARE(tokenizer->piece(cat + 1), ""s);
    QVERIFY(tokenizer->is_special(first_special) && tokenizer->is_special(cat + 1));
    QVERIFY(!tokenizer->is_special(cat));
    QCOMPARE(tokenizer->decode(Ids{dog_after_space, first_special, -1, dog}), " dogdog"s);
  }

  void olderForms() {
    JsonFolder model;
    model.file["model"].erase("type");  // as written before tokenizers 0.10
    model.set("/model/merges", json::parse(R"([["o", "g"], ["Ġ", "d"], ["Ġd", "og"], ["d", "og"],
                                               ["Ã", "©"]])"));
    QCOMPARE(model.open(tiny_rows)->encode("dog dog"), (Ids{dog, dog_after_space}));
  }

  /// What lies beside it is older or says less.
  void countsBeforeOtherFiles() {
    JsonFolder model;
    model.add("vocab.json", tiny_vocabulary({"<|endoftext|>"}).dump());
    model.add("merges.txt", tiny_merges + "1 2\n");
    model.add("spiece.model", "");
    model.add("tokenizer.model", "IQ== 0\n");
    model.config({{"eos_token", "<|endoftext|>"}});
    QCOMPARE(model.open(tiny_rows)->encode("dog"), (Ids{dog}));
    model.set("/pre_tokenizer", json::parse(R"({"type": "Sequence", "pretokenizers": [
      {"type": "Split", "pattern": {"Regex": "o"}, "behavior": "Isolated"},
      {"type": "ByteLevel", "add_prefix_space": false}]})"));
    QCOMPARE(model.open(tiny_rows)->encode("dog"), (Ids{'d', 'o', 'g'}));
  }

  void wordsThatArePieces() {
    JsonFolder model;
    model.file["model"]["vocab"]["cow"] = 262;
    model.file["added_tokens"].erase(1);
    model.save();
    QCOMPARE(model.open(tiny_rows)->encode("cow"), (Ids{'c', 'o', 'w'}));
    model.set("/model/ignore_merges", true);
    QCOMPARE(model.open(tiny_rows)->encode("cow"), (Ids{262}));
  }

  void targetsOfModelsWithAnEncoder() {
    JsonFolder model;
    model.set("/post_processor", beginning_with_end_piece());
    model.config({{"eos_token", "<|endoftext|>"}});
    model.model_type("bart");
    QCOMPARE(model.open(tiny_rows)->encode_target("dog"), (Ids{first_special, dog}));
    model.model_type("llama");
    QCOMPARE(model.open(tiny_rows)->encode_target("dog"), (Ids{dog_after_space, first_special}));
  }

  void prefixSpace() {
    JsonFolder model;
    model.set("/pre_tokenizer/add_prefix_space", true);
    QCOMPARE(model.open(tiny_rows)->encode("dog"), (Ids{dog_after_space}));
    QCOMPARE(model.open(tiny_rows)->encode_target("dog"), (Ids{dog_after_space, first_special}));
    model.config({{"add_prefix_space", false}});
    QCOMPARE(model.open(tiny_rows)->encode("dog"), (Ids{dog}));
    model.set("/pre_tokenizer", metaspace("always"));
    QVERIFY(says(model.refusal(tiny_rows), "\"add_prefix_space\": false, but the file itself"));
    model.config({{"add_prefix_space", true}});
    QCOMPARE(model.refusal(tiny_rows), ""s);
  }

  /// tokenizer_config.json counts for Llama's own class; others go by the post-processor.
  void whatStandsBeforeATextIsAgreedOn() {
    JsonFolder model;
    model.set("/post_processor", beginning_with_end_piece());
    const auto expect = [&model](json config, const Ids& ids) {
      config["bos_token"] = config["eos_token"] = "<|endoftext|>";
      model.config(config);
      QCOMPARE(model.open(tiny_rows)->encode("dog"), ids);
    };
    expect(json::object(), {first_special, dog});
    expect({{"add_bos_token", true}}, {first_special, dog});
    expect({{"tokenizer_class", "LlamaTokenizerFast"}}, {first_special, dog});
    expect({{"tokenizer_class", "LlamaTokenizer"}, {"add_bos_token", false}}, {dog});
    expect(
        {{"tokenizer_class", "LlamaTokenizer"}, {"add_bos_token", false}, {"add_eos_token", true}},
        {dog, first_special});
    model.config({{"bos_token", "<|endoftext|>"}, {"add_bos_token", false}});
    QVERIFY(says(model.refusal(tiny_rows), "tokenizer_config.json says \"add_bos_token\": false"));
  }

  void tokensOfOtherFiles() {
    const JsonFolder model;
    model.config({{"pad_token", "[PAD]"},
                  {"mask_token", "og"},
                  {"added_tokens_decoder", {{"263", {{"content", "<b>"}}}}}});
    const auto tokenizer = model.open(tiny_rows);
    QCOMPARE(tokenizer->encode("dog<b>[PAD]"), (Ids{'d', og, 263, 264}));
    QCOMPARE(tokenizer->pad_id(), 264);
    QVERIFY(tokenizer->is_special(og) && !tokenizer->is_special(263));
    QCOMPARE(model.open(264)->pad_id(), std::int64_t{first_special});
    model.config({{"added_tokens_decoder", {{"270", {{"content", "<b>"}}}}}});
    QVERIFY(says(model.refusal(tiny_rows), "the id 270, but in tokenizer.json it gets 263"));
  }

  void tokensWithoutARow() {
    const JsonFolder model;
    const auto tokenizer = model.open(cat);
    QCOMPARE(tokenizer->size(), cat);
    QCOMPARE(tokenizer->encode("dog"), (Ids{dog}));
    QVERIFY_THROWS_EXCEPTION(Error, std::ignore = tokenizer->encode("dog [cat]"));
    QVERIFY(
        says(model.refusal(first_special), "no piece <|endoftext|>, or the model's table no row"));
    QVERIFY(says(model.refusal(dog), "belongs to another model"));
  }

  /// The reference sets them anew at every call.
  void truncationAndPadding() {
    JsonFolder model;
    model.set("/truncation", {{"max_length", 1}, {"strategy", "LongestFirst"}, {"stride", 0}});
    model.set("/padding", {{"strategy", {{"Fixed", 9}}}, {"pad_id", 0}, {"pad_token", "!"}});
    QCOMPARE(model.open(tiny_rows)->encode("dog dog"), (Ids{dog, dog_after_space}));
  }

  void refusesWhatIsNotComputed_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* place, const char* value, const char* part) {
      QTest::addRow("%s %s", place, value) << place << value << part;
    };
    row("/model/type", R"("WordPiece")", "WordPiece");
    row("/model", "null", "in model");
    row("/model/dropout", "0.1", "model.dropout");
    row("/model/end_of_word_suffix", R"("</w>")", "end_of_word_suffix");
    row("/model/continuing_subword_prefix", R"("##")", "continuing_subword_prefix");
    row("/model/novelty", "1", "novelty");
    row("/novelty", "{}", "novelty");
    row("/normalizer", R"({"type": "BertNormalizer"})", "BertNormalizer");
    row("/normalizer", R"({"type": "NFC", "novelty": 1})", "novelty");
    row("/normalizer", R"({"type": "Sequence", "normalizers": [{"type": "Nmt"}]})", "Nmt");
    row("/normalizer", R"({"type": "Replace", "pattern": {"Regex": "\\bx"}, "content": ""})", "bx");
    row("/pre_tokenizer", R"({"type": "BertPreTokenizer"})", "BertPreTokenizer");
    for (const char* expression : {"[a&&b]", "[^a[^b]]", "[[:alpha:]]", "a{1,3}+", "(?m:a)", "(a",
                                   "(?<n>a)", "\\h", "\\K", "(*F)", "[]a]", "[a-[b]]"})
      QTest::addRow("%s", expression)
          << "/pre_tokenizer"
          << QString::fromStdString(json{
                 {"type", "Split"}, {"pattern", {{"Regex", expression}}}, {"behavior", "Isolated"}}
                                        .dump())
          << "pre_tokenizer.pattern";
    row("/pre_tokenizer", R"({"type": "Split", "pattern": {"String": "a"}, "behavior": "Doubled"})",
        "Doubled");
    row("/post_processor", R"({"type": "Magic"})", "Magic");
    row("/decoder", R"({"type": "WordPiece"})", "decoder");
    row("/added_tokens/0/novelty", "true", "novelty");
  }

  void refusesWhatIsNotComputed() {
    QFETCH(QString, place);
    QFETCH(QString, value);
    QFETCH(QString, part);
    JsonFolder model;
    QCOMPARE(model.refusal(tiny_rows), ""s);
    model.set(place.toStdString(), json::parse(value.toStdString()));
    const auto refusal = model.refusal(tiny_rows);
    QVERIFY(says(refusal, part.toStdString()));
    QVERIFY(says(refusal, "something that is not computed here"));
    QVERIFY(says(refusal, model.path() / "tokenizer.json"));
  }

  void refusesDamagedFiles_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* place, const std::string& value, const char* sentence) {
      QTest::addRow("%s %.60s", place, value.c_str())
          << place << QString::fromStdString(value) << sentence;
    };
    row("/model/vocab", "[]", "model.vocab is not");
    row("/model/vocab/dog", "-1", "model.vocab.dog is not");
    row("/model/vocab/dog", "1e30", "model.vocab.dog is not");
    row("/model/vocab/dog", "65", "is not");
    row("/model/unk_token", R"("<none>")", "model.unk_token is not");
    row("/model/merges", "{}", "model.merges is not");
    row("/model/merges/0", R"("o")", "model.merges is not");
    row("/model/merges/0", R"(["o", "g", "d"])", "model.merges is not");
    row("/model/merges/0", R"(["d", "o"])", "model.merges is not");
    row("/model/ignore_merges", "3", "model.ignore_merges is not");
    row("/model", R"({"type": "Unigram", "vocab": [["a", "b"]], "unk_id": 0})",
        "model.vocab is not");
    row("/model", R"({"type": "Unigram", "vocab": [["a", -1]], "unk_id": 1})",
        "model.unk_id is not");
    row("/model", "3", "is not what a tokenizer");
    row("/normalizer", R"({"type": "Precompiled", "precompiled_charsmap": "AAAA"})",
        "normalizer.precompiled_charsmap is not");
    row("/normalizer", R"({"type": "Precompiled", "precompiled_charsmap": "??"})",
        "normalizer.precompiled_charsmap is not");
    row("/normalizer", R"({"type": 3})", "normalizer.type is not");
    row("/pre_tokenizer", "[]", "pre_tokenizer is not");
    row("/post_processor", R"({"type": "TemplateProcessing", "single": []})",
        "post_processor.single is not");
    row("/post_processor", R"({"type": "BertProcessing", "sep": ["a"], "cls": ["b", 1]})",
        "post_processor.sep is not");
    row("/post_processor", R"({"type": "BertProcessing", "sep": ["a", 999], "cls": ["b", 1]})",
        "no piece 999");
    row("/added_tokens", "{}", "added_tokens is not");
    row("/added_tokens/0/id", "null", "added_tokens.id is not");
    row("/added_tokens/0/content", R"("")", "added_tokens.content is not");
    row("/added_tokens/0", "3", "added_tokens is not");
    row("/added_tokens/1/id", "300", "the id 300, but after its vocabulary comes 262");
    const auto nested = std::string(2000, '[') + std::string(2000, ']');
    for (const auto* place : {"/added_tokens/0", "/model/vocab", "/model/merges/0", "/normalizer"})
      row(place, nested, "is not");
  }

  void refusesDamagedFiles() {
    QFETCH(QString, place);
    QFETCH(QString, value);
    QFETCH(QString, sentence);
    JsonFolder model;
    model.set(place.toStdString(), json::parse(value.toStdString()));
    const auto refusal = model.refusal(tiny_rows);
    QVERIFY(says(refusal, sentence.toStdString()));
    QVERIFY(says(refusal, model.path() / "tokenizer.json"));
  }

  void refusesWhatIsNoTokenizer() {
    const Folder model;
    model.add("tokenizer.json",
              "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n");
    QVERIFY(says(model.refusal(), "tokenizer.json is a pointer of Git LFS"));
    model.add("tokenizer.json", std::string(4'000'000, '['));
    QVERIFY(says(model.refusal(), "tokenizer.json is "));
    const JsonFolder other;
    QVERIFY(says(other.refusal(10), "belongs to another model"));
    other.config({{"eos_token", "<none>"}});
    QVERIFY(says(other.refusal(first_special + 2), "no piece <none>"));
  }

  void oddTextsDoNoHarm() {
    JsonFolder model;
    const auto check = [&model] {
      const auto tokenizer = model.open(tiny_rows);
      for (const auto& text : {"\xFF\xFE\x80 abc"s, "a\0b"s, std::string(100'000, ' ') + 'x',
                               std::string(50'000, '<'), "<|endoftext|\xC2>"s, "\xED\xA0\x80"s}) {
        const auto ids = tokenizer->encode(text);
        for (const auto id : ids) QVERIFY(id >= 0 && id < tokenizer->size());
        std::ignore = tokenizer->decode(ids, false);
      }
    };
    check();
    model.set("/normalizer", {{"type", "NFKC"}});
    model.set("/pre_tokenizer", metaspace("first"));
    model.set("/model/unk_token", "o");
    check();
  }
};

QTEST_APPLESS_MAIN(TokenizerJsonTest)
#include "tokenizer_json_test.moc"
