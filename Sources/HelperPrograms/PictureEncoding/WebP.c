// The lossless format of WebP, VP8L, as https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification
// has it, with what pages need of it.
#include <math.h>
#include <string.h>

#include "Pixels.h"
#include "PictureEncoding.h"

enum { tallest = 4096, most_colours = 256, table_bits = 10, cache_bits = 10, riff_bytes = 20 };
enum transform { predict = 0, subtract_green = 2, colour_index = 3 };

static const uint32_t opaque = 0xFF000000;

// The colours of a picture that has few.
struct colours {
  // More than `most_colours` where they are not few.
  int count;
  uint32_t list[most_colours];
  // By the key of the colour, or what is free after it.
  uint32_t table[1 << table_bits];
  uint8_t numbers[1 << table_bits];
};

static uint32_t place_of(const struct colours *colours, uint32_t colour) {
  uint32_t place = colour_key(colour, table_bits);
  while (colours->table[place] && colours->table[place] != colour) place = (place + 1) % (1 << table_bits);
  return place;
}

static int by_value(const void *one, const void *other) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  return (a > b) - (a < b);
}

// Makes all pixels opaque as well.
static void find_colours(uint32_t *pixels, size_t count, struct colours *colours) {
  uint32_t last = 0;
  colours->count = 0;
  for (size_t i = 0; i < count; i++) {
    pixels[i] |= opaque;
    if (pixels[i] == last || colours->count > most_colours) continue;
    last = pixels[i];
    uint32_t place = place_of(colours, last);
    if (colours->table[place]) continue;
    colours->table[place] = last;
    if (colours->count < most_colours) colours->list[colours->count] = last;
    colours->count++;
  }
  if (colours->count > most_colours) return;
  // In order their differences are small.
  qsort(colours->list, (size_t)colours->count, sizeof *colours->list, by_value);
  for (int i = 0; i < colours->count; i++) colours->numbers[place_of(colours, colours->list[i])] = (uint8_t)i;
}

// Each channel for itself.
static inline uint32_t difference(uint32_t a, uint32_t b) {
  uint32_t alpha_and_green = 0x00FF00FFu + (a & 0xFF00FF00u) - (b & 0xFF00FF00u);
  uint32_t red_and_blue = 0xFF00FF00u + (a & 0x00FF00FFu) - (b & 0x00FF00FFu);
  return (alpha_and_green & 0xFF00FF00u) | (red_and_blue & 0x00FF00FFu);
}

static inline uint32_t without_green(uint32_t colour) {
  uint32_t green = colour >> 8 & 255;
  return (colour & 0xFF00FF00u) | (((colour >> 16) - green) & 255) << 16 | ((colour - green) & 255);
}

static inline int distance(uint32_t a, uint32_t b) {
  int sum = 0;
  for (int shift = 0; shift < 32; shift += 8) sum += abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
  return sum;
}

// The predictor named Select, number 11: what is above, or what is left, whichever changed less.
enum { select_number = 11 };
static inline uint32_t select_neighbour(uint32_t left, uint32_t above, uint32_t corner) {
  if (left == corner) return above;
  if (above == corner) return left;
  return distance(left, corner) <= distance(above, corner) ? above : left;
}

struct plan {
  enum { few_colours, as_it_is, predicted } kind;
  // Nearly every pixel is new, as in a photograph.
  int is_busy;
};

struct histogram {
  uint32_t counts[256 + (1 << cache_bits)];
};

// The bits that what was counted takes at best.
static double bits_of(const struct histogram *histogram) {
  double sum = 0, bits = 0;
  for (size_t i = 0; i < sizeof histogram->counts / sizeof *histogram->counts; i++) {
    double count = histogram->counts[i];
    if (count == 0) continue;
    sum += count;
    bits -= count * log2(count);
  }
  return sum == 0 ? 0 : bits + sum * log2(sum);
}

static void count_channels(struct histogram channels[3], uint32_t colour) {
  colour = without_green(colour);
  for (int i = 0; i < 3; i++) channels[i].counts[colour >> 8 * i & 255]++;
}

// Tries on some rows what the pixels that are new would take.
static int make_plan(const uint32_t *pixels, int width, int height, const struct colours *colours, struct plan *plan) {
  enum { number, cached, blue, green, red, predicted_blue, predicted_green, predicted_red, histograms };
  struct histogram *seen = calloc(histograms, sizeof *seen);
  if (!seen) return 0;
  uint32_t cache[1 << cache_bits] = {0};
  int is_few = colours->count <= most_colours;
  size_t tried = 0, new_pixels = 0;
  for (int y = 1; y < height; y += 7) {
    const uint32_t *row = pixels + (size_t)y * (size_t)width;
    for (int x = 1; x < width; x++, tried++) {
      uint32_t here = row[x], left = row[x - 1], above = row[x - width];
      if (here == left || here == above) continue;
      new_pixels++;
      count_channels(seen + predicted_blue, difference(here, select_neighbour(left, above, row[x - width - 1])));
      if (is_few) {
        seen[number].counts[colours->numbers[place_of(colours, here)]]++;
        continue;
      }
      uint32_t key = colour_key(here, cache_bits);
      if (cache[key] == here) {
        seen[cached].counts[key]++;
      } else {
        cache[key] = here;
        count_channels(seen + blue, here);
      }
    }
  }
  // What is cached is a symbol beside the greens.
  memcpy(seen[green].counts + 256, seen[cached].counts, sizeof cache);
  double direct = 0, by_neighbours = 0;
  for (int i = 0; i < 3; i++) {
    direct += bits_of(seen + blue + i);
    by_neighbours += bits_of(seen + predicted_blue + i);
  }
  if (is_few) direct = bits_of(seen + number);
  free(seen);
  plan->kind = by_neighbours < direct ? predicted : is_few ? few_colours : as_it_is;
  plan->is_busy = plan->kind == predicted && new_pixels > tried / 4;
  return 1;
}

static void put_transform(struct bits *file, enum transform transform) {
  put(file, 1, 1);
  put(file, transform, 2);
}

static void number_colours(struct bits *file, uint32_t *pixels, size_t count, const struct colours *colours) {
  // Of 16 and fewer, several would be put into one pixel, and what is beside or above would not be found as well.
  int size = colours->count < 17 ? 17 : colours->count;
  uint32_t table[most_colours], before = 0;
  for (int i = 0; i < size; i++) {
    uint32_t colour = i < colours->count ? colours->list[i] : before;
    table[i] = difference(colour, before);
    before = colour;
  }
  put_transform(file, colour_index);
  put(file, (uint32_t)size - 1, 8);
  utsusu_put_pixels(file, table, size, 1, runs_alone, 0, 0);
  uint32_t last = 0, number = 0;
  for (size_t i = 0; i < count; i++) {
    if (pixels[i] != last) {
      last = pixels[i];
      number = opaque | (uint32_t)colours->numbers[place_of(colours, last)] << 8;
    }
    pixels[i] = number;
  }
}

static void predict_pixels(struct bits *file, uint32_t *pixels, int width, int height) {
  // The same predictor in all squares, which are as large as can be.
  enum { square_bits = 9, squares_across = (tallest >> square_bits) + 1 };
  uint32_t squares[squares_across * squares_across];
  int across = (width + (1 << square_bits) - 1) >> square_bits, down = (height + (1 << square_bits) - 1) >> square_bits;
  for (int i = 0; i < across * down; i++) squares[i] = opaque | select_number << 8;
  put_transform(file, predict);
  put(file, square_bits - 2, 3);
  utsusu_put_pixels(file, squares, across, down, runs_alone, 0, 0);
  // From the end, so that what it looks at is still as it was.
  for (int y = height - 1; y >= 0; y--) {
    uint32_t *row = pixels + (size_t)y * (size_t)width, *above = row - width;
    for (int x = width - 1; x > 0; x--)
      row[x] = difference(row[x], y ? select_neighbour(row[x - 1], above[x], above[x - 1]) : row[x - 1]);
    row[0] = difference(row[0], y ? above[0] : opaque);
  }
}

static void put32(uint8_t *at, size_t value) {
  for (int i = 0; i < 4; i++) at[i] = (uint8_t)(value >> 8 * i);
}

uint8_t *utsusu_webp(uint32_t *pixels, int width, int height, size_t *length) {
  if (width < 1 || width > tallest || height < 1 || height > tallest) return NULL;
  size_t count = (size_t)width * (size_t)height;
  struct bits file = {.room = 1 << 16, .length = riff_bytes};
  file.bytes = malloc(file.room);
  struct colours *colours = calloc(1, sizeof *colours);
  struct plan plan;
  if (colours) find_colours(pixels, count, colours);
  if (!file.bytes || !colours || !make_plan(pixels, width, height, colours, &plan)) {
    free(file.bytes);
    free(colours);
    return NULL;
  }

  put(&file, 0x2F, 8);
  put(&file, (uint32_t)width - 1, 14);
  put(&file, (uint32_t)height - 1, 14);
  // No alpha, and version 0.
  put(&file, 0, 1 + 3);
  if (plan.kind == few_colours) {
    number_colours(&file, pixels, count, colours);
  } else {
    put_transform(&file, subtract_green);
    for (size_t i = 0; i < count; i++) pixels[i] = without_green(pixels[i]);
    if (plan.kind == predicted) predict_pixels(&file, pixels, width, height);
  }
  free(colours);
  put(&file, 0, 1);
  utsusu_put_pixels(
      &file, pixels, width, height, plan.is_busy ? runs_alone : everywhere, plan.kind == as_it_is ? cache_bits : 0, 1);
  spill(&file, (file.waiting_count + 7) / 8);
  size_t data = file.length - riff_bytes;
  // Chunks have even lengths.
  if (data % 2) {
    file.waiting = 0;
    spill(&file, 1);
  }
  if (file.has_failed) {
    free(file.bytes);
    return NULL;
  }
  memcpy(file.bytes, "RIFF", 4);
  put32(file.bytes + 4, file.length - 8);
  memcpy(file.bytes + 8, "WEBPVP8L", 8);
  put32(file.bytes + 16, data);
  *length = file.length;
  return file.bytes;
}
