#!/usr/bin/env bash
# poppler 22.12 (Debian 12) without the package poppler-data, which libpoppler126 only recommends and an image built with
# --no-install-recommends lacks: a Japanese PDF whose font is not embedded has no text and no ink, and pdftotext, pdftoppm
# and pdfinfo end with status 0. Papers with embedded fonts are right, so a folder of new ones shows nothing wrong.
#
# Guess: a missing font is replaced, as it is with poppler-data; text needs no font; a tool that drops a whole page fails.
# Seen:  避難所の計画 2026 is an empty page, the figures too; a message on standard error is all that tells.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
mkdir -p debs/partial
apt-get install -qq -y --download-only --no-install-recommends -o Dir::Cache::Archives="$work/debs" \
  poppler-utils > /dev/null
for package in debs/*.deb; do [ ! -e "$package" ] || dpkg -x "$package" installed; done
python3 -m venv venv
venv/bin/pip -q install reportlab==5.1.0 pillow==13.0.0
venv/bin/python - <<'PY'
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
page = canvas.Canvas("paper.pdf", pagesize=(300, 100))
page.setFont("HeiseiMin-W3", 20)
page.drawString(20, 40, "避難所の計画 2026")
page.save()
PY
cat > read.sh <<'SH2'
# In a view of the files in which the data are not there.
[ ! -d /usr/share/poppler ] || mount -t tmpfs none /usr/share/poppler
export PATH=$PWD/installed/usr/bin:$PATH
LD_LIBRARY_PATH=$(echo "$PWD"/installed/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH
pdftotext -v 2>&1 | sed 1q
pdfinfo paper.pdf > info.txt 2> /dev/null && echo "pdfinfo: status 0"
pdftotext paper.pdf text.txt 2> said.txt && echo "pdftotext: status 0"
pdftoppm -r 100 -png paper.pdf page 2> /dev/null && echo "pdftoppm: status 0"
sed 1q said.txt
SH2
how=(--mount)
[ "$(id -u)" = 0 ] || how+=(--map-root-user)
unshare "${how[@]}" bash -eu read.sh
venv/bin/python - <<'PY'
import glob

from PIL import Image

with open("text.txt", encoding="utf-8") as file:
    text = file.read().strip()
darkest = Image.open(glob.glob("page-*.png")[0]).convert("L").getextrema()[0]
print(f"text {text!r}, darkest point of the picture {darkest} (255 is white)")
assert text == "" and darkest == 255, (text, darkest)
with open("said.txt", encoding="utf-8") as file:
    assert "Missing language pack for 'Adobe-Japan1' mapping" in file.read()
PY
