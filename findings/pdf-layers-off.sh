#!/usr/bin/env bash
# The text of a layer that is switched off in a PDF (as drawings from CAD have them) is on no picture of the page, and
# pypdf 7.1.1, pdfminer.six 20260107, pdfplumber 0.11.10 and pypdfium2 5.15.2 give it as text of the page. PyMuPDF 2.0
# leaves it out.
#
# Guess: what a reader says of a page is what the page shows; pypdfium2, which draws the page right, reads it right too.
# Seen:  of two texts, one on a layer that is on and one on a layer that is off by the document's own configuration, the
#        four give both, PyMuPDF one. The picture by PDFium has no ink where the second would stand.
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

drawing = pymupdf.open()
page = drawing.new_page(width=400, height=400)
page.insert_text((50, 100), "SHOWN", oc=drawing.add_ocg("as built", on=True))
page.insert_text((50, 300), "SWITCHEDOFF", oc=drawing.add_ocg("draft", on=False))
drawing.save("drawing.pdf")

pdfium = pypdfium2.PdfDocument("drawing.pdf")[0]
with pdfplumber.open("drawing.pdf") as plumber:
    texts = {
        "pypdf": pypdf.PdfReader("drawing.pdf").pages[0].extract_text(),
        "pdfminer.six": extract_text("drawing.pdf"),
        "pdfplumber": plumber.pages[0].extract_text(),
        "pypdfium2": pdfium.get_textpage().get_text_range(),
        "PyMuPDF": pymupdf.open("drawing.pdf")[0].get_text(),
    }
pixels = pdfium.render().to_numpy()
seen = {name: ("SHOWN" in text, "SWITCHEDOFF" in text) for name, text in texts.items()}
for name, (shown, off) in seen.items():
    print(f"{name:12} the layer that is on: {shown}, the one that is off: {off}")
assert (pixels[:200] < 128).any() and not (pixels[200:] < 128).any(), "the picture shows another page"
assert seen == {name: (True, name != "PyMuPDF") for name in texts}, seen
PY
