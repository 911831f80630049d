#include <bit>

#include "model/pickle_interpreter.h"
#include "report/message.h"

namespace ptw::pickle {
namespace {

constexpr std::size_t kLongest = 16'000'000;
constexpr unsigned kNewestProtocol = 5;

}  // namespace

void Interpreter::fail(const std::string& fault) const {
  damaged(path_, "its pickle " + fault);
}

void Interpreter::misplaced(const char* what) const {
  fail(std::string("has something else in place of ") + what);
}

std::string_view Interpreter::take(std::uint64_t size) {
  if (size > bytes_.size() - position_) fail("is cut short");
  const auto taken = bytes_.substr(position_, size);
  position_ += size;
  return taken;
}

std::string_view Interpreter::take_line() {
  const auto end = bytes_.find('\n', position_);
  if (end == std::string_view::npos) fail("is cut short");
  const auto line = take(end - position_);
  take(1);
  return line;
}

void Interpreter::push(Value value) {
  if (values_.size() == kMostValues) fail("holds too much");
  stack_.push_back(static_cast<Ref>(values_.size()));
  values_.push_back(std::move(value));
}

Ref Interpreter::top() const {
  if (stack_.size() <= (marks_.empty() ? 0 : marks_.back())) fail("takes more than it gave");
  return stack_.back();
}

Ref Interpreter::pop() {
  const auto ref = top();
  stack_.pop_back();
  return ref;
}

std::vector<Ref> Interpreter::pop_to_mark() {
  if (marks_.empty()) fail("lacks a mark");
  const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
  std::vector<Ref> items(begin, stack_.end());
  stack_.erase(begin, stack_.end());
  marks_.pop_back();
  return items;
}

bool Interpreter::constant(unsigned char instruction) {
  switch (instruction) {
    case 'N':
      push(None{});
      return true;
    case 0x88:
    case 0x89:
      push(instruction == 0x88);
      return true;
    case 'J':
      push(std::int64_t{number<std::int32_t>()});
      return true;
    case 'K':
      push(std::int64_t{number<std::uint8_t>()});
      return true;
    case 'M':
      push(std::int64_t{number<std::uint16_t>()});
      return true;
    case 0x8a:
      push(long_integer());
      return true;
    case 'G': {
      std::uint64_t bits = 0;  // the one number with its highest byte first
      for (const char byte : take(sizeof bits)) bits = bits << 8 | static_cast<unsigned char>(byte);
      push(std::bit_cast<double>(bits));
      return true;
    }
    default:
      return false;
  }
}

std::int64_t Interpreter::long_integer() {
  const auto digits = take(number<std::uint8_t>());
  if (digits.size() > sizeof(std::int64_t)) fail("has a number of more than 64 bits");
  const bool negative = !digits.empty() && static_cast<signed char>(digits.back()) < 0;
  std::int64_t value = negative ? -1 : 0;
  std::memcpy(&value, digits.data(), digits.size());
  return value;
}

bool Interpreter::text(unsigned char instruction) {
  switch (instruction) {
    case 'X':
    case 'T':
      push(take(number<std::uint32_t>()));
      return true;
    case 0x8c:
    case 'U':
      push(take(number<std::uint8_t>()));
      return true;
    case 0x8d:
      push(take(number<std::uint64_t>()));
      return true;
    default:
      return false;
  }
}

bool Interpreter::stack(unsigned char instruction) {
  switch (instruction) {
    case '(':
      marks_.push_back(stack_.size());
      return true;
    case '0':
      pop();
      return true;
    case '1':
      pop_to_mark();
      return true;
    case '2':
      stack_.push_back(top());
      return true;
    default:
      return false;
  }
}

bool Interpreter::memo(unsigned char instruction) {
  switch (instruction) {
    case 'q':
      remember(number<std::uint8_t>());
      return true;
    case 'r':
      remember(number<std::uint32_t>());
      return true;
    case 0x94:
      remember(memo_.size());
      return true;
    case 'h':
      recall(number<std::uint8_t>());
      return true;
    case 'j':
      recall(number<std::uint32_t>());
      return true;
    default:
      return false;
  }
}

void Interpreter::remember(std::uint64_t place) {
  if (memo_.size() == kMostValues) fail("holds too much");
  memo_[place] = top();
}

void Interpreter::recall(std::uint64_t place) {
  const auto known = memo_.find(place);
  if (known == memo_.end()) fail("refers to what it does not have");
  stack_.push_back(known->second);
}

Pickle Interpreter::run() {
  if (number<std::uint8_t>() != 0x80 || number<std::uint8_t>() > kNewestProtocol)
    fail("is of an unknown version");
  for (;;) {
    if (stack_.size() + marks_.size() > kMostValues) fail("holds too much");
    const auto instruction = number<std::uint8_t>();
    if (instruction == '.') break;
    if (instruction == 0x95)
      take(sizeof(std::uint64_t));  // the size of what follows
    else if (!constant(instruction) && !text(instruction) && !container(instruction) &&
             !filling(instruction) && !stack(instruction) && !memo(instruction) &&
             !call(instruction))
      fail("has the instruction " + std::to_string(instruction) + ", which no weight file needs");
  }
  const auto root = pop();
  return {std::move(values_), root, position_};
}

Pickle read(std::string_view bytes, const std::filesystem::path& path) {
  return Interpreter(bytes.substr(0, kLongest), path).run();
}

void damaged(const std::filesystem::path& path, const std::string& fault) {
  throw Error(PTW_TR("model",
                     "%1 is not a sound PyTorch file: %2. Download or save it once more, or get "
                     "the model in the safetensors format."),
              {path.string(), fault});
}

}  // namespace ptw::pickle
