// The instructions that make containers, storages and tensors.
#include <map>
#include <tuple>

#include "files/shown.h"
#include "model/pickle_interpreter.h"
#include "report/message.h"

namespace ptw::pickle {
namespace {

constexpr std::size_t kMostDimensions = 16;

/// What a pickle may name. Nothing is imported: these are words here.
const std::map<std::string, Value, std::less<>>& known_names() {
  static const std::map<std::string, Value, std::less<>> known = {
      {"collections.OrderedDict", Function::ordered_dict},
      {"torch._utils._rebuild_tensor_v2", Function::rebuild_tensor},
      {"torch._utils._rebuild_parameter", Function::rebuild_parameter},
      {"torch.DoubleStorage", torch::kFloat64},
      {"torch.FloatStorage", torch::kFloat32},
      {"torch.HalfStorage", torch::kFloat16},
      {"torch.BFloat16Storage", torch::kBFloat16},
      {"torch.LongStorage", torch::kInt64},
      {"torch.IntStorage", torch::kInt32},
      {"torch.ShortStorage", torch::kInt16},
      {"torch.CharStorage", torch::kInt8},
      {"torch.ByteStorage", torch::kUInt8},
      {"torch.BoolStorage", torch::kBool}};
  return known;
}

}  // namespace

bool Interpreter::container(unsigned char instruction) {
  switch (instruction) {
    case '}':
      push(Dict{});
      return true;
    case ']':
      push(List{});
      return true;
    case ')':
    case 0x85:
    case 0x86:
    case 0x87:
      tuple(instruction == ')' ? 0 : instruction - 0x84U);
      return true;
    case 't':
      push(Tuple{pop_to_mark()});
      return true;
    case 'l':
      push(List{pop_to_mark()});
      return true;
    case 'd': {
      const auto items = pop_to_mark();
      push(Dict{});
      set_items(items);
      return true;
    }
    default:
      return false;
  }
}

void Interpreter::tuple(std::size_t size) {
  std::vector<Ref> items(size);
  for (auto place = size; place-- > 0;) items[place] = pop();
  push(Tuple{std::move(items)});
}

bool Interpreter::filling(unsigned char instruction) {
  switch (instruction) {
    case 'a':
      append({pop()});
      return true;
    case 'e':
      append(pop_to_mark());
      return true;
    case 's': {
      const auto value = pop();
      const auto key = pop();
      set_items({key, value});
      return true;
    }
    case 'u':
      set_items(pop_to_mark());
      return true;
    case 'b':  // attributes of an OrderedDict, e.g. the versions of a model's layers
      pop();
      std::ignore = as<Dict>(top(), "an OrderedDict");
      return true;
    default:
      return false;
  }
}

void Interpreter::append(const std::vector<Ref>& items) {
  auto& list = as<List>(top(), "a list").items;
  list.insert(list.end(), items.begin(), items.end());
}

void Interpreter::set_items(const std::vector<Ref>& items) {
  auto& dict = as<Dict>(top(), "a dict").items;
  if (items.size() % 2 != 0) fail("has a key without a value");
  for (std::size_t i = 0; i < items.size(); i += 2) dict.emplace_back(items[i], items[i + 1]);
}

bool Interpreter::call(unsigned char instruction) {
  switch (instruction) {
    case 'c':
    case 'i': {  // the second would also call it
      const auto module = take_line();
      name(module, take_line());
      return instruction == 'c';
    }
    case 0x93: {
      const auto last = pop();
      const auto first = pop();
      name(as<std::string_view>(first, "a module"), as<std::string_view>(last, "a name"));
      return true;
    }
    case 'Q':
      storage();
      return true;
    case 'R':
      reduce();
      return true;
    default:
      return false;
  }
}

void Interpreter::name(std::string_view module, std::string_view name) {
  const auto full = shown(module) + "." + shown(name);
  const auto known = known_names().find(full);
  if (known == known_names().end())
    throw Error(PTW_TR("model",
                       "%1 asks to run %2 when it is opened; such a file is not opened. Get the "
                       "model in the safetensors format."),
                {path_.string(), full});
  push(known->second);
}

/// ("storage", its class, key, device, count), and None in the older format.
void Interpreter::storage() {
  const auto& parts = as<Tuple>(pop(), "a storage").items;
  if (parts.size() < 5 || parts.size() > 6 ||
      as<std::string_view>(parts[0], "a storage") != "storage")
    fail("refers to something other than a storage");
  if (parts.size() == 6) std::ignore = as<None>(parts[5], "a whole storage");
  const auto key = as<std::string_view>(parts[2], "the key of a storage");
  if (key.size() > kLongestKey) fail("has a storage with too long a key");
  push(Storage{as<torch::ScalarType>(parts[1], "the class of a storage"), key,
               as<std::int64_t>(parts[4], "the size of a storage")});
}

void Interpreter::reduce() {
  const auto& arguments = as<Tuple>(pop(), "arguments").items;
  switch (as<Function>(pop(), "a function")) {
    case Function::ordered_dict:
      ordered_dict(arguments);
      return;
    case Function::rebuild_tensor:
      rebuild_tensor(arguments);
      return;
    case Function::rebuild_parameter:
      if (arguments.empty()) fail("makes a parameter of nothing");
      std::ignore = as<std::shared_ptr<const View>>(arguments[0], "a tensor");
      stack_.push_back(arguments[0]);
      return;
  }
}

void Interpreter::count_copies(std::size_t items) {
  copied_ += items;
  if (copied_ > kMostValues) fail("holds too much");
}

/// Of nothing, or in Python 2 of a list of lists: key, value.
void Interpreter::ordered_dict(const std::vector<Ref>& arguments) {
  Dict dict;
  if (!arguments.empty()) {
    const auto& items = as<List>(arguments[0], "a list").items;
    count_copies(items.size());
    for (const auto item : items) {
      const auto& pair = as<List>(item, "a key with its value").items;
      if (pair.size() != 2) fail("has a key without a value");
      dict.items.emplace_back(pair[0], pair[1]);
    }
  }
  push(std::move(dict));
}

/// (storage, offset, sizes, strides), then what matters only to training.
void Interpreter::rebuild_tensor(const std::vector<Ref>& arguments) {
  if (arguments.size() < 4 || arguments.size() > 7) fail("makes a tensor in an unknown way");
  push(std::make_shared<const View>(View{as<Storage>(arguments[0], "a storage"),
                                         as<std::int64_t>(arguments[1], "the offset of a tensor"),
                                         extents(arguments[2]), extents(arguments[3])}));
}

std::vector<std::int64_t> Interpreter::extents(Ref ref) {
  const auto& items = as<Tuple>(ref, "a shape").items;
  if (items.size() > kMostDimensions) fail("has a tensor of too many dimensions");
  count_copies(items.size());
  std::vector<std::int64_t> all;
  for (const auto item : items) all.push_back(as<std::int64_t>(item, "an extent"));
  return all;
}

}  // namespace ptw::pickle
