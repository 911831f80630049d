// The settings of a sweep, one row each, the rarely changed ones behind a check box.
#pragma once

#include <QWidget>
#include <span>
#include <vector>

#include "report/sweep.h"

class QCheckBox;
class QVBoxLayout;

namespace ptw {

class SweepRow;
struct MethodChoice;

/// A setting that all methods of a sweep have.
struct CommonSetting {
  SettingSpec spec;  ///< accepts what all of them accept
  bool sameDefault = true;
};

/// Those of `methods`, without the seed, the number of training examples first.
std::vector<CommonSetting> commonSettings(std::span<const MethodChoice* const> methods);

/// The same for a comparison of variants: of each setting, those variants count that leave it open.
std::vector<CommonSetting> commonSettings(std::span<const SweepVariant> variants,
                                          const std::vector<MethodChoice>& methods);

class SweepSettings : public QWidget {
  Q_OBJECT

 public:
  explicit SweepSettings(QWidget* parent = nullptr);

  /// Shows rows for `settings`. What a person typed stays where a row of the same key is left.
  void setSettings(const std::vector<CommonSetting>& settings);

  /// Sets what `values` and `over` have a row for, and all other rows to their default.
  void setValues(const Settings& values, const std::vector<SweepAxis>& over = {});

  [[nodiscard]] bool isValid() const;
  [[nodiscard]] Settings single() const;               ///< of the rows with one value
  [[nodiscard]] std::vector<SweepAxis> swept() const;  ///< of the rows with several
  [[nodiscard]] QStringList sweptLabels() const;

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showRows();
  void retranslate();

  QVBoxLayout* layout_;
  QCheckBox* more_;
  QWidget* page_ = nullptr;
  std::vector<SweepRow*> rows_;
  bool setting_ = false;
};

}  // namespace ptw
