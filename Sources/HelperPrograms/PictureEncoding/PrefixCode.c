#include "PrefixCode.h"

#include <string.h>

struct leaf {
  uint32_t count;
  int symbol;
};

static int by_count(const void *one, const void *other) {
  const struct leaf *a = one, *b = other;
  if (a->count != b->count) return a->count < b->count ? -1 : 1;
  return a->symbol - b->symbol;
}

// Huffman's lengths, of at most `most` bits. One symbol alone gets one bit.
static void make_lengths(const uint32_t *counts, int symbols, int most, uint8_t *lengths) {
  struct leaf leaves[most_symbols];
  int count = 0;
  memset(lengths, 0, (size_t)symbols);
  for (int symbol = 0; symbol < symbols; symbol++)
    if (counts[symbol]) leaves[count++] = (struct leaf){counts[symbol], symbol};
  if (count < 2) {
    if (count) lengths[leaves[0].symbol] = 1;
    return;
  }
  qsort(leaves, (size_t)count, sizeof *leaves, by_count);
  // Rare symbols count as more frequent until no length is too long.
  for (uint32_t least = 1;; least *= 2) {
    uint32_t weights[2 * most_symbols];
    int parents[2 * most_symbols], depths[2 * most_symbols];
    for (int i = 0; i < count; i++) weights[i] = leaves[i].count < least ? least : leaves[i].count;
    // Leaves are in order, and so are the nodes above them as they come: the two lightest are at the front of either.
    int leaf = 0, node = count, root = 2 * count - 2;
    for (int next = count; next <= root; next++) {
      weights[next] = 0;
      for (int child = 0; child < 2; child++) {
        int lightest = leaf < count && (node == next || weights[leaf] <= weights[node]) ? leaf++ : node++;
        weights[next] += weights[lightest];
        parents[lightest] = next;
      }
    }
    int deepest = 0;
    depths[root] = 0;
    for (int i = root - 1; i >= 0; i--) {
      depths[i] = depths[parents[i]] + 1;
      if (depths[i] > deepest) deepest = depths[i];
    }
    if (deepest > most) continue;
    for (int i = 0; i < count; i++) lengths[leaves[i].symbol] = (uint8_t)depths[i];
    return;
  }
}

// The shorter come first, those of one length in the order of the symbols; the first bit is the lowest.
static void make_bits(int symbols, struct prefix_code *code) {
  int numbers[17] = {0}, next[17] = {0};
  for (int symbol = 0; symbol < symbols; symbol++) numbers[code->lengths[symbol]]++;
  numbers[0] = 0;
  for (int length = 1; length < 17; length++) next[length] = (next[length - 1] + numbers[length - 1]) << 1;
  int used = 0, last = 0;
  for (int symbol = 0; symbol < symbols; symbol++) {
    int length = code->lengths[symbol], value = next[length]++, turned = 0;
    for (int bit = 0; bit < length; bit++) turned |= (value >> bit & 1) << (length - 1 - bit);
    code->bits[symbol] = (uint16_t)turned;
    if (length) last = symbol, used++;
  }
  if (used == 1) code->lengths[last] = 0;
}

// A length, or how often the one before, or none, is repeated.
struct run {
  uint8_t symbol, more, more_bits;
};

static int make_runs(const uint8_t *lengths, int symbols, struct run *runs) {
  int count = 0, before = 8;
  for (int symbol = 0; symbol < symbols;) {
    int length = lengths[symbol], times = 0;
    while (symbol < symbols && lengths[symbol] == length) symbol++, times++;
    if (length && length != before) {
      runs[count++] = (struct run){(uint8_t)length, 0, 0};
      before = length;
      times--;
    }
    while (times > 0) {
      int most = length ? 6 : 138, now = times < most ? times : most;
      if (now < 3) {
        runs[count++] = (struct run){(uint8_t)length, 0, 0};
        now = 1;
      } else if (length) {
        runs[count++] = (struct run){16, (uint8_t)(now - 3), 2};
      } else if (now < 11) {
        runs[count++] = (struct run){17, (uint8_t)(now - 3), 3};
      } else {
        runs[count++] = (struct run){18, (uint8_t)(now - 11), 7};
      }
      times -= now;
    }
  }
  return count;
}

// One or two symbols below 256 have a form of their own.
static int put_simple_code(struct bits *file, const uint32_t *counts, int symbols, struct prefix_code *code) {
  int used = 0, two[2] = {0, 0};
  for (int symbol = 0; symbol < symbols; symbol++)
    if (counts[symbol] && used++ < 2) two[used - 1] = symbol;
  if (used > 2 || two[0] > 255 || two[1] > 255) return 0;
  memset(code, 0, sizeof *code);
  put(file, 1, 1);
  put(file, used == 2, 1);
  put(file, two[0] > 1, 1);
  put(file, (uint32_t)two[0], two[0] > 1 ? 8 : 1);
  if (used == 2) {
    put(file, (uint32_t)two[1], 8);
    code->lengths[two[0]] = code->lengths[two[1]] = 1;
    code->bits[two[1]] = 1;
  }
  return 1;
}

void utsusu_put_code(struct bits *file, const uint32_t *counts, int symbols, struct prefix_code *code) {
  if (put_simple_code(file, counts, symbols, code)) return;
  make_lengths(counts, symbols, 15, code->lengths);
  struct run runs[most_symbols];
  int count = make_runs(code->lengths, symbols, runs);
  uint32_t run_counts[19] = {0};
  for (int i = 0; i < count; i++) run_counts[runs[i].symbol]++;
  struct prefix_code of_runs;
  make_lengths(run_counts, 19, 7, of_runs.lengths);

  static const uint8_t order[19] = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  int told = 19;
  while (told > 4 && !of_runs.lengths[order[told - 1]]) told--;
  put(file, 0, 1);
  put(file, (uint32_t)told - 4, 4);
  for (int i = 0; i < told; i++) put(file, of_runs.lengths[order[i]], 3);
  make_bits(19, &of_runs);
  // All symbols follow.
  put(file, 0, 1);
  for (int i = 0; i < count; i++) {
    put_symbol(file, &of_runs, runs[i].symbol);
    put(file, runs[i].more, runs[i].more_bits);
  }
  make_bits(symbols, code);
}
