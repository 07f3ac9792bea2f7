#!/usr/bin/env bash
# markitdown 0.1.9 puts the cells of a Word table under the wrong heading where a cell is merged over rows: the rows below
# move one column to the left. Of a slide's table it keeps the columns.
#
# Guess: an empty cell, or the merged text again, stands below a merged cell.
# Seen:  unit (merged over 2 rows), form, copies: the second row 投影, 0 stands below unit and form.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install python-docx==1.2.0 python-pptx==1.0.2 'markitdown[docx,pptx]==0.1.9'
venv/bin/python - <<'PY'
import docx
import markitdown
import pptx
from pptx.util import Inches

ROWS = [("所属", "形", "部数"), ("総務課", "紙", "2"), ("", "投影", "0")]


def fill(table):
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            if text:
                table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))


paper = docx.Document()
fill(paper.add_table(3, 3))
paper.save("paper.docx")
deck = pptx.Presentation()
slide = deck.slides.add_slide(deck.slide_layouts[6])
fill(slide.shapes.add_table(3, 3, Inches(1), Inches(1), Inches(5), Inches(2)).table)
deck.save("deck.pptx")


def rows(name):
    text = markitdown.MarkItDown().convert(name).text_content
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if "|" in line]


word, slides = rows("paper.docx"), rows("deck.pptx")
print(*word, sep="\n")
print(*slides, sep="\n")
assert ["総務課", "紙", "2"] in word and word[-1][:2] == ["投影", "0"], word
assert slides[-1] == ["", "投影", "0"], slides
PY
