#include "training/step_line.h"

#include <charconv>
#include <system_error>

namespace ptw {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// A number as JSON has it, where std::from_chars takes more.
bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return false;
  return text.front() != '0' || text.size() == 1 || !is_digit(text[1]);
}

class Line {
 public:
  explicit Line(std::string_view text) : rest_(text) {}

  bool skip(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  template <class Number>
  bool read(Number& value) {
    const auto* first = rest_.data();
    const auto [end, problem] = std::from_chars(first, first + rest_.size(), value);
    const auto size = static_cast<std::size_t>(end - first);
    if (problem != std::errc() || !is_json_number(rest_.substr(0, size))) return false;
    rest_.remove_prefix(size);
    return true;
  }
  [[nodiscard]] bool ended() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace

std::optional<StepPoint> step_from_line(std::string_view text) {
  StepPoint point;
  Line line(text);
  const bool sound = line.skip(R"({"step":)") && line.read(point.step) &&
                     line.skip(R"(,"loss":)") && line.read(point.loss) &&
                     line.skip(R"(,"learning_rate":)") && line.read(point.learning_rate) &&
                     line.skip(R"(,"seconds":)") && line.read(point.seconds) && line.skip("}");
  if (!sound || !line.ended() || point.step < 0 || point.step > kMostSteps) return std::nullopt;
  return point;
}

}  // namespace ptw
