#!/usr/bin/env bash
# A word with furigana (w:ruby) in a Word paper is lost, base and reading, in python-docx 1.2.0 (Paragraph.text), in
# mammoth 1.13.0 and so in markitdown 0.1.9; docx2txt 0.9 and docx2python 3.7.1 put the reading before the word.
#
# Guess: the word stays and the reading goes, as in a copy from Word.
# Seen:  避難 (ひなん) in 避難所の計画: "所の計画" in the first three, "ひなん避難所の計画" in the other two. A search for
#        避難所 over what the first three give finds nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install python-docx==1.2.0 mammoth==1.13.0 'markitdown[docx]==0.1.9' docx2txt==0.9 docx2python==3.7.1
venv/bin/python - <<'PY'
import docx
import docx2python
import docx2txt
import mammoth
import markitdown
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

paper = docx.Document()
paragraph = paper.add_paragraph()
paragraph._p.append(parse_xml(
    f'<w:r {nsdecls("w")}><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
    '<w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt><w:r><w:t>ひなん</w:t></w:r></w:rt>'
    '<w:rubyBase><w:r><w:t>避難</w:t></w:r></w:rubyBase></w:ruby></w:r>'))
paragraph.add_run("所の計画")
paper.save("paper.docx")

with open("paper.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value.strip()
seen = {
    "python-docx": docx.Document("paper.docx").paragraphs[0].text,
    "mammoth": by_mammoth,
    "markitdown": markitdown.MarkItDown().convert("paper.docx").text_content.strip(),
    "docx2txt": docx2txt.process("paper.docx").strip(),
    "docx2python": docx2python.docx2python("paper.docx").text.strip(),
}
for name, text in seen.items():
    print(f"{name:12} {text}")
assert list(seen.values()) == ["所の計画"] * 3 + ["ひなん避難所の計画"] * 2, seen
PY
