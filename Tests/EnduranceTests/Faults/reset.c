/* Stops a checkpoint at the moments that SQLite's WAL-reset fault needs, so that another process can be let in there.
 *
 * Registers a VFS in front of the usual one. With RESET_STAGE, a folder, a checkpoint makes `asked` there when it is about
 * to take the checkpoint lock, and goes on when there is `lock`; it makes `read` when it has read where the log ends, and
 * goes on when there is `copy`. SQLite gives that second moment away by dropping its mapped pages where the end has
 * moved since the connection last looked.
 *
 * As a library it is loaded with LD_PRELOAD. As a program it is one connection of its own to the database that it is
 * given: it looks at the database, makes `looked`, waits for `check`, and runs a passive checkpoint as SQLite does of
 * itself. */
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *stage;
static sqlite3_vfs shim;
static sqlite3_vfs *usual;
static sqlite3_io_methods methods;
static const sqlite3_io_methods *usual_methods;

static void path_of(char *path, const char *name) { snprintf(path, PATH_MAX, "%s/%s", stage, name); }

static void stop(const char *mark, const char *until) {
  char path[PATH_MAX];
  path_of(path, mark);
  if (access(path, F_OK) == 0) return;
  FILE *file = fopen(path, "w");
  if (file) fclose(file);
  path_of(path, until);
  /* Nobody waits for longer than a minute, whatever became of the test. */
  for (int turn = 0; turn < 12000 && access(path, F_OK) != 0; turn++) usleep(5000);
}

static int lock(sqlite3_file *file, int offset, int count, int flags) {
  const int checkpoint = 1; /* WAL_CKPT_LOCK */
  if (offset == checkpoint && count == 1 && flags == (SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE)) stop("asked", "lock");
  return usual_methods->xShmLock(file, offset, count, flags);
}

static int unfetch(sqlite3_file *file, sqlite3_int64 offset, void *page) {
  if (!page) stop("read", "copy");
  return usual_methods->xUnfetch(file, offset, page);
}

static int open_file(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  int code = usual->xOpen(usual, name, file, flags, out);
  if (code == SQLITE_OK && flags & SQLITE_OPEN_MAIN_DB && file->pMethods && file->pMethods->iVersion >= 3) {
    usual_methods = file->pMethods;
    methods = *usual_methods;
    methods.xShmLock = lock;
    methods.xUnfetch = unfetch;
    file->pMethods = &methods;
  }
  return code;
}

__attribute__((constructor)) static void prepare(void) {
  stage = getenv("RESET_STAGE");
  usual = stage ? sqlite3_vfs_find(NULL) : NULL;
  if (!usual) return;
  shim = *usual;
  shim.zName = "reset";
  shim.pNext = NULL;
  shim.xOpen = open_file;
  sqlite3_vfs_register(&shim, 1);
}

int main(int count, char **arguments) {
  sqlite3 *database;
  if (count != 2 || sqlite3_open(arguments[1], &database) != SQLITE_OK) return 2;
  if (sqlite3_exec(database, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL) != SQLITE_OK) return 3;
  stop("looked", "check");
  int code = sqlite3_wal_checkpoint_v2(database, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  /* Left open: closing it would be a checkpoint of another kind. */
  return code == SQLITE_OK ? 0 : 4;
}
