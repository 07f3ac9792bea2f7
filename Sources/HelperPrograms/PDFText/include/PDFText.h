#ifndef UTSUSU_PDF_TEXT_H
#define UTSUSU_PDF_TEXT_H

#include <stddef.h>

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

#ifdef __cplusplus
}
#endif

#endif
