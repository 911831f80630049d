// The frame of a plot that has the keyboard.
#pragma once

class QWidget;

namespace ptw {

/// Draws it on `widget` while that has the focus; call it at the end of a paintEvent.
void drawFocusFrame(QWidget& widget);

}  // namespace ptw
