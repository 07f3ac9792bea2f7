#!/usr/bin/env bash
# PyMuPDF 2.0 writes the name of a form's field as UTF-8 without saying so, and the field's label and value as texts are to be
# written in PDF (UTF-16 with its mark). Other readers take the name for PDFDocEncoding: a form that was made with it and is
# filled in or read by them has no field 氏名.
#
# Guess: all texts of one file are written in one way.
# Seen:  氏名 is the six bytes of UTF-8, and æ°‘å’“ in pypdf 7.1.1 and pikepdf 10.18.0; PyMuPDF reads its own name back.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install pymupdf==2.0 pypdf==7.1.1 pikepdf==10.18.0
venv/bin/python - <<'PY'
import pikepdf
import pymupdf
import pypdf

NAME, VALUE = "氏名", "山田太郎"
paper = pymupdf.open()
page = paper.new_page(width=300, height=100)
widget = pymupdf.Widget()
widget.field_name, widget.field_value, widget.field_label = NAME, VALUE, NAME
widget.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
widget.rect = pymupdf.Rect(20, 20, 280, 60)
page.add_widget(widget)
paper.save("form.pdf")

with pikepdf.open("form.pdf") as file:
    field = file.Root.AcroForm.Fields[0]
    stored = {key: bytes(field[key]) for key in ("/T", "/TU", "/V")}
    by_pikepdf = str(field.T)
own = pymupdf.open("form.pdf")
seen = {
    "PyMuPDF": [widget.field_name for widget in own[0].widgets()],
    "pypdf": list(pypdf.PdfReader("form.pdf").get_form_text_fields()),
    "pikepdf": [by_pikepdf],
}
print("stored", stored)
print("read", seen)
utf16 = b"\xfe\xff"
assert stored == {
    "/T": NAME.encode(), "/TU": utf16 + NAME.encode("utf-16-be"), "/V": utf16 + VALUE.encode("utf-16-be")}, stored
assert seen == {"PyMuPDF": [NAME], "pypdf": ["æ°‘å’“"], "pikepdf": ["æ°‘å’“"]}, seen
PY
