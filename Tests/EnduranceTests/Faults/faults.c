/* Makes system calls of `utsusu` fail, one by one, as a full disk, a broken one or a closed folder would.
 *
 * Loaded with LD_PRELOAD. FAULT_CALL names a call, or `space` for all that need room; the FAULT_AT-th such call on
 * something under FAULT_UNDER gives FAULT_ERRNO, and with FAULT_STAY=1 every later one too. FAULT_MARK is a file that is
 * made when a call has failed. FAULT_TRACE is a file that gets a line for each call, whether it fails or not. Helpers and
 * other programs are left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static const char *call, *under, *mark, *trace;
static long at;
static int code, stays;
static atomic_long seen;

__attribute__((constructor)) static void prepare(void) {
  char exe[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", exe, sizeof exe - 1);
  if (length < 0) return;
  exe[length] = 0;
  const char *name = strrchr(exe, '/');
  if (!name || strcmp(name, "/utsusu") || !getenv("FAULT_UNDER")) return;
  under = getenv("FAULT_UNDER");
  trace = getenv("FAULT_TRACE");
  if (!getenv("FAULT_AT")) return;
  mark = getenv("FAULT_MARK");
  at = atol(getenv("FAULT_AT"));
  code = atoi(getenv("FAULT_ERRNO"));
  stays = getenv("FAULT_STAY") != NULL;
  call = getenv("FAULT_CALL");
}

/* Whether this call is to fail. */
static int fails(const char *name, int needs_room, const char *path) {
  if (trace && path) {
    char line[PATH_MAX + 32];
    int length = snprintf(line, sizeof line, "%s %s\n", name, path);
    long descriptor = syscall(SYS_openat, AT_FDCWD, trace, O_CREAT | O_APPEND | O_WRONLY, 0600);
    if (descriptor >= 0) {
      syscall(SYS_write, descriptor, line, (size_t)length);
      syscall(SYS_close, descriptor);
    }
  }
  if (!call || !path || strncmp(path, under, strlen(under))) return 0;
  if (strcmp(call, name) && !(needs_room && !strcmp(call, "space"))) return 0;
  long number = atomic_fetch_add(&seen, 1) + 1;
  if (number != at && !(stays && number > at)) return 0;
  long descriptor = syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600);
  if (descriptor >= 0) syscall(SYS_close, descriptor);
  errno = code;
  return 1;
}

static int fails_at(const char *name, int needs_room, int descriptor) {
  if (!call && !trace) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(name, needs_room, path);
}

#define REAL(result, name, ...)                       \
  static result (*real)(__VA_ARGS__);                 \
  if (!real) real = dlsym(RTLD_NEXT, name);

#define OPENING(symbol)                                                                  \
  int symbol(const char *path, int flags, ...) {                                         \
    REAL(int, #symbol, const char *, int, ...)                                           \
    va_list rest;                                                                        \
    va_start(rest, flags);                                                               \
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;            \
    va_end(rest);                                                                        \
    if (fails("open", flags & O_CREAT, path)) return -1;                                 \
    return real(path, flags, mode);                                                      \
  }
OPENING(open)
OPENING(open64)

#define WRITING(symbol, offset)                                                          \
  ssize_t symbol(int descriptor, const void *bytes, size_t count, offset place) {        \
    REAL(ssize_t, #symbol, int, const void *, size_t, offset)                            \
    if (fails_at("pwrite", 1, descriptor)) return -1;                                    \
    return real(descriptor, bytes, count, place);                                        \
  }
WRITING(pwrite, off_t)
WRITING(pwrite64, off64_t)

ssize_t write(int descriptor, const void *bytes, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t)
  if (fails_at("write", 1, descriptor)) return -1;
  return real(descriptor, bytes, count);
}

#define FLUSHING(symbol)                                                                 \
  int symbol(int descriptor) {                                                           \
    REAL(int, #symbol, int)                                                              \
    if (fails_at("fsync", 0, descriptor)) return -1;                                     \
    return real(descriptor);                                                             \
  }
FLUSHING(fsync)
FLUSHING(fdatasync)

#define CUTTING(symbol, offset)                                                          \
  int symbol(int descriptor, offset length) {                                            \
    REAL(int, #symbol, int, offset)                                                      \
    if (fails_at("ftruncate", 1, descriptor)) return -1;                                 \
    return real(descriptor, length);                                                     \
  }
CUTTING(ftruncate, off_t)
CUTTING(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *)
  if (fails("rename", 0, to)) return -1;
  return real(from, to);
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t)
  if (fails("mkdir", 1, path)) return -1;
  return real(path, mode);
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *)
  if (fails("unlink", 0, path)) return -1;
  return real(path);
}
