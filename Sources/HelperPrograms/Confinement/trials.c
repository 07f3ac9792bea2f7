#include "Confinement.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int succeeds(int descriptor) {
  if (descriptor < 0) return 0;
  close(descriptor);
  return 1;
}

int utsusu_can_start_process(void) {
  const pid_t child = fork();
  if (child < 0) return 0;
  if (child == 0) _exit(0);
  waitpid(child, NULL, 0);
  return 1;
}

int utsusu_can_connect(void) { return succeeds(socket(AF_INET, SOCK_STREAM, 0)); }

// Writing there does nothing.
int utsusu_can_write(void) { return succeeds(open("/dev/null", O_WRONLY)); }

int utsusu_can_read(const char *path) { return succeeds(open(path, O_RDONLY)); }
