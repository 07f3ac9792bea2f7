#ifndef UTSUSU_PDF_TEXT_H
#define UTSUSU_PDF_TEXT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The text of PDF documents through poppler's C++ interface, which can give it in the order of the content. The
   interface for C cannot: it sorts by position and so mixes the cells of tables. */

typedef struct utsusu_pdf utsusu_pdf;

enum utsusu_pdf_status { UTSUSU_PDF_OPEN, UTSUSU_PDF_LOCKED, UTSUSU_PDF_DAMAGED };

/* Opens a file by path. Sets *status; NULL unless it is UTSUSU_PDF_OPEN. */
utsusu_pdf *utsusu_pdf_open(const char *path, enum utsusu_pdf_status *status);
void utsusu_pdf_close(utsusu_pdf *pdf);
int utsusu_pdf_page_count(const utsusu_pdf *pdf);
/* Whether files are attached to the document, as to a portfolio. */
int utsusu_pdf_has_files(const utsusu_pdf *pdf);

/* The first thing that poppler complained about since the file was opened; empty where there is none. */
const char *utsusu_pdf_complaint(void);

/* Hands the page's text, UTF-8, to `take`: in the order of the content, or, where `by_place` is not 0, by its place on
   the page, which leaves out what is printed twice on one spot. 0 where the page cannot be read. */
int utsusu_pdf_page_text(const utsusu_pdf *pdf, int index, int by_place,
                         void (*take)(void *context, const char *bytes, size_t count), void *context);

/* Whether a font of the document is of Type 3: of its letters poppler has to guess the size. */
int utsusu_pdf_has_type3(const utsusu_pdf *pdf);

/* A letter by its place on the page, from its top left corner. */
typedef struct {
  double x, y, width, height;
  uint32_t scalar;
  /* Letters of one word have one number. */
  int word;
  /* Whether its word does not run from left to right. */
  int is_turned;
} utsusu_pdf_letter;

/* Hands each letter of the page to `take`. */
void utsusu_pdf_page_letters(const utsusu_pdf *pdf, int index,
                             void (*take)(void *context, const utsusu_pdf_letter *letter), void *context);

#ifdef __cplusplus
}
#endif

#endif
