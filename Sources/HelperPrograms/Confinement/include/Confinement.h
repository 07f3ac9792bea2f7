#pragma once

#include <stddef.h>

/* What a process that reads foreign files denies itself. Each can be done once and never be undone, and each says
   whether this kernel knows how. To be done before the process starts a thread. */

/* What may be done at a path and under it; everything else is denied. */
enum utsusu_rights {
  utsusu_read = 1,         /* files read, folders listed */
  utsusu_write = 2,        /* files and folders read, made, changed and removed */
  utsusu_execute = 4,      /* files read and started as programs */
  utsusu_make_sockets = 8, /* sockets made, and nothing removed */
};

struct utsusu_place {
  const char *path;
  int rights;
};

/* Of all files only what lies at or under the places given can be used, as their rights say; places that are not there
   are passed over. Returns the version of Landlock that holds this, 0 where there is none. */
int utsusu_confine_files(const struct utsusu_place *places, size_t count);

/* No system call but those by which a file is read, memory is managed and an open pipe is written to: no process, no
   socket, no signal to others, no file opened for writing; and no thread, unless `threads` is set. Returns 1, or 0 where
   the kernel or the processor has no filter. */
int utsusu_confine_calls(int threads);

/* For a large program that is not ours: every system call but those by which it could reach other processes, the network
   or the system itself. Sockets are those of one machine, and connect to nothing. Returns as `utsusu_confine_calls`. */
int utsusu_confine_guest_calls(void);

/* Sends this process `signal` when its parent ends. */
void utsusu_signal_with_parent(int signal);

/* Gives the process so many seconds of processor time from now; a later call begins anew, 0 takes the limit away. When
   they are over, the process says `farewell` to `utsusu_say`'s descriptor, unless it is in the middle of saying
   something, and ends. `farewell` must stay valid. */
void utsusu_limit_processor(unsigned seconds, const void *farewell, size_t count);

/* Writes all of it to standard output. Returns 0, or -1 where that cannot be written. */
int utsusu_say(const void *bytes, size_t count);

/* Tries what is to be denied: returns 1 where this process can start another one, open a connection, open a file for
   writing, open the file `path` for reading. */
int utsusu_can_start_process(void);
int utsusu_can_connect(void);
int utsusu_can_write(void);
int utsusu_can_read(const char *path);

/* A program that is not ours, and what it gets. */
struct utsusu_guest {
  char *const *arguments; /* the program's path first, NULL last */
  const struct utsusu_place *places;
  size_t place_count;
  const char *desk;    /* a folder that is removed when the parent dies; NULL for none */
  const char *const *leavings; /* what it leaves behind when it is killed: removed before and after */
  size_t leaving_count;
  unsigned long memory, file_size; /* bytes */
  unsigned seconds; /* of the clock, and of the processor */
};

/* Denies this process what a guest is denied. Returns what `utsusu_confine_files` and `utsusu_confine_guest_calls` say. */
struct utsusu_walls {
  int landlock, filters_calls;
};
struct utsusu_walls utsusu_confine_guest(const struct utsusu_guest *guest);

/* Runs a guest as a child, and ends it when its time is over, when this process is told to end (SIGTERM, SIGINT, SIGHUP)
   or when the parent of this process dies. Returns its exit status, 124 when its time was over, 126 when it could not be
   started, 128 and a signal when that has ended it. */
int utsusu_run_guest(const struct utsusu_guest *guest);
