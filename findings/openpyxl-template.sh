#!/usr/bin/env bash
# An office's own workbook that openpyxl 3.1.5 opens and saves, to fill in a figure, comes back without its approval box (a
# text box), the picture in its header, the furigana, the red part of a text, and without the results of all formulas, so
# that a reader which does not calculate shows empty cells. It warns of extensions alone, of none of these.
#
# Guess: what it cannot edit is carried along, or named in a warning.
# Seen:  kept are the chart, the drop-down list, the named cell and the print titles.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install openpyxl==3.1.5 XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import struct
import warnings
import zipfile
import zlib

import openpyxl
import xlsxwriter


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


with open("seal.png", "wb") as file:
    file.write(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b""))
book = xlsxwriter.Workbook("made.xlsx")
sheet = book.add_worksheet("報告")
sheet.insert_textbox("E2", "決裁")
sheet.set_header("&L&G", {"image_left": "seal.png"})
sheet.write_rich_string("A1", "月次報告", book.add_format({"font_color": "red"}), "（案）")
sheet.write("A3", "削減率")
sheet.write_formula("B3", "=1-9/20", None, 0.55)
sheet.data_validation("B5", {"validate": "list", "source": ["紙", "投影"]})
sheet.repeat_rows(0, 1)
book.define_name("reduction", "=報告!$B$3")
chart = book.add_chart({"type": "column"})
chart.add_series({"values": "=報告!$A$10:$F$10"})
sheet.insert_chart("J2", chart)
book.close()
# Furigana as Excel writes it; XlsxWriter has no call for it.
with zipfile.ZipFile("made.xlsx") as made, zipfile.ZipFile("own.xlsx", "w") as own:
    for name in made.namelist():
        plain, read = "<t>削減率</t>".encode(), '<t>削減率</t><rPh sb="0" eb="3"><t>サクゲンリツ</t></rPh>'.encode()
        own.writestr(name, made.read(name).replace(plain, read))

with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    openpyxl.load_workbook("own.xlsx").save("saved.xlsx")


def holds(name):
    with zipfile.ZipFile(name) as file:
        text = "".join(file.read(part).decode("utf-8", "replace") for part in file.namelist())
    return {
        "text box": "<xdr:txBody>" in text or "txBox=" in text, "header picture": "legacyDrawingHF" in text,
        "furigana": "<rPh" in text, "red part": "<rPr>" in text, "result of the formula": "<v>0.55</v>" in text,
        "chart": "barChart" in text, "list": "<dataValidation " in text, "name": 'name="reduction"' in text,
        "print titles": "Print_Titles" in text}


before, after = holds("own.xlsx"), holds("saved.xlsx")
print("lost:", [what for what in before if before[what] and not after[what]], "| warnings:", len(warned))
assert all(before.values()), before
assert [what for what in after if not after[what]] == [
    "text box", "header picture", "furigana", "red part", "result of the formula"], after
assert not warned, [str(one.message) for one in warned]
PY
