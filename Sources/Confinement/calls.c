#define _GNU_SOURCE
#include "Confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define PROCESSOR AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define PROCESSOR AUDIT_ARCH_AARCH64
#endif

#ifdef PROCESSOR
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, action)
#define UNLESS(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skip)
#define ALLOW(call) UNLESS(SYS_##call, 1), ANSWER(SECCOMP_RET_ALLOW)
// A new thread of this process, which is told from a new process by one flag. `clone3` keeps its flags in memory, where
// a filter cannot look; without it the C library does by `clone`.
#define ALLOW_THREAD(answer)                                                                                           \
  UNLESS(SYS_clone, 4), LOAD(args[0]), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1), ANSWER(answer),       \
      ANSWER(SECCOMP_RET_ERRNO | ENOSYS)
// Opening a file, allowed where the flags say no more than reading. They are the lower half of an argument: both
// processors are little-endian.
#define ALLOW_READING(call, flags)                                                                                     \
  UNLESS(SYS_##call, 4), LOAD(args[flags]),                                                                            \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_ACCMODE | O_CREAT | O_TRUNC, 0, 1),                                       \
      ANSWER(SECCOMP_RET_ERRNO | EACCES), ANSWER(SECCOMP_RET_ALLOW)
#endif

int utsusu_confine_calls(int threads) {
#ifdef PROCESSOR
  // The most frequent first. What is missing here does not exist for the process, so that libraries do without it or
  // by older means.
  struct sock_filter filter[] = {
      LOAD(arch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PROCESSOR, 1, 0),
      ANSWER(SECCOMP_RET_KILL_PROCESS),
      LOAD(nr),
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
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2]) + 4),
      UNLESS(0, 1),
      ANSWER(SECCOMP_RET_ALLOW),
      ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
  };
  const struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
#else
  return 0;
#endif
}
