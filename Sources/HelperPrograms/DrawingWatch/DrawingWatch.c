#define _GNU_SOURCE
#include "DrawingWatch.h"

#include <dlfcn.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

// Poppler has no way to draw a page without its letters. It draws all of them with the functions of cairo below, and the
// linker takes these before the library's own. Cairo itself calls others inside, so that nothing comes here twice.

typedef struct _cairo cairo_t;
typedef struct {
  unsigned long index;
  double x, y;
} cairo_glyph_t;

void cairo_user_to_device(cairo_t *, double *, double *);
void cairo_fill_extents(cairo_t *, double *, double *, double *, double *);
void cairo_clip_extents(cairo_t *, double *, double *, double *, double *);

enum { cell = 4, cells = 4096 / cell, words = cells / 64 };

typedef uint64_t marks[cells][words];
/// Cells of the picture in which a letter was painted, or cut off.
static marks letters, cuts;
static int watching, withholding, any, covered;

static int cell_of(double place) {
  if (!(place > 0)) return 0;
  return place >= cells * cell ? cells - 1 : (int)place / cell;
}

static int has_mark(marks in, double left, double top, double right, double bottom) {
  if (!(right >= 0 && bottom >= 0 && left <= right && top <= bottom)) return 0;
  const int from = cell_of(left), to = cell_of(right), last = cell_of(bottom);
  for (int row = cell_of(top); row <= last; row++) {
    for (int word = from / 64; word <= to / 64; word++) {
      uint64_t bits = in[row][word];
      if (word == from / 64) bits &= ~UINT64_C(0) << from % 64;
      if (word == to / 64) bits &= ~UINT64_C(0) >> (63 - to % 64);
      if (bits) return 1;
    }
  }
  return 0;
}

void utsusu_watch_begin(void) {
  memset(letters, 0, sizeof letters);
  memset(cuts, 0, sizeof cuts);
  any = covered = 0;
  watching = 1;
}

int utsusu_watch_end(void) {
  watching = 0;
  return covered;
}

int utsusu_watch_has_letter(double left, double top, double right, double bottom) {
  return has_mark(letters, left, top, right, bottom);
}

int utsusu_watch_has_cut_letter(double left, double top, double right, double bottom) {
  return has_mark(cuts, left, top, right, bottom);
}

void utsusu_withhold_letters(int withhold) { withholding = withhold; }

static void note(cairo_t *context, const cairo_glyph_t *glyphs, int count) {
  if (!watching) return;
  double left, top, right, bottom;
  cairo_clip_extents(context, &left, &top, &right, &bottom);
  for (int i = 0; i < count; i++) {
    double x = glyphs[i].x, y = glyphs[i].y;
    const int is_cut = !(left <= x && x <= right && top <= y && y <= bottom);
    cairo_user_to_device(context, &x, &y);
    if (!(x >= 0 && y >= 0 && x < cells * cell && y < cells * cell)) continue;
    (is_cut ? cuts : letters)[(int)y / cell][(int)x / cell / 64] |= UINT64_C(1) << (int)x / cell % 64;
    any = 1;
  }
}

typedef void extents(cairo_t *, double *, double *, double *, double *);

/// Something is painted as far as the extents say.
static void cover(cairo_t *context, extents *of) {
  if (!watching || !any || covered) return;
  double x[2], y[2];
  of(context, &x[0], &y[0], &x[1], &y[1]);
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  for (int corner = 0; corner < 4; corner++) {
    double across = x[corner & 1], down = y[corner >> 1];
    cairo_user_to_device(context, &across, &down);
    left = fmin(left, across), right = fmax(right, across);
    top = fmin(top, down), bottom = fmax(bottom, down);
  }
  covered = has_mark(letters, left, top, right, bottom);
}

// The library's own function of a name.
#define next(type, name) \
  static type *call; \
  if (!call) call = (type *)dlsym(RTLD_NEXT, name); \
  if (!call) return

typedef void show_glyphs(cairo_t *, const cairo_glyph_t *, int);
typedef void show_text_glyphs(cairo_t *, const char *, int, const cairo_glyph_t *, int, const void *, int, int);
typedef void paint(cairo_t *);
typedef void paint_with_alpha(cairo_t *, double);
typedef void mask(cairo_t *, void *);

void cairo_show_glyphs(cairo_t *context, const cairo_glyph_t *glyphs, int count) {
  next(show_glyphs, "cairo_show_glyphs");
  note(context, glyphs, count);
  if (!withholding) call(context, glyphs, count);
}

void cairo_show_text_glyphs(cairo_t *context, const char *text, int length, const cairo_glyph_t *glyphs, int count,
                            const void *clusters, int cluster_count, int flags) {
  next(show_text_glyphs, "cairo_show_text_glyphs");
  note(context, glyphs, count);
  if (!withholding) call(context, text, length, glyphs, count, clusters, cluster_count, flags);
}

// Letters that are outlined, or that a picture is cut out by.
void cairo_glyph_path(cairo_t *context, const cairo_glyph_t *glyphs, int count) {
  next(show_glyphs, "cairo_glyph_path");
  note(context, glyphs, count);
  if (!withholding) call(context, glyphs, count);
}

void cairo_fill(cairo_t *context) {
  next(paint, "cairo_fill");
  cover(context, cairo_fill_extents);
  call(context);
}

void cairo_fill_preserve(cairo_t *context) {
  next(paint, "cairo_fill_preserve");
  cover(context, cairo_fill_extents);
  call(context);
}

void cairo_paint(cairo_t *context) {
  next(paint, "cairo_paint");
  cover(context, cairo_clip_extents);
  call(context);
}

void cairo_paint_with_alpha(cairo_t *context, double alpha) {
  next(paint_with_alpha, "cairo_paint_with_alpha");
  cover(context, cairo_clip_extents);
  call(context, alpha);
}

void cairo_mask(cairo_t *context, void *pattern) {
  next(mask, "cairo_mask");
  cover(context, cairo_clip_extents);
  call(context, pattern);
}
