#!/usr/bin/env bash
# docx2txt 0.9 and docx2python 3.7.1 give the text of a text box twice (Word writes it once for itself and once for
# older versions, in mc:Fallback), and a moved paragraph at both places. Counting words or hits over their text counts twice.
#
# Guess: one box, one text; a moved paragraph where it is now.
# Seen:  both give 枠内の注意 two times, and 移した文 two times, in a paper where Word shows each once (changes accepted).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1
venv/bin/python - <<'PY'
import docx
import docx2python
import docx2txt
from docx.oxml import parse_xml

NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml"}.items())
TEXT = "<w:txbxContent><w:p><w:r><w:t>枠内の注意</w:t></w:r></w:p></w:txbxContent>"
BOX = f"""<w:r {NAMES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="540000"/><wp:docPr id="1" name="box"/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="540000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{TEXT}</wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>
<v:shape style="width:100pt;height:30pt"><v:textbox>{TEXT}</v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""


def moved(kind, number):
    return parse_xml(
        f'<w:{kind} {NAMES} w:id="{number}" w:author="職員" w:date="2026-11-01T00:00:00Z">'
        f"<w:r><w:t>移した文</w:t></w:r></w:{kind}>")


paper = docx.Document()
paper.add_paragraph()._p.append(parse_xml(BOX))
paper.add_paragraph()._p.append(moved("moveFrom", 3))
paper.add_paragraph()._p.append(moved("moveTo", 4))
paper.save("paper.docx")
for name, text in {
    "docx2txt": docx2txt.process("paper.docx"), "docx2python": docx2python.docx2python("paper.docx").text,
}.items():
    print(name, text.split())
    assert sorted(text.split()) == ["枠内の注意"] * 2 + ["移した文"] * 2, text
PY
