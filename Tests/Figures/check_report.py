"""Checks a signed report by what docs/evidence.md says of it, with nothing of utsusu and nothing beside Python.

    python3 check_report.py FILE [PUBLIC KEY]

Prints what it found and ends with 0 if all holds.
"""

import base64
import hashlib
import json
import re
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

COLUMNS = [
    "seq", "briefingID", "recipientID", "unitID", "title", "unit", "recipient", "occurredAt", "dayOnly", "form",
    "copies", "pages", "duplex", "pagesPerSide", "evidence", "reason", "supersedes", "recordedAt", "recordedBy",
    "correction", "withdrawn",
]  # fmt: skip
FORMS = {1: COLUMNS[:19], 2: COLUMNS}
SETTINGS = ["seq", "name", "subject", "value", "recordedAt", "recordedBy"]

# Ed25519 (RFC 8032): -x² + y² = 1 + d x² y² over the integers modulo P.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    (x, y), (u, v) = a, b
    k = D * x * y * u * v % P
    return (x * v + y * u) * pow(1 + k, P - 2, P) % P, (y * v + x * u) * pow(1 - k, P - 2, P) % P


def times(point, n):
    total = (0, 1)
    while n:
        if n & 1:
            total = add(total, point)
        point, n = add(point, point), n >> 1
    return total


def unpacked(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert y < P and x * x % P == square, "no point of the curve"
    return (P - x if x & 1 != sign else x), y


BASE = unpacked(bytes([0x58]) + bytes([0x66] * 31))


def is_signed(key, signature, text):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(r + key + text).digest(), "little") % ORDER
    return s < ORDER and times(BASE, s) == add(unpacked(r), times(unpacked(key), k))


def escaped(text):
    def one(match):
        sign = match.group()
        return {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(sign) or f"\\u{ord(sign):04x}"

    return '"' + re.sub('["\\\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]', one, text) + '"'


def written(member):
    name, value = member
    return escaped(name) + ":" + (escaped(value) if isinstance(value, str) else json.dumps(value))


def check_marks(line):
    members = list(line.items())
    marks = [hashlib.sha256(written(member).encode()).hexdigest()[:4] for member in members[:-1]]
    assert members[-1] == ("marks", "".join(marks)), f"marks of {line}"


def check_chain(links, columns):
    before = bytes(32)
    for number, link in enumerate(links, 1):
        values = [link[name] for name in columns(link["hashForm"])]
        texts = [b"-" if v is None else b"%d:%b" % (len(str(v).encode()), str(v).encode()) for v in values]
        before, previous = hashlib.sha256(before + b"".join(texts)).digest(), before
        assert link["seq"] == number and link["previousHash"] == previous.hex(), f"chain at {number}"
        assert link["hash"] == before.hex(), f"content of {number}"
    return len(links), before


def check_note(note, content, head, given, settings):
    text, signatures = note.rsplit("\n\n", 1)
    origin, size, root, report = text.split("\n")
    assert (int(size), base64.b64decode(root)) == head, "head"
    assert report == "report " + base64.b64encode(hashlib.sha256(content).digest()).decode(), "digest"
    dash, name, signature = signatures.rstrip("\n").split(" ")
    key = given or [s["value"] for s in settings if s["name"] == "key"][-1]
    key_name, _, key_bytes = key.split("+", 2)
    key_bytes, signature = base64.b64decode(key_bytes), base64.b64decode(signature)
    assert (dash, name, key_name) == ("—", origin, origin) and key_bytes[0] == 1, "name"
    assert signature[:4] == hashlib.sha256(name.encode() + b"\n" + key_bytes).digest()[:4], "key"
    assert is_signed(key_bytes[1:], signature[4:], text.encode() + b"\n"), "signature"


def months(period):
    first, last = (period.split("..") * 2)[:2]
    (year, month), (end_year, end_month) = (map(int, m.split("-")) for m in (first, last))
    while (year, month) <= (end_year, end_month):
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def check_saved(figures, settings, total):
    """Sheets saved and what they stand for by the factors in the chain, in the order in which they stand there."""
    (now, length), (before, base_length) = total("coverage", "sheets"), total("baseCoverage", "sheets")
    saved = figures["sheetsSaved"]
    if saved is None:
        return
    assert abs(saved - (before / base_length * length - now)) < 1e-9, "sheetsSaved"
    place, cost = 0, [0, 0]
    while f"derived[{place}].name" in figures:
        derived = {key.split(".", 1)[1]: figures[key] for key in figures if key.startswith(f"derived[{place}].")}
        per_sheet, unit, _, _, kind = (settings["factor", derived["name"]].split("\n") + ["", ""])[:5]
        ends = [float(end) * saved for end in per_sheet.split("..")]
        low, high = sorted([ends[0], ends[-1]])
        said = derived["amount"]
        found = (said, said) if said is not None else (derived["amountRange.low"], derived["amountRange.high"])
        assert max(abs(low - found[0]), abs(high - found[1])) < 1e-6, derived["name"]
        assert derived["unit"] == unit, derived["name"]
        if kind in ("paper", "print", "disposal"):
            cost = [cost[0] + low, cost[1] + high]
        place += 1
    sums = [figures.get("cost.amount"), figures.get("cost.amount")]
    if sums[0] is None:
        sums = [figures.get("cost.amountRange." + end, 0) for end in ("low", "high")]
    assert max(abs(a - b) for a, b in zip(sums, cost, strict=True)) < 1e-6, "cost"


def check_figures(lines):
    """Documents, reports by form, the reduction of documents and what was saved, by the entries in force alone."""
    figures = {line["name"].removeprefix("report."): line["value"] for line in lines["figure"]}
    settings = {(line["name"], line["subject"]): line["value"] for line in lines["setting"]}
    zone = ZoneInfo(settings.get(("zone", "")) or "Asia/Tokyo")
    superseded = {entry["supersedes"] for entry in lines["entry"]}
    sums = {}
    unseen = {line["seq"] for line in lines["unseen"]} if lines["report"][0]["seenOnly"] else set()
    for entry in lines["entry"]:
        if entry["withdrawn"] or entry["seq"] in superseded:
            continue
        month = datetime.fromtimestamp(entry["occurredAt"], UTC).astimezone(zone).strftime("%Y-%m")
        forms, form = sums.setdefault(month, {"documents": 0, "sheets": 0}), entry["form"]
        if entry["seq"] in unseen:
            form = {"both": "paper", "projected": None}.get(form, form)
        forms["documents"] += entry["copies"]
        pages = entry["pages"] or int(settings.get(("pages", str(entry["seq"])), "0").split()[0])
        sides = entry["pagesPerSide"] * (2 if entry["duplex"] else 1)
        forms["sheets"] += -(-pages // sides) * entry["copies"]
        forms[form] = forms.get(form, 0) + 1

    def total(prefix, name):
        counted = [value for key, value in figures.items() if re.fullmatch(prefix + r"\.counted\[\d+\]", key)]
        return sum(sums.get(month, {}).get(name, 0) for month in counted), len(counted)

    assert total("coverage", "documents")[0] == figures["documents"], "documents"
    for form in ["paper", "both", "digital", "projected"]:
        assert total("coverage", form)[0] == figures["reports." + form], form
    (now, length), (before, base_length) = total("coverage", "documents"), total("baseCoverage", "documents")
    assert set(months(lines["report"][0]["period"])) >= {m for k, m in figures.items() if k.startswith("coverage.counted")}
    if figures["measure"] == "documents" and figures["reduction"] is not None:
        assert abs(figures["reduction"] - (1 - (now / length) / (before / base_length))) < 1e-9, "reduction"
    check_saved(figures, settings, total)
    return len(figures)


def main(path, key=None):
    with open(path, "rb") as file:
        data = file.read()
    content, note = data.split(b"\n\n", 1)
    content += b"\n"
    first, *rest = content.decode().removesuffix("\n").split("\n")
    assert first == "utsusu-report 1", "form"
    lines = {kind: [] for kind in ["report", "recipient", "unit", "setting", "entry", "waiting", "unseen", "figure"]}
    for text in rest:
        if text.startswith("#"):
            continue
        line = json.loads(text)
        if line["kind"] != "figure":
            check_marks(line)
        lines[line["kind"]].append(line)
    for kind, found in lines.items():
        assert kind == "report" or lines["report"][0][kind] == len(found), f"lines of {kind}"
    check_chain(lines["setting"], lambda form: {1: SETTINGS}[form])
    head = check_chain(lines["entry"], lambda form: FORMS[form])
    check_note(note.decode(), content, head, key, lines["setting"])
    print(f"{head[0]} entries, {len(lines['setting'])} settings, {check_figures(lines)} figures: all holds.")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (AssertionError, ValueError, KeyError, IndexError, TypeError) as error:
        sys.exit(f"does not hold: {error}")
