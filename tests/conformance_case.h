// One case folder of golden numbers: its tensors, what is compared, and the line that says how far
// we are from them.
#pragma once

#include <QtTest>

#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "conformance.h"
#include "model/frozen_model.h"
#include "model/loss.h"
#include "model/safetensors.h"
#include "model/token_batch.h"

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

inline bool is_t5(const std::filesystem::path& folder) {
  return model_type(folder) == "t5" || model_type(folder) == "mt5";
}

inline std::vector<std::filesystem::path> sorted_folders(const std::filesystem::path& parent) {
  std::vector<std::filesystem::path> folders;
  if (std::filesystem::is_directory(parent))
    for (const auto& entry : std::filesystem::directory_iterator(parent))
      if (entry.is_directory()) folders.push_back(entry.path());
  std::ranges::sort(folders);
  return folders;
}

}  // namespace ptw
