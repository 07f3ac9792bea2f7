#!/usr/bin/env bash
# Printing in Debian 12 (cups-filters 1.28.17): -o page-ranges=2-3 -o number-up=2 does not put pages 2 and 3 on one side. The
# range counts the sides that come of putting pages together, and so does page-set. A range in which no side is left makes
# an empty job, and the filter ends with status 0.
#
# Guess: the range chooses pages of the paper, as a dialog shows them, and these are then set side by side.
# Seen:  of five pages, two sides with 3 4 and 5: two pages more than asked for, and 2 is missing. page-set=odd with two on
#        a side: 1 2 and 5. page-ranges=4-5, two on a side: nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get -qq download cups-filters-core-drivers=1.28.17-3+deb12u2 libqpdf29 libcups2 libavahi-client3 libavahi-common3
for package in *.deb; do dpkg -x "$package" installed; done
python3 -m venv venv
venv/bin/pip -q install reportlab==5.1.0 pypdf==7.1.1
venv/bin/python - <<'PY'
import glob
import os
import subprocess

import pypdf
from reportlab.pdfgen import canvas

paper = canvas.Canvas("paper.pdf")
for number in range(1, 6):
    paper.setFont("Helvetica", 60)
    paper.drawString(100, 400, f"P{number}")
    paper.showPage()
paper.save()
environment = {**os.environ, "LD_LIBRARY_PATH": glob.glob("installed/usr/lib/*-linux-gnu")[0]}


def sides(options):
    """What the filter that every job of PDF passes makes of the paper: the words of each side."""
    program = ["installed/usr/lib/cups/filter/pdftopdf", "1", "user", "title", "1", options, "paper.pdf"]
    run = subprocess.run(program, capture_output=True, env=environment)
    assert run.returncode == 0, run.stderr
    if not run.stdout:
        return None
    with open("out.pdf", "wb") as out:
        out.write(run.stdout)
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader("out.pdf").pages]


expected = {
    "page-ranges=2-3": ["P2", "P3"],
    "number-up=2": ["P1 P2", "P3 P4", "P5"],
    "page-ranges=2-3 number-up=2": ["P3 P4", "P5"],
    "page-set=odd number-up=2": ["P1 P2", "P5"],
    "page-ranges=4-5 number-up=2": None,
}
seen = {options: sides(options) for options in expected}
for options, texts in seen.items():
    print(f"{options:28} {texts}")
assert seen == expected, seen
PY
