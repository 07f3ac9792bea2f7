#!/usr/bin/env bash
# A heading with a Windows line break in its cell is stored as _x000D_ and a line feed, as Office does it. openpyxl 3.1.5
# leaves _x000D_ in the text, although it takes _x005F_ (the escape of the escape) back; python-calamine 0.9.1 reads both.
# The other way round openpyxl writes a text that only looks like an escape as it is, and the other reader takes it for one.
#
# Guess: what is escaped by one library is taken back by the next.
# Seen:  提出 CR LF 形態 is 提出_x000D_ LF 形態 in openpyxl; _x0041_ that openpyxl has written is A in python-calamine.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install openpyxl==3.1.5 python-calamine==0.9.1 XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import openpyxl
import python_calamine
import xlsxwriter


def read(name):
    rows = python_calamine.CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()
    return [row[0].value for row in openpyxl.load_workbook(name).active.iter_rows()], [row[0] for row in rows]


book = xlsxwriter.Workbook("heading.xlsx")
sheet = book.add_worksheet()
sheet.write_string(0, 0, "提出\r\n形態")
sheet.write_string(1, 0, "_x0041_")
book.close()
seen = read("heading.xlsx")
print("written by XlsxWriter: openpyxl", seen[0], "calamine", seen[1])
assert seen == (["提出_x000D_\n形態", "_x0041_"], ["提出\r\n形態", "_x0041_"]), seen

book = openpyxl.Workbook()
book.active["A1"] = "_x0041_"
book.save("name.xlsx")
other = read("name.xlsx")
print("written by openpyxl: openpyxl", other[0], "calamine", other[1])
assert other == (["_x0041_"], ["A"]), other
PY
