#pragma once

#include <stddef.h>

/* What a process that reads foreign files denies itself. Each can be done once and never be undone, and each says
   whether this kernel knows how. To be done before the process starts a thread. */

/* No file can be opened but for reading, and of these only what lies at or under the paths given; paths that are not
   there are passed over. Returns the version of Landlock that holds this, 0 where there is none. */
int utsusu_confine_files(const char *const *readable, size_t count);

/* No system call but those by which a file is read, memory is managed and an open pipe is written to: no process, no
   socket, no signal to others, no file opened for writing; and no thread, unless `threads` is set. Returns 1, or 0 where the kernel or the processor has no
   filter. */
int utsusu_confine_calls(int threads);

/* Ends this process when its parent ends. */
void utsusu_end_with_parent(void);

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
