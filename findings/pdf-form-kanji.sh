#!/usr/bin/env bash
# A form of PDF whose fields name Helvetica, as forms do that were not made in Japan: pypdf 7.1.1 and pikepdf 10.18.0 (with
# either generator) put 山田太郎 into the field and draw ???? in its place. A program that reads the field back finds the
# name; who prints it gets question marks. pypdf says so in its log, pikepdf nowhere. PyMuPDF 2.0 draws the name.
#
# Guess: what cannot be drawn is an error, or is left to the viewer (NeedAppearances).
# Seen:  the value is 山田太郎, the picture is that of ????, by the same few lines that are right for YAMADA.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install pypdf==7.1.1 pikepdf==10.18.0 pymupdf==2.0 pypdfium2==5.15.2 pillow==13.0.0
venv/bin/python - 2> said.txt <<'PY'
import pikepdf
import pymupdf
import pypdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, String
from pikepdf.form import DefaultAppearanceStreamGenerator, ExtendedAppearanceStreamGenerator, Form

NAME, QUESTION, LATIN = "山田太郎", "????", "YAMADA"
form = pikepdf.new()
form.add_blank_page(page_size=(300, 60))
page = form.pages[0]
font = form.make_indirect(Dictionary(
    Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding))
field = form.make_indirect(Dictionary(
    Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("氏名"), Rect=Array([20, 15, 280, 45]), F=4, P=page.obj,
    DA=String("/Helv 16 Tf 0 g")))
page.Annots = form.make_indirect(Array([field]))
form.Root.AcroForm = form.make_indirect(Dictionary(
    Fields=Array([field]), DR=Dictionary(Font=Dictionary(Helv=font)), DA=String("/Helv 16 Tf 0 g")))
form.save("form.pdf")


def by_pypdf(value):
    writer = pypdf.PdfWriter(clone_from="form.pdf")
    writer.update_page_form_field_values(writer.pages[0], {"氏名": value}, auto_regenerate=False)
    writer.write("filled.pdf")


def by_pikepdf(generator):
    def fill(value):
        with pikepdf.open("form.pdf") as file:
            Form(file, generator)["氏名"].value = value
            file.save("filled.pdf")
    return fill


def by_pymupdf(value):
    file = pymupdf.open("form.pdf")
    page = file[0]
    widget = next(page.widgets())
    widget.field_value = value
    widget.update()
    file.save("filled.pdf")


def result(fill, value):
    """What the field holds, and the picture of it."""
    fill(value)
    drawn = pypdfium2.PdfDocument("filled.pdf")
    drawn.init_forms()
    picture = drawn[0].render(scale=2, may_draw_forms=True).to_pil().convert("L").tobytes()
    return pypdf.PdfReader("filled.pdf").get_form_text_fields()["氏名"], picture


fillers = {
    "pypdf": by_pypdf, "pikepdf": by_pikepdf(DefaultAppearanceStreamGenerator),
    "pikepdf, extended": by_pikepdf(ExtendedAppearanceStreamGenerator), "PyMuPDF": by_pymupdf}
seen = {}
for name, fill in fillers.items():
    assert result(fill, LATIN)[0] == LATIN and result(fill, LATIN)[1] != result(fill, QUESTION)[1]
    value, picture = result(fill, NAME)
    seen[name] = value, picture == result(fill, QUESTION)[1]
    print(f"{name:18} value {value}, drawn as ????: {seen[name][1]}")
assert seen == {name: (NAME, name != "PyMuPDF") for name in fillers}, seen
PY
grep "contains characters not supported by font encoding" said.txt
