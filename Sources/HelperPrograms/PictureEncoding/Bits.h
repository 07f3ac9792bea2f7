#ifndef UTSUSU_BITS_H
#define UTSUSU_BITS_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

// A file that grows bit by bit, the lowest bit of a byte first.
struct bits {
  uint8_t *bytes;
  size_t length, room;
  uint64_t waiting;
  int waiting_count;
  // There was no memory, and what is in the file means nothing.
  int has_failed;
};

static inline void spill(struct bits *file, int count) {
  if (file->room - file->length < 4) {
    uint8_t *larger = realloc(file->bytes, 2 * file->room);
    if (larger) {
      file->bytes = larger;
      file->room *= 2;
    } else {
      file->has_failed = 1;
      file->length = 0;
    }
  }
  for (int i = 0; i < count; i++) file->bytes[file->length++] = (uint8_t)(file->waiting >> 8 * i);
  file->waiting >>= 8 * count;
  file->waiting_count -= 8 * count;
}

// At most 32 bits, and no others set in the value.
static inline void put(struct bits *file, uint32_t value, int count) {
  file->waiting |= (uint64_t)value << file->waiting_count;
  file->waiting_count += count;
  if (file->waiting_count >= 32) spill(file, 4);
}

#endif
