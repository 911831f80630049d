// One case folder of golden numbers: its tensors, what is compared, and the line that says how far
// we are from them.
#pragma once

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <vector>

#include "conformance.h"
#include "methods/prompt_tuning.h"
#include "model/checkpoint.h"
#include "model/frozen_model.h"
#include "model/loss.h"
#include "model/safetensors.h"
#include "model/token_batch.h"
#include "training/optimizer.h"

namespace ptw {

inline constexpr double kLogits = 2e-4, kLoss = 2e-5, kGradient = 1e-3, kTrajectory = 1e-3;

/// The deviations of one case: the worst is printed, each is checked against its tolerance.
class Case {
 public:
  explicit Case(const std::filesystem::path& folder)
      : golden(folder / "golden.safetensors"), folder_(folder) {}

  const SafetensorsFile golden;

  void compare(const std::string& what, double deviation, double tolerance) {
    ++compared_;
    if (!(deviation <= worst_)) worst_ = deviation, worst_name_ = what;
    if (!(deviation <= tolerance)) failures_ += " " + what + " (" + std::to_string(deviation) + ")";
  }
  void equal(const std::string& what, bool same) { compare(what, same ? 0 : 1, 0); }

  /// Prints the case's line; the names of what deviates too much, empty when nothing does.
  std::string report() const {
    qInfo("%-34s %2d tensors, largest deviation %.2e (%s)%s",
          qPrintable(QString::fromStdString(folder_.filename())), compared_, worst_,
          worst_name_.empty() ? "none" : worst_name_.c_str(), failures_.empty() ? "" : "  FAILED");
    return failures_;
  }

 private:
  std::filesystem::path folder_;
  int compared_ = 0;
  double worst_ = 0;
  std::string worst_name_, failures_;
};

inline TokenBatch batch_of(const SafetensorsFile& golden) {
  return {golden.tensor("input_ids"), golden.tensor("attention_mask").to(torch::kFloat32),
          golden.tensor("labels")};
}

struct Forward {
  torch::Tensor logits, loss;
};

inline Forward forward(const FrozenModel& model, const EmbeddedInput& input,
                       const torch::Tensor& labels) {
  const auto logits = model.read(input)->logits(labels);
  return {logits, mean_loss(logits, labels)};
}

inline std::string model_type(const std::filesystem::path& folder) {
  std::ifstream file(folder / "config.json");
  const auto config = nlohmann::json::parse(file, nullptr, false);
  return config.is_object() ? config.value("model_type", "") : "";
}

inline bool is_encoder_decoder(const std::filesystem::path& folder) {
  const auto type = model_type(folder);
  return type == "t5" || type == "mt5" || type == "bart";
}

inline bool is_causal(const std::filesystem::path& folder) {
  return model_type(folder) == "gpt2" || model_type(folder) == "llama";
}

/// Whether the positions are stretched by a rule that is refused.
inline bool is_stretched(const std::filesystem::path& folder) {
  std::ifstream file(folder / "config.json");
  const auto config = nlohmann::json::parse(file, nullptr, false);
  const auto rope = config.value("rope_parameters", nlohmann::json::object());
  return rope.value("rope_type", "default") != "default";
}

/// The model of a method's case: the folder around it, or the one that MODEL__METHOD names.
inline std::filesystem::path base_of(const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder.parent_path() / "config.json")) return folder.parent_path();
  const auto name = folder.filename().string();
  return conformance_folder() / name.substr(0, name.find("__"));
}

/// Whether `ours` are the rows of `golden` [B, T] from its column `first` to the end token.
inline bool same_texts(const std::vector<std::vector<std::int64_t>>& ours,
                       const torch::Tensor& golden, std::int64_t first, const ModelInfo& info) {
  if (std::ssize(ours) != golden.size(0)) return false;
  for (std::size_t row = 0; row < ours.size(); ++row) {
    std::vector<std::int64_t> expected;
    const auto ids = golden[static_cast<std::int64_t>(row)];
    const auto ends = info.writing.end_ids.empty() ? std::vector<std::int64_t>{info.end_id}
                                                   : info.writing.end_ids;
    for (auto i = first; i < ids.size(0); ++i) {
      const auto id = ids[i].item<std::int64_t>();
      if (std::ranges::count(ends, id) > 0) break;
      expected.push_back(id);
    }
    if (expected != ours[row]) return false;
  }
  return true;
}

/// Gradients of the loss by the model's own weights, wherever the goldens have one.
inline void compare_weight_gradients(
    Case& check, const FrozenModel& model,
    const std::function<torch::Tensor(const FrozenModel&)>& loss_of) {
  const std::string key = "full_grad.";
  for (const auto& name : check.golden.names()) {
    if (!name.starts_with(key)) continue;
    const auto weight = name.substr(key.size());
    const auto tuned = model.checkpoint().weight(weight).clone().set_requires_grad(true);
    const auto loss =
        loss_of(*model.over(model.checkpoint().with({{weight, tuned}}), FactorForm::as_it_lies));
    const auto gradient = torch::autograd::grad({loss}, {tuned})[0];
    check.compare(name, relative_deviation(gradient, check.golden.tensor(name)), kGradient);
  }
}

/// Updates of the prompt on a full batch; the loss before each and after the last.
inline torch::Tensor losses_of_updates(const PromptTuning& method, Optimizer& optimizer,
                                       std::int64_t steps,
                                       const std::function<torch::Tensor(const Method&)>& loss_of) {
  const auto parameters = method.parameters();
  std::vector<double> losses;
  for (std::int64_t step = 0; step <= steps; ++step) {
    const auto loss = loss_of(method);
    losses.push_back(loss.item<double>());
    if (step == steps) break;
    optimizer.step(parameters, torch::autograd::grad({loss}, {parameters[0].tensor}), 0.02, 1);
  }
  return torch::tensor(losses);
}

/// Five updates carry the prompt past ReLU kinks, where the rounding of one BLAS kernel or another,
/// 1e-7, decides over 1e-2 at the end. Where the trajectory from the given prompt deviates, those
/// from prompts within 1e-4 of it are tried: one must agree.
inline void compare_training(Case& check,
                             const std::function<torch::Tensor(const Method&)>& loss_of) {
  const auto start = check.golden.tensor("soft_prompt");
  for (const std::string name : {"adamw", "adafactor"}) {
    if (!check.golden.contains("train." + name + ".losses")) continue;
    const auto golden_losses = check.golden.tensor("train." + name + ".losses");
    const auto golden_prompt = check.golden.tensor("train." + name + ".prompt");
    auto generator = at::detail::createCPUGenerator(0);
    double closest = std::numeric_limits<double>::infinity();
    for (int attempt = 0; attempt < 200 && !(closest <= kTrajectory); ++attempt) {
      const double reach = std::pow(10.0, -7 + attempt % 4);
      const auto offset = attempt == 0
                              ? torch::zeros_like(start)
                              : torch::empty_like(start).uniform_(-reach, reach, generator);
      const PromptTuning method(start + offset);
      const auto optimizer = name == "adamw" ? make_adamw(0.01) : make_adafactor(1e-5);
      const auto losses = losses_of_updates(method, *optimizer, golden_losses.size(0) - 1, loss_of);
      closest = std::min(closest, std::max(deviation(losses, golden_losses),
                                           deviation(method.soft_prompt(), golden_prompt)));
    }
    check.compare("train." + name, closest, kTrajectory);
  }
}

inline std::vector<std::filesystem::path> sorted_folders(const std::filesystem::path& parent) {
  std::vector<std::filesystem::path> folders;
  if (std::filesystem::is_directory(parent))
    for (const auto& entry : std::filesystem::directory_iterator(parent))
      if (entry.is_directory()) folders.push_back(entry.path());
  std::ranges::sort(folders);
  return folders;
}

/// Rows of a test: the folders of golden numbers whose model is of a kind, those of the families
/// among them, as transformers 5 wrote them and with the configuration of version 4 put over.
inline void rows_of_cases(bool (*is_kind)(const std::filesystem::path&)) {
  QTest::addColumn<QString>("folder");
  QTest::addColumn<QString>("over");
  for (const auto& parent : {conformance_folder(), conformance_folder() / "families"})
    for (const auto& folder : sorted_folders(parent)) {
      if (!is_kind(folder) || !std::filesystem::exists(folder / "golden.safetensors")) continue;
      const auto name = folder.filename().string(), path = folder.string();
      QTest::newRow(name.c_str()) << QString::fromStdString(path) << QString();
      for (const auto& over : sorted_folders(folder))
        if (over.filename().string().starts_with("transformers-"))
          QTest::newRow((name + ", " + over.filename().string()).c_str())
              << QString::fromStdString(path) << QString::fromStdString(over);
    }
}

/// The model folder of such a row, in `scratch`: its files, and those of `over` before them.
inline std::filesystem::path laid_over(const std::filesystem::path& scratch,
                                       const std::filesystem::path& folder,
                                       const std::filesystem::path& over) {
  for (const auto& source : {over, folder})
    if (!source.empty())
      for (const auto& entry : std::filesystem::directory_iterator(source))
        if (const auto link = scratch / entry.path().filename();
            entry.is_regular_file() && !std::filesystem::exists(link))
          std::filesystem::create_symlink(std::filesystem::absolute(entry.path()), link);
  return scratch;
}

}  // namespace ptw
