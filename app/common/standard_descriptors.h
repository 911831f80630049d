// The descriptors 0 to 2, which a program may have been started without.
#pragma once

namespace ptw {

/// Opens those that are closed on /dev/null, or the next file would become standard output and have
/// lines printed into it. To be called before anything else.
void open_standard_descriptors();

}  // namespace ptw
