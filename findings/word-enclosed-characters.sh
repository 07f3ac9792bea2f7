#!/usr/bin/env bash
# A ringed character of Word (囲い文字, as 秘 or 印 in a ring on a paper's head) is a field without a result:
# EQ \o\ac(○,秘). LibreOffice 7.4.7 (Debian 12) leaves it out, in its PDF, in its text and in the Word file that it saves.
# So do python-docx 1.2.0, docx2python 3.7.1, docx2txt 0.9, mammoth 1.13.0 and pandoc 3.9 (pypandoc-binary 1.17). A mark of
# confidence is gone in all of them, and nothing says so.
#
# Guess: LibreOffice, which draws 組文字 (two characters in the place of one, EQ \o(\s\up…)), draws the ring as well, or
#        the character alone; a reader gives 秘.
# Seen:  公印, set as 組文字, is in all that LibreOffice makes; 秘 and its ring are in nothing.
set -euo pipefail
command -v soffice > /dev/null || apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install python-docx==1.2.0 docx2python==3.7.1 docx2txt==0.9 mammoth==1.13.0 pypandoc-binary==1.17 \
  pypdfium2==5.15.2
cat > make.py <<'PY'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NAMES = nsdecls("w")


def field(paragraph, *codes):
    """As Word writes it: the code may stand in several runs, and no result follows."""
    parts = ['<w:fldChar w:fldCharType="begin"/>']
    parts += [f'<w:instrText xml:space="preserve">{code}</w:instrText>' for code in codes]
    for part in [*parts, '<w:fldChar w:fldCharType="end"/>']:
        paragraph._p.append(parse_xml(f"<w:r {NAMES}>{part}</w:r>"))


paper = docx.Document()
field(paper.add_paragraph("取扱"), r" eq \o\ac(", "○", ",秘)")
field(paper.add_paragraph("押印"), r" eq \o(\s\up 6(公),\s\do 2(印))")
paper.save("paper.docx")
PY
venv/bin/python make.py
soffice --version
for form in pdf txt:Text docx; do
  soffice -env:UserInstallation="file://$work/office" --headless --convert-to "$form" --outdir saved paper.docx \
    > /dev/null 2>&1
done
venv/bin/python - <<'PY'
import zipfile

import docx
import docx2python
import docx2txt
import mammoth
import pypandoc
import pypdfium2

with open("paper.docx", "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value
readers = {
    "python-docx": "".join(paragraph.text for paragraph in docx.Document("paper.docx").paragraphs),
    "docx2python": docx2python.docx2python("paper.docx").text,
    "docx2txt": docx2txt.process("paper.docx"),
    "mammoth": by_mammoth,
    f"pandoc {pypandoc.get_pandoc_version()}": pypandoc.convert_file("paper.docx", "plain"),
}
with open("saved/paper.txt", encoding="utf-8-sig") as file:
    text = file.read()
office = {
    "its text": text,
    "its PDF": pypdfium2.PdfDocument("saved/paper.pdf")[0].get_textpage().get_text_bounded(),
    "its Word file": zipfile.ZipFile("saved/paper.docx").read("word/document.xml").decode(),
}
for name, text in {**readers, **office}.items():
    print(f"{name:14} 取扱 {'取扱' in text}, 秘 {'秘' in text}, 公 {'公' in text}")
    assert "取扱" in text and "秘" not in text and "○" not in text, (name, text)
    assert ("公" in text) == (name in office), (name, text)
PY
