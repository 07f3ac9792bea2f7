#!/usr/bin/env bash
# neologdn 0.5.6, which many put before a Japanese search, takes the wave dash away: a range of times or pages becomes one
# number, and a search for 30 finds what was 10:30.
#
# Guess: 〜 and ～ become one character, as full-width digits become ASCII.
# Seen:  10:00〜10:30 is 10:0010:30, 第１～３章 is 第13章. The full-width hyphen becomes the sign for a long vowel: 第1ー3章.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install neologdn==0.5.6
venv/bin/python - <<'PY'
import neologdn

expected = {
    "10:00〜10:30": "10:0010:30", "第１～３章": "第13章", "第１－３章": "第1ー3章", "12月1日～5日": "12月1日5日",
}
seen = {text: neologdn.normalize(text) for text in expected}
for text, value in seen.items():
    print(f"{text} -> {value}")
assert seen == expected, seen
PY
