#define _GNU_SOURCE
#include "Confinement.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The numbers are the same on all processors. Headers may be older than the kernel.
enum { create_ruleset = 444, add_rule = 445, restrict_self = 446 };

// The kernel's `landlock_ruleset_attr`, as of its version 6.
struct ruleset {
  __u64 files, connections, scopes;
};

// What each version can deny, in bits of `ruleset`.
static struct ruleset denied_since(long version) {
  struct ruleset all = {.files = (1ULL << 13) - 1};
  if (version >= 2) all.files |= 1ULL << 13; // linking and renaming between folders
  if (version >= 3) all.files |= 1ULL << 14; // truncating
  if (version >= 4) all.connections = 3;     // TCP
  if (version >= 5) all.files |= 1ULL << 15; // ioctl on devices
  if (version >= 6) all.scopes = 3;          // abstract sockets, signals
  return all;
}

// Landlock's rights by their bits.
enum {
  execute = 1 << 0,
  read_file = 1 << 2,
  list_folder = 1 << 3,
  make_device = 1 << 6 | 1 << 11,
  make_socket = 1 << 9,
  use_device = 1 << 15,
  of_files = execute | 1 << 1 | read_file | 1 << 14 | use_device,
};

static __u64 rights_of(const struct utsusu_place *place, __u64 all) {
  __u64 rights = 0;
  if (place->rights & utsusu_read) rights |= read_file | list_folder;
  if (place->rights & utsusu_write) rights |= all & ~(__u64)(execute | make_device | use_device);
  if (place->rights & utsusu_execute) rights |= execute | read_file;
  if (place->rights & utsusu_make_sockets) rights |= make_socket;
  return rights;
}

int utsusu_confine_files(const struct utsusu_place *places, size_t count) {
  const long version = syscall(create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return 0;
  const struct ruleset all = denied_since(version);
  // A kernel refuses a structure with bits that it does not know, and takes one that is longer than its own.
  const int rules = (int)syscall(create_ruleset, &all, sizeof all, 0);
  if (rules < 0) return 0;
  for (size_t index = 0; index < count; index++) {
    struct stat status;
    const int place = open(places[index].path, O_PATH | O_CLOEXEC);
    if (place < 0) continue;
    const __u64 rights = rights_of(&places[index], all.files);
    struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = place};
    // What is done to folders cannot be allowed at a file.
    if (fstat(place, &status) == 0 && !S_ISDIR(status.st_mode)) rule.allowed_access &= of_files;
    syscall(add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(place);
  }
  const int done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(restrict_self, rules, 0) == 0;
  close(rules);
  return done ? (int)version : 0;
}
