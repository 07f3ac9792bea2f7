#define _GNU_SOURCE
#include "Confinement.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { time_is_over = 124, cannot_start = 126 };

static void limit(int resource, rlim_t value) {
  struct rlimit current;
  if (getrlimit(resource, &current) != 0) return;
  if (current.rlim_max < value) value = current.rlim_max;
  const struct rlimit wanted = {.rlim_cur = value, .rlim_max = value};
  setrlimit(resource, &wanted);
}

struct utsusu_walls utsusu_confine_guest(const struct utsusu_guest *guest) {
  limit(RLIMIT_AS, guest->memory);
  limit(RLIMIT_FSIZE, guest->file_size);
  limit(RLIMIT_CPU, guest->seconds);
  limit(RLIMIT_CORE, 0);
  const int landlock = utsusu_confine_files(guest->places, guest->place_count);
  return (struct utsusu_walls){.landlock = landlock, .filters_calls = utsusu_confine_guest_calls()};
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  return remove(path);
}

static void remove_folder(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT); }

static void remove_leavings(const struct utsusu_guest *guest) {
  for (size_t index = 0; index < guest->leaving_count; index++) unlink(guest->leavings[index]);
}

// The signal that has come, 0 when the time is over.
static int wait_for(const sigset_t *signals, const struct timespec *end) {
  for (;;) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    struct timespec left = {.tv_sec = end->tv_sec - now.tv_sec, .tv_nsec = end->tv_nsec - now.tv_nsec};
    if (left.tv_nsec < 0) left = (struct timespec){.tv_sec = left.tv_sec - 1, .tv_nsec = left.tv_nsec + 1000000000};
    if (left.tv_sec < 0) return 0;
    const int signal = sigtimedwait(signals, NULL, &left);
    if (signal > 0) return signal;
    if (errno != EINTR) return 0;
  }
}

int utsusu_run_guest(const struct utsusu_guest *guest) {
  const pid_t self = getpid(), parent = getppid();
  sigset_t signals, none;
  sigemptyset(&none);
  sigemptyset(&signals);
  const int awaited[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP};
  for (size_t index = 0; index < sizeof awaited / sizeof *awaited; index++) {
    // One that is ignored, as a parent may have left it, would never come.
    signal(awaited[index], SIG_DFL);
    sigaddset(&signals, awaited[index]);
  }
  sigprocmask(SIG_BLOCK, &signals, NULL);
  utsusu_signal_with_parent(SIGTERM);
  // It may have died before that.
  if (getppid() != parent) return cannot_start;

  remove_leavings(guest);
  const pid_t child = fork();
  if (child < 0) return cannot_start;
  if (child == 0) {
    utsusu_signal_with_parent(SIGKILL);
    if (getppid() != self) _exit(cannot_start);
    sigprocmask(SIG_SETMASK, &none, NULL);
    utsusu_confine_guest(guest);
    execv(guest->arguments[0], guest->arguments);
    _exit(cannot_start);
  }

  struct timespec end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_sec += guest->seconds;
  int status = 0, result = 0;
  for (;;) {
    const int signal = wait_for(&signals, &end);
    if (signal == SIGCHLD && waitpid(child, &status, WNOHANG) != child) continue;
    if (signal != SIGCHLD) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
    }
    result = signal == 0 ? time_is_over : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    break;
  }
  remove_leavings(guest);
  // Nobody is left to fetch what was made, or to put the desk away.
  if (guest->desk && getppid() != parent) remove_folder(guest->desk);
  return result;
}
