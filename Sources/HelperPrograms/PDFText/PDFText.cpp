#include "PDFText.h"

#include <memory>
#include <string>

#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-global.h>
#include <poppler-page.h>

struct utsusu_pdf {
  std::unique_ptr<poppler::document> document;
};

// One file at a time is read, by one thread.
static std::string complaint;

static void remember(const std::string &message, void *) {
  if (complaint.empty()) complaint = message;
}

// No exception may pass into Swift; memory is limited, so that any call may throw.

extern "C" utsusu_pdf *utsusu_pdf_open(const char *path, utsusu_pdf_status *status) {
  *status = UTSUSU_PDF_DAMAGED;
  try {
    complaint.clear();
    poppler::set_debug_error_function(remember, nullptr);
    std::unique_ptr<poppler::document> document(poppler::document::load_from_file(path));
    if (!document) return nullptr;
    if (document->is_locked()) {
      *status = UTSUSU_PDF_LOCKED;
      return nullptr;
    }
    auto pdf = std::make_unique<utsusu_pdf>();
    pdf->document = std::move(document);
    *status = UTSUSU_PDF_OPEN;
    return pdf.release();
  } catch (...) {
    return nullptr;
  }
}

extern "C" void utsusu_pdf_close(utsusu_pdf *pdf) { delete pdf; }

extern "C" int utsusu_pdf_page_count(const utsusu_pdf *pdf) { return pdf->document->pages(); }

extern "C" int utsusu_pdf_has_files(const utsusu_pdf *pdf) {
  try {
    return pdf->document->has_embedded_files();
  } catch (...) {
    return 0;
  }
}

extern "C" int utsusu_pdf_has_type3(const utsusu_pdf *pdf) {
  try {
    for (const auto &font : pdf->document->fonts())
      if (font.type() == poppler::font_info::type3) return 1;
  } catch (...) {
  }
  return 0;
}

extern "C" const char *utsusu_pdf_complaint(void) { return complaint.c_str(); }

extern "C" int utsusu_pdf_page_text(const utsusu_pdf *pdf, int index, int by_place,
                                    void (*take)(void *, const char *, size_t), void *context) {
  try {
    std::unique_ptr<poppler::page> page(pdf->document->create_page(index));
    if (!page) return 0;
    const auto layout = by_place ? poppler::page::non_raw_non_physical_layout : poppler::page::raw_order_layout;
    poppler::byte_array text = page->text(poppler::rectf(), layout).to_utf8();
    take(context, text.data(), text.size());
    return 1;
  } catch (...) {
    return 0;
  }
}

extern "C" void utsusu_pdf_page_letters(const utsusu_pdf *pdf, int index,
                                        void (*take)(void *, const utsusu_pdf_letter *), void *context) {
  try {
    std::unique_ptr<poppler::page> page(pdf->document->create_page(index));
    if (!page) return;
    int word = 0;
    for (const auto &box : page->text_list()) {
      const poppler::ustring text = box.text();
      size_t place = 0;
      for (size_t i = 0; i < text.size(); i++, place++) {
        uint32_t scalar = text[i];
        if ((scalar & 0xFC00) == 0xD800 && i + 1 < text.size())
          scalar = 0x10000 + ((scalar & 0x3FF) << 10) + (text[++i] & 0x3FF);
        const poppler::rectf where = box.char_bbox(place);
        const utsusu_pdf_letter letter = {
            where.x(), where.y(), where.width(), where.height(), scalar, word, box.rotation() != 0};
        take(context, &letter);
      }
      word++;
    }
  } catch (...) {
  }
}

// Poppler makes colour transforms for every page that names a colour profile, which took up to two thirds of the time
// (53 pages: 57 ms with, 21 ms without) although no colour matters here. The linker takes this function before the
// library's own; poppler goes on without a transform, as it does with a profile that cannot be used.
extern "C" void *cmsCreateTransform(void *, unsigned, void *, unsigned, unsigned, unsigned) { return nullptr; }
