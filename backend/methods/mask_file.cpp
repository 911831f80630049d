#include "methods/mask_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "files/durable_file.h"
#include "files/json_text.h"
#include "files/read_file.h"
#include "report/message.h"

namespace ptw {
namespace {

using nlohmann::json;

constexpr std::uintmax_t kLargestFile = 64 << 20;

/// 0 or 1, false or true.
bool is_mask_value(const json& value) {
  return value.is_boolean() || value == 0 || value == 1;
}

std::uint8_t mask_value(const json& value) {
  return value.is_boolean() ? value.get<bool>() : value == 1;
}

bool is_row(const json& values, std::size_t size) {
  return values.is_array() && values.size() == size && std::ranges::all_of(values, is_mask_value);
}

/// What is wrong with the stored arrays; null when nothing is.
const char* fault(const json& tokens, const json& pieces) {
  if (tokens.is_null() && pieces.is_null()) return "token_mask";
  if (!tokens.is_null() && !(is_row(tokens, tokens.size()) && !tokens.empty())) return "token_mask";
  if (pieces.is_null()) return nullptr;
  if (!pieces.is_array() || pieces.empty() || !pieces[0].is_array() || pieces[0].empty())
    return "piece_mask";
  if (!tokens.is_null() && pieces.size() != tokens.size()) return "piece_mask";
  for (const auto& row : pieces)
    if (!is_row(row, pieces[0].size())) return "piece_mask";
  return nullptr;
}

}  // namespace

PromptMask read_mask(const std::filesystem::path& file) {
  const auto stored = parse_json(read_file(file, kLargestFile));
  const auto field = [&](const char* name) {
    return stored.is_object() && stored.contains(name) ? stored[name] : json();
  };
  const auto tokens = field("token_mask"), pieces = field("piece_mask");
  if (const auto* wrong = fault(tokens, pieces))
    throw Error(PTW_TR("methods",
                       "%1 is not a mask: %2 must be rows of 0 and 1 of equal length, one for "
                       "every soft token."),
                {file.string(), wrong});
  auto mask = full_mask(static_cast<int>(pieces.is_null() ? tokens.size() : pieces.size()),
                        static_cast<int>(pieces.is_null() ? 1 : pieces[0].size()));
  if (!tokens.is_null()) std::ranges::transform(tokens, mask.tokens.begin(), mask_value);
  if (!pieces.is_null()) {
    auto cell = mask.cells.begin();
    for (const auto& row : pieces) cell = std::ranges::transform(row, cell, mask_value).out;
  }
  if (mask.kept_pieces() == 0)
    throw Error(PTW_TR("methods", "%1 masks the whole prompt. Keep at least one piece."),
                {file.string()});
  return mask;
}

void write_mask(const std::filesystem::path& file, const PromptMask& mask) {
  auto pieces = json::array();
  const auto width = mask.pieces;
  for (auto row = mask.cells.begin(); row != mask.cells.end(); row += width)
    pieces.push_back(std::vector<int>(row, row + width));
  const json stored = {{"token_mask", std::vector<int>(mask.tokens.begin(), mask.tokens.end())},
                       {"piece_mask", pieces}};
  write_file(file, stored.dump() + '\n');
}

}  // namespace ptw
