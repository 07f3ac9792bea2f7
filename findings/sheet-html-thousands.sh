#!/usr/bin/env bash
# An amount in thousands of yen, #,##0,"千円", as every budget has it, is a thousand times too large in the table that
# xlsx2html 0.6.4 makes of the sheet: the comma that divides by a thousand is written in front of the full figure.
# 0.0,,"百万円" has no comma and the figure of yen. The format's quotes are written as well, and ggge and aaa as they stand.
#
# Guess: 1,235千円, or the bare number without the word that makes it wrong.
# Seen:  ,1234567"千円" for 1,235千円 and 1234567.0"百万円" for 1.2百万円; ggge年11月25日. #,##0 and h"時"mm"分" are right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install xlsx2html==0.6.4 XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import datetime
import html
import re

import xlsxwriter
from xlsx2html import xlsx2html

amount, moment = 1234567, datetime.datetime(2026, 11, 25, 10, 30)
expected = {
    (amount, "#,##0"): "1,234,567",
    (amount, '#,##0,"千円"'): ',1234567"千円"',
    (amount, '0.0,,"百万円"'): '1234567.0"百万円"',
    (moment, 'h"時"mm"分"'): "10時30分",
    (moment, '[$-411]ggge"年"m"月"d"日"'): "ggge年11月25日",
    (moment, 'm"月"d"日"(aaa)'): "11月25日(aaa)",
}
book = xlsxwriter.Workbook("budget.xlsx")
sheet = book.add_worksheet()
for row, (value, code) in enumerate(expected):
    write = sheet.write_number if value == amount else sheet.write_datetime
    write(row, 0, value, book.add_format({"num_format": code}))
book.close()
table = xlsx2html("budget.xlsx", locale="ja")
table.seek(0)
cells = [html.unescape(cell) for cell in re.findall("<td[^>]*>([^<]*)", table.read())]
seen = dict(zip(expected, cells))
for (value, code), text in seen.items():
    print(f"{code:28} {text}")
assert seen == expected, seen
PY
