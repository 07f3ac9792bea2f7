"""Writes the tables of Sources/Library/JapaneseText/Folding and the golden cases of its tests, from Python's unicodedata.

Run from the top of the repository: python3 Tests/TableScripts/make_folding_tables.py

The rules are `fold` below: NFKC, case folding, accents off Latin letters, what Unicode calls ignorable dropped, and
PAIRS, the characters that CP932 and other systems confuse. When a rule changes, raise Folding.version.
"""

import sys
import unicodedata as u

# One meaning, several codes: Microsoft's tables, JIS's and Apple's differ in these.
PAIRS = {
    "\u301c": "~", "\u223c": "~",  # 〜 ∼ like ～
    "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u02d7": "-", "\u2043": "-",
    "\u2015": "\u2014",  # ― like —
    "\u2016": "\u2225",  # ‖ like ∥
    "\u22ef": "...",  # ⋯ like …
    "\u00a5": "\\", "\uffe5": "\\",  # ¥: byte 0x5C is either, by the font
    "\u203e": "\u00af", "\uffe3": "\u00af",
}

IGNORABLE = [
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xE0000, 0xE0FFF),
]


def ignorable(c):
    return any(a <= ord(c) <= b for a, b in IGNORABLE)


def latin(c):
    return "LATIN" in u.name(c, "") and c.isalpha()


def accent(c):
    return 0x300 <= ord(c) <= 0x36F


def fold(text):
    out = ""
    for c in text:
        if ignorable(c):
            continue
        if c in PAIRS:
            out += PAIRS[c]
            continue
        one = u.normalize("NFKC", c)
        # Accents that stand alone (´ ¨ ゛) stay; NFKC would make a space of them.
        out += c if one[0] == " " and len(one) > 1 else one
    out = "".join(PAIRS.get(c, c) for c in out.casefold() if not ignorable(c))
    out = "".join(c if u.normalize("NFKC", c)[0] == " " else u.normalize("NFKC", c) for c in out).casefold()
    bare = ""
    for c in u.normalize("NFD", out):
        if not (accent(c) and bare and latin(bare[-1])):
            bare += c
    return u.normalize("NFC", bare)


def fnv(text):
    h = 0xCBF29CE484222325
    for b in text.encode():
        h = ((h ^ b) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def hexed(text):
    return ",".join(f"{ord(c):X}" for c in text)


def lines(entries, width=110):
    line = ""
    for e in entries:
        if len(line) + len(e) + 1 > width:
            yield line
            line = ""
        line += ("" if not line else " ") + e
    yield line


def literal(name, doc, entries):
    body = "\n".join(f"  {line} \\" for line in lines(entries))[:-2]
    return f'/// {doc}\nlet {name}: StaticString = """\n{body}\n  """\n'


points = [cp for cp in range(sys.maxunicode + 1) if not 0xD800 <= cp < 0xE000]
changed = {cp: fold(chr(cp)) for cp in points}
changed = {cp: to for cp, to in changed.items() if to != chr(cp)}
# Hangul syllables and kana that NFC composes anyway fold to themselves. Runs with one distance become one entry.
entries = []
cps = sorted(changed)
i = 0
while i < len(cps):
    cp, to = cps[i], changed[cps[i]]
    end = i
    if len(to) <= 1:
        step = 2 if i + 1 < len(cps) and cps[i + 1] == cp + 2 else 1

        def same(a, cp=cp, to=to):
            t = changed[a]
            return t == to == "" or (len(t) == 1 and len(to) == 1 and ord(t) - a == ord(to) - cp)

        while end + 1 < len(cps) and cps[end + 1] == cps[end] + step and same(cps[end + 1]):
            end += 1
    if end > i:
        mark = ":" if step == 2 else "-"
        entries.append(f"{cp:X}{mark}{cps[end]:X}={hexed(to)}")
        i = end + 1
    else:
        entries.append(f"{cp:X}={hexed(to)}")
        i += 1

pairs = []
for cp in points:
    d = u.decomposition(chr(cp))
    if not d or d[0] == "<" or len(d.split()) != 2:
        continue
    a, b = (int(x, 16) for x in d.split())
    if u.normalize("NFC", chr(a) + chr(b)) != chr(cp) or fold(chr(cp)) != chr(cp) or fold(chr(a)) != chr(a):
        continue
    if b in (0x3099, 0x309A) and a < 0x3100:
        continue
    pairs.append(f"{a:X}+{b:X}={cp:X}")

with open("Sources/Library/JapaneseText/Folding/FoldingEntries.swift", "w", encoding="utf-8") as out:
    out.write("// Made by Tests/TableScripts/make_folding_tables.py; change that, not this.\n\n")
    out.write(literal("foldingEntries", f"What each character folds to, Unicode {u.unidata_version}, in hexadecimal. "
                      "`-` and `:` are runs of\n/// every and of every second character at one distance, or dropped.",
                      entries))
    out.write("\n")
    out.write(literal("compositionEntries", "The pairs that compose, but for kana and Hangul, which are computed, and "
                      "Latin letters, which lose\n/// their accents.", pairs))

cases = [
    "ＡＢＣ１２３", "①㈱㍻㋿", "ﾊﾟｿｺﾝ ｶﾞｲﾄﾞ ｳﾞｧ", "か\u3099は\u309aう\u3099", "Café Ünïté NAÏVE", "e\u0301 o\u0302\u0301 A\u030a", "〜～−－‖∥—―￠￡￢¢£¬",
    "¥￥＼\\", "﨑崎髙高", "ﬁﬂ ŒŒ ẞß", "㌔㍍㍑㎡㎏℡№", "葛\U000E0100飾", "２０２５／３／１", "⼀⼆⻨", "йи\u0306Ё", "한\u1112\u1161\u11abﾡￂ", "Ａ\u0301",
    "ｱﾞ", "ﾞ", "゛゜", "\u3000全角　空白", "𠮷野家 𝐀𝟏", "ΑΆά\u0301ς", "soft\u00adhyphen\u200b", "２‐３‑４–５", "…⋯‥", "ヷワ\u3099ｦﾞ", "ｶ\u3099ﾊ\u309a",
    "İıIi", "ⅣⅳＩＶ", "ゟヿ〼", "ｰー", "\u0301x", "مَرحبا ﷺ", "क़क\u093c", "A\u200bﾞか\u200dﾞ",
]
with open("Tests/JapaneseTextTests/FoldingGolden.swift", "w", encoding="utf-8") as out:
    out.write("// Made by Tests/TableScripts/make_folding_tables.py; change that, not this.\n\n")
    total = 0
    out.write("/// FNV-1a 64 over what every code point folds to, each followed by a line end.\n")
    hash_all = fnv("".join(fold(chr(cp)) + "\n" for cp in points))
    out.write(f"let everyCodePointFolded: UInt64 = 0x{hash_all:016X}\n\n")
    out.write("let foldingGolden: [(original: [UInt32], folded: [UInt32])] = [\n")
    for c in cases:
        a = ", ".join(f"0x{ord(x):X}" for x in c)
        b = ", ".join(f"0x{ord(x):X}" for x in fold(c))
        out.write(f"  ([{a}], [{b}]),\n")
    out.write("]\n")
print(len(changed), len(entries), len(pairs))
