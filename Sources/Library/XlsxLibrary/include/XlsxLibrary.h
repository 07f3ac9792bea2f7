#pragma once

/// A workbook that is being written, sheet after sheet and row after row, by libxlsxwriter. The library is loaded when the first is
/// made, because it would make every start of a program that links it longer by two milliseconds.
typedef struct utsusu_xlsx utsusu_xlsx;

/// How a cell shows what it holds.
enum utsusu_xlsx_format {
  UTSUSU_XLSX_HEADING,
  UTSUSU_XLSX_TEXT,
  /// 1,000
  UTSUSU_XLSX_WHOLE,
  /// 22.13
  UTSUSU_XLSX_DECIMAL,
  /// 55.0%
  UTSUSU_XLSX_SHARE,
  /// 2026/11/25
  UTSUSU_XLSX_DAY,
  /// 2026/11/25 10:00
  UTSUSU_XLSX_MOMENT,
  UTSUSU_XLSX_FORMATS
};

/// Whether the library is there, in the version that this program was built with.
int utsusu_xlsx_is_there(void);

/// A workbook that will be at `path`. The library must be there.
///
/// - Parameter folder: where rows are kept meanwhile: that of the path, so that a disk which is full lacks the room for the
///   file as well, which the library notices.
/// - Returns: NULL where it cannot be made.
utsusu_xlsx *utsusu_xlsx_new(const char *path, const char *folder);

/// Begins a sheet. No cell is written before there is one.
///
/// - Returns: 0 for done; else `errno`.
int utsusu_xlsx_sheet(utsusu_xlsx *book, const char *name);

/// Writes a text, which is never taken for a formula, in UTF-8. Rows come in their order.
///
/// - Returns: 0 for done.
int utsusu_xlsx_text(utsusu_xlsx *book, unsigned row, unsigned short column, const char *text, int format);
int utsusu_xlsx_number(utsusu_xlsx *book, unsigned row, unsigned short column, double number, int format);

/// Ends a sheet: keeps the heading in sight, with a filter in each of its cells.
///
/// - Parameters:
///   - widths: of each column, in digits.
///   - last: the last row.
/// - Returns: 0 for done; else `errno`, or -1.
int utsusu_xlsx_end_sheet(utsusu_xlsx *book, const double *widths, unsigned short columns, unsigned last);

/// Writes the file. The workbook is gone then, whatever comes of it.
///
/// - Returns: 0 for done; else `errno`, or -1.
int utsusu_xlsx_finish(utsusu_xlsx *book);

/// Ends the workbook without a file.
void utsusu_xlsx_discard(utsusu_xlsx *book);
