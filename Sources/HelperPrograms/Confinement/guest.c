#define _GNU_SOURCE
#include "Confinement.h"
#include "filter.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif

#ifdef PROCESSOR
#define DENY(call) UNLESS(SYS_##call, 1), REFUSE(EPERM)
// Does not exist, so that the C library takes an older call, which can be looked into.
#define HIDE(call) UNLESS(SYS_##call, 1), REFUSE(ENOSYS)
// Two instructions.
#define ALLOW_IF(value) UNLESS(value, 1), ANSWER(SECCOMP_RET_ALLOW)

// Landlock before its version 3 does not know that a file opened for reading only can be cut off on the way.
#define DENY_CUTTING(call, flags)                                                                                      \
  UNLESS(SYS_##call, 5), LOAD(args[flags]), BPF_STMT(BPF_ALU | BPF_AND | BPF_K, O_ACCMODE | O_TRUNC),                  \
      UNLESS(O_RDONLY | O_TRUNC, 1), REFUSE(EACCES), ANSWER(SECCOMP_RET_ALLOW)
#endif

int utsusu_confine_guest_calls(void) {
#ifdef PROCESSOR
  // A large program uses some two hundred calls, which differ from version to version: what is named is what is denied.
  struct sock_filter filter[] = {
      LOAD_CALL,
#ifdef __x86_64__
      // The same calls under other numbers.
      UNLESS_ANY_OF(0x40000000, 1),
      REFUSE(ENOSYS),
#endif
      // No process but this one; it may start threads.
      UNLESS(SYS_clone, 4),
      LOAD(args[0]),
      UNLESS_ANY_OF(CLONE_THREAD, 1),
      ANSWER(SECCOMP_RET_ALLOW),
      REFUSE(EPERM),
      HIDE(clone3),
#ifdef SYS_fork
      DENY(fork),
      DENY(vfork),
#endif
      // Sockets of this machine, which wait for others and reach nobody.
      UNLESS(SYS_socket, 4),
      LOAD(args[0]),
      ALLOW_IF(AF_UNIX),
      REFUSE(EACCES),
      UNLESS(SYS_connect, 1),
      REFUSE(ECONNREFUSED),
      UNLESS(SYS_sendto, 6),
      LOAD(args[4]),
      UNLESS(0, 3),
      LOAD_UPPER(4),
      ALLOW_IF(0),
      REFUSE(EACCES),
      DENY(sendmsg),
      DENY(sendmmsg),
      // Signals to itself only.
      UNLESS(SYS_tgkill, 4),
      LOAD(args[0]),
      ALLOW_IF((unsigned)getpid()),
      REFUSE(EPERM),
      DENY(kill),
      DENY(tkill),
      DENY(rt_sigqueueinfo),
      DENY(rt_tgsigqueueinfo),
      DENY(pidfd_send_signal),
      // Other processes.
      DENY(ptrace),
      DENY(process_vm_readv),
      DENY(process_vm_writev),
      HIDE(process_madvise),
      HIDE(pidfd_open),
      HIDE(pidfd_getfd),
      DENY(kcmp),
      DENY(setpriority),
      // Whom a file belongs to and who may use it, which Landlock lets pass; and whole files cut off by name.
      DENY(fchmodat),
      DENY(fchownat),
      HIDE(fchmodat2),
#ifdef SYS_chmod
      DENY(chmod),
      DENY(chown),
      DENY(lchown),
      DENY_CUTTING(open, 1),
#endif
      DENY_CUTTING(openat, 2),
      HIDE(openat2),
      DENY(truncate),
      DENY(setxattr),
      DENY(lsetxattr),
      DENY(removexattr),
      DENY(lremovexattr),
      // Ways round a filter, and into the kernel.
      HIDE(io_uring_setup),
      HIDE(io_uring_enter),
      HIDE(io_uring_register),
      HIDE(userfaultfd),
      HIDE(bpf),
      HIDE(perf_event_open),
      HIDE(open_by_handle_at),
      DENY(add_key),
      DENY(request_key),
      DENY(keyctl),
      DENY(unshare),
      DENY(setns),
      DENY(chroot),
      DENY(pivot_root),
      DENY(mount),
      DENY(umount2),
      HIDE(open_tree),
      HIDE(move_mount),
      HIDE(fsopen),
      HIDE(fsconfig),
      HIDE(fsmount),
      HIDE(fspick),
      HIDE(mount_setattr),
      DENY(init_module),
      DENY(finit_module),
      DENY(delete_module),
      DENY(kexec_load),
      DENY(reboot),
      DENY(swapon),
      DENY(swapoff),
      DENY(acct),
      DENY(quotactl),
      DENY(syslog),
      DENY(settimeofday),
      DENY(clock_settime),
      DENY(clock_adjtime),
      DENY(adjtimex),
      DENY(sethostname),
      DENY(setdomainname),
      ANSWER(SECCOMP_RET_ALLOW),
  };
  return utsusu_install(filter, sizeof filter / sizeof *filter);
#else
  return 0;
#endif
}
