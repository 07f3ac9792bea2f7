#!/usr/bin/env bash
# A text file in Japanese, printed in Debian 12 (texttopdf of cups-filters 1.28.17; DejaVu and a Japanese font are there):
# kanji and kana are on the paper, wide figures and letters (１０時), ①, narrow katakana (ｶﾅ) and ～ are boxes or nothing. Its
# list of fonts by ranges of characters names one for U+3000 to U+9FFF; the rest is looked up in the Latin one alone. Status 0.
#
# Guess: the font that has the kanji prints the figures beside them, as on screen.
# Seen:  第１回 １０時 and 第２回 ２３時 come out as the same picture, 別紙① and 別紙② too; 第1回 10時 and 第2回 23時 do not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get -qq download cups-filters=1.28.17-3+deb12u2 libfontembed1=1.28.17-3+deb12u2 libcups2 libavahi-client3 \
  libavahi-common3 fonts-ipafont-gothic fonts-dejavu-core
for package in *.deb; do dpkg -x "$package" installed; done
cat > fonts.conf <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>$work/installed/usr/share/fonts</dir><cachedir>$work/cache</cachedir>
<alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
CONF
python3 -m venv venv
venv/bin/pip -q install pypdfium2==5.15.2 pillow==13.0.0
FONTCONFIG_FILE=$work/fonts.conf venv/bin/python - <<'PY'
import glob
import os
import subprocess

import pypdfium2

libraries = ":".join(glob.glob("installed/usr/lib/*-linux-gnu"))
# As the scheduler calls it for a job that comes from a Japanese desktop.
environment = {
    **os.environ, "LD_LIBRARY_PATH": libraries, "CUPS_DATADIR": "installed/usr/share/cups", "CHARSET": "utf-8",
    "LANG": "ja_JP.UTF-8"}


def picture(text):
    with open("text.txt", "w", encoding="utf-8") as file:
        file.write(text + "\n")
    program = ["installed/usr/lib/cups/filter/texttopdf", "1", "user", "title", "1", "", "text.txt"]
    run = subprocess.run(program, capture_output=True, env=environment)
    assert run.returncode == 0, run.stderr
    return pypdfium2.PdfDocument(run.stdout)[0].render(scale=2).to_pil().convert("L").tobytes()


expected = {
    ("避難所", "計画書"): False,
    ("第1回 10時", "第2回 23時"): False,
    ("第１回 １０時", "第２回 ２３時"): True,
    ("別紙①", "別紙②"): True,
    ("Ａ館", "Ｂ館"): True,
    ("ｶﾅ", "ﾊｽ"): True,
}
for (one, other), same in expected.items():
    seen = picture(one) == picture(other)
    print(f"{one} and {other}: {'the same picture' if seen else 'two pictures'}")
    assert seen == same, (one, other)
PY
