#!/usr/bin/env bash
# A cell of an ODS sheet with furigana (text:ruby): pyexcel-ods3 0.6.1 loses the word, base and reading; python-calamine
# 0.9.1 joins both into one word.
#
# Guess: the base alone, as LibreOffice Calc 7.4.7 reads it.
# Seen:  避難 (ひなん) 所: "所" and "避難ひなん所".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install odfpy==1.4.1 python-calamine==0.9.1 pyexcel-ods3==0.6.1
venv/bin/python - <<'PY'
import pyexcel_ods3
import python_calamine
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P, Ruby, RubyBase, RubyText

book = OpenDocumentSpreadsheet()
table, row, cell, paragraph = Table(name="表"), TableRow(), TableCell(valuetype="string"), P()
ruby = Ruby()
ruby.addElement(RubyBase(text="避難"))
ruby.addElement(RubyText(text="ひなん"))
paragraph.addElement(ruby)
paragraph.addText("所")
cell.addElement(paragraph)
row.addElement(cell)
table.addElement(row)
book.spreadsheet.addElement(table)
book.save("list.ods")

seen = (
    pyexcel_ods3.get_data("list.ods")["表"][0][0],
    python_calamine.CalamineWorkbook.from_path("list.ods").get_sheet_by_index(0).to_python()[0][0],
)
print(*seen)
assert seen == ("所", "避難ひなん所"), seen
PY
