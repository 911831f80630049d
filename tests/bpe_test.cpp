// Byte-level BPE against the reference's answers and on a tiny vocabulary.
#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "bpe_fixture.h"
#include "text/byte_level_words.h"
#include "text/byte_pair_merges.h"

using namespace std::string_literals;
using nlohmann::json;
using namespace ptw;
namespace fs = std::filesystem;

class BpeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreesWithReference() {
    const auto source = conformance() / "tokenizer/bpe";
    if (!fs::exists(source / "cases.json"))
      QSKIP("PTW_CONFORMANCE has no folder tokenizer/bpe: nothing to compare with");
    const Folder model;
    for (const auto* name : {"vocab.json", "merges.txt"}) model.add(name, read(source / name));
    const auto golden = json::parse(read(source / "cases.json"));
    const auto size = golden.at("vocab_size").get<std::int64_t>();
    const auto plain = model.open(size);
    model.add("tokenizer_config.json", R"({"add_prefix_space": true})");
    const auto spaced = model.open(size);
    QCOMPARE(plain->size(), size);
    QCOMPARE(plain->end_id(), golden.at("eos_id").get<std::int64_t>());

    Count ids("ids"), spaced_ids("ids with prefix space"), decoded("decoded");
    for (const auto& entry : golden.at("cases")) {
      const auto& text = entry.at("text");
      ids.check(text, plain->encode(text.get<std::string>()), entry.at("ids"));
      spaced_ids.check(text, spaced->encode(text.get<std::string>()),
                       entry.at("ids_add_prefix_space"));
      decoded.check(text, plain->decode(entry.at("ids").get<Ids>(), false), entry.at("decoded"));
    }
    QVERIFY(ids.good() && spaced_ids.good() && decoded.good());
  }

  /// All occurrences of the earliest pair first, even where one of them makes an earlier pair.
  void mergesInRounds() {
    enum : std::int64_t { a, b, c, ab, aba, aa };
    BytePairMerges pairs;
    pairs.add(ab, a, aba);
    pairs.add(a, b, ab);
    pairs.add(a, a, aa);
    QCOMPARE(pairs.apply(Ids{a, b, a, b, c}), (Ids{ab, ab, c}));
    QCOMPARE(pairs.apply(Ids{a, b, a, c}), (Ids{aba, c}));
    QCOMPARE(pairs.apply(Ids{a, a, a}), (Ids{aa, a}));
    QCOMPARE(pairs.apply(Ids{a, -1, b}), (Ids{a, -1, b}));
    QCOMPARE(pairs.apply(Ids{}), Ids{});
    pairs.add(ab, a, aa);  // now the last
    QCOMPARE(pairs.apply(Ids{a, b, a}), (Ids{aa}));
    QCOMPARE(pairs.apply(Ids{a, b, a, a}), (Ids{ab, aa}));
  }

  void words_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* text, const QStringList& words) {
      QTest::newRow(text) << QString(text) << words;
    };
    row("", {});
    row("it's we'LL", {"it", "'s", " we", "'", "LL"});
    row("a  b \n", {"a", " ", " b", " \n"});
    row("x1½²y", {"x", "1½²", "y"});
    row("é안ǅ +- \t?", {"é안ǅ", " +-", " ", "\t", "?"});
    row("a\u180E\u200B\u3000\u0085b", {"a", "\u180E\u200B", "\u3000", "\u0085", "b"});
    row("\x1C\x1F.", {"\x1C\x1F."});
  }

  void words() {
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    const auto bytes = text.toStdString();
    QStringList ours;
    for (const auto word : byte_level_words(bytes))
      ours += QString::fromUtf8(word.data(), static_cast<int>(word.size()));
    QCOMPARE(ours, words);
  }

  void gpt2() {
    const Gpt2Folder model;
    const auto tokenizer = model.open(tiny_rows);
    QCOMPARE(tokenizer->encode("dog dog"), (Ids{dog, dog_after_space}));
    QCOMPARE(tokenizer->encode_open("dog dog"), (Ids{dog, dog_after_space}));
    QCOMPARE(tokenizer->encode(""), Ids{});
    QCOMPARE(tokenizer->end_id(), model.end);
    QCOMPARE(tokenizer->pad_id(), model.end);
    QCOMPARE(tokenizer->size(), model.end + 1);
    QCOMPARE(tokenizer->decode(Ids{dog_after_space, dog, model.end}), " dogdog"s);
    QCOMPARE(tokenizer->decode(Ids{dog, model.end, -1, 299}, false), "dog<|endoftext|>"s);
    model.add("tokenizer_config.json",
              R"({"add_bos_token": true, "bos_token": "g", "pad_token": "o"})");
    QCOMPARE(model.open(tiny_rows)->encode("dog"), (Ids{'g', 'd', 'o', 'g'}));
    QCOMPARE(model.open(tiny_rows)->pad_id(), 'o');
  }

  void gpt2Targets() {
    const Gpt2Folder model;
    for (const auto* config :
         {"{}", R"({"add_prefix_space": true})", R"({"add_bos_token": true})"}) {
      model.add("tokenizer_config.json", config);
      QCOMPARE(model.open(tiny_rows)->encode_target("dog"), (Ids{dog_after_space, model.end}));
    }
    const auto tokenizer = model.open(tiny_rows);
    QCOMPARE(tokenizer->encode_target(" dog"), (Ids{dog_after_space, model.end}));
    QCOMPARE(tokenizer->encode_target("\ndog"), (Ids{' ', '\n', dog, model.end}));
    QCOMPARE(tokenizer->encode_target("dog<|endoftext|>"), (Ids{dog_after_space, model.end}));
    QCOMPARE(tokenizer->encode_target(""), (Ids{model.end}));
  }

  void bart() {
    const BartFolder model;
    const auto tokenizer = model.open(tiny_rows);
    const Ids ids{model.start, dog, dog_after_space, model.end};
    QCOMPARE(tokenizer->encode("dog dog"), ids);
    QCOMPARE(tokenizer->encode_target("dog dog"), ids);
    QCOMPARE(tokenizer->encode_open("dog dog"), (Ids{dog, dog_after_space}));
    QCOMPARE(tokenizer->encode(""), (Ids{model.start, model.end}));
    QCOMPARE(tokenizer->encode_open("dog <mask> dog"), (Ids{dog, model.mask, dog_after_space}));
    QCOMPARE(tokenizer->pad_id(), model.padding);
    QCOMPARE(tokenizer->end_id(), model.end);
    QCOMPARE(tokenizer->decode(ids), "dog dog"s);
    QCOMPARE(tokenizer->decode(ids, false), "<s>dog dog</s>"s);
    for (auto id = model.start; id <= model.mask; id = decltype(id)(id + 1))
      QVERIFY(tokenizer->is_special(id));
    QVERIFY(!tokenizer->is_special(dog));
    QVERIFY(tokenizer->is_special(tiny_rows - 1));
  }

  void bartPrefixSpace() {
    const BartFolder model;
    model.add("tokenizer_config.json", R"({"add_prefix_space": true})");
    const auto tokenizer = model.open(tiny_rows);
    QCOMPARE(tokenizer->encode_open("dog"), (Ids{dog_after_space}));
    QCOMPARE(tokenizer->encode_open(" dog"), (Ids{dog_after_space}));
    QCOMPARE(tokenizer->encode_open("\tdog"), (Ids{'\t', dog}));
    QCOMPARE(tokenizer->encode_open(""), Ids{});
  }

  void pieces() {
    const Gpt2Folder model;
    const auto tokenizer = model.open(tiny_rows);
    QCOMPARE(tokenizer->piece(dog_after_space), "\u2581dog"s);
    QCOMPARE(tokenizer->piece(dog), "dog"s);
    QCOMPARE(tokenizer->piece(' '), "\u2581"s);
    QCOMPARE(tokenizer->piece('\n'), "<0x0A>"s);
    QCOMPARE(tokenizer->piece(0xC3), "<0xC3>"s);
    QCOMPARE(tokenizer->piece(e_acute), "é"s);
    QCOMPARE(tokenizer->piece(model.end), "<|endoftext|>"s);
    QCOMPARE(tokenizer->piece(tiny_rows - 1), ""s);
    QCOMPARE(tokenizer->piece(-1), ""s);
  }

  /// As Python decodes with errors="replace": one character for a beginning that nothing completes.
  void malformedTexts() {
    const Gpt2Folder model;
    const auto tokenizer = model.open(tiny_rows);
    QCOMPARE(tokenizer->decode(Ids{0xE2, 0x96, 'x', 0xC3}), "\uFFFDx\uFFFD"s);
    QCOMPARE(tokenizer->decode(Ids{0xE0, 0x80, 0xFF}), "\uFFFD\uFFFD\uFFFD"s);
    QCOMPARE(tokenizer->decode(Ids{0xC3, model.end, 0xA9}), "é"s);
    QCOMPARE(tokenizer->encode("\xE2\x96x\xED\xA0\x80"),
             tokenizer->encode("\uFFFDx\uFFFD\uFFFD\uFFFD"));
    for (const auto& text :
         {"\xFF\xFE\x80 abc"s, "a\0b"s, std::string(100'000, ' ') + 'x', std::string(100'000, 'o'),
          std::string(50'000, '<'), "<|endoftext|\xC2>"s, std::string(30'000, '\xE2')}) {
      const auto ids = tokenizer->encode(text);
      for (const auto id : ids) QVERIFY(id >= 0 && id < tokenizer->size());
      QCOMPARE(tokenizer->decode(ids, false).starts_with(text.substr(0, 1)),
               static_cast<unsigned char>(text[0]) < 0x80);
    }
  }

  void missingLetters() {
    auto ids = tiny_vocabulary({"<|endoftext|>"});
    ids.erase("x");
    const Gpt2Folder model;
    model.add("vocab.json", ids.dump());
    QCOMPARE(model.open(tiny_rows)->encode("xdog"), (Ids{model.end, dog}));
    QCOMPARE(model.open(tiny_rows)->piece('x'), ""s);
    QVERIFY(model.open(tiny_rows)->is_special('x'));
    ids.erase("<|endoftext|>");  // then it follows the last, if the table has a row for it
    model.add("vocab.json", ids.dump());
    QCOMPARE(model.open(tiny_rows)->end_id(), std::int64_t{first_special});
    QVERIFY(says(model.refusal(first_special), "no piece <|endoftext|>"));
  }

  void addedTokens() {
    const Gpt2Folder model;
    model.add("tokenizer_config.json", R"({"additional_special_tokens": ["<a>"],
      "added_tokens_decoder": {"261": {"content": "<|endoftext|>", "special": true},
        "270": {"content": "[cat]", "rstrip": true}, "271": {"content": "<b>", "special": true},
        "400": {"content": "<c>"}}})");
    const auto tokenizer = model.open(tiny_rows);
    QCOMPARE(tokenizer->encode("dog[cat]  <b><a> dog"), (Ids{dog, 270, 271, 265, dog_after_space}));
    QCOMPARE(tokenizer->encode("<c>"), (Ids{'<', 'c', '>'}));
    const Ids ids{dog, 270, 271, 265, dog, 261};
    QCOMPARE(tokenizer->decode(ids), "dog [cat] dog"s);
    QCOMPARE(tokenizer->decode(ids, false), "dog [cat] <b> <a> dog<|endoftext|>"s);
    QCOMPARE(tokenizer->piece(270), "[cat]"s);
    QVERIFY(tokenizer->is_special(271) && tokenizer->is_special(265));
    QVERIFY(!tokenizer->is_special(270));
  }

  void olderFiles() {
    const Gpt2Folder model;
    model.add("added_tokens.json", R"({"«start»": 262, "[cat]": 263})");
    model.add("special_tokens_map.json",
              R"({"bos_token": "«start»", "pad_token": {"content": "[cat]"}})");
    const auto tokenizer = model.open(tiny_rows);
    QCOMPARE(tokenizer->pad_id(), 263);
    QCOMPARE(tokenizer->encode("«start»dog[cat]"), (Ids{262, dog, 263}));
    QCOMPARE(tokenizer->decode(Ids{262, dog}, false), "«start»dog"s);
    QVERIFY(tokenizer->is_special(262));
  }

  void threadsAgree() {
    const Gpt2Folder model;
    const auto tokenizer = model.open(tiny_rows);
    const auto text = "the dog's dog <|endoftext|> naïve\n 안녕 dog "s;
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
};

QTEST_APPLESS_MAIN(BpeTest)
#include "bpe_test.moc"
