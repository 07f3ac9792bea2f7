#!/usr/bin/env bash
# Japanese in a QR code made by segno 1.6.6 with its defaults is Shift_JIS or the kanji mode, and OpenCV 5.0.0.93 reads
# neither: the one comes out as Latin letters, the other as an error. zxing-cpp 3.1.1 reads both.
#
# Guess: an address with Japanese in it goes into the code as UTF-8, as on the web, and every reader gives it back.
# Seen:  segno takes what is shortest. 避難所 alone is set in the kanji mode: OpenCV raises UnicodeDecodeError. An address
#        that ends with 報告 is set as bytes of Shift_JIS without saying so: OpenCV gives two letters with accents and two
#        control characters in its place. With encoding="utf-8", eci=False both readers give both texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install segno==1.6.6 opencv-python-headless==5.0.0.93 zxing-cpp==3.1.1 pillow==13.0.0 numpy==2.4.6
venv/bin/python - <<'PY'
import io

import cv2
import numpy
import segno
import zxingcpp
from PIL import Image


def read(code):
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=8)
    pixels = numpy.array(Image.open(picture).convert("L"))
    try:
        one = cv2.QRCodeDetector().detectAndDecode(pixels)[0]
    except UnicodeDecodeError:
        one = "UnicodeDecodeError"
    return one, zxingcpp.read_barcodes(pixels)[0].text


word, address = "避難所", "http://office.example/報告"
seen = {}
for text in (word, address):
    for how in ({}, {"encoding": "utf-8", "eci": False}):
        code = segno.make_qr(text, **how)
        seen[text, bool(how)] = (code.mode, *read(code))
for (text, as_utf8), (mode, one, other) in seen.items():
    print(f"{text} {'UTF-8' if as_utf8 else 'default'}: {mode}, OpenCV {one!r}, zxing-cpp {other!r}")
broken = address.encode("shift_jis").decode("latin-1")
assert seen == {
    (word, False): ("kanji", "UnicodeDecodeError", word),
    (word, True): ("byte", word, word),
    (address, False): ("byte", broken, address),
    (address, True): ("byte", address, address),
}, seen
PY
