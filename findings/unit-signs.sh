#!/usr/bin/env bash
# The signs in which Japanese tables write their units, ㎡ ㎝ ㎜ ㎥ ㎏, are dropped in silence by pint 0.25.3 and by
# quantulum3 0.10.0: "12.4 ㎡" and "90 ㎝" are plain numbers to both, while "12.4 m²" and "90 cm" have their units. And fm, in
# which shelves of files are measured (ファイルメーター, a metre of paper), is a femtometre to both.
#
# Guess: a library of units knows these signs, or refuses them as it refuses m2 and 平米.
# Seen:  pint: 90 ㎝ is 90 (dimensionless), and 12.4㎡ + 1 is 13.4; 12.4 fm is 1.24e-14 metres. quantulum3: the same units.
#        Folded first (NFKC), cm is cm, and m2 is an error in pint that somebody sees.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install pint==0.25.3 quantulum3==0.10.0
venv/bin/python -W ignore - <<'PY'
import unicodedata

import pint
from quantulum3 import parser

units = pint.UnitRegistry()
for text in ("90 ㎝", "3 ㎜", "12.4 ㎡", "4 ㎥", "5 ㎏"):
    amount, (found,) = units(text), parser.parse(text)
    print(text, "- pint:", amount.units, "- quantulum3:", found.unit.name)
    assert amount.dimensionless and found.unit.name == "dimensionless", text
assert units("12.4㎡ + 1").magnitude == 13.4
assert units("12.4 m²").units == units.meter**2 and parser.parse("12.4 m²")[0].unit.name == "square metre"
assert units(unicodedata.normalize("NFKC", "90 ㎝")).units == units.centimeter
try:
    units(unicodedata.normalize("NFKC", "12.4 ㎡"))
    raise SystemExit("m2 is a unit now")
except pint.UndefinedUnitError as error:
    print("folded:", error)
shelf = units("12.4 fm").to("m").magnitude
print("12.4 fm in metres:", shelf)
assert 1.2e-14 < shelf < 1.3e-14 and parser.parse("12.4 fm")[0].unit.name == "femtometre"
PY
