#!/usr/bin/env bash
# The weekday column of a Japanese log (a date with the format aaa, as Excel writes 水) is no date for openpyxl 3.1.5
# and python-calamine 0.9.1: both give the serial number. So does a cell that shows only the era year (ggge"年").
#
# Guess: a cell that holds a date comes out as a date whatever of it is shown.
# Seen:  2026-11-25 with m"月"d"日" is a date in both; with aaa, aaaa and ggge"年" it is 46351, in both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install openpyxl==3.1.5 python-calamine==0.9.1 XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import datetime

import openpyxl
import python_calamine
import xlsxwriter

day = datetime.datetime(2026, 11, 25)
expected = {
    'm"月"d"日"': (day, day.date()),
    '[$-411]ge.m.d': (day, day.date()),
    "aaa": (46351, 46351.0),
    "aaaa": (46351, 46351.0),
    '[$-411]ggge"年"': (46351, 46351.0),
}
book = xlsxwriter.Workbook("log.xlsx")
sheet = book.add_worksheet()
for row, code in enumerate(expected):
    sheet.write_datetime(row, 0, day, book.add_format({"num_format": code}))
book.close()
one = [row[0].value for row in openpyxl.load_workbook("log.xlsx").active.iter_rows()]
other = [row[0] for row in python_calamine.CalamineWorkbook.from_path("log.xlsx").get_sheet_by_index(0).to_python()]
seen = dict(zip(expected, zip(one, other)))
for code, values in seen.items():
    print(f"{code:20} openpyxl {values[0]!r:38} calamine {values[1]!r}")
assert seen == expected, seen
PY
