#!/usr/bin/env bash
# xlsx2csv 0.8.6 writes the month in place of the minutes where a cell's format has Japanese between hours and minutes,
# and prints the format's quotes and era codes as they stand. A log exported with it has wrong times and no error.
#
# Guess: h"時"mm"分" of 10:30 comes out as 10時30分, ggge of 2026 as 令和8.
# Seen:  10"時"11"分" in November; "ggge"年"11"月"25"日"". With a plain h:mm the time is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install xlsx2csv==0.8.6 XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import csv
import datetime
import subprocess

import xlsxwriter

expected = {
    "h:mm": "10:30",
    'h"時"mm"分"': '10"時"11"分"',
    'mm"分"ss"秒"': '11"分"05"秒"',
    'm"月"d"日" h"時"mm"分"': '11"月"25"日" 10"時"11"分"',
    'ggge"年"m"月"d"日"': 'ggge"年"11"月"25"日"',
}
book = xlsxwriter.Workbook("log.xlsx")
sheet = book.add_worksheet()
for row, code in enumerate(expected):
    sheet.write_string(row, 0, code)
    sheet.write_datetime(row, 1, datetime.datetime(2026, 11, 25, 10, 30, 5), book.add_format({"num_format": code}))
book.close()
text = subprocess.check_output(["venv/bin/xlsx2csv", "log.xlsx"], encoding="utf-8")
seen = dict(csv.reader(text.splitlines()))
for code, value in seen.items():
    print(f"{code:28} {value}")
assert seen == expected, seen
PY
