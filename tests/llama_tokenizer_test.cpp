// The Llama tokenizer on a tiny SentencePiece model that is written here.
#include <QtTest>

#include "tokenizer_fixture.h"

using namespace std::string_literals;
using nlohmann::json;
using namespace ptw;

namespace {

// sentencepiece_model.proto's kinds of pieces
enum Kind : char { ordinary = 1, unknown = 2, control = 3, byte = 6 };

std::string length_and(const std::string& bytes) {
  std::string number;
  std::size_t length = bytes.size();
  for (; length >= 0x80; length >>= 7) number += static_cast<char>((length & 0x7F) | 0x80);
  return number + static_cast<char>(length) + bytes;
}

std::string piece(const std::string& text, Kind kind, float score = 0) {
  std::string number(sizeof score, '\0');
  std::memcpy(number.data(), &score, sizeof score);
  return "\x0A" +
         length_and("\x0A" + length_and(text) + "\x15" + number + "\x18" + static_cast<char>(kind));
}

std::string byte_piece(int value) {
  return QString::asprintf("<0x%02X>", value).toStdString();
}

// The ids of the model below.
enum : std::int64_t {
  unk,
  start,
  end,
  first_byte,
  space = first_byte + 256,
  d,
  o,
  g,
  og,
  dog,
  space_dog
};

/// A BPE model with byte fallback and a dummy prefix, as Llama's is.
std::string llama_pieces() {
  std::string model = piece("<unk>", unknown) + piece("<s>", control) + piece("</s>", control);
  for (int value = 0; value < 256; ++value) model += piece(byte_piece(value), byte);
  float score = 0;
  for (const auto* text : {"\u2581", "d", "o", "g", "og", "dog", "\u2581dog"})
    model += piece(text, ordinary, score--);
  const auto trainer = "\x18\x02\x98\x02\x01"s;                 // model_type BPE, byte_fallback
  const auto normalizer = "\x0A\x08identity\x18\x01\x20\x00"s;  // dummy prefix, spaces kept
  return model + "\x12" + length_and(trainer) + "\x1A" + length_and(normalizer);
}

struct LlamaFolder : Folder {
  explicit LlamaFolder(const std::string& config = "{}") {
    add("config.json", R"({"model_type": "llama"})");
    add("tokenizer.model", llama_pieces());
    add("tokenizer_config.json", config);
  }
};

}  // namespace

class LlamaTokenizerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void inputsAndTargets() {
    const auto tokenizer = LlamaFolder().open();
    QCOMPARE(tokenizer->encode("dog"), (Ids{start, space_dog}));
    QCOMPARE(tokenizer->encode_open("dog dog"), (Ids{space_dog, space_dog}));
    QCOMPARE(tokenizer->encode_target("dog"), (Ids{space_dog, end}));
    QCOMPARE(tokenizer->encode_target(""), (Ids{end}));
    QCOMPARE(tokenizer->encode(""), (Ids{start}));
    QCOMPARE(tokenizer->end_id(), std::int64_t{end});
    QCOMPARE(tokenizer->pad_id(), std::int64_t{end});
    QCOMPARE(tokenizer->size(), std::int64_t{space_dog + 1});
    for (const auto id : {unk, start, end}) QVERIFY(tokenizer->is_special(id));
    QVERIFY(!tokenizer->is_special(first_byte) && !tokenizer->is_special(dog));
  }

  void options() {
    const auto both = R"({"add_bos_token": false, "add_eos_token": true})";
    QCOMPARE(LlamaFolder(both).open()->encode("dog"), (Ids{space_dog, end}));
    const auto padded = LlamaFolder(R"({"pad_token": "<unk>"})").open();
    QCOMPARE(padded->pad_id(), std::int64_t{unk});
    const auto tight = LlamaFolder(R"({"pad_token": "[PAD]"})").open(space_dog + 1);
    QCOMPARE(tight->pad_id(), std::int64_t{end});
  }

  void bytesComeBack() {
    const auto tokenizer = LlamaFolder().open();
    QCOMPARE(tokenizer->encode_open("\n"), (Ids{space, first_byte + 0x0A}));
    QCOMPARE(tokenizer->piece(first_byte + 0x0A), "<0x0A>"s);
    for (const std::string text : {"dog\ndog", "안녕 dog", "x"})
      QCOMPARE(tokenizer->decode(tokenizer->encode(text)), text);
    QCOMPARE(tokenizer->decode(Ids{first_byte + 0xE2, dog}), "\uFFFDdog"s);
  }

  /// Only legacy has the model put a space after special tokens.
  void legacy() {
    const auto before = LlamaFolder().open();
    QCOMPARE(before->encode_open("dog</s>dog"), (Ids{space_dog, end, space_dog}));
    QCOMPARE(before->decode(Ids{start, space_dog, end}, false), "<s> dog</s>"s);
    QCOMPARE(before->decode(Ids{start, dog, end}, false), "<s>  dog</s>"s);
    QCOMPARE(before->decode(Ids{dog, end, end, dog}, false), " dog</s></s>dog"s);
    const auto after = LlamaFolder(R"({"legacy": false})").open();
    QCOMPARE(after->encode_open("dog</s>dog"), (Ids{space_dog, end, dog}));
    QCOMPARE(after->encode_open("</s>dog"), (Ids{end, dog}));
    QCOMPARE(after->decode(Ids{start, space_dog, end}, false), "<s> dog</s>"s);
    QCOMPARE(after->decode(Ids{start, dog, end}, false), "<s> dog</s>"s);
    QCOMPARE(after->decode(Ids{dog, end, end, dog}, false), "dog</s></s>dog"s);
    QCOMPARE(after->encode_target("dog"), (Ids{space_dog, end}));
  }

  /// The embedded T5's pieces, whose ids are other than Llama's and which have no <s>.
  void rolesFromFiles() {
    const Folder model;
    model.add("tokenizer.model", read(demo_model / "spiece.model"));
    model.add("config.json", R"({"model_type": "mistral", "bos_token_id": 0, "eos_token_id": 2})");
    const auto dog_here = open_tokenizer(demo_model, demo_rows)->encode_open("dog");
    QCOMPARE(model.open()->encode("dog"), (Ids{0, dog_here[0]}));
    QCOMPARE(model.open()->end_id(), 2);
    model.add("special_tokens_map.json", R"({"bos_token": "<unk>"})");
    QCOMPARE(model.open()->encode("dog"), (Ids{2, dog_here[0]}));

    model.add("special_tokens_map.json", "{}");
    model.add("config.json", R"({"model_type": "llama", "eos_token_id": [1, 2]})");
    QCOMPARE(model.open()->encode("<s>"), (Ids{8000, 8000}));  // it follows the pieces
    QVERIFY(says(model.refusal(8000), "no piece <s>"));
  }

  void refusals() {
    const Folder model;
    model.add("config.json", R"({"model_type": "llama"})");
    QVERIFY(says(model.refusal(), "neither tokenizer.json nor tokenizer.model"));
    model.add("tokenizer.model", "IQ== 0\nIg== 1\nIw== 2\n");
    QVERIFY(says(model.refusal(), "as tiktoken reads it"));
    QVERIFY(says(model.refusal(), "Put the tokenizer.json"));
    model.add("tokenizer.model", llama_pieces());
    QCOMPARE(model.refusal(), ""s);
    QVERIFY(says(model.refusal(space_dog), "belongs to another model"));
    model.add("tokenizer.model", llama_pieces().substr(0, 1000));
    QVERIFY(says(model.refusal(), "tokenizer.model is not a sound"));
    model.add("tokenizer_config.json", R"({"add_bos_token": "yes"})");
    QVERIFY(says(model.refusal(), "tokenizer_config.json: add_bos_token"));
  }

  void byItsClass() {
    const Folder model;
    model.add("tokenizer.model", llama_pieces());
    for (const auto* kind : {"LlamaTokenizerFast", "LLaMATokenizer"}) {
      model.add("tokenizer_config.json", json{{"tokenizer_class", kind}}.dump());
      QCOMPARE(model.open()->encode("dog"), (Ids{start, space_dog}));
    }
    model.add("config.json", R"({"model_type": "llama"})");
    model.add("tokenizer_config.json", R"({"tokenizer_class": "TokenizersBackend"})");
    QCOMPARE(model.open()->encode("dog"), (Ids{start, space_dog}));
  }
};

QTEST_APPLESS_MAIN(LlamaTokenizerTest)
#include "llama_tokenizer_test.moc"
