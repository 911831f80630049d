// What to train: a model, a task, a method and its settings, and the button that starts it.
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "report/run.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ptw {

class SettingForm;

struct ModelChoice {
  QString id;  ///< a model folder, or "demo"
  QString name;
  QString description;
};

struct TaskChoice {
  QString id;  ///< a task file, or the name of a demo task
  QString name;
  QString description;
};

struct MethodChoice {
  std::string id;  ///< a name of the method registry
  QString name;
  QString description;
  std::vector<SettingSpec> settings;  ///< of the method and of training
};

class ExperimentPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ExperimentPanel(QWidget* parent = nullptr);

  /// Replace what can be chosen. What was chosen stays chosen if it is still there, and so do the
  /// settings a person changed; otherwise the first is chosen.
  void setModels(std::vector<ModelChoice> models);
  void setTasks(std::vector<TaskChoice> tasks);
  void setMethods(std::vector<MethodChoice> methods);

  void chooseModel(const QString& id);
  void chooseTask(const QString& id);
  void chooseMethod(const std::string& id);

  /// Whether everything is chosen and every setting accepted.
  [[nodiscard]] bool isValid() const;

  /// The experiment as it stands; settings that are refused are left out.
  [[nodiscard]] RunSpec spec() const;

  /// Shows an experiment. A model or task that is not among the choices is added to them.
  void setSpec(const RunSpec& spec);

  /// Something to know before starting, e.g. what to expect of this task; empty hides it.
  void setNote(const QString& note);

 Q_SIGNALS:
  void changed();
  void openModelRequested();
  void openTaskRequested();
  void startRequested(const ptw::RunSpec& spec);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Chooser {
    QLabel* label;
    QComboBox* box;
    QPushButton* open;  ///< null for methods
    QLabel* description;
  };

  void build();
  Chooser addChooser(const char* objectName, bool canOpen);
  void buildNote();
  void buildSettings();
  void showMethod();
  void refresh();
  void start();
  void colorNote();
  void retranslate();
  [[nodiscard]] QString defaultName() const;
  [[nodiscard]] QString missing() const;

  std::vector<ModelChoice> models_;
  std::vector<TaskChoice> tasks_;
  std::vector<MethodChoice> methods_;
  QWidget* page_ = nullptr;  ///< what scrolls
  Chooser model_{};
  Chooser task_{};
  Chooser method_{};
  QLabel* nameLabel_ = nullptr;
  QLineEdit* name_ = nullptr;
  QWidget* note_ = nullptr;
  QLabel* noteText_ = nullptr;
  QLabel* settingsTitle_ = nullptr;
  SettingForm* form_ = nullptr;
  QPushButton* reset_ = nullptr;
  QPushButton* start_ = nullptr;
  QLabel* missing_ = nullptr;
};

}  // namespace ptw
