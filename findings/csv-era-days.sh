#!/usr/bin/env bash
# A log of Japanese days that LibreOffice 7.4.7 (Debian 12) opens as a CSV file in Japanese, special numbers detected:
# 8.11.25, the short form of 令和8年11月25日, becomes 25 November 2008. R8.11.25, 令和8年11月25日 and 10時30分 stay text.
#
# Guess: LibreOffice, which writes 令和8年 and R8.11.25 by its Japanese formats, reads them; what is doubtful stays text.
# Seen:  2026年11月25日 is a day; of the others one is a day of another year, and the rest sorts as text. (3), as small
#        tables number their rows, is −3.
set -euo pipefail
command -v soffice > /dev/null || apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > log.csv <<'CSV'
2026年11月25日
8.11.25
R8.11.25
令和8年11月25日
10時30分
(3)
13:30
CSV
soffice --version
# 44,34,76: comma, quote, UTF-8; 1041: Japanese; false,true: quoted fields as text no, special numbers yes.
soffice -env:UserInstallation="file://$work/office" --headless --infilter="CSV:44,34,76,1,,1041,false,true" \
  --convert-to fods log.csv > /dev/null 2>&1
python3 - <<'PY'
import re

expected = {
    "2026年11月25日": ("date", "2026-11-25"),
    "8.11.25": ("date", "2008-11-25"),
    "R8.11.25": ("string", ""),
    "令和8年11月25日": ("string", ""),
    "10時30分": ("string", ""),
    "(3)": ("float", "-3"),
    "13:30": ("time", "PT13H30M00S"),
}
with open("log.fods", encoding="utf-8") as file:
    cells = re.findall(r"<table:table-cell ([^>]*)>", file.read())
kinds = [re.search(r'office:value-type="(\w+)"', cell) for cell in cells]
values = [re.search(r'office:(?:date-|time-)?value="([^"]*)"', cell) for cell in cells]
seen = [(kind[1], value[1] if value else "") for kind, value in zip(kinds, values) if kind]
for text, value in zip(expected, seen):
    print(f"{text:16} {value}")
assert seen == list(expected.values()), seen
PY
