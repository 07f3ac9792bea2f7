#!/usr/bin/env bash
# An RTF file gives a character from U+8000 on as a negative number (\u-28545 is 避), as Word writes it. catdoc 0.95 (Debian
# 12) writes a question mark for each of these and reads the smaller ones: half of the kanji of 避難所の計画 are gone.
#
# Guess: a program that reads \u1234 reads \u-1234. striprtf 0.0.35 reads all.
# Seen:  ??所?の??画?
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get -qq download catdoc=1:0.95-6~deb12u1
dpkg -x catdoc_*.deb installed
python3 -m venv venv
venv/bin/pip -q install striprtf==0.0.35
venv/bin/python - <<'PY'
import re
import subprocess

from striprtf.striprtf import rtf_to_text

WORDS = "避難所の計画"
HEAD = r"{\rtf1\ansi\ansicpg932\uc1\deff0{\fonttbl{\f0\fnil\fcharset128 MS Mincho;}}\f0 "
numbers = "".join(rf"\u{(ord(sign) + 0x8000) % 0x10000 - 0x8000}?" for sign in WORDS)
with open("paper.rtf", "w", encoding="ascii") as file:
    file.write(HEAD + numbers + r"\par}")
program = ["installed/usr/bin/catdoc", "-d", "utf-8", "paper.rtf"]
seen = subprocess.run(program, capture_output=True, encoding="utf-8", check=True).stdout.strip()
with open("paper.rtf", encoding="ascii") as file:
    other = rtf_to_text(file.read()).strip()
print("catdoc", seen, "| striprtf", other)
assert other == WORDS and re.sub(r"\?", "", seen) == "所の画", (seen, other)
PY
