#include "XlsxLibrary.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#define FUNCTIONS(each)                                                                                              \
  each(workbook_new_opt) each(workbook_add_worksheet) each(workbook_add_format) each(workbook_close)                 \
  each(lxw_workbook_free) each(format_set_bold) each(format_set_bottom) each(format_set_num_format)                  \
  each(worksheet_write_string) each(worksheet_write_number) each(worksheet_set_column) each(worksheet_freeze_panes)  \
  each(worksheet_autofilter)

#define DECLARED(name) static __typeof__(&name) call_##name;
FUNCTIONS(DECLARED)

static int is_there;

static void load(void) {
  // In the version whose header this was built with.
  void *library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
#define FOUND(name) \
  if (!(call_##name = (__typeof__(&name))dlsym(library, #name))) return;
  FUNCTIONS(FOUND)
  is_there = 1;
}

int utsusu_xlsx_is_there(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return is_there;
}

struct utsusu_xlsx {
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *formats[UTSUSU_XLSX_FORMATS];
};

utsusu_xlsx *utsusu_xlsx_new(const char *path, const char *folder) {
  static const char *const codes[UTSUSU_XLSX_FORMATS] = {
    [UTSUSU_XLSX_WHOLE] = "#,##0", [UTSUSU_XLSX_DECIMAL] = "#,##0.00", [UTSUSU_XLSX_SHARE] = "0.0%",
    [UTSUSU_XLSX_DAY] = "yyyy/mm/dd", [UTSUSU_XLSX_MOMENT] = "yyyy/mm/dd hh:mm",
  };
  utsusu_xlsx *self = calloc(1, sizeof *self);
  if (!self) return NULL;
  // Rows go to a file as they come, so that their number does not decide how much memory is needed.
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)folder, .use_zip64 = LXW_TRUE};
  self->book = call_workbook_new_opt(path, &options);
  int whole = self->book != NULL;
  for (int format = 0; whole && format < UTSUSU_XLSX_FORMATS; format++) {
    self->formats[format] = call_workbook_add_format(self->book);
    whole = self->formats[format] != NULL;
    if (whole && codes[format]) call_format_set_num_format(self->formats[format], codes[format]);
  }
  if (!whole) {
    utsusu_xlsx_discard(self);
    return NULL;
  }
  call_format_set_bold(self->formats[UTSUSU_XLSX_HEADING]);
  call_format_set_bottom(self->formats[UTSUSU_XLSX_HEADING], LXW_BORDER_THIN);
  return self;
}

int utsusu_xlsx_sheet(utsusu_xlsx *self, const char *name) {
  self->sheet = call_workbook_add_worksheet(self->book, name);
  return self->sheet ? 0 : ENOMEM;
}

int utsusu_xlsx_text(utsusu_xlsx *self, unsigned row, unsigned short column, const char *text, int format) {
  return call_worksheet_write_string(self->sheet, row, column, text, self->formats[format]);
}

int utsusu_xlsx_number(utsusu_xlsx *self, unsigned row, unsigned short column, double number, int format) {
  return call_worksheet_write_number(self->sheet, row, column, number, self->formats[format]);
}

int utsusu_xlsx_end_sheet(utsusu_xlsx *self, const double *widths, unsigned short columns, unsigned last) {
  for (unsigned short column = 0; column < columns; column++) {
    call_worksheet_set_column(self->sheet, column, column, widths[column], NULL);
  }
  call_worksheet_freeze_panes(self->sheet, 1, 0);
  call_worksheet_autofilter(self->sheet, 0, 0, last, columns - 1);
  errno = 0;
  // The library itself does not look whether the rows could be kept.
  if (fflush(self->sheet->optimize_tmpfile) == 0 && !ferror(self->sheet->optimize_tmpfile)) return 0;
  return errno ? errno : -1;
}

int utsusu_xlsx_finish(utsusu_xlsx *self) {
  errno = 0;
  // It frees the workbook, whatever comes of it.
  int result = call_workbook_close(self->book);
  int code = errno;
  free(self);
  return result == LXW_NO_ERROR ? 0 : code ? code : -1;
}

void utsusu_xlsx_discard(utsusu_xlsx *self) {
  if (self->book) call_lxw_workbook_free(self->book);
  free(self);
}
