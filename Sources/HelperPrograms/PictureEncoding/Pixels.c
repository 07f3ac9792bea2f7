#include "Pixels.h"

#include <string.h>

#include "PrefixCode.h"

enum {
  longest_copy = 4096,
  farthest = (1 << 20) - 120,
  // Places that began with the same four pixels, the latest first.
  places = 4,
  place_bits = 14,
  // Bits, as a rule.
  price_of_pixel = 5,
  price_of_near = 6,
  price_of_beside = 8,
  price_of_far = 9,
};

// Pixels that are new, then a copy.
struct copy {
  uint64_t new_pixels : 24, length : 13, distance : 21;
};

struct found {
  int length, gain;
  uint32_t distance;
};

struct search {
  const uint32_t *pixels;
  size_t width, count;
  uint32_t (*table)[places];
  struct copy *copies;
  size_t copy_count, copy_room;
  // After the last copy.
  size_t new_pixels;
  int has_failed;
};

// In a photograph there is little to find, and it is looked for at every eighth place only.
static inline int is_worth(const struct search *search, size_t at) { return search->new_pixels < 16 || at % 8 == 0; }

static inline uint32_t *places_of(const struct search *search, size_t at) {
  uint64_t two, more;
  memcpy(&two, search->pixels + at, 8);
  memcpy(&more, search->pixels + at + 2, 8);
  return search->table[(two * 0x9E3779B97F4A7C15u ^ more * 0xC2B2AE3D27D4EB4Fu) >> (64 - place_bits)];
}

static void remember(struct search *search, size_t at) {
  if (!search->table || at + 4 > search->count) return;
  uint32_t *there = places_of(search, at);
  memmove(there + 1, there, (places - 1) * sizeof *there);
  there[0] = (uint32_t)at;
}

static inline int equal(const uint32_t *one, const uint32_t *other, int most) {
  int length = 0;
  for (; length + 2 <= most; length += 2) {
    uint64_t a, b;
    memcpy(&a, one + length, 8);
    memcpy(&b, other + length, 8);
    if (a != b) return length + (one[length] == other[length]);
  }
  return length + (length < most && one[length] == other[length]);
}

static inline void consider(const struct search *search, size_t at, size_t distance, int price, struct found *best) {
  size_t left = search->count - at;
  int most = left < longest_copy ? (int)left : longest_copy;
  int length = equal(search->pixels + at, search->pixels + at - distance, most);
  int gain = length * price_of_pixel - price;
  if (gain > best->gain) *best = (struct found){length, gain, (uint32_t)distance};
}

static inline int log_2(uint32_t value) { return 31 - __builtin_clz(value); }

// What is worth most to be copied to a place: as a rule from the left or from above.
static struct found look(const struct search *search, size_t at) {
  struct found best = {0, 0, 0};
  size_t width = search->width;
  if (at > 0) consider(search, at, 1, price_of_near, &best);
  if (at >= width) consider(search, at, width, price_of_near, &best);
  if (!search->table || best.length >= 64 || !is_worth(search, at)) return best;
  if (at > width && width > 2 && best.length < 16) {
    consider(search, at, width + 1, price_of_beside, &best);
    consider(search, at, width - 1, price_of_beside, &best);
  }
  if (at + 4 > search->count) return best;
  const uint32_t *there = places_of(search, at);
  for (int i = 0; i < places; i++) {
    if (there[i] >= at || at - there[i] > farthest) continue;
    uint32_t distance = (uint32_t)at - there[i];
    consider(search, at, distance, price_of_far + log_2(distance), &best);
  }
  return best;
}

// The distances that are looked at first have the shortest names.
static uint32_t name_of(uint32_t distance, uint32_t width) {
  if (distance == width) return 1;
  if (distance == 1) return 2;
  if (distance == width + 1) return 3;
  if (distance + 1 == width) return 4;
  return distance + 120;
}

static void keep(struct search *search, struct found found) {
  if (search->copy_count == search->copy_room) {
    size_t room = search->copy_room ? 2 * search->copy_room : 4096;
    struct copy *larger = realloc(search->copies, room * sizeof *larger);
    if (!larger) {
      search->has_failed = 1;
      return;
    }
    search->copies = larger;
    search->copy_room = room;
  }
  search->copies[search->copy_count++] = (struct copy){
      search->new_pixels, (unsigned)found.length, name_of(found.distance, (uint32_t)search->width)};
  search->new_pixels = 0;
}

static void find_copies(struct search *search) {
  struct found here = {0, 0, 0};
  int is_known = 0;
  for (size_t at = 0; at < search->count && !search->has_failed;) {
    if (!is_known) here = look(search, at);
    is_known = 0;
    // What begins one pixel later may be worth more.
    if (here.length > 0 && here.length < 200 && at + 1 < search->count) {
      struct found later = look(search, at + 1);
      if (later.gain > here.gain) {
        remember(search, at++);
        search->new_pixels++;
        here = later;
        is_known = 1;
        continue;
      }
    }
    if (here.length > 0) {
      keep(search, here);
      int remembered = here.length < 64 ? here.length : 1;
      for (int i = 0; i < remembered; i++) remember(search, at + (size_t)i);
      at += (size_t)here.length;
    } else {
      if (is_worth(search, at)) remember(search, at);
      search->new_pixels++;
      at++;
    }
  }
}

// A number as the format has lengths and distances: a symbol, and bits that follow it.
static inline int symbol_of(uint32_t number, uint32_t *more, int *more_bits) {
  number--;
  *more = 0;
  *more_bits = 0;
  if (number < 2) return (int)number;
  int highest = log_2(number), second = number >> (highest - 1) & 1;
  *more_bits = highest - 1;
  *more = number & ((1u << *more_bits) - 1);
  return 2 * highest + second;
}

enum { green, red, blue, alpha, distance, alphabets };

// Goes through it all twice in the same way: to count the symbols, then to write them.
static inline __attribute__((always_inline)) void walk(const struct search *search, uint32_t *cache, int cache_bits,
                                                       uint32_t counts[alphabets][most_symbols], struct bits *file,
                                                       const struct prefix_code *codes) {
  const uint32_t *pixel = search->pixels;
  if (cache_bits) memset(cache, 0, sizeof *cache << cache_bits);
#define SYMBOL(alphabet, symbol)                                                                                       \
  do {                                                                                                                 \
    if (file)                                                                                                          \
      put_symbol(file, codes + (alphabet), (int)(symbol));                                                             \
    else                                                                                                               \
      counts[alphabet][symbol]++;                                                                                      \
  } while (0)
  for (size_t i = 0; i <= search->copy_count; i++) {
    const struct copy *copy = i < search->copy_count ? search->copies + i : NULL;
    for (const uint32_t *end = pixel + (copy ? copy->new_pixels : search->new_pixels); pixel < end; pixel++) {
      if (cache_bits) {
        uint32_t key = colour_key(*pixel, cache_bits);
        if (cache[key] == *pixel) {
          SYMBOL(green, 280 + key);
          continue;
        }
        cache[key] = *pixel;
      }
      SYMBOL(green, *pixel >> 8 & 255);
      SYMBOL(red, *pixel >> 16 & 255);
      SYMBOL(blue, *pixel & 255);
      SYMBOL(alpha, *pixel >> 24);
    }
    if (!copy) break;
    uint32_t more;
    int more_bits;
    int symbol = symbol_of((uint32_t)copy->length, &more, &more_bits);
    SYMBOL(green, 256 + symbol);
    if (file) put(file, more, more_bits);
    symbol = symbol_of((uint32_t)copy->distance, &more, &more_bits);
    SYMBOL(distance, symbol);
    if (file) put(file, more, more_bits);
    for (const uint32_t *end = pixel + copy->length; pixel < end; pixel++)
      if (cache_bits) cache[colour_key(*pixel, cache_bits)] = *pixel;
  }
#undef SYMBOL
}

void utsusu_put_pixels(struct bits *file, const uint32_t *pixels, int width, int height, enum effort effort,
                       int cache_bits, int is_main) {
  struct search search = {.pixels = pixels, .width = (size_t)width, .count = (size_t)width * (size_t)height};
  uint32_t(*counts)[most_symbols] = calloc(alphabets, sizeof *counts);
  struct prefix_code *codes = calloc(alphabets, sizeof *codes);
  uint32_t cache[1 << 10];
  if (effort == everywhere) {
    size_t size = sizeof *search.table << place_bits;
    search.table = malloc(size);
    if (search.table) memset(search.table, 0xFF, size);
  }
  if (counts && codes && (search.table || effort != everywhere)) {
    find_copies(&search);
    walk(&search, cache, cache_bits, counts, NULL, NULL);
    put(file, cache_bits != 0, 1);
    if (cache_bits) put(file, (uint32_t)cache_bits, 4);
    // One set of codes for all of the picture.
    if (is_main) put(file, 0, 1);
    int symbols[alphabets] = {256 + 24 + (cache_bits ? 1 << cache_bits : 0), 256, 256, 256, 40};
    for (int i = 0; i < alphabets; i++) utsusu_put_code(file, counts[i], symbols[i], codes + i);
    walk(&search, cache, cache_bits, NULL, file, codes);
  } else {
    search.has_failed = 1;
  }
  if (search.has_failed) file->has_failed = 1;
  free(counts);
  free(codes);
  free(search.table);
  free(search.copies);
}
