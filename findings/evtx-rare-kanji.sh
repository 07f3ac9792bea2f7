#!/usr/bin/env bash
# evtxexport of Debian 12 (libevtx 20181227) writes another character for each that UTF-16 has in two halves: 𠮷 of 𠮷田 comes as
# 𠞸, an emoji as another. It takes 0xDFFF off the second half and not 0xDC00, so that all are 0x3FF too low
# (libyal/libuna #14, mended in 2020). evtx 0.14.0 and python-evtx 0.8.1 read the same log right.
#
# Guess: a program for forensics gives names as they stand in the log.
# Seen:  U+20BB7 comes as U+207B8, U+29E3D as U+29A3E, U+1F5A8 as U+1F1A9.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get -qq download libevtx-utils=20181227-2+b2 libevtx1=20181227-2+b2 libbfio1=20170123-6
for package in *.deb; do dpkg -x "$package" installed; done
python3 -m venv venv
venv/bin/pip -q install evtx==0.14.0 python-evtx==0.8.1
venv/bin/python - <<'PY'
import html
import os
import re
import struct
import subprocess
import zlib

import evtx
import Evtx.Evtx


class Chunk:
    """Events by templates of their own, without values."""

    def __init__(self, texts):
        self.bytes = bytearray(512)
        for identifier, text in enumerate(texts, 1):
            start = last = len(self.bytes)
            self.bytes += b"**\0\0" + struct.pack("<IQQ", 0, identifier, 133_000_000_000_000_000) + b"\x0f\1\1\0"
            self.bytes += b"\x0c\1" + struct.pack("<III", identifier, len(self.bytes) + 10, 0)
            place = len(self.bytes) + 16
            self.bytes += struct.pack("<I", identifier) + bytes(16) + b"\x0f\1\1\0"
            self.event(text)
            self.bytes += b"\0"
            self.bytes[place : place + 4] = struct.pack("<I", len(self.bytes) - place - 4)
            self.bytes += bytes(4) + b"\0"
            size = len(self.bytes) - start + 4
            self.bytes += struct.pack("<I", size)
            self.bytes[start + 4 : start + 8] = struct.pack("<I", size)
        end = len(self.bytes)
        ends = (1, len(texts))
        head = b"ElfChnk\0" + struct.pack("<4Q", *ends, *ends)
        self.bytes[: len(head)] = head
        self.bytes[40:56] = struct.pack("<4I", 128, last, end, zlib.crc32(self.bytes[512:end]))
        self.bytes[124:128] = struct.pack("<I", zlib.crc32(self.bytes[:120] + self.bytes[128:512]))
        self.bytes += bytes(65_536 - end)

    def event(self, text):
        self.element("Event", lambda: self.element("Title", lambda: self.text(text)))

    def element(self, name, content):
        self.bytes += b"\1\xff\xff"
        place = len(self.bytes)
        self.bytes += struct.pack("<II", 0, len(self.bytes) + 8)
        value = 0
        for letter in name:
            value = (value * 65_599 + ord(letter)) & 0xFFFF_FFFF
        self.bytes += struct.pack("<IHH", 0, value & 0xFFFF, len(name)) + name.encode("utf-16-le") + b"\0\0\2"
        content()
        self.bytes += b"\4"
        self.bytes[place : place + 4] = struct.pack("<I", len(self.bytes) - place - 4)

    def text(self, text):
        self.bytes += b"\5\1" + struct.pack("<H", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


TITLES = ["吉田", "𠮷田", "𩸽の資料", "印刷🖨"]
head = b"ElfFile\0" + struct.pack("<3QIHHHH", 0, 0, len(TITLES) + 1, 128, 1, 3, 4096, 1) + bytes(76)
head += struct.pack("<II", 0, zlib.crc32(head))
with open("titles.evtx", "wb") as file:
    file.write(head.ljust(4096, b"\0") + Chunk(TITLES).bytes)


def titles(text):
    return [html.unescape(title) for title in re.findall(r"<Title>(.*?)</Title>", text)]


[libraries] = [folder for folder, _, files in os.walk("installed") if "libevtx.so.1" in files]
exported = subprocess.run(
    ["installed/usr/bin/evtxexport", "-f", "xml", "titles.evtx"],
    env={"LD_LIBRARY_PATH": libraries}, encoding="utf-8", capture_output=True, check=True,
).stdout
seen = {
    "evtxexport": titles(exported),
    "evtx": titles("".join(record["data"] for record in evtx.PyEvtxParser("titles.evtx").records())),
}
with Evtx.Evtx.Evtx("titles.evtx") as log:
    seen["python-evtx"] = titles("".join(record.xml() for record in log.records()))
for program, names in seen.items():
    print(f"{program:12} {' '.join(names)}")
low = ["".join(chr(ord(letter) - 0x3FF) if ord(letter) > 0xFFFF else letter for letter in title) for title in TITLES]
assert seen == {"evtxexport": low, "evtx": TITLES, "python-evtx": TITLES}, seen
PY
