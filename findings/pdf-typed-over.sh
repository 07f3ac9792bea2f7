#!/usr/bin/env bash
# What is typed onto a PDF with a viewer's typewriter (FreeText) or into a field of its form is on every picture and
# print of the page, and pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10 and pypdfium2 5.15.2 do not give it as
# text of the page. PyMuPDF 2.0 does.
#
# Guess: an answer that stands on the page in ink is in the page's text.
# Seen:  a page with one word of its own, one typed over it and one filled in: the four give the first alone, while the
#        picture by PDFium has ink in all three places.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install pymupdf==2.0 pypdf==7.1.1 pdfminer.six==20260107 pdfplumber==0.11.10 pypdfium2==5.15.2 numpy==2.4.6 pillow==13.0.0
venv/bin/python - <<'PY'
import pdfplumber
import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text

form = pymupdf.open()
page = form.new_page(width=400, height=300)
page.insert_text((50, 60), "PRINTED")
page.add_freetext_annot((50, 110, 300, 150), "TYPED", fontsize=14)
field = pymupdf.Widget()
field.field_name, field.field_type = "name", pymupdf.PDF_WIDGET_TYPE_TEXT
field.rect, field.field_value = pymupdf.Rect(50, 210, 300, 240), "FILLED"
page.add_widget(field)
form.save("form.pdf")

document = pypdfium2.PdfDocument("form.pdf")
document.init_forms()
pdfium = document[0]
with pdfplumber.open("form.pdf") as plumber:
    texts = {
        "pypdf": pypdf.PdfReader("form.pdf").pages[0].extract_text(),
        "pdfminer.six": extract_text("form.pdf"),
        "pdfplumber": plumber.pages[0].extract_text(),
        "pypdfium2": pdfium.get_textpage().get_text_range(),
        "PyMuPDF": pymupdf.open("form.pdf")[0].get_text(),
    }
pixels = pdfium.render().to_numpy()
seen = {name: [word for word in ("PRINTED", "TYPED", "FILLED") if word in text] for name, text in texts.items()}
for name, words in seen.items():
    print(f"{name:12} {words}")
for top in (0, 100, 200):
    assert (pixels[top : top + 100] < 128).any(), f"nothing is drawn from {top} on"
assert seen == {name: ["PRINTED", "TYPED", "FILLED"] if name == "PyMuPDF" else ["PRINTED"] for name in texts}, seen
PY
