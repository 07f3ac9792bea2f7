#!/usr/bin/env bash
# mail-parser 4.8.0 leaves the text of a mail in ISO-2022-JP, the usual coding of Japanese mail of twenty years, as it came
# over the wire: escape signs and ASCII letters. Subject and file names of the same mail are read right.
#
# Guess: the charset of the part is heeded for its text as for its names.
# Seen:  subject 避難所の報告, file 収容計画.pdf, text ESC $ B K \ J 8 …; Python's own email gives 本文です。
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install mail-parser==4.8.0
venv/bin/python - <<'PY'
import email
import email.policy
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import mailparser

mail = MIMEMultipart()
mail["From"], mail["To"], mail["Subject"] = "a@example.jp", "b@example.jp", "避難所の報告"
mail.attach(MIMEText("本文です。", "plain", "iso-2022-jp"))
paper = MIMEApplication(b"%PDF-1.4", "pdf")
paper.add_header("Content-Disposition", "attachment", filename=("utf-8", "", "収容計画.pdf"))
mail.attach(paper)
wire = mail.as_bytes()

seen = mailparser.parse_from_bytes(wire)
own = email.message_from_bytes(wire, policy=email.policy.default).get_body().get_content()
print(seen.subject, [part["filename"] for part in seen.attachments], seen.text_plain, "| email:", own)
assert (seen.subject, [part["filename"] for part in seen.attachments]) == ("避難所の報告", ["収容計画.pdf"])
assert seen.text_plain[0].startswith("\x1b$BK\\J8"), seen.text_plain
assert own == "本文です。"
PY
