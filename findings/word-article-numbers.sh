#!/usr/bin/env bash
# The 第一条, （１） and ア of a regulation that Word numbers by itself (japaneseCounting in 第%1条) are nobody's text:
# python-docx 1.2.0 and docx2txt 0.9 give none, docx2python 3.7.1 a dash for each, mammoth 1.13.0 and pandoc 3.9
# (pypandoc-binary 1.17) 1. and 2. on every level. LibreOffice 7.4.7 (Debian 12) writes them, with a narrow 1 in （１）.
#
# Guess: pandoc, which keeps (a) and iv. of English lists, keeps 第二条 or says 二.
# Seen:  a search for 第二条 over what these five give finds nothing; the （２） and the イ below it are the same 2. as it.
set -euo pipefail
command -v soffice > /dev/null || apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install python-docx==1.2.0 docx2python==3.7.1 docx2txt==0.9 mammoth==1.13.0 pypandoc-binary==1.17
venv/bin/python - <<'PY'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NAMES = nsdecls("w")
LEVELS = [("japaneseCounting", "第%1条"), ("decimalFullWidth", "（%2）"), ("aiueoFullWidth", "%3")]
paper = docx.Document()
numbering = paper.part.numbering_part.element
levels = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    '<w:lvlJc w:val="left"/></w:lvl>' for level, (form, text) in enumerate(LEVELS))
numbering.insert(0, parse_xml(
    f'<w:abstractNum {NAMES} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'))
numbering.append(parse_xml(f'<w:num {NAMES} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
for level, text in [(0, "目的"), (0, "体制"), (1, "本部"), (1, "支部"), (2, "班長"), (2, "班員")]:
    properties = paper.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(parse_xml(
        f'<w:numPr {NAMES}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))
paper.save("paper.docx")
PY
soffice --version
soffice -env:UserInstallation="file://$work/office" --headless --convert-to txt:Text paper.docx > /dev/null 2>&1
venv/bin/python -W ignore - <<'PY'
import re

import docx
import docx2python
import docx2txt
import mammoth
import pypandoc

with open("paper.docx", "rb") as file:
    by_mammoth = mammoth.convert_to_html(file).value
with open("paper.txt", encoding="utf-8-sig") as file:
    by_office = file.read()
seen = {
    "LibreOffice": by_office,
    "python-docx": "\n".join(paragraph.text for paragraph in docx.Document("paper.docx").paragraphs),
    "docx2txt": docx2txt.process("paper.docx"),
    "docx2python": docx2python.docx2python("paper.docx").text,
    f"pandoc {pypandoc.get_pandoc_version()}": pypandoc.convert_file("paper.docx", "plain"),
    "mammoth": by_mammoth,
}
lines = {name: text.split() for name, text in seen.items()}
for name, words in lines.items():
    print(f"{name:14} {' '.join(words)}")
office, python_docx, by_docx2txt, by_docx2python, pandoc, _ = lines.values()
assert office == "第一条 目的 第二条 体制 （1） 本部 （2） 支部 ア 班長 イ 班員".split(), office
assert python_docx == by_docx2txt == "目的 体制 本部 支部 班長 班員".split()
assert by_docx2python == "-- 目的 -- 体制 -- 本部 -- 支部 -- 班長 -- 班員".split(), by_docx2python
assert pandoc == "1. 目的 2. 体制 1. 本部 2. 支部 1. 班長 2. 班員".split(), pandoc
assert re.sub("</?li>", "", by_mammoth) == "<ol>目的体制<ol>本部支部<ol>班長班員</ol></ol></ol>", by_mammoth
PY
