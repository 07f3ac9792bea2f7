#include <signal.h>
#include <sys/prctl.h>

/* prctl takes a variable number of arguments, which Swift cannot call. */
static inline int utsusu_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }
