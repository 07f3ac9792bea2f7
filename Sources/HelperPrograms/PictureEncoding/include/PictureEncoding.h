#ifndef UTSUSU_PICTURE_ENCODING_H
#define UTSUSU_PICTURE_ENCODING_H

#include <stddef.h>
#include <stdint.h>

/// Makes a lossless WebP of opaque pixels, 0x00RRGGBB each and row after row, as cairo has them; their upper byte does not
/// count. It works in the place of the pixels, which are lost: a picture has tens of megabytes.
///
/// libwebp is not used for it. Of a page, 2560 pixels wide, it takes three times as long or more for as few bytes, and 50
/// to 130 MB; this takes little more than the file. Measured in docs/measured.md.
///
/// Returns memory for `free` and its length, or NULL where there is no memory, or a side is none of 1 to 4096.
uint8_t *utsusu_webp(uint32_t *pixels, int width, int height, size_t *length);

/// Puts pixels that are red, green, blue and perhaps alpha on white, in the order of cairo.
void utsusu_paste(const uint8_t *from, int channels, int from_stride, uint8_t *to, int to_stride, int width,
                  int height);

#endif
