#!/usr/bin/env bash
# xls2csv of catdoc 0.95 (Debian 12), the usual way to the text of an old .xls: a day comes out as a day only in one of
# Excel's numbered formats. In a format of its own, also yyyy/m/d, every day is its serial number.
#
# Guess: a format with y, m and d is a date's, as in xlrd 2.0.2.
# Seen:  10:30 with the numbered h:mm is 10:30; with yyyy/m/d, [$-411]ge.m.d or m"月"d"日" it is 46351.4375; xlrd calls
#        each of these a date.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get -qq download catdoc=1:0.95-6~deb12u1
dpkg -x catdoc_*.deb installed
python3 -m venv venv
venv/bin/pip -q install xlwt==1.3.0 xlrd==2.0.2
venv/bin/python - <<'PY'
import csv
import datetime
import subprocess

import xlrd
import xlwt

CODES = ["h:mm", "yyyy/m/d", "[$-411]ge.m.d", 'm"月"d"日"']
book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("log")
for row, code in enumerate(CODES):
    sheet.write(row, 0, code)
    sheet.write(row, 1, datetime.datetime(2026, 11, 25, 10, 30), xlwt.easyxf(num_format_str=code))
book.save("log.xls")
program = ["installed/usr/bin/xls2csv", "-d", "utf-8", "log.xls"]
text = subprocess.run(program, capture_output=True, encoding="utf-8", check=True).stdout
seen = [row[1] for row in csv.reader(text.replace("\f", "").splitlines()) if len(row) > 1]
kinds = [xlrd.open_workbook("log.xls").sheet_by_index(0).cell(row, 1).ctype for row in range(len(CODES))]
for code, value, kind in zip(CODES, seen, kinds):
    print(f"{code:16} {value:12} xlrd: {'date' if kind == xlrd.XL_CELL_DATE else kind}")
assert seen == ["10:30", "46351.4375", "46351.4375", "46351.4375"], seen
assert kinds == [xlrd.XL_CELL_DATE] * 4, kinds
PY
