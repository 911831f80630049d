#include "model/product.h"

#include <ATen/record_function.h>
#include <sys/mman.h>

#include <map>
#include <new>
#include <oneapi/dnnl/dnnl.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/few_rows.h"
#include "model/parallel.h"
#include "model/tensor_pages.h"

namespace ptw {
namespace {

using dnnl::memory;

dnnl::engine& processor() {
  static dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

/// Asked for before anything is prepared, for that depends on how many threads a product has.
dnnl::stream& own_stream() {
  thread_local dnnl::stream stream = [] {
    use_one_thread_per_operator();
    return dnnl::stream(processor());
  }();
  return stream;
}

/// Type, shape and strides of an operand; a packed one has no strides.
struct Layout {
  memory::data_type type;
  memory::dims shape, strides;
  auto operator<=>(const Layout&) const = default;  // NOLINT(modernize-use-nullptr)
};

memory::data_type type_of(torch::ScalarType type) {
  return type == torch::kBFloat16 ? memory::data_type::bf16 : memory::data_type::f32;
}

Layout layout_of(const torch::Tensor& tensor) {
  Layout layout{type_of(tensor.scalar_type()), tensor.sizes().vec(), tensor.strides().vec()};
  for (std::size_t i = 0; i + 1 < layout.shape.size(); ++i)  // the stride of one says nothing
    if (layout.shape[i] == 1) layout.strides[i] = layout.shape[i + 1] * layout.strides[i + 1];
  return layout;
}

Layout packed_layout(const torch::Tensor& matrix, torch::ScalarType type) {
  return {type_of(type), matrix.sizes().vec(), {}};
}

/// What a product is prepared for.
struct Form {
  Layout a, b, out;
  Store store = Store::plain;
  bool biased = false;
  auto operator<=>(const Form&) const = default;  // NOLINT(modernize-use-nullptr)
};

memory::desc packed(const Layout& layout);

memory::desc described(const Layout& layout) {
  if (layout.strides.empty()) return packed(layout);
  return {layout.shape, layout.type, layout.strides};
}

memory::desc bias_of(const Form& form) {
  return {{1, form.out.shape.back()}, memory::data_type::f32, memory::format_tag::ab};
}

dnnl::primitive_attr attributes(Store store) {
  dnnl::post_ops after;
  if (store == Store::add) after.append_sum();
#if DNNL_VERSION_MAJOR < 3
  if (store == Store::relu) after.append_eltwise(1, dnnl::algorithm::eltwise_relu, 0, 0);
#else
  if (store == Store::relu) after.append_eltwise(dnnl::algorithm::eltwise_relu, 0, 0);
#endif
  dnnl::primitive_attr attributes;
  attributes.set_post_ops(after);
  return attributes;
}

dnnl::matmul::primitive_desc described(const Form& form, const memory::desc& b) {
  const auto a = described(form.a), out = described(form.out);
  const auto bias = form.biased ? bias_of(form) : memory::desc();
  const auto more = attributes(form.store);
#if DNNL_VERSION_MAJOR < 3
  return {{a, b, bias, out}, more, processor()};
#else
  return {processor(), a, b, bias, out, more};
#endif
}

/// How a packed matrix lies in memory: as products of many rows like it.
memory::desc packed(const Layout& layout) {
  thread_local std::map<Layout, memory::desc> known;
  const auto found = known.find(layout);
  if (found != known.end()) return found->second;
  constexpr std::int64_t kManyRows = 512;
  const auto rows = layout.shape[0], columns = layout.shape[1];
  const Form form{{layout.type, {kManyRows, rows}, {rows, 1}},
                  {},
                  {memory::data_type::f32, {kManyRows, columns}, {columns, 1}}};
  const memory::desc any(layout.shape, layout.type, memory::format_tag::any);
  return known.emplace(layout, described(form, any).weights_desc()).first->second;
}

/// Preparing costs more than many a product: every thread keeps what it has prepared.
const dnnl::matmul& preparation(const Form& form) {
  constexpr std::size_t kMost = 1024;  // batches come in many lengths
  thread_local std::map<Form, dnnl::matmul> known;
  const auto found = known.find(form);
  if (found != known.end()) return found->second;
  if (known.size() == kMost) known.clear();
  return known.emplace(form, dnnl::matmul(described(form, described(form.b)))).first->second;
}

memory operand(const Layout& layout, const torch::Tensor& numbers) {
  return {described(layout), processor(), numbers.data_ptr()};
}

void execute(const Form& form, const torch::Tensor& a, const torch::Tensor& b,
             const torch::Tensor& out, const torch::Tensor& bias) {
  auto& stream = own_stream();
  std::unordered_map<int, memory> operands = {{DNNL_ARG_SRC, operand(form.a, a)},
                                              {DNNL_ARG_WEIGHTS, operand(form.b, b)},
                                              {DNNL_ARG_DST, operand(form.out, out)}};
  if (form.biased)
    operands.emplace(DNNL_ARG_BIAS, memory(bias_of(form), processor(), bias.data_ptr()));
  preparation(form).execute(stream, operands);
  stream.wait();
}

/// oneDNN 3 mistakes where a stack's matrices begin if they are a single row or column each and do
/// not lie side by side.
torch::Tensor side_by_side(const torch::Tensor& stack) {
  return stack.size(-1) == 1 || stack.size(-2) == 1 ? stack.contiguous() : stack;
}

/// Whether multiply_few_rows can do this, and does it quicker.
bool are_few_rows(const torch::Tensor& a, const torch::Tensor& b, const torch::Tensor& out,
                  Store store) {
  static const bool can = rows::multiplies_few();
  const bool lies_well =
      b.t().is_contiguous() || (b.is_contiguous() && b.size(1) % rows::kLane == 0);
  return can && a.size(0) <= rows::kFew && lies_well && store != Store::add &&
         out.scalar_type() == torch::kFloat32 && out.is_contiguous();
}

void multiply_few_rows(const torch::Tensor& a, const torch::Tensor& b, const torch::Tensor& out,
                       Store store, const torch::Tensor& bias) {
  const auto multiply = b.t().is_contiguous() ? rows::multiply_few_transposed : rows::multiply_few;
  multiply(a.contiguous().data_ptr<float>(), b.data_ptr<float>(), {a.size(0), a.size(1), b.size(1)},
           out.data_ptr<float>());
  if (bias.defined()) out.add_(bias);
  if (store == Store::relu) out.relu_();
}

/// Room for `count` numbers outside the heap, where what stays would break up the room of what
/// comes and goes with every step.
torch::Tensor lasting_room(std::int64_t count, torch::ScalarType type) {
  const auto bytes = static_cast<std::size_t>(count) * torch::elementSize(type);
  auto* start = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) throw std::bad_alloc();
  return torch::from_blob(
      start, {count}, [bytes](void* room) { ::munmap(room, bytes); }, type);
}

}  // namespace

bool multiplies_bf16() {
  return dnnl::get_effective_cpu_isa() >= dnnl::cpu_isa::avx512_core_bf16;
}

void multiply(const torch::Tensor& a, const torch::Tensor& b, const torch::Tensor& out,
              Store store) {
  // A dimension of one has no stride of its own, and oneDNN 3 takes another's for it.
  for (std::int64_t i = 0; i < a.dim() - 2; ++i)
    if (a.size(i) == 1) return multiply(a.select(i, 0), b.select(i, 0), out.select(i, 0), store);
  RECORD_FUNCTION("ptw::multiply", std::vector<c10::IValue>({a, out}));
  const auto left = side_by_side(a), right = side_by_side(b);
  execute({layout_of(left), layout_of(right), layout_of(out), store}, left, right, out, {});
}

RightFactor::RightFactor(torch::Tensor matrix, FactorForm form)
    : matrix_(std::move(matrix)), form_(form) {}

torch::ScalarType RightFactor::type() const {
  return form_ == FactorForm::bf16 ? torch::kBFloat16 : torch::kFloat32;
}

const torch::Tensor& RightFactor::matrix() const {
  if (type() == torch::kFloat32) return matrix_;
  std::call_once(converted_, [&] {
    converted_matrix_ = matrix_.detach().to(type());
    let_pages_go(matrix_);
  });
  return converted_matrix_;
}

void RightFactor::pack() const {
  auto& stream = own_stream();
  const auto shape = packed(packed_layout(matrix_, type()));
  const Layout rows_in_turn{type_of(type()), matrix_.sizes().vec(), {columns(), 1}};
  if (type() == torch::kFloat32 && shape == described(rows_in_turn)) return;
  const auto size = static_cast<std::int64_t>(shape.get_size() / torch::elementSize(type()));
  copy_ = lasting_room(size, type());
  auto from = operand(layout_of(matrix_), matrix_);
  memory to(shape, processor(), copy_.data_ptr());
  dnnl::reorder(from, to).execute(stream, from, to);
  stream.wait();
  let_pages_go(matrix_);
}

bool RightFactor::is_copied_for(std::int64_t count) const {
  if (form_ == FactorForm::as_it_lies || (form_ == FactorForm::fp32 && count <= rows::kFew))
    return false;
  std::call_once(packed_, [&] { pack(); });
  return copy_.defined();
}

void multiply(const torch::Tensor& a, const RightFactor& b, const torch::Tensor& out, Store store,
              const torch::Tensor& bias) {
  RECORD_FUNCTION("ptw::multiply", std::vector<c10::IValue>({a, out}));
  const auto left = a.reshape({-1, b.matrix_.size(0)}), into = out.view({-1, b.columns()});
  if (b.is_copied_for(left.size(0)))
    execute({layout_of(left), packed_layout(b.matrix_, b.type()), layout_of(into), store,
             bias.defined()},
            left, b.copy_, into, bias);
  else if (are_few_rows(left, b.matrix_, into, store))
    multiply_few_rows(left, b.matrix_, into, store, bias);
  else
    execute({layout_of(left), layout_of(b.matrix_), layout_of(into), store, bias.defined()}, left,
            b.matrix_, into, bias);
}

torch::Tensor product(const torch::Tensor& x, const RightFactor& b, torch::ScalarType type,
                      Store store, const torch::Tensor& bias) {
  auto shape = x.sizes().vec();
  shape.back() = b.columns();
  auto out = torch::empty(shape, type);
  multiply(x.to(b.type()), b, out, store, bias);
  return out;
}

}  // namespace ptw
