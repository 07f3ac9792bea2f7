#!/usr/bin/env bash
# Three readers of PDF and a page set in vertical lines (縦書き) with a font in vertical mode (UniJIS-UCS2-V):
# pypdfium2 5.15.2 gives the columns from left to right, so that the last article comes first; pdfplumber 0.11.10 reads
# across the columns, also with line_dir="rtl" and char_dir="ttb"; pdfminer.six 20260107 gives one character a line unless
# detect_vertical is set.
#
# Guess: the font's mode tells each of them which way to read. pypdf 7.1.1 reads right; pdfminer with detect_vertical gives
# whole lines.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install reportlab==5.1.0 pypdf==7.1.1 pypdfium2==5.15.2 pdfplumber==0.11.10 pdfminer.six==20260107
venv/bin/python - <<'PY'
import pdfplumber
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

LINES = ["第一条避難所は市長が定める。", "第二条職員は報告する。", "第三条この要領は四月一日から施行する。"]
pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3", isVertical=True))
page = canvas.Canvas("rules.pdf", pagesize=(842, 595))
page.setFont("HeiseiMin-W3", 12)
for number, line in enumerate(LINES):
    page.drawString(700 - 30 * number, 500, line)
page.save()


def lines(text):
    return [line for line in text.replace("\f", "\n").splitlines() if line.strip()]


pdfium = pypdfium2.PdfDocument("rules.pdf")[0].get_textpage().get_text_bounded()
plumber = pdfplumber.open("rules.pdf").pages[0]
across = plumber.extract_text()
told = plumber.extract_text(line_dir="rtl", char_dir="ttb")
print("pypdf", lines(pypdf.PdfReader("rules.pdf").pages[0].extract_text()))
print("pypdfium2", repr(pdfium))
print("pdfplumber", lines(across)[:3], lines(told)[:3])
print("pdfminer", lines(extract_text("rules.pdf"))[:5])
assert lines(pypdf.PdfReader("rules.pdf").pages[0].extract_text()) == LINES
assert pdfium.index(LINES[2]) < pdfium.index(LINES[1]) < pdfium.index(LINES[0])
assert lines(across)[:3] == ["第 第 第", "三 二 一", "条 条 条"], across
assert lines(told)[:3] == ["第第第", "三二一", "条条条"], told
assert all(len(line) == 1 for line in lines(extract_text("rules.pdf")))
assert sorted(lines(extract_text("rules.pdf", laparams=LAParams(detect_vertical=True)))) == sorted(LINES)
PY
