#include "app/common/standard_descriptors.h"

#include <fcntl.h>
#include <unistd.h>

namespace ptw {

void open_standard_descriptors() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor)
    if (::fcntl(descriptor, F_GETFD) == -1) ::open("/dev/null", O_RDWR);  // takes the lowest number
}

}  // namespace ptw
