#include "PictureEncoding.h"

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
