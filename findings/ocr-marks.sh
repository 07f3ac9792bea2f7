#!/usr/bin/env bash
# The Japanese model of tesseract 5.3.0 (Debian 12: tesseract-ocr-jpn 4.1.0) has no ○, ◎, △, ×, ～, □, ■ and ㈱. The marks
# of a questionnaire or a table of ratings come out as other marks, letters and figures, and a range as 一, the figure 1.
#
# Guess: what is on every Japanese form is in the model, or leaves a gap.
# Seen:  ○ in a clean sentence of 300 dpi is 〇 (the figure 0), ◎ is ②, △ is A, × is X; 第１回～第３回 is 第1回一第3回. Which
#        other character it is changes with typeface and neighbours. ※ ① 〒 々 are in the model.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
mkdir -p debs/partial
apt-get install -qq -y --download-only --no-install-recommends -o Dir::Cache::Archives="$work/debs" \
  tesseract-ocr=5.3.0-2 tesseract-ocr-jpn=1:4.1.0-2 > /dev/null
apt-get -qq download fonts-ipafont-gothic
for package in *.deb debs/*.deb; do [ ! -e "$package" ] || dpkg -x "$package" installed; done
python3 -m venv venv
venv/bin/pip -q install pillow==13.0.0
venv/bin/python - <<'PY'
import glob
import os
import subprocess

from PIL import Image, ImageDraw, ImageFont

MISSING, THERE = "○◎△×～□■㈱", "※①〒々"
LINES = ["投影の可否は次のとおりとする。", "評価は◎、○、△、×の四段階とする。", "第１回～第３回の日程を定める。", "※ 詳細は別紙①のとおり。"]
tesseract = (glob.glob("installed/usr/bin/tesseract") + ["tesseract"])[0]
environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
libraries = glob.glob("installed/usr/lib/*-linux-gnu") + glob.glob("installed/lib/*-linux-gnu")
environment["LD_LIBRARY_PATH"] = ":".join(libraries)
model = (glob.glob("installed/usr/share/tesseract-ocr/5/tessdata") + ["/usr/share/tesseract-ocr/5/tessdata"])[0]
environment["TESSDATA_PREFIX"] = model

font = ImageFont.truetype(glob.glob("installed/usr/share/fonts/**/ipag.ttf", recursive=True)[0], 50)
page = Image.new("L", (1400, 500), 255)
for number, line in enumerate(LINES):
    ImageDraw.Draw(page).text((80, 60 + 100 * number), line, font=font, fill=0)
page.save("page.png", dpi=(300, 300))
program = [tesseract, "page.png", "-", "-l", "jpn"]
text = subprocess.run(program, capture_output=True, check=True, env=environment, encoding="utf-8").stdout
seen = text.replace(" ", "").split()
print(*seen, sep="\n")

# The characters that the model can put out: its list, in the file that trains and runs it.
with open(f"{model}/jpn.traineddata", "rb") as file:
    known = file.read()
for mark in MISSING + THERE:
    listed = f"\n{mark} ".encode() in known
    print(mark, "in the model" if listed else "not in the model")
    assert listed == (mark in THERE), mark
assert seen[0] == LINES[0] and seen[3].startswith("※詳細は別紙"), seen
assert seen[1].startswith("評価は") and seen[1].endswith("の四段階とする。"), seen
assert not set("".join(seen)) & set(MISSING) and "〇" in seen[1] and "A" in seen[1], seen
assert seen[2].startswith("第1回一第3回"), seen
PY
