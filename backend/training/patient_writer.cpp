#include "training/patient_writer.h"

#include <chrono>

#include "files/durable_file.h"

namespace ptw {

PatientWriter::PatientWriter(const RunFolder& folder, const RunLock& lock, RunControl& control,
                             TrainingObserver& observer, Stopwatch& watch, Record record)
    : folder_(folder),
      lock_(lock),
      control_(control),
      observer_(observer),
      watch_(watch),
      record_(std::move(record)) {}

void PatientWriter::operator()(const std::function<void()>& write) const {
  for (bool waited = false;; waited = true) try {
      lock_.require_in_place();
      if (waited) record_(RunStatus::running, {});
      write();
      if (waited) observer_.on_status(RunStatus::running);
      return;
    } catch (const NoRoom&) {
      const Error why(
          PTW_TR("training",
                 "There is no room on the disk for %1: training has paused, and goes on "
                 "by itself when some is free."),
          {folder_.path().string()});
      if (!waited) observer_.on_wait(why.message());
      watch_.leave_out([&] { wait(why.what()); });
    }
}

void PatientWriter::wait(const std::string& why) const {
  constexpr std::chrono::seconds kBetweenTrials{1};
  try {
    record_(RunStatus::paused, why);
  } catch (const NoRoom&) {  // as is to be expected
  }
  control_.wait(kBetweenTrials);
  if (control_.stop_requested()) throw StoppedWithoutRoom();
}

}  // namespace ptw
