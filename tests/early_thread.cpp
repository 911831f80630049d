// Preloaded into a program: a thread is there before `main`, as where a BLAS has made some, and
// says what OpenBLAS with threads of its own says.
#include <pthread.h>
#include <unistd.h>

namespace {

void* rest(void* /*nothing*/) {
  for (;;) ::pause();
}

[[gnu::constructor]] void make_thread() {
  pthread_t thread{};
  pthread_create(&thread, nullptr, rest, nullptr);
}

}  // namespace

extern "C" int openblas_get_parallel() {
  return 1;
}
