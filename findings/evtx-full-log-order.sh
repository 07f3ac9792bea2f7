#!/usr/bin/env bash
# A log of Windows (.evtx) that is full goes on at its beginning: the file then has its newest events first, its oldest in the
# middle. evtxexport (libevtx 20181227, Debian 12), evtx 0.14.0 and python-evtx 0.8.1 give them as they lie. Who takes the
# file's order for that of time joins what does not belong together, at the one place where the log turns.
#
# Guess: events come in the order of their EventRecordID, as `wevtutil qe` and the Event Viewer show them.
# Seen:  all three write 3, 4, 1, 2 of a log whose chunk with 1 and 2 lies behind the one with 3 and 4.
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
import os
import re
import struct
import subprocess
import zlib

import evtx
import Evtx.Evtx


class Chunk:
    """Events by templates of their own, without values."""

    def __init__(self, identifiers):
        self.bytes = bytearray(512)
        for identifier in identifiers:
            start = last = len(self.bytes)
            self.bytes += b"**\0\0" + struct.pack("<IQQ", 0, identifier, 133_000_000_000_000_000) + b"\x0f\1\1\0"
            self.bytes += b"\x0c\1" + struct.pack("<III", identifier, len(self.bytes) + 10, 0)
            place = len(self.bytes) + 16
            self.bytes += struct.pack("<I", identifier) + bytes(16) + b"\x0f\1\1\0"
            self.event(identifier)
            self.bytes += b"\0"
            self.bytes[place : place + 4] = struct.pack("<I", len(self.bytes) - place - 4)
            self.bytes += bytes(4) + b"\0"
            size = len(self.bytes) - start + 4
            self.bytes += struct.pack("<I", size)
            self.bytes[start + 4 : start + 8] = struct.pack("<I", size)
        end = len(self.bytes)
        ends = (identifiers[0], identifiers[-1])
        head = b"ElfChnk\0" + struct.pack("<4Q", *ends, *ends)
        self.bytes[: len(head)] = head
        self.bytes[40:56] = struct.pack("<4I", 128, last, end, zlib.crc32(self.bytes[512:end]))
        self.bytes[124:128] = struct.pack("<I", zlib.crc32(self.bytes[:120] + self.bytes[128:512]))
        self.bytes += bytes(65_536 - end)

    def event(self, number):
        self.element("Event", lambda: self.element("System", lambda: self.system(number)))

    def system(self, number):
        self.element("EventID", lambda: self.text("307"))
        self.element("EventRecordID", lambda: self.text(str(number)))

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
        self.bytes += b"\5\1" + struct.pack("<H", len(text)) + text.encode("utf-16-le")


head = b"ElfFile\0" + struct.pack("<3QIHHHH", 1, 0, 5, 128, 1, 3, 4096, 2) + bytes(76)
head += struct.pack("<II", 0, zlib.crc32(head))
with open("full.evtx", "wb") as file:
    file.write(head.ljust(4096, b"\0") + Chunk([3, 4]).bytes + Chunk([1, 2]).bytes)


def numbers(text):
    return [int(number) for number in re.findall(r"<EventRecordID>(\d+)<", text)]


[libraries] = [folder for folder, _, files in os.walk("installed") if "libevtx.so.1" in files]
exported = subprocess.run(
    ["installed/usr/bin/evtxexport", "-f", "xml", "full.evtx"], env={"LD_LIBRARY_PATH": libraries}, text=True,
    capture_output=True, check=True,
).stdout
seen = {
    "evtxexport": numbers(exported),
    "evtx": numbers("".join(record["data"] for record in evtx.PyEvtxParser("full.evtx").records())),
}
with Evtx.Evtx.Evtx("full.evtx") as log:
    seen["python-evtx"] = numbers("".join(record.xml() for record in log.records()))
for program, order in seen.items():
    print(f"{program:12} {order}")
assert all(order == [3, 4, 1, 2] for order in seen.values()), seen
PY
