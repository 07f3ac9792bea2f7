#include <libevtx/features.h>
// Debian's libevtx-dev brings no libbfio.h, which only functions want that nobody calls here.
#undef LIBEVTX_HAVE_BFIO
#include <libevtx.h>
