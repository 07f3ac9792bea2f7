#include "Confinement.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <unistd.h>

static const void *last_words;
static size_t last_count;
// A word in the middle of another would be read as a part of it.
static volatile sig_atomic_t speaking;

static void end(int number) {
  (void)number;
  if (!speaking) (void)!write(STDOUT_FILENO, last_words, last_count);
  _exit(0);
}

void utsusu_limit_processor(unsigned seconds, const void *farewell, size_t count) {
  last_words = farewell;
  last_count = count;
  const struct itimerval time = {.it_value.tv_sec = seconds};
  signal(SIGPROF, end);
  setitimer(ITIMER_PROF, &time, NULL);
}

int utsusu_say(const void *bytes, size_t count) {
  const char *rest = bytes;
  speaking = 1;
  while (count > 0) {
    const ssize_t written = write(STDOUT_FILENO, rest, count);
    if (written < 0 && errno != EINTR) return -1;
    if (written > 0) {
      rest += written;
      count -= (size_t)written;
    }
  }
  speaking = 0;
  return 0;
}

void utsusu_signal_with_parent(int signal) { prctl(PR_SET_PDEATHSIG, signal); }
