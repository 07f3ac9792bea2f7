"""Writes Sources/Library/JapaneseText/Encodings/JISX0208Rows.swift and JISX0212Rows.swift from Python's codecs.

Run from the top of the repository: python3 Tests/TableScripts/make_jis_rows.py

A row is 94 characters in the order of the standard; a space stands for a code without a character. Rows 1 to 94
are JIS X 0208 with NEC's row 13 and NEC's copy of the IBM characters (89 to 92), rows 115 to 119 IBM's own, as
code page 932 has them. Rows 95 to 114 are the user's and are computed, not listed.
"""

import subprocess

HEAD = "// Made by Tests/TableScripts/make_jis_rows.py; change that, not this.\n\n"


def sjis(row, cell):
    lead = (row - 1) // 2
    lead += 0x81 if lead < 31 else 0xC1
    trail = (cell - 1) + (94 if row % 2 == 0 else 0)
    trail += 0x40 if trail < 63 else 0x41
    return bytes([lead, trail])


def char(data, codec):
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return " "
    return text if len(text) == 1 and ord(text) < 0x10000 else " "


def swift(name, doc, rows, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD)
        out.write(f"/// {doc}\nlet {name}: [(row: Int, cells: StaticString)] = [\n")
        for row, cells in rows:
            if cells.strip():
                assert '"' not in cells and "\\" not in cells
                out.write(f'  ({row}, "{cells.rstrip(" ")}"),\n')
        out.write("]\n")


jis0208 = []
for row in list(range(1, 95)) + list(range(115, 121)):
    jis0208.append((row, "".join(char(sjis(row, c), "cp932") for c in range(1, 95))))

# Python's euc_jp knows JIS X 0212; the IBM characters that EUC-JP's Microsoft form adds in rows 83 and 84 come from
# iconv's EUC-JP-MS.
rows = {}
for row in range(1, 95):
    rows[row] = [char(bytes([0x8F, 0xA0 + row, 0xA0 + c]), "euc_jp") for c in range(1, 95)]
rows[2][22], rows[2][34] = "～", "￤"  # Microsoft has no ASCII tilde or broken bar here
for row in (83, 84):
    for c in range(1, 95):
        data = bytes([0x8F, 0xA0 + row, 0xA0 + c])
        got = subprocess.run(["iconv", "-f", "EUC-JP-MS", "-t", "UTF-8"], input=data, capture_output=True, check=False)
        text = got.stdout.decode() if got.returncode == 0 else " "
        rows[row][c - 1] = text if len(text) == 1 and not 0xE000 <= ord(text) < 0xF900 else " "
jis0212 = [(r, "".join(c)) for r, c in rows.items()]

swift("jisX0208Rows", "JIS X 0208 and its extensions, as Microsoft's code page 932 reads them.", jis0208,
      "Sources/Library/JapaneseText/Encodings/JISX0208Rows.swift")
swift("jisX0212Rows", "JIS X 0212, the supplementary kanji that EUC-JP reaches through 0x8F.", jis0212,
      "Sources/Library/JapaneseText/Encodings/JISX0212Rows.swift")
