"""Writes Sources/Library/JapaneseText/Display/WidthRanges.swift from Python's unicodedata.

Run from the top of the repository: python3 Tests/TableScripts/make_width_ranges.py
"""

import unicodedata as u

HANGUL_MEDIALS = range(0x1160, 0x1200)
INVISIBLE = {0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF}


def wide(cp):
    c = chr(cp)
    if u.category(c) == "Cn":
        return 0x20000 <= cp <= 0x3FFFD and cp & 0xFFFF < 0xFFFE
    return u.east_asian_width(c) in "WF" and not zero(cp)


def zero(cp):
    return u.category(chr(cp)) in ("Mn", "Me") or cp in HANGUL_MEDIALS or cp in INVISIBLE


def runs(test):
    out, start = [], None
    for cp in range(0x300, 0x110001):
        inside = cp < 0x110000 and test(cp)
        if inside and start is None:
            start = cp
        if not inside and start is not None:
            out.append((start, cp - 1))
            start = None
    return out


def swift(name, doc, ranges):
    text = f"/// {doc}\nlet {name}: [ClosedRange<UInt32>] = [\n"
    line = " "
    for a, b in ranges:
        item = f" 0x{a:X}...0x{b:X},"
        if len(line) + len(item) > 118:
            text += line + "\n"
            line = " "
        line += item
    return text + line + "\n]\n"


with open("Sources/Library/JapaneseText/Display/WidthRanges.swift", "w", encoding="utf-8") as out:
    out.write("// Made by Tests/TableScripts/make_width_ranges.py; change that, not this.\n\n")
    out.write(swift("wideRanges", f"East Asian Wide and Fullwidth, Unicode {u.unidata_version}: two columns.", runs(wide)))
    out.write("\n")
    out.write(swift("zeroWidthRanges", "Marks and what is invisible: no column of their own.", runs(zero)))
