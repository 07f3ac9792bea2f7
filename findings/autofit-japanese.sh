#!/usr/bin/env bash
# XlsxWriter 3.3.1, worksheet.autofit(): columns with Japanese are too narrow. A day with 年, 月 and 日 and an amount with 千円
# after it, right in the file, are ### on paper, since the format is not looked at; a title is given little more than half
# of its width, since a kanji counts as a letter.
#
# Guess: a function that fits the width to the content makes the content visible.
# Seen:  in the PDF that LibreOffice 7.4.7 (Debian 12) makes of it both figures are ###, and a title of 15 kanji is cut at
#        the next cell. The widths, 10.7 and 8, are those of 2026-11-25 and of 1234567.
set -euo pipefail
command -v soffice > /dev/null || apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install XlsxWriter==3.3.1 pypdfium2==5.15.2 openpyxl==3.1.5
venv/bin/python - <<'PY'
import datetime

import openpyxl
import xlsxwriter

TITLE = "避難所の収容計画の見直しについて"
book = xlsxwriter.Workbook("figures.xlsx")
sheet = book.add_worksheet()
sheet.write_datetime(0, 0, datetime.datetime(2026, 11, 25), book.add_format({"num_format": 'yyyy"年"m"月"d"日"'}))
sheet.write_number(0, 1, 1234567, book.add_format({"num_format": '#,##0"千円"'}))
sheet.write_string(0, 2, TITLE)
sheet.write_string(0, 3, "x")
sheet.autofit()
book.close()
columns = openpyxl.load_workbook("figures.xlsx").active.column_dimensions
widths = [round(columns[letter].width, 1) for letter in "ABC"]
print("widths", widths)
# A kanji takes two places of a digit.
assert widths[:2] == [10.7, 8.0] and widths[2] < 2 * len(TITLE) * 0.75, widths
PY
soffice --version
soffice -env:UserInstallation="file://$work/office" --headless --convert-to pdf figures.xlsx > /dev/null 2>&1
venv/bin/python - <<'PY'
import pypdfium2

text = pypdfium2.PdfDocument("figures.pdf")[0].get_textpage().get_text_bounded()
print(text)
assert text.count("###") == 2 and "年" not in text and "千円" not in text, text
PY
