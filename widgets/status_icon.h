// A small shape for the status of a run, told apart without colour.
#pragma once

#include <QIcon>
#include <QPalette>

#include "report/run.h"

namespace ptw {

QIcon statusIcon(RunStatus status, const QPalette& palette);

}  // namespace ptw
