// TensorBoard event files, read again by a reader of the published formats that shares nothing
// with the writer.
#include "experiments/tensorboard.h"

#include <QtEndian>
#include <QtTest>

#include <bit>
#include <cmath>

#include "experiments/crc32c.h"
#include "experiments_fixture.h"
#include "files/read_file.h"

using namespace ptw;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

/// By the definition of RFC 3720, section 12.1, bit after bit.
quint32 checksum(const QByteArray& bytes) {
  quint32 remainder = 0xffffffff;
  for (const char byte : bytes)
    for (int bit = 0; bit < 8; ++bit) {
      const bool divides = ((remainder >> 31) ^ (static_cast<quint8>(byte) >> bit)) & 1;
      remainder = (remainder << 1) ^ (divides ? 0x1edc6f41 : 0);
    }
  quint32 reflected = 0;
  for (int bit = 0; bit < 32; ++bit) reflected |= ((remainder >> bit) & 1) << (31 - bit);
  return ~reflected;
}

bool unmasks(quint32 masked, const QByteArray& bytes) {
  const quint32 rotated = masked - 0xa282ead8;
  return ((rotated >> 17) | (rotated << 15)) == checksum(bytes);
}

/// The data of all records; nothing when a length or checksum is wrong.
QList<QByteArray> records(QByteArray file) {
  QList<QByteArray> found;
  while (!file.isEmpty()) {
    if (file.size() < 16) return {};
    const auto length = static_cast<qsizetype>(qFromLittleEndian<quint64>(file.constData()));
    if (file.size() < 16 + length) return {};
    const auto data = file.mid(12, length);
    if (!unmasks(qFromLittleEndian<quint32>(file.constData() + 8), file.left(8)) ||
        !unmasks(qFromLittleEndian<quint32>(file.constData() + 12 + length), data))
      return {};
    found.append(data);
    file.remove(0, 16 + length);
  }
  return found;
}

quint64 take_varint(QByteArray& bytes) {
  quint64 number = 0;
  for (int shift = 0; !bytes.isEmpty() && shift < 64; shift += 7) {
    const auto byte = static_cast<quint8>(bytes.front());
    bytes.remove(0, 1);
    number |= quint64{byte & 0x7fu} << shift;
    if (byte < 0x80) break;
  }
  return number;
}

/// A protocol buffer's fields: (number, wire type) and content, numbers as 8 bytes.
QList<std::pair<std::pair<int, int>, QByteArray>> fields(QByteArray message) {
  QList<std::pair<std::pair<int, int>, QByteArray>> found;
  while (!message.isEmpty()) {
    const auto key = take_varint(message);
    const auto type = static_cast<int>(key & 7);
    QByteArray content(8, '\0');
    if (type == 0) {
      qToLittleEndian(take_varint(message), content.data());
    } else {
      const auto size = type == 1   ? qsizetype{8}
                        : type == 5 ? qsizetype{4}
                                    : static_cast<qsizetype>(take_varint(message));
      content = message.left(size);
      message.remove(0, size);
    }
    found.append({{static_cast<int>(key >> 3), type}, content});
  }
  return found;
}

struct ReadEvent {
  double wall_time = 0;
  qint64 step = 0;
  QByteArray version;
  std::vector<std::pair<std::string, float>> values;
};

std::pair<std::string, float> read_value(const QByteArray& message) {
  std::pair<std::string, float> value;
  for (const auto& [key, content] : fields(message)) {
    if (key == std::pair(1, 2)) value.first = content.toStdString();
    if (key == std::pair(2, 5)) value.second = qFromLittleEndian<float>(content.constData());
  }
  return value;
}

ReadEvent read_event(const QByteArray& message) {
  ReadEvent event;
  for (const auto& [key, content] : fields(message)) {
    if (key == std::pair(1, 1)) event.wall_time = qFromLittleEndian<double>(content.constData());
    if (key == std::pair(2, 0)) event.step = qFromLittleEndian<qint64>(content.constData());
    if (key == std::pair(3, 2)) event.version = content;
    if (key == std::pair(5, 2))
      for (const auto& [inner, value] : fields(content))
        if (inner == std::pair(1, 2)) event.values.push_back(read_value(value));
  }
  return event;
}

Evaluation evaluation(std::int64_t step, double loss, double accuracy, double seconds) {
  Evaluation made;
  made.step = step;
  made.loss = loss;
  made.metrics = {{"accuracy", accuracy}, {"macro_f1", accuracy / 2}};
  made.seconds = seconds;
  return made;
}

}  // namespace

class TensorboardTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void publishedChecksums_data();
  void publishedChecksums();
  void beginsLikeTensorFlows();
  void readsAgain();
  void largeNumbers();
  void scalarsOfARun();
  void stepsBeforeTheirEvaluations();
  void fileThatTensorboardFinds();
};

void TensorboardTest::publishedChecksums_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<quint32>("expected");
  QByteArray rising, falling;
  for (char i = 0; i < 32; ++i) rising.append(i), falling.prepend(i);
  // RFC 3720, appendix B.4; it prints the lowest byte first.
  QTest::newRow("zeroes") << QByteArray(32, '\0') << 0x8a9136aau;
  QTest::newRow("ones") << QByteArray(32, '\xff') << 0x62a8ab43u;
  QTest::newRow("incrementing") << rising << 0x46dd794eu;
  QTest::newRow("decrementing") << falling << 0x113fdb5cu;
  QTest::newRow("iSCSI read command")
      << QByteArray::fromHex(
             "01c00000000000000000000000000000140000000000040000000014000000182800"
             "0000000000000200000000000000")
      << 0xd9963a56u;
  QTest::newRow("nothing") << QByteArray() << 0u;
}

void TensorboardTest::publishedChecksums() {
  QFETCH(QByteArray, bytes);
  QFETCH(quint32, expected);
  QCOMPARE(crc32c(bytes.toStdString()), expected);
  QCOMPARE(checksum(bytes), expected);  // the reader below can be trusted
}

// The first bytes of every event file that TensorFlow writes.
void TensorboardTest::beginsLikeTensorFlows() {
  const auto file = QByteArray::fromStdString(event_file({}, 1.5e9));
  QCOMPARE(file.left(13).toHex(), QByteArray("1800000000000000a37f4b2209"));
  QCOMPARE(file.mid(21, 15), QByteArray("\x1a\x0d"
                                        "brain.Event:2"));
  QCOMPARE(file.size(), 40);
  QCOMPARE(records(file).size(), 1);
}

void TensorboardTest::readsAgain() {
  const std::vector<ScalarEvent> events = {
      {1.7e9 + 0.25, 1, {{"train/loss", 2.5F}, {"train/learning_rate", 0.3F}}},
      {1.7e9 + 1, 300, {{"dev/정확도", -1e-30F}}},
      {1.7e9 + 2, 301, {{"train/loss", std::nanf("")}}}};
  auto file = QByteArray::fromStdString(event_file(events, 1.7e9));
  const auto read = records(file);
  QCOMPARE(read.size(), 4);
  const auto version = read_event(read[0]);
  QCOMPARE(version.version, QByteArray("brain.Event:2"));
  QCOMPARE(version.wall_time, 1.7e9);
  QVERIFY(version.values.empty());
  for (int i = 0; i < 2; ++i) {
    const auto& wanted = events[static_cast<std::size_t>(i)];
    const auto event = read_event(read[i + 1]);
    QCOMPARE(event.wall_time, wanted.wall_time);
    QCOMPARE(event.step, wanted.step);
    QCOMPARE(event.values, wanted.values);
  }
  QVERIFY(std::isnan(read_event(read[3]).values.at(0).second));
  file[50] = static_cast<char>(file[50] ^ 1);
  QVERIFY(records(file).isEmpty());  // the reader looks at the checksums
}

void TensorboardTest::largeNumbers() {
  const std::vector<ScalarEvent> events = {
      {1, 0x7fffffffffffffff, {{std::string(300, 'x'), 1.0F}}}};
  const auto event = read_event(records(QByteArray::fromStdString(event_file(events, 1))).at(1));
  QCOMPARE(event.step, qint64{0x7fffffffffffffff});
  QCOMPARE(event.values, events[0].values);
}

void TensorboardTest::scalarsOfARun() {
  const std::vector<StepPoint> steps = {{1, 2.5, 0.3, 0.5}, {2, 2.25, 0.2, 1.0}, {3, 2, 0.1, 1.5}};
  const std::vector<Evaluation> evaluations = {evaluation(0, 3, 0.25, 0),
                                               evaluation(2, 2.125, 0.5, 1.0)};
  const auto events = scalar_events(steps, evaluations, 100);
  QCOMPARE(events.size(), std::size_t{5});
  const std::vector<std::int64_t> order = {0, 1, 2, 2, 3};
  for (std::size_t i = 0; i < order.size(); ++i) QCOMPARE(events[i].step, order[i]);
  using Values = std::vector<std::pair<std::string, float>>;
  QCOMPARE(events[0].values,
           (Values{{"dev/loss", 3.0F}, {"dev/accuracy", 0.25F}, {"dev/macro_f1", 0.125F}}));
  QCOMPARE(events[1].values, (Values{{"train/loss", 2.5F}, {"train/learning_rate", 0.3F}}));
  QCOMPARE(events[1].wall_time, 100.5);
  QCOMPARE(events[3].values.at(1), std::pair("dev/accuracy"s, 0.5F));
  QCOMPARE(events[3].wall_time, 101.0);
}

void TensorboardTest::stepsBeforeTheirEvaluations() {
  std::vector<StepPoint> steps;
  std::vector<Evaluation> evaluations;
  for (std::int64_t step = 1; step <= 200; ++step) {
    steps.push_back({step, 1, 0.3, 0});
    evaluations.push_back(evaluation(step, 1, 0.5, 0));
  }
  const auto events = scalar_events(steps, evaluations, 0);
  for (std::size_t i = 0; i < events.size(); ++i) {
    QCOMPARE(events[i].step, static_cast<std::int64_t>(1 + i / 2));
    QCOMPARE(events[i].values[0].first, i % 2 == 0 ? "train/loss"s : "dev/loss"s);
  }
}

void TensorboardTest::fileThatTensorboardFinds() {
  const QTemporaryDir folder;
  const fs::path path(folder.path().toStdString());
  const std::vector<ScalarEvent> events = {{1.7e9, 1, {{"train/loss", 2.5F}}}};
  const auto file = write_event_file(path, events, 1.7e9);
  QCOMPARE(file, path / "events.out.tfevents.1700000000.ptworkbench");
  QCOMPARE(read_file(file), event_file(events, 1.7e9));
  const auto missing = path / "no such folder";
  QVERIFY(mentions(refusal([&] { write_event_file(missing, events, 0); }), missing.string()));
}

QTEST_GUILESS_MAIN(TensorboardTest)
#include "tensorboard_test.moc"
