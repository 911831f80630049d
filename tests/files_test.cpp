// Files that somebody else has put where the program reads and writes, or changes while it does.
#include <QtTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <fstream>
#include <functional>
#include <iterator>

#include "files/durable_file.h"
#include "files/line_reader.h"
#include "files/mapped_file.h"
#include "files/read_file.h"
#include "files/sha256.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

std::string content(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string refusal(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& problem) {
    return problem.what();
  }
  return {};
}

/// Whether it is refused with a sentence that names the file.
bool refuses(const fs::path& file, const std::function<void()>& work) {
  const auto sentence = refusal(work);
  const bool sound = sentence.find(file.string()) != std::string::npos;
  if (!sound) qWarning("\"%s\"", sentence.c_str());
  return sound;
}

void make_socket(const fs::path& path) {
  const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::snprintf(address.sun_path, sizeof address.sun_path, "%s", path.c_str());
  if (::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    qWarning("no socket was made");
}

}  // namespace

class FilesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void linksAreReplacedAndNotFollowed();
  void aLogFollowsNoLink();
  void onlyPlainFilesAreReplaced();
  void nothingIsLeftBehind();
  void aLogThatWasRemovedOrReplaced();

  void onlyPlainFilesAreRead_data();
  void onlyPlainFilesAreRead();
  void oneTooLargeForTheMemory();

  void linesOfAFile();
  void aLineThatIsTooLong();

  void changedFilesAreNoticed_data();
  void changedFilesAreNoticed();
  void missingPagesOfAMappedFile();

 private:
  [[nodiscard]] fs::path place(const char* name) const {
    return fs::path(folder_->path().toStdString()) / name;
  }
  std::unique_ptr<QTemporaryDir> folder_;
};

void FilesTest::linksAreReplacedAndNotFollowed() {
  const auto precious = place("precious"), file = place("notes.json");
  write(precious, "precious");
  for (const auto& name : {file, place("notes.json.tmp")}) fs::create_symlink(precious, name);
  write_file(file, "notes");
  QCOMPARE(content(precious), std::string("precious"));
  QCOMPARE(content(file), std::string("notes"));
  QVERIFY(!fs::is_symlink(file));
  fs::remove(file);
  fs::create_hard_link(precious, file);
  write_file(file, "notes");
  QCOMPARE(content(precious), std::string("precious"));
}

void FilesTest::aLogFollowsNoLink() {
  const auto precious = place("precious"), file = place("metrics.jsonl");
  write(precious, "precious");
  fs::create_symlink(precious, file);
  QVERIFY(refuses(file, [&] { LineLog(file).append("line"); }));
  fs::remove(file);
  QCOMPARE(::mkfifo(file.c_str(), 0600), 0);
  QVERIFY(refuses(file, [&] { LineLog(file).append("line"); }));
  const Descriptor reader(::open(file.c_str(), O_RDONLY | O_NONBLOCK));
  QVERIFY(refuses(file, [&] { LineLog(file).append("line"); }));
  QCOMPARE(content(precious), std::string("precious"));
}

void FilesTest::onlyPlainFilesAreReplaced() {
  const auto pipe = place("pipe"), device = place("device");
  QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
  fs::create_symlink("/dev/null", device);
  for (const auto& path : {pipe, device, place("")})
    QVERIFY(refuses(path, [&] { write_file(path, "bytes"); }));
  QVERIFY(fs::is_fifo(pipe) && fs::is_symlink(device));
}

void FilesTest::nothingIsLeftBehind() {
  write_file(place("file"), "bytes");
  fs::create_directory(place("folder"));
  QVERIFY(refuses(place("folder"), [&] { write_file(place("folder"), "bytes"); }));
  QVERIFY(refuses(place("gone"), [&] { write_file(place("gone/file"), "bytes"); }));
  QCOMPARE(QDir(folder_->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
           (QStringList{"file", "folder"}));
}

void FilesTest::aLogThatWasRemovedOrReplaced() {
  const auto file = place("metrics.jsonl");
  LineLog log(file);
  log.append("first");
  fs::rename(file, place("old"));
  QVERIFY(refuses(file, [&] { log.append("second"); }));
  write(file, "other\n");
  QVERIFY(refuses(file, [&] { log.append("second"); }));
  QCOMPARE(content(file), std::string("other\n"));
  QCOMPARE(content(place("old")), std::string("first\n"));
}

void FilesTest::onlyPlainFilesAreRead_data() {
  QTest::addColumn<QString>("kind");
  for (const auto* kind : {"nothing", "folder", "pipe", "device", "socket", "link to a pipe",
                           "link to itself", "below a file"})
    QTest::newRow(kind) << kind;
}

void FilesTest::onlyPlainFilesAreRead() {
  QFETCH(QString, kind);
  auto path = place("run.json");
  if (kind == "folder") fs::create_directory(path);
  if (kind == "pipe") QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
  if (kind == "device") fs::create_symlink("/dev/zero", path);
  if (kind == "socket") make_socket(path);
  if (kind == "link to a pipe") {
    QCOMPARE(::mkfifo(place("pipe").c_str(), 0600), 0);
    fs::create_symlink("pipe", path);
  }
  if (kind == "link to itself") fs::create_symlink("run.json", path);
  if (kind == "below a file") {
    write(path, "");
    path /= "file";
  }
  QVERIFY(refuses(path, [&] { read_file(path); }));
  QVERIFY(refuses(path, [&] { MappedFile{path}; }));
  QVERIFY(refuses(path, [&] { LineReader(path, 100); }));
  QVERIFY(refuses(path, [&] { sha256_of(path); }));
}

void FilesTest::oneTooLargeForTheMemory() {
  const auto file = place("run.json");
  write(file, "");
  fs::resize_file(file, std::uintmax_t{1} << 42);
  QVERIFY(refuses(file, [&] { read_file(file); }));
}

void FilesTest::linesOfAFile() {
  const auto file = place("log");
  std::string text;
  for (int i = 0; i < 1000; ++i) text += std::string(std::size_t(i * 7 % 41), 'x') + '\n';
  write(file, text + "torn");
  for (const std::size_t longest : {40, 64, 100'000}) {
    LineReader lines(file, longest);
    std::string read;
    std::int64_t count = 0;
    while (const auto line = lines.next()) {
      QCOMPARE(lines.offset(), read.size());
      QCOMPARE(lines.number(), ++count);
      read += std::string(*line) + '\n';
    }
    QVERIFY(read == text);
  }
}

void FilesTest::aLineThatIsTooLong() {
  const auto file = place("log");
  write(file, "short\n" + std::string(41, 'x') + "\n");
  LineReader lines(file, 40);
  QVERIFY(lines.next());
  QVERIFY(refuses(file, [&] { lines.next(); }));
  QVERIFY(refusal([&] { lines.next(); }).find("line 2") != std::string::npos);
  fs::resize_file(file, std::uintmax_t{1} << 42);  // of which no more is read than is needed
  LineReader again(file, 40);
  QVERIFY(again.next());
  QVERIFY(refuses(file, [&] { again.next(); }));
}

void FilesTest::changedFilesAreNoticed_data() {
  QTest::addColumn<QString>("change");
  for (const auto* change :
       {"none", "cut short", "made longer", "overwritten", "replaced", "removed", "another folder"})
    QTest::newRow(change) << change;
}

void FilesTest::changedFilesAreNoticed() {
  QFETCH(QString, change);
  fs::create_directory(place("model"));
  const auto file = place("model/weights");
  write(file, "weights");
  const WatchedFile watched(file);
  const MappedFile mapped(file);
  QTest::qSleep(20);  // a file system counts time in ticks
  if (change == "cut short") fs::resize_file(file, 3);
  if (change == "made longer") std::ofstream(file, std::ios::app) << "more";
  if (change == "overwritten") write(file, "WEIGHTS");
  if (change == "replaced") write_file(file, "WEIGHTS");
  if (change == "removed") fs::remove(file);
  if (change == "another folder") fs::rename(place("model"), place("other"));
  if (change == "none")
    watched.require_unchanged();
  else
    QVERIFY(refuses(file, [&] { watched.require_unchanged(); }));
}

/// What was cut off reads as zeros, and other files are as they were.
void FilesTest::missingPagesOfAMappedFile() {
  constexpr std::size_t kSize = 1 << 20;
  const auto file = place("weights"), other = place("other");
  for (const auto& each : {file, other}) write(each, std::string(kSize, 'w'));
  const WatchedFile watched(file), sound(other);
  const MappedFile mapped(file), elsewhere(other);
  fs::resize_file(file, kSize / 2);
  std::size_t zeros = 0, left = 0;
  for (std::size_t i = 0; i < kSize; ++i) {
    zeros += mapped.bytes()[i] == std::byte{0};
    left += elsewhere.bytes()[i] == std::byte{'w'};
  }
  QCOMPARE(zeros, kSize / 2);
  QCOMPARE(left, kSize);
  QVERIFY(refuses(file, [&] { watched.require_unchanged(); }));
  sound.require_unchanged();
  let_pages_go(mapped.bytes());
  QVERIFY(mapped.bytes()[kSize - 1] == std::byte{0});
}

QTEST_GUILESS_MAIN(FilesTest)
#include "files_test.moc"
