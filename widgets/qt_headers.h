// What nearly every file of the window includes, compiled once.
#pragma once

#include <QtWidgets>

#include "widgets/custom_plot.h"
