#!/usr/bin/env bash
# soffice --headless --convert-to csv, without options, does not write the cells as the sheet shows them (LibreOffice 7.4.7,
# Debian 12), as the dialog does unless told otherwise. A time comes with a day, in American order; a Japanese day comes with
# a time and without its era; an amount in thousands of yen comes in full. Only percents look as in the sheet.
#
# Guess: the choices of the dialog, so that h:mm gives 10:30 and #,##0,"千円" gives 1,235千円.
# Seen:  11/25/2026 10:30:00 for 10:30, 2026/11/25 10:30:00 for 令和8年11月25日, 1234567 for 1,235千円, and 25.6%. The guess
#        comes true with csv:"Text - txt - csv (StarCalc)":44,34,76,1,,0,false,true.
set -euo pipefail
command -v soffice > /dev/null || apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import datetime

import xlsxwriter

book = xlsxwriter.Workbook("log.xlsx")
sheet = book.add_worksheet()
moment = datetime.datetime(2026, 11, 25, 10, 30)
for row, (value, code) in enumerate([
    (moment, "h:mm"), (moment, '[$-411]ggge"年"m"月"d"日"'), (1234567, '#,##0,"千円"'), (0.256, "0.0%"),
]):
    write = sheet.write_number if isinstance(value, (int, float)) else sheet.write_datetime
    write(row, 0, value, book.add_format({"num_format": code}))
book.close()
PY
soffice --version
convert() {
  LC_ALL=C.UTF-8 soffice -env:UserInstallation="file://$work/office" --headless --convert-to "$1" log.xlsx > /dev/null 2>&1
  cat log.csv
}
plain=$(convert csv)
shown=$(convert 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true')
printf '%s\n\n%s\n' "$plain" "$shown"
[ "$plain" = $'11/25/2026 10:30:00\n2026/11/25 10:30:00\n1234567\n25.6%' ]
[ "$shown" = $'10:30\n令和8年11月25日\n"1,235千円"\n25.6%' ]
