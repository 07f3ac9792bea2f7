#ifndef UTSUSU_PICTURE_ENCODING_H
#define UTSUSU_PICTURE_ENCODING_H

#include <stddef.h>
#include <stdint.h>

/// Makes a PNG of opaque pixels that are blue, green, red and one unused byte, as cairo has them: in colour, or in grey
/// where every pixel is grey. Made to be quick; cairo's own writer took ten times as long.
///
/// Returns memory for `free` and its length, or NULL where there is no memory.
uint8_t *utsusu_png(const uint8_t *pixels, int width, int height, int stride, size_t *length);

/// Puts pixels that are red, green, blue and perhaps alpha on white, in the order of cairo.
void utsusu_paste(const uint8_t *from, int channels, int from_stride, uint8_t *to, int to_stride, int width,
                  int height);

#endif
