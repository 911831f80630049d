#include "methods/mask_records.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "files/durable_file.h"
#include "files/json_text.h"
#include "files/read_file.h"
#include "report/message.h"

namespace ptw {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = 64 << 20;

/// What is stored is not a record; caught where the file is known.
struct NoRecord {};

void require(bool sound) {
  if (!sound) throw NoRecord();
}

std::string digits(std::span<const std::uint8_t> kept) {
  std::string text;
  for (const auto each : kept) text += each ? '1' : '0';
  return text;
}

json to_json(const PromptMask& mask) {
  auto pieces = json::array();
  for (int token = 0; token < mask.token_count(); ++token)
    pieces.push_back(digits(std::span(mask.cells)
                                .subspan(static_cast<std::size_t>(token * mask.pieces),
                                         static_cast<std::size_t>(mask.pieces))));
  return {{"tokens", digits(mask.tokens)}, {"pieces", pieces}};
}

json to_json(const MaskScore& score) {
  return {{"metric", score.metric},  {"value", score.value},       {"low", score.low},
          {"high", score.high},      {"examples", score.examples}, {"total", score.total},
          {"full", score.full},      {"random", score.random},     {"positions", score.positions},
          {"seconds", score.seconds}};
}

json to_json(const TriedMask& tried) {
  auto stored = to_json(tried.mask);
  stored["removes_tokens"] = tried.removes_tokens;
  if (tried.score) stored["score"] = to_json(*tried.score);
  return stored;
}

json to_json(const MaskRecord& record) {
  auto tried = json::array(), moves = json::array();
  for (const auto& each : record.tried) tried.push_back(to_json(each));
  for (const auto& move : record.moves)
    moves.push_back({{"from", move.from}, {"to", move.to}, {"what", move.what}});
  return {{"step", record.step},
          {"subject", record.subject},
          {"tried", tried},
          {"moves", moves},
          {"done", record.done}};
}

void read_digits(const json& stored, std::span<std::uint8_t> kept) {
  const auto& text = stored.get_ref<const std::string&>();
  require(text.size() == kept.size() && text.find_first_not_of("01") == std::string::npos);
  std::ranges::transform(text, kept.begin(), [](char digit) { return digit == '1'; });
}

PromptMask mask_from(const json& stored) {
  const auto& tokens = stored.at("tokens").get_ref<const std::string&>();
  const auto& rows = stored.at("pieces").get_ref<const json::array_t&>();
  require(!rows.empty() && rows.size() == tokens.size());
  const auto width = rows[0].get_ref<const std::string&>().size();
  require(width > 0);
  auto mask = full_mask(static_cast<int>(rows.size()), static_cast<int>(width));
  read_digits(stored.at("tokens"), mask.tokens);
  for (std::size_t row = 0; row < rows.size(); ++row)
    read_digits(rows[row], std::span(mask.cells).subspan(row * width, width));
  require(mask.kept_pieces() > 0);
  return mask;
}

/// A share of examples, or a mean of such.
double share_from(const json& stored) {
  const auto value = stored.get<double>();
  require(value >= 0 && value <= 1);
  return value;
}

double amount_from(const json& stored) {
  const auto value = stored.get<double>();
  require(std::isfinite(value) && value >= 0);
  return value;
}

std::int64_t count_from(const json& stored) {
  require(stored.is_number_integer());
  const auto value = stored.get<std::int64_t>();
  require(value >= 0);
  return value;
}

MaskScore score_from(const json& stored) {
  MaskScore score;
  score.metric = stored.at("metric").get<std::string>();
  score.value = share_from(stored.at("value"));
  score.low = share_from(stored.at("low"));
  score.high = share_from(stored.at("high"));
  score.full = share_from(stored.at("full"));
  for (const auto& value : stored.at("random").get_ref<const json::array_t&>())
    score.random.push_back(share_from(value));
  score.examples = count_from(stored.at("examples"));
  score.total = count_from(stored.at("total"));
  score.positions = amount_from(stored.at("positions"));
  score.seconds = amount_from(stored.at("seconds"));
  return score;
}

TriedMask tried_from(const json& stored, std::int64_t step) {
  TriedMask tried{mask_from(stored), stored.at("removes_tokens").get<bool>()};
  if (!stored.contains("score")) return tried;
  tried.score = score_from(stored.at("score"));
  tried.score->mask = tried.mask;
  tried.score->removes_tokens = tried.removes_tokens;
  tried.score->step = step;
  return tried;
}

int index_from(const json& stored, std::size_t end) {
  const auto index = count_from(stored);
  require(static_cast<std::uint64_t>(index) < end);
  return static_cast<int>(index);
}

MaskRecord record_from(const json& stored) {
  MaskRecord record;
  record.step = count_from(stored.at("step"));
  record.subject = stored.at("subject").get<std::string>();
  for (const auto& each : stored.at("tried").get_ref<const json::array_t&>()) {
    record.tried.push_back(tried_from(each, record.step));
    const auto &first = record.tried.front().mask, &mask = record.tried.back().mask;
    require(mask.pieces == first.pieces && mask.tokens.size() == first.tokens.size());
  }
  require(!record.tried.empty());
  for (const auto& each : stored.at("moves").get_ref<const json::array_t&>()) {
    record.moves.push_back({index_from(each.at("from"), record.tried.size()),
                            index_from(each.at("to"), record.tried.size()),
                            each.at("what").get<std::string>()});
    require(record.moves.size() == 1 ||
            record.moves.back().from == record.moves[record.moves.size() - 2].to);
  }
  record.done = index_from(stored.at("done"), record.moves.size() + 1);
  return record;
}

bool is_of_same(const MaskRecord& a, const MaskRecord& b) {
  return a.step == b.step && a.tried.front().mask.pieces == b.tried.front().mask.pieces;
}

}  // namespace

std::vector<MaskRecord> read_mask_records(const fs::path& file) {
  std::error_code none;
  if (!fs::exists(fs::symlink_status(file, none))) return {};
  const auto stored = parse_json(read_file(file, kLargestFile));
  try {
    std::vector<MaskRecord> records;
    for (const auto& each : stored.at("records").get_ref<const json::array_t&>())
      records.push_back(record_from(each));
    return records;
  } catch (const json::exception&) {
  } catch (const NoRecord&) {
  }
  throw Error(PTW_TR("methods",
                     "%1 is damaged: it does not say which masks were tried. Remove it to begin "
                     "anew."),
              {file.string()});
}

void write_mask_records(const fs::path& file, const std::vector<MaskRecord>& records) {
  auto all = json::array();
  for (const auto& record : records) all.push_back(to_json(record));
  write_file(file,
             json{{"records", all}}.dump(-1, ' ', false, json::error_handler_t::replace) + '\n');
}

void keep_mask_record(const fs::path& file, const MaskRecord& record) {
  auto records = read_mask_records(file);
  std::erase_if(records, [&](const MaskRecord& known) { return is_of_same(known, record); });
  records.push_back(record);
  write_mask_records(file, records);
}

}  // namespace ptw
