#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12) does not do what `fullCalcOnLoad="1"` in a workbook asks for: where a program has put a new
# figure into a cell, the sum beside it stays the old one that was saved with it. Only a formula without a saved result is
# computed. The setting “Recalculation on File Load” is as it comes (“Never”); which program saved the file makes no difference.
#
# Guess: the attribute, which openpyxl writes into every file, makes every program compute anew, as Excel does.
# Seen:  20 stays beside 50; without the saved 20 the cell shows 100.
set -euo pipefail
command -v soffice > /dev/null || apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install XlsxWriter==3.2.0
venv/bin/python - <<'PY'
import re
import zipfile

import xlsxwriter

book = xlsxwriter.Workbook("made.xlsx")
sheet = book.add_worksheet()
sheet.write("A1", 10)
sheet.write_formula("B1", "=A1*2", None, 20)
book.close()
made = zipfile.ZipFile("made.xlsx")
assert b'fullCalcOnLoad="1"' in made.read("xl/workbook.xml")
for name, keeps in ("kept.xlsx", True), ("left-out.xlsx", False):
    with zipfile.ZipFile(name, "w") as out:
        for part in made.namelist():
            text = made.read(part)
            if part.endswith("sheet1.xml"):
                text = text.replace(b"<v>10</v>", b"<v>50</v>")
                if not keeps:
                    text = re.sub(rb"(</f>)<v>20</v>", rb"\1", text)
            out.writestr(part, text)
PY
soffice --version
for name in kept left-out; do
  soffice -env:UserInstallation="file://$work/office" --headless --convert-to csv "$name.xlsx" > /dev/null 2>&1
  echo "$name: $(cat "$name.csv")"
done
[ "$(cat kept.csv)" = 50,20 ]
[ "$(cat left-out.csv)" = 50,100 ]
