#include "PictureEncoding.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static void put32(uint8_t *at, uint32_t value) {
  for (int i = 0; i < 4; i++) at[i] = (uint8_t)(value >> (24 - 8 * i));
}

// Writes length, type and checksum around data that is in place, and returns what follows.
static uint8_t *chunk(uint8_t *at, const char *type, uint32_t length) {
  put32(at, length);
  memcpy(at + 4, type, 4);
  put32(at + 8 + length, (uint32_t)crc32(0, at + 4, length + 4));
  return at + 12 + length;
}

static int is_grey(const uint8_t *pixels, int width, int height, int stride) {
  for (int y = 0; y < height; y++) {
    const uint8_t *p = pixels + (size_t)y * stride;
    for (int x = 0; x < width; x++, p += 4)
      if (p[0] != p[1] || p[1] != p[2]) return 0;
  }
  return 1;
}

// One row in the order of the file, each byte less the one above it: most of a page is like what is above.
static void filter(uint8_t *row, const uint8_t *here, const uint8_t *above, int width, int grey) {
  row[0] = above ? 2 : 0;
  uint8_t *to = row + 1;
  for (int x = 0; x < width; x++, here += 4) {
    for (int channel = grey ? 0 : 2; channel >= 0; channel--)
      *to++ = (uint8_t)(here[channel] - (above ? above[channel] : 0));
    if (above) above += 4;
  }
}

uint8_t *utsusu_png(const uint8_t *pixels, int width, int height, int stride, size_t *length) {
  int grey = is_grey(pixels, width, height, stride);
  size_t row_bytes = 1 + (size_t)width * (grey ? 1 : 3);
  z_stream stream = {0};
  // Runs and literals of level 1: higher levels took twice as long for a quarter less.
  if (deflateInit(&stream, 1) != Z_OK) return NULL;
  uLong bound = deflateBound(&stream, (uLong)(row_bytes * height));
  uint8_t *file = malloc(bound + 100), *row = malloc(row_bytes);
  if (!file || !row || bound > UINT32_MAX) goto failed;

  memcpy(file, "\x89PNG\r\n\x1a\n", 8);
  uint8_t *at = file + 8;
  put32(at + 8, (uint32_t)width);
  put32(at + 12, (uint32_t)height);
  memcpy(at + 16, (uint8_t[]){8, grey ? 0 : 2, 0, 0, 0}, 5);
  at = chunk(at, "IHDR", 13);

  stream.next_out = at + 8;
  stream.avail_out = (uInt)bound;
  for (int y = 0; y < height; y++) {
    const uint8_t *here = pixels + (size_t)y * stride;
    filter(row, here, y ? here - stride : NULL, width, grey);
    stream.next_in = row;
    stream.avail_in = (uInt)row_bytes;
    if (deflate(&stream, Z_NO_FLUSH) != Z_OK) goto failed;
  }
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) goto failed;
  at = chunk(at, "IDAT", (uint32_t)stream.total_out);
  at = chunk(at, "IEND", 0);
  deflateEnd(&stream);
  free(row);
  *length = (size_t)(at - file);
  return file;

failed:
  deflateEnd(&stream);
  free(row);
  free(file);
  return NULL;
}

void utsusu_paste(const uint8_t *from, int channels, int from_stride, uint8_t *to, int to_stride, int width,
                  int height) {
  for (int y = 0; y < height; y++) {
    const uint8_t *p = from + (size_t)y * from_stride;
    uint8_t *q = to + (size_t)y * to_stride;
    for (int x = 0; x < width; x++, p += channels, q += 4) {
      unsigned alpha = channels == 4 ? p[3] : 255;
      for (int channel = 0; channel < 3; channel++)
        q[2 - channel] = (uint8_t)((p[channel] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
  }
}
