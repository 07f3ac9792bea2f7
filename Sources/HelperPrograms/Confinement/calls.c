#define _GNU_SOURCE
#include "Confinement.h"
#include "filter.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>

#ifdef PROCESSOR
// A new thread of this process, which is told from a new process by one flag. `clone3` keeps its flags in memory, where
// a filter cannot look; without it the C library does by `clone`.
#define ALLOW_THREAD(answer)                                                                                           \
  UNLESS(SYS_clone, 4), LOAD(args[0]), UNLESS_ANY_OF(CLONE_THREAD, 1), ANSWER(answer), REFUSE(ENOSYS)
// Opening a file, allowed where the flags say no more than reading. They are the lower half of an argument: both
// processors are little-endian.
#define ALLOW_READING(call, flags)                                                                                     \
  UNLESS(SYS_##call, 4), LOAD(args[flags]), UNLESS_ANY_OF(O_ACCMODE | O_CREAT | O_TRUNC, 1), REFUSE(EACCES),           \
      ANSWER(SECCOMP_RET_ALLOW)
#endif

int utsusu_confine_calls(int threads) {
#ifdef PROCESSOR
  // The most frequent first. What is missing here does not exist for the process, so that libraries do without it or
  // by older means.
  struct sock_filter filter[] = {
      LOAD_CALL,
      ALLOW(read),
      ALLOW(write),
      ALLOW(pread64),
      ALLOW(lseek),
      ALLOW(mmap),
      ALLOW(munmap),
      ALLOW(mremap),
      ALLOW(mprotect),
      ALLOW(madvise),
      ALLOW(brk),
      ALLOW(fstat),
      ALLOW(newfstatat),
      ALLOW(statx),
      ALLOW(close),
      ALLOW(fcntl),
      ALLOW(dup),
      ALLOW(setitimer),
      ALLOW(futex),
      ALLOW(readv),
      ALLOW(getdents64),
      ALLOW(faccessat),
      ALLOW(faccessat2),
      ALLOW(readlinkat),
      ALLOW(getcwd),
      ALLOW(statfs),
      ALLOW(fstatfs),
      ALLOW(fadvise64),
      ALLOW(rt_sigaction),
      ALLOW(rt_sigprocmask),
      ALLOW(rt_sigreturn),
      ALLOW(sigaltstack),
      ALLOW(restart_syscall),
      ALLOW(getrandom),
      ALLOW(clock_gettime),
      ALLOW(clock_getres),
      ALLOW(gettimeofday),
      ALLOW(clock_nanosleep),
      ALLOW(nanosleep),
      ALLOW(sched_yield),
      ALLOW(sched_getaffinity),
      ALLOW(getrusage),
      ALLOW(getpid),
      ALLOW(gettid),
      ALLOW(getuid),
      ALLOW(geteuid),
      ALLOW(getgid),
      ALLOW(getegid),
      ALLOW(uname),
      ALLOW(sysinfo),
      ALLOW(exit),
      ALLOW(exit_group),
#ifdef SYS_open
      ALLOW(stat),
      ALLOW(lstat),
      ALLOW(access),
      ALLOW(readlink),
      ALLOW(time),
      ALLOW_READING(open, 1),
#endif
      ALLOW_READING(openat, 2),
      ALLOW_THREAD(threads ? SECCOMP_RET_ALLOW : SECCOMP_RET_ERRNO | ENOSYS),
      ALLOW(set_robust_list),
      ALLOW(rseq),
      // Limits can be asked for and not be set: the new value's address is null.
      UNLESS(SYS_prlimit64, 5),
      LOAD(args[2]),
      UNLESS(0, 3),
      LOAD_UPPER(2),
      UNLESS(0, 1),
      ANSWER(SECCOMP_RET_ALLOW),
      REFUSE(ENOSYS),
  };
  return utsusu_install(filter, sizeof filter / sizeof *filter);
#else
  return 0;
#endif
}
