#!/usr/bin/env bash
# A letter of Word with a merge field for a Japanese day, MERGEFIELD 日付 \@ "ggge年M月d日": docx-mailmerge2 1.0.3 puts ggge
# into the letter as it stands, and (aaa) for the day of the week. Nothing warns. Months, days, hours and numbers are right.
#
# Guess: 令和8年11月25日, as Word writes it, or an error that names the format.
# Seen:  ggge年11月25日 and 2026年11月25日(aaa).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install docx-mailmerge2==1.0.3 python-docx==1.2.0
venv/bin/python -W error - <<'PY'
import datetime
from xml.sax.saxutils import quoteattr

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from mailmerge import MailMerge

expected = {
    'MERGEFIELD 日付 \\@ "ggge年M月d日"': "ggge年11月25日",
    'MERGEFIELD 日付 \\@ "yyyy年M月d日(aaa)"': "2026年11月25日(aaa)",
    'MERGEFIELD 日付 \\@ "yyyy年M月d日"': "2026年11月25日",
    'MERGEFIELD 部数 \\# "#,##0"': "1,234",
}
letter = docx.Document()
for code in expected:
    letter.add_paragraph()._p.append(parse_xml(
        f"<w:fldSimple {nsdecls('w')} w:instr={quoteattr(f' {code} ')}><w:r><w:t>x</w:t></w:r></w:fldSimple>"))
letter.save("letter.docx")
with MailMerge("letter.docx") as merge:
    merge.merge(日付=datetime.datetime(2026, 11, 25, 13, 30), 部数=1234)
    merge.write("merged.docx")
seen = dict(zip(expected, [paragraph.text for paragraph in docx.Document("merged.docx").paragraphs]))
for code, text in seen.items():
    print(f"{code:42} {text}")
assert seen == expected, seen
PY
