#ifndef UTSUSU_PIXELS_H
#define UTSUSU_PIXELS_H

#include "Bits.h"

// How hard it is looked for what is repeated.
enum effort { runs_alone, everywhere };

// Writes pixels as VP8L has them: those that are new, and copies of what came before.
//
// cache_bits: of the colours used last that are named by a number; 0 or 10. is_main: the picture itself, not what it needs.
void utsusu_put_pixels(struct bits *file, const uint32_t *pixels, int width, int height, enum effort effort,
                       int cache_bits, int is_main);

// Where a colour has its place in a table.
static inline uint32_t colour_key(uint32_t colour, int bits) { return 0x1E35A7BDu * colour >> (32 - bits); }

#endif
