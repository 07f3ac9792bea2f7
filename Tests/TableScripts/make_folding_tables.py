"""Writes the tables of Sources/Library/JapaneseText/Folding and the golden cases of its tests, from Python's unicodedata.

Run from the top of the repository: python3 Tests/TableScripts/make_folding_tables.py

The rules are `fold` below: NFKC, case folding, accents off Latin letters, what Unicode calls ignorable dropped,
PAIRS, the characters that CP932 and other systems confuse, and RADICALS. When a rule changes, raise Folding.version.
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

# CJK radicals that NFKC leaves alone, as the ideographs that they look like; PDFs hold them for these. From Unicode's
# EquivalentUnifiedIdeograph-15.0.0.txt, which Python does not have. Strokes (U+31C0 to U+31E3) are left out.
RADICALS = """
    2E81=5382 2E82=4E5B 2E83=4E5A 2E84=4E59 2E85=4EBB 2E86=5182 2E87=20628 2E88=5200 2E89=5202 2E8A=535C
    2E8B=353E 2E8C=5C0F 2E8D=5C0F 2E8E=5140 2E8F=5C23 2E90=5C22 2E91=21BC2 2E92=5DF3 2E93=5E7A 2E94=5F51
    2E95=2B739 2E96=5FC4 2E97=5FC3 2E98=624C 2E99=6535 2E9B=65E1 2E9C=65E5 2E9D=6708 2E9E=6B7A 2EA0=6C11
    2EA1=6C35 2EA2=6C3A 2EA3=706C 2EA4=722B 2EA5=722B 2EA6=4E2C 2EA7=725B 2EA8=72AD 2EA9=738B 2EAA=24D14
    2EAB=76EE 2EAC=793A 2EAD=793B 2EAE=25AD7 2EAF=7CF9 2EB0=7E9F 2EB1=7F53 2EB2=7F52 2EB3=34C1 2EB4=5197
    2EB5=2626B 2EB6=7F8A 2EB7=2634C 2EB8=2634B 2EB9=8002 2EBA=8080 2EBB=807F 2EBC=8089 2EBD=26951 2EBE=8279
    2EBF=8279 2EC0=8279 2EC1=864E 2EC2=8864 2EC3=8980 2EC4=897F 2EC5=89C1 2EC6=89D2 2EC7=278B2 2EC8=8BA0
    2EC9=8D1D 2ECA=27FB7 2ECB=8F66 2ECC=8FB6 2ECD=8FB6 2ECE=8FB6 2ECF=9091 2ED0=9485 2ED1=9577 2ED2=9578
    2ED3=957F 2ED4=95E8 2ED5=28E0F 2ED6=961D 2ED7=96E8 2ED8=9752 2ED9=97E6 2EDA=9875 2EDB=98CE 2EDC=98DE
    2EDD=98DF 2EDE=2967F 2EDF=98E0 2EE0=9963 2EE1=29810 2EE2=9A6C 2EE3=9AA8 2EE4=9B3C 2EE5=9C7C 2EE6=9E1F
    2EE7=5364 2EE8=9EA6 2EE9=9EC4 2EEA=9EFE 2EEB=6589 2EEC=9F50 2EED=6B6F 2EEE=9F7F 2EEF=7ADC 2EF0=9F99
    2EF1=9F9C 2EF2=4E80
"""
PAIRS.update(tuple(chr(int(c, 16)) for c in pair.split("=")) for pair in RADICALS.split())

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
    "¥￥＼\\", "﨑崎髙高", "ﬁﬂ ŒŒ ẞß", "㌔㍍㍑㎡㎏℡№", "葛\U000E0100飾", "２０２５／３／１", "⼀⼆⻨⺟⻳", "局⻑室⻘⻄⻝⻩⺇", "йи\u0306Ё", "한\u1112\u1161\u11abﾡￂ", "Ａ\u0301",
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
