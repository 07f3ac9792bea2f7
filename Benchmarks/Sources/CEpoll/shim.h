#define _GNU_SOURCE
#include <string.h>
#include <sys/epoll.h>
