#include "text/row.h"

#include "report/message.h"
#include "text/data_file.h"
#include "text/unicode.h"

namespace ptw {

std::uint32_t FieldNames::add(std::string_view name) {
  const auto next = static_cast<std::uint32_t>(names_.size());
  const auto [known, is_new] = numbers_.emplace(composed(name), next);
  if (is_new) names_.push_back(&known->first);
  return known->second;
}

std::optional<std::uint32_t> FieldNames::find(std::string_view name) const {
  const auto known = numbers_.find(composed(name));
  return known == numbers_.end() ? std::nullopt : std::optional(known->second);
}

void Fields::add(std::uint32_t name, std::string_view text) {
  texts_ += text;
  places_.push_back({name, static_cast<std::uint32_t>(texts_.size())});
}

void Fields::clear() {
  texts_.clear();
  places_.clear();
}

std::string_view Fields::text(std::size_t place) const {
  const std::size_t begin = place == 0 ? 0 : places_[place - 1].end;
  return std::string_view(texts_).substr(begin, places_[place].end - begin);
}

std::optional<std::string_view> Fields::find(std::string_view name) const {
  const auto number = names_->find(name);
  for (auto i = number ? places_.size() : 0; i > 0; --i)
    if (places_[i - 1].name == *number) return text(i - 1);
  return {};
}

std::map<std::string, std::string> Fields::all() const {
  std::map<std::string, std::string> fields;
  for_each([&](std::uint32_t name, std::string_view text) { fields[(*names_)[name]] = text; });
  return fields;
}

std::size_t Fields::bytes() const {
  return texts_.capacity() + places_.capacity() * sizeof(Place);
}

std::string_view Row::field(const std::filesystem::path& file, std::string_view name) const {
  if (const auto found = fields.find(name)) return *found;
  std::string names;
  for (const auto& [known, value] : fields.all()) names += (names.empty() ? "" : ", ") + known;
  refuse_line(PTW_TR("text", "%1, line %2: there is no field \"%3\" here; there are: %4."), file,
              line, {std::string(name), names});
}

}  // namespace ptw
