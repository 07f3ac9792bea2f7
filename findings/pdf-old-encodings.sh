#!/usr/bin/env bash
# A PDF from before 2005 names a Japanese font that it does not embed, and an encoding of ISO 32000-1 (table 118) that every
# reader has to know. pypdf 7.1.1 knows one of those in Shift_JIS, EUC and JIS; the bytes of the others it takes for UTF-16,
# gives other characters as the page's text and says so in its log alone. pdfminer.six 20260107 gives nothing for
# UniJIS-UCS2-HW-H, PyMuPDF 2.0 the bytes for UniJIS2004-UTF16-H. pypdfium2 5.15.2 reads all nine.
#
# Guess: a reader that knows 90ms-RKSJ-H knows its proportional sister 90msp-RKSJ-H, or gives no text.
# Seen:  避難所の計画 in 90msp-RKSJ-H, 83pv-RKSJ-H, EUC-H and H comes out of pypdf as as many rare kanji or Hangul.
#        ～ in Shift_JIS is 〜 (U+301C) in pdfminer and ～ (U+FF5E) in the others: a search for 4～6月 finds one of them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install pypdf==7.1.1 pypdfium2==5.15.2 pdfminer.six==20260107 pymupdf==2.0
venv/bin/python - 2> said.txt <<'PY'
import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text

WORD, WAVE = "避難所の計画", "4～6月"


def paper(name, encoding, code):
    stream = f"BT /F 20 Tf 20 100 Td <{code.hex()}> Tj ET"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        f"<< /Type /Font /Subtype /Type0 /BaseFont /MS-Mincho-{encoding} /Encoding /{encoding} "
        "/DescendantFonts [6 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Mincho /DW 1000 /FontDescriptor 7 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>",
        "<< /Type /FontDescriptor /FontName /MS-Mincho /Flags 7 /FontBBox [0 -137 1000 859] /ItalicAngle 0 /Ascent 859 "
        "/Descent -137 /CapHeight 709 /StemV 80 >>",
    ]
    file, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 8\n0000000000 65535 f \n{table}trailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n"
    with open(name, "wb") as out:
        out.write(file + end.encode())


def read(encoding, code):
    paper("old.pdf", encoding, code)
    return {
        "pypdf": pypdf.PdfReader("old.pdf").pages[0].extract_text().strip(),
        "pdfminer": extract_text("old.pdf").strip(),
        "pypdfium2": pypdfium2.PdfDocument("old.pdf")[0].get_textpage().get_text_bounded().strip(),
        "PyMuPDF": pymupdf.open("old.pdf")[0].get_text().strip(),
    }


codes = {
    "90ms-RKSJ-H": "cp932", "90msp-RKSJ-H": "cp932", "83pv-RKSJ-H": "cp932", "EUC-H": "euc_jp", "H": "jis",
    "UniJIS-UCS2-H": "utf-16-be", "UniJIS-UCS2-HW-H": "utf-16-be", "UniJIS-UTF16-H": "utf-16-be",
    "UniJIS2004-UTF16-H": "utf-16-be"}
wrong = {}
for encoding, code in codes.items():
    # JIS as it stands between the escapes of ISO-2022-JP.
    text = WORD.encode("iso2022_jp")[3:-3] if code == "jis" else WORD.encode(code)
    seen = read(encoding, text)
    print(f"{encoding:20} {seen}")
    wrong[encoding] = {name for name, word in seen.items() if word != WORD}
    if "pypdf" in wrong[encoding]:
        assert seen["pypdf"] == text.decode("utf-16-be"), seen
assert {encoding: names for encoding, names in wrong.items() if names} == {
    **dict.fromkeys(("90msp-RKSJ-H", "83pv-RKSJ-H", "EUC-H", "H"), {"pypdf"}),
    "UniJIS-UCS2-HW-H": {"pdfminer"},
    "UniJIS2004-UTF16-H": {"PyMuPDF"},
}, wrong
wave = read("90ms-RKSJ-H", WAVE.encode("cp932"))
print(wave)
assert wave == {name: WAVE.replace("～", "〜") if name == "pdfminer" else WAVE for name in wave}, wave
PY
grep "90msp-RKSJ-H not implemented yet, using utf-16-be instead" said.txt
