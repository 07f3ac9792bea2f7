"""Computes the figures of reports anew, from `export ledger --json` and the settings alone, and compares them.

The formulas are those of docs/figures.md. Nothing is shared with the programs: no code, no rounding, and sums are
fractions until the end. For each folder of the arguments, prints each figure that differs. A folder holds what the
commands with --json printed: ledger.json, settings.json, units.json, recipients.json, status-N.json; requests.json
says what was asked for, and report-0.json, report-1.json … what the program answered.
"""

import json
import math
import re
import sys
import unicodedata
from collections import Counter
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

from formulas import (
    amount,
    compared,
    derived,
    ends,
    month_before,
    months_of,
    omitting,
    sheets,
)


def main(folders):
    figures = differences = 0
    for folder in map(Path, folders):
        for number, request in enumerate(read(folder, "requests")):
            report = read(folder, f"report-{number}")
            expected = Office(folder, request).report(request)
            for path, value in leaves(expected):
                figures += 1
                found = report
                for key in path:
                    found = at(found, key)
                if not same(value, found):
                    differences += 1
                    print(f"{' '.join(request['arguments'])}: {'.'.join(map(str, path))}: {found}, and not {value}")
    print(f"{figures} figures, {differences} differ")
    return differences > 0 or figures == 0


def read(folder, name):
    return json.loads((folder / f"{name}.json").read_text())


def at(value, key):
    """A member; of rows and months, that with this name; the number of members for `count`."""
    if not isinstance(value, list):
        return value.get(key, "missing") if isinstance(value, dict) else "missing"
    if key == "count":
        return len(value)
    names = (item.get("name", item.get("month", item.get("with"))) for item in value)
    return next((item for item, name in zip(value, names, strict=True) if key in (name, floor_key(name))), "missing")


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    else:
        yield path, value


def same(expected, found):
    if isinstance(expected, (Fraction, float)) and isinstance(found, (int, float)):
        return math.isclose(expected, found, rel_tol=1e-9, abs_tol=1e-10)
    if isinstance(expected, set):
        return sorted(expected) == sorted(found)
    return type(expected) is type(found) and expected == found


def in_digits(kanji):
    """三 is 3, 十二 12, 二十 20, 二〇 20."""
    tens, ten, ones = kanji[0].rpartition("十")
    number = "".join(str("〇一二三四五六七八九".index(digit)) for digit in ones)
    return number if not ten else str(10 * int(in_digits([tens]) if tens else 1) + int(number or 0))


def floor_key(floor):
    """7階, ７階, 七階, 7F and 7 are one floor, 地下1階 and B1 another."""
    plain = floor and re.sub("[〇一二三四五六七八九十]+(?=階)", in_digits, unicodedata.normalize("NFKC", floor))
    return plain and plain.replace("地下", "B").removesuffix("階").removesuffix("F")


class Office:
    """An office as a report of a day sees it: entries in force, what is unrecorded, settings."""

    def __init__(self, folder, request):
        settings = read(folder, "settings")["settings"]
        ledger = read(folder, "ledger")["entries"]
        as_of = request.get("asOf")
        if as_of:
            settings, ledger = (recorded_by(as_of, entries) for entries in (settings, ledger))
            told = {entry["subject"]: int(entry["value"].split()[0]) for entry in settings if entry["name"] == "pages"}
            for entry in ledger:
                entry["latePages"] = told.get(str(entry["entry"]))
        self.settings = {(entry["name"], entry["subject"]): entry["value"] for entry in settings}
        self.zone = ZoneInfo(self.settings.get(("zone", None)) or "Asia/Tokyo")
        now = datetime.fromisoformat(request["now"])
        if as_of:
            evening = date.fromisoformat(as_of) + timedelta(days=1)
            now = datetime.combine(evening, time(), self.zone) - timedelta(seconds=1)
        self.seen_only = request["seenOnly"]
        self.running = now.astimezone(self.zone).strftime("%Y-%m")

        self.units = read(folder, "units")["units"]
        self.names = {}
        for party in self.units + read(folder, "recipients")["recipients"]:
            for name in (party["name"], *party["aliases"]):
                self.names[name] = party["name"]

        superseded = {entry["supersedes"] for entry in ledger}
        self.entries = [e for e in ledger if e["entry"] not in superseded and not e["withdrawn"]]
        status = read(folder, f"status-{request['status']}")["rows"]
        self.unrecorded = [row for row in status if row["state"] == "unrecorded"]
        for row in self.entries + self.unrecorded:
            row["month"] = self.month(row["on"])
            row["unit"] = self.names[row["unit"]]
            row["recipient"] = self.names[row["recipient"]]

    def month(self, on):
        return on[:7] if "T" not in on else datetime.fromisoformat(on).astimezone(self.zone).strftime("%Y-%m")

    def setting(self, name, subject=None):
        return self.settings.get((name, subject))

    def coverage(self, period, with_running):
        log_from = self.setting("logFrom") or ""
        known = {entry["month"] for entry in self.entries} | set((self.setting("monthsWithoutReport") or "").split())
        found = {"counted": [], "withoutEntry": [], "beforeLog": [], "toCome": [], "running": None}
        for month in months_of(period):
            if month == self.running:
                found["running"] = month
            if month < log_from:
                found["beforeLog"].append(month)
            elif month > self.running:
                found["toCome"].append(month)
            elif month in known and (month < self.running or with_running):
                found["counted"].append(month)
            elif month < self.running:
                found["withoutEntry"].append(month)
        return found

    def sums(self, months, belongs=lambda row: True):
        """The sums of some months, and of those rows alone that belong to a group."""
        entries = [entry for entry in self.entries if entry["month"] in months and belongs(entry)]
        on_paper = [entry for entry in entries if entry["form"] in ("paper", "both")]
        known = [entry for entry in on_paper if entry["pages"] or entry["latePages"]]
        unseen = [entry for entry in entries if is_unseen(entry) and entry["form"] == "projected"]
        forms = Counter(self.form(entry) for entry in entries)
        waiting = forms.pop(None, 0) + sum(row["month"] in months and belongs(row) for row in self.unrecorded)
        return {
            "documents": sum(entry["copies"] for entry in on_paper),
            "sheets": sum(sheets(entry) for entry in known),
            "reports": {
                "all": forms.total(),
                "onPaper": len(on_paper),
                **{form: forms[form] for form in ("paper", "both", "digital", "projected")},
                "unrecorded": waiting,
                "unseen": len(unseen),
            },
            "sheetsUnknown": len(on_paper) - len(known),
        }

    def form(self, entry):
        """What an entry counts as; with --seen-only a projection that nobody saw is unrecorded, and its paper stays."""
        if self.seen_only and is_unseen(entry):
            return "paper" if entry["form"] == "both" else None
        return entry["form"]

    def report(self, request):
        base = request.get("base") or self.setting("base")
        coverage = self.coverage(request["period"], request["running"])
        base_coverage = base and self.coverage(base, with_running=False)
        months, base_months = coverage["counted"], base_coverage["counted"] if base else []
        is_open = coverage["running"] is not None and coverage["running"] in months
        goal = Fraction(self.setting("goal") or "0.55")

        def figures(belongs=lambda row: True):
            now = self.sums(months, belongs)
            before = self.sums(base_months, belongs) if base_months else None
            return compared(now, len(months), before, len(base_months), request["measure"], goal, is_open)

        group = self.group(request["by"])
        counted = {*months, *base_months}
        names = {group(row) for row in self.entries + self.unrecorded if row["month"] in counted}
        series = {m for m in months_of(request["period"]) if m <= self.running} | set(months_of(base) if base else [])
        total = figures()
        first, last = ends(request["period"])
        if base_months:
            total["base"] |= dict(zip(("from", "to"), ends(base), strict=True))
        return {
            "from": first,
            "to": last,
            "coverage": coverage,
            "baseCoverage": base_coverage,
            **total,
            "rows": {"count": len(names)}
            | {name: figures(lambda row, name=name: group(row) == name) for name in names},
            "series": {"count": len(series)}
            | {month: omitting("sheetsUnknown", self.sums([month])) for month in series},
            "comparisons": self.comparisons(request, total, len(months)),
            "rollOut": self.roll_out(request, base, months, base_months),
            **self.saved(total, len(months)),
            "zone": str(self.zone),
        }

    def comparisons(self, request, total, months):
        """The total beside as many months directly before, and beside the same months of the year before."""
        length = len(months_of(request["period"]))
        spans = {"previous": length} | ({} if length == 12 else {"yearBefore": 12})
        found = {"count": len(spans)}
        for name, shift in spans.items():
            first, last = (month_before(month, shift) for month in ends(request["period"]))
            coverage = self.coverage(f"{first}..{last}", with_running=False)
            counted = coverage["counted"]
            then = amount(self.sums(counted), request["measure"])
            mean = Fraction(then, len(counted)) if counted else None
            found[name] = {
                "from": first,
                "to": last,
                "coverage": coverage,
                "months": len(counted),
                "amount": then,
                "perMonth": mean,
                "change": total["perMonth"] / mean - 1 if mean and months and total["reports"]["all"] else None,
            }
        return found

    def group(self, by):
        if by in ("unit", "recipient"):
            return lambda row: row[by]
        places = {unit["name"]: floor_key(unit["floor"]) if by == "floor" else unit[by] for unit in self.units}
        return lambda row: places[row["unit"]]

    def roll_out(self, request, base, months, base_months):
        """Difference in differences, on the documents and reports that all units of a group have together."""
        if not base:
            return None
        first, last = ends(request["period"])
        groups = {"adopted": set(), "notYet": set(), "leftOut": set()}
        counted = (row for row in self.entries if row["month"] in {*months, *base_months} and self.form(row))
        for unit in {row["unit"] for row in counted}:
            since = self.setting("adoption", unit)
            if since is None or since > last:
                groups["notYet"].add(unit)
            elif ends(base)[1] < since <= first:
                groups["adopted"].add(unit)
            else:
                groups["leftOut"].add(unit)

        def change(group):
            before, now = (self.sums(some, lambda row: row["unit"] in group) for some in (base_months, months))
            amounts = [amount(sums, request["measure"]) for sums in (before, now)]
            if not all(amounts):
                return None
            before, now = (Fraction(a, s["reports"]["all"]) for a, s in zip(amounts, (before, now), strict=True))
            return math.log(now) - math.log(before)

        adopted, not_yet = (change(groups[name]) for name in ("adopted", "notYet"))
        estimate = None if adopted is None or not_yet is None else adopted - not_yet
        sizes = len(groups["adopted"]), len(groups["notYet"])
        if not all(sizes):
            return None
        return {
            "estimate": estimate,
            "relative": None if estimate is None else math.exp(estimate) - 1,
            "adoptedUnits": sizes[0],
            "notYetUnits": sizes[1],
            "conclusive": min(sizes) >= 5,
            **groups,
        }

    def saved(self, total, months):
        """The sheets saved, and what they stand for."""
        base = total["base"]
        is_known = base and months and base["reports"]["all"] and total["reports"]["all"]
        saved = Fraction(base["sheets"], base["months"]) * months - total["sheets"] if is_known else None
        factors = {name: value for (kind, name), value in self.settings.items() if kind == "factor" and value}
        return {"sheetsSaved": saved} | derived(factors, saved)


def is_unseen(entry):
    """These offices never open the screen of a room."""
    return entry["evidence"] == "projection"


def recorded_by(day, entries):
    """Those that were recorded on the day or before, which no zone makes doubtful here."""
    return [entry for entry in entries if entry["recordedAt"][:10] <= day]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
