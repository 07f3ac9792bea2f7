#!/usr/bin/env bash
# A time of 24:00 or more in an ODS sheet (office:time-value="PT24H00M00S", as LibreOffice writes [HH]:MM) makes
# pandas 3.1.1 with engine="odf" (odfpy 1.4.1) refuse the whole sheet; python-calamine 0.9.1 gives the ISO text of it.
#
# Guess: a length of time, or a text, in that one cell.
# Seen:  "hour must be in 0..23" and no row at all; 'PT24H00M00S'; pyexcel-ods3 0.6.1 gives timedelta(days=1).
#        Night duty that ends at 24:00 is an ordinary entry of a crisis-management office.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1 pyexcel-ods3==0.6.1
venv/bin/python - <<'PY'
import datetime

import pandas
import pyexcel_ods3
import python_calamine
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def save(name, hours):
    book = OpenDocumentSpreadsheet()
    table = Table(name="当直")
    for value, shown in [("PT10H30M00S", "10:30"), (f"PT{hours}H00M00S", f"{hours}:00")]:
        row = TableRow()
        cell = TableCell(valuetype="time", timevalue=value)
        cell.addElement(P(text=shown))
        row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(name)


save("23.ods", 23)
save("24.ods", 24)
print(pandas.read_excel("23.ods", engine="odf", header=None).values.tolist())
try:
    seen = pandas.read_excel("24.ods", engine="odf", header=None).values.tolist()
except ValueError as error:
    seen = str(error)
print(seen)
assert "hour must be in 0..23" in seen, seen
cells = python_calamine.CalamineWorkbook.from_path("24.ods").get_sheet_by_index(0).to_python()
print(cells)
assert cells[1] == ["PT24H00M00S"], cells
other = pyexcel_ods3.get_data("24.ods")["当直"]
print(other)
assert other[1] == [datetime.timedelta(days=1)], other
PY
