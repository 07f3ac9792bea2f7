#!/usr/bin/env bash
# A mail saved by Outlook without Unicode (.msg; its strings are in code page 932, as PidTagMessageCodepage says).
# python-oxmsg 0.0.2 reads subject and text, and the file name of the attachment as Latin letters and control characters.
# msgconvert (libemail-outlook-message-perl 0.921, Debian 12) does so as well, and writes the subject into the header of its
# mail as bare bytes, which no reader of mail knows. extract-msg 0.57.0 reads all three.
#
# Guess: the code page of the message counts for all its strings, also for those of an attachment, which has none of its own.
# Seen:  収容計画.pdf is the eight bytes of Shift_JIS as Latin-1, and .pdf. With PidTagInternetCodepage 50220 (ISO-2022-JP,
#        usual in Japanese mail) and a text in it msgconvert writes no mail: Unknown encoding 'CP50220'.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
mkdir -p debs/partial
apt-get install -qq -y --download-only --no-install-recommends -o Dir::Cache::Archives="$work/debs" \
  libemail-outlook-message-perl=0.921-1 libemail-address-perl > /dev/null
for package in debs/*.deb; do [ ! -e "$package" ] || dpkg -x "$package" installed; done
python3 -m venv venv
venv/bin/pip -q install extract-msg==0.57.0 python-oxmsg==0.0.2
venv/bin/python - <<'PY'
import email
import email.policy
import glob
import os
import struct
import subprocess

import extract_msg
from extract_msg.ole_writer import OleWriter
from oxmsg import Message

SUBJECT, TEXT, NAME = "避難所の報告", "本文です。", "収容計画.pdf"


def numbers(*values):
    return b"".join(struct.pack("<IIQ", tag, 6, value) for tag, value in values)


def save(path, internet):
    """Properties by their numbers in MS-OXPROPS; 001E is a string in a code page."""
    code = {932: "cp932", 50220: "iso2022_jp"}[internet]
    subject, text, name = SUBJECT.encode("cp932"), TEXT.encode(code), NAME.encode("cp932")
    mail, paper = OleWriter(), "__attach_version1.0_#00000000"
    mail.addEntry(["__nameid_version1.0"], storage=True)
    for stream in ("00020102", "00030102", "00040102"):
        mail.addEntry(["__nameid_version1.0", f"__substg1.0_{stream}"], b"")
    mail.addEntry(["__substg1.0_001A001E"], b"IPM.Note")
    mail.addEntry(["__substg1.0_0037001E"], subject)
    mail.addEntry(["__substg1.0_1000001E"], text)
    head = bytes(8) + struct.pack("<IIII", 0, 1, 0, 1) + bytes(8)
    mail.addEntry(["__properties_version1.0"], head + numbers(
        (0x001A001E, 9), (0x0037001E, len(subject) + 1), (0x1000001E, len(text) + 1), (0x3FFD0003, 932),
        (0x3FDE0003, internet)))
    mail.addEntry([paper], storage=True)
    mail.addEntry([paper, "__substg1.0_3707001E"], name)
    mail.addEntry([paper, "__substg1.0_37010102"], b"%PDF-1.4\n")
    mail.addEntry([paper, "__properties_version1.0"], bytes(8) + numbers(
        (0x37050003, 1), (0x3707001E, len(name) + 1), (0x37010102, 9)))
    mail.write(path)


def convert(path):
    program = (glob.glob("installed/usr/bin/msgconvert") + ["/usr/bin/msgconvert"])[0]
    libraries = {**os.environ, "PERL5LIB": ":".join(glob.glob("installed/usr/share/perl5") + glob.glob(
        "installed/usr/lib/*-linux-gnu/perl5/*"))}
    run = subprocess.run(["perl", program, "--outfile", "out.eml", path], capture_output=True, env=libraries, text=True)
    if run.returncode:
        return run.stderr.strip()
    with open("out.eml", "rb") as file:
        wire = file.read()
    mail = email.message_from_bytes(wire, policy=email.policy.default)
    subject = next(line for line in wire.splitlines() if line.startswith(b"Subject: "))
    names = [part.get_filename() for part in mail.iter_attachments()]
    return subject[9:].strip(), mail.get_body().get_content().strip(), names


save("one.msg", 932)
save("other.msg", 50220)
one, other = extract_msg.openMsg("one.msg"), Message.load("one.msg")
seen = {
    "extract-msg": (one.subject, one.body.strip(), [paper.longFilename for paper in one.attachments]),
    "python-oxmsg": (other.subject, other.body.strip(), [paper.file_name for paper in other.attachments]),
    "msgconvert": convert("one.msg"),
}
for reader, texts in seen.items():
    print(f"{reader:14} {texts}")
broken = NAME.encode("cp932").decode("latin-1")
assert seen == {
    "extract-msg": (SUBJECT, TEXT, [NAME]),
    "python-oxmsg": (SUBJECT, TEXT, [broken]),
    "msgconvert": (SUBJECT.encode("cp932"), TEXT, [broken]),
}, seen
error = convert("other.msg")
print("msgconvert    ", error)
assert "Unknown encoding 'CP50220'" in error, error
PY
