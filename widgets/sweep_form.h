// The dialog "New sweep": an experiment in which models, tasks, methods and settings may take
// several values, how many runs that makes, and the button that starts them.
#pragma once

#include <QDialog>
#include <vector>

#include "report/sweep.h"
#include "widgets/experiment_panel.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ptw {

class SweepChoices;
class SweepRow;
class SweepSettings;

class SweepForm : public QDialog {
  Q_OBJECT

 public:
  explicit SweepForm(QWidget* parent = nullptr);

  /// Shows `base`, every setting with its one value, and three seeds. A model or task that is not
  /// among the choices is added to them.
  void setBase(const RunSpec& base, std::vector<ModelChoice> models, std::vector<TaskChoice> tasks,
               std::vector<MethodChoice> methods);

  /// Shows a sweep that is there already, e.g. that of a paper's figure. Its variants stand in the
  /// place of the methods.
  void setSweep(const Sweep& sweep, std::vector<ModelChoice> models, std::vector<TaskChoice> tasks,
                std::vector<MethodChoice> methods);

  /// What a run takes, for the estimate beside the number of runs; 0 where it is not known. Divide
  /// by the number of runs that train at once.
  void setSecondsPerRun(double seconds);

  /// As it stands; what is refused is left out.
  [[nodiscard]] Sweep draft() const;

  /// The size of the grid, counted up to a little above the largest that can be started; 0 while
  /// something is missing or refused.
  [[nodiscard]] std::int64_t runCount() const;

 Q_SIGNALS:
  void changed();  ///< something else would be started, and may take another time
  void startRequested(const ptw::Sweep& draft);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void buildFoot(QVBoxLayout& layout);
  void edit();
  void showMethods();
  void refresh();
  void start();
  void retranslate();
  void nameFields();
  void showSettings();
  [[nodiscard]] std::vector<const MethodChoice*> chosenMethods() const;
  [[nodiscard]] std::vector<SweepVariant> chosenVariants() const;
  [[nodiscard]] QString defaultName() const;
  [[nodiscard]] QString preview() const;
  [[nodiscard]] QString problem() const;

  std::vector<MethodChoice> methods_;
  Sweep sweep_;  ///< as it was given: its variants, and what the form does not show
  double secondsPerRun_ = 0;
  QLabel* help_ = nullptr;
  SweepChoices* model_ = nullptr;
  SweepChoices* task_ = nullptr;
  SweepChoices* method_ = nullptr;  ///< the variants where there are some
  QLabel* settingsTitle_ = nullptr;
  SweepSettings* settings_ = nullptr;
  SweepRow* seeds_ = nullptr;
  QLabel* nameLabel_ = nullptr;
  QLineEdit* name_ = nullptr;
  QLabel* preview_ = nullptr;
  QLabel* problem_ = nullptr;
  QPushButton* start_ = nullptr;
  QPushButton* cancel_ = nullptr;
};

}  // namespace ptw
