#!/usr/bin/env bash
# Page labels (the i, A-1, A-2 that a viewer shows and a paper cites) once the cover is taken away or two papers are joined.
# pypdf 7.1.1 and pikepdf 10.18.0 leave the labels where they were: what was A-1 is now i, so "see A-1" shows another page.
# PyMuPDF 2.0 moves them, but writes two entries for one page: it reads its own file as i, ii, pypdf as A-1, A-2.
# Joined, the second paper goes on with the first one's labels in PyMuPDF, pikepdf and pypdfium2 5.15.2.
#
# Guess: labels go with their pages.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install pypdf==7.1.1 pikepdf==10.18.0 pymupdf==2.0 pypdfium2==5.15.2
venv/bin/python - <<'PY'
import pikepdf
import pymupdf
import pypdf
import pypdfium2


def make(name, prefix):
    paper = pymupdf.open()
    for number in range(3):
        paper.new_page().insert_text((72, 72), f"{prefix}{number}")
    paper.set_page_labels([
        {"startpage": 0, "prefix": "", "style": "r", "firstpagenum": 1},
        {"startpage": 1, "prefix": prefix, "style": "D", "firstpagenum": 1}])
    paper.save(name)


def labels(name):
    return pypdf.PdfReader(name).page_labels


make("a.pdf", "A-")
make("b.pdf", "B-")
assert labels("a.pdf") == ["i", "A-1", "A-2"]

writer = pypdf.PdfWriter(clone_from="a.pdf")
writer.remove_page(0)
writer.write("pypdf.pdf")
with pikepdf.open("a.pdf") as paper:
    del paper.pages[0]
    paper.save("pikepdf.pdf")
paper = pymupdf.open("a.pdf")
paper.delete_page(0)
paper.save("pymupdf.pdf")
own = [page.get_label() for page in pymupdf.open("pymupdf.pdf")]
without = [labels("pypdf.pdf"), labels("pikepdf.pdf"), labels("pymupdf.pdf"), own]
print("without the cover: pypdf, pikepdf, PyMuPDF by pypdf, PyMuPDF by itself:", *without)
assert without == [["i", "A-1"], ["i", "A-1"], ["A-1", "A-2"], ["i", "ii"]], without
with pikepdf.open("pymupdf.pdf") as paper:
    assert [int(key) for key in list(paper.Root.PageLabels.Nums)[::2]] == [0, 0]

paper = pymupdf.open("a.pdf")
paper.insert_pdf(pymupdf.open("b.pdf"))
paper.save("joined1.pdf")
with pikepdf.open("a.pdf") as paper, pikepdf.open("b.pdf") as other:
    paper.pages.extend(other.pages)
    paper.save("joined2.pdf")
paper = pypdfium2.PdfDocument("a.pdf")
paper.import_pages(pypdfium2.PdfDocument("b.pdf"))
paper.save("joined3.pdf")
for number in (1, 2, 3):
    print("joined:", labels(f"joined{number}.pdf"))
    assert labels(f"joined{number}.pdf") == ["i", "A-1", "A-2", "A-3", "A-4", "A-5"]
PY
