#ifndef UTSUSU_PREFIX_CODE_H
#define UTSUSU_PREFIX_CODE_H

#include "Bits.h"

enum { most_symbols = 256 + 24 + (1 << 10) };

// What each symbol is written as: frequent ones with fewer bits. Where there is only one symbol it takes none.
struct prefix_code {
  uint8_t lengths[most_symbols];
  uint16_t bits[most_symbols];
};

// Makes the code for symbols that occur so often, and writes it into the file as VP8L has it.
void utsusu_put_code(struct bits *file, const uint32_t *counts, int symbols, struct prefix_code *code);

static inline void put_symbol(struct bits *file, const struct prefix_code *code, int symbol) {
  put(file, code->bits[symbol], code->lengths[symbol]);
}

#endif
