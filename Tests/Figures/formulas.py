"""The formulas of docs/figures.md, in fractions, and the calendar of their months."""

import math
from fractions import Fraction


def month_after(month):
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12}-{number % 12 + 1:02}"


def month_before(month, count):
    number = int(month[:4]) * 12 + int(month[5:]) - 1 - count
    return f"{number // 12}-{number % 12 + 1:02}"


def ends(period):
    """The first month and the last; a single month is both."""
    first, _, last = period.partition("..")
    return first, last or first


def months_of(period):
    first, last = ends(period)
    months = [first]
    while months[-1] < last:
        months.append(month_after(months[-1]))
    return months


def omitting(key, members):
    return {name: value for name, value in members.items() if name != key}


def sheets(entry):
    sides = 2 if entry["duplex"] else 1
    return math.ceil(Fraction(entry["pages"] or entry["latePages"], sides * entry["pagesPerSide"])) * entry["copies"]


def unknown(sums, measure):
    return sums["sheetsUnknown"] if measure == "sheets" else 0


def amount(sums, measure):
    return sums["reports"]["onPaper"] if measure == "reports" else sums[measure]


def compared(now, months, before, base_months, measure, goal, is_open):
    """What the period says, beside the base period."""
    reports = now["reports"]
    figures = {
        "measure": measure,
        "months": months,
        "perMonth": Fraction(amount(now, measure), months) if months else None,
        **now,
        "goal": goal,
        "digitalRate": {
            "fully": share(reports["digital"] + reports["projected"], reports["all"]),
            "any": share(reports["digital"] + reports["projected"] + reports["both"], reports["all"]),
        },
        "base": None,
        "reduction": None,
        "bounds": {"low": None, "high": None},
        "verdict": None,
        "effects": {"activity": None, "form": None, "copies": None},
    }
    if before is None:
        return figures
    base_amount = amount(before, measure)
    base_mean = Fraction(base_amount, base_months)
    figures["base"] = {"months": base_months, **omitting("sheetsUnknown", before), "perMonth": base_mean}
    if not months:
        return figures
    if reports["all"] and before["reports"]["all"]:
        figures["effects"] = effects(factors(before, base_months, measure), factors(now, months, measure))
    if base_amount and reports["all"] + reports["unrecorded"]:
        per_paper = Fraction(base_amount, before["reports"]["onPaper"] - unknown(before, measure))
        at_worst = (reports["unrecorded"] + unknown(now, measure)) * per_paper
        high = 1 - figures["perMonth"] / base_mean
        low = 1 - (amount(now, measure) + at_worst) / months / base_mean
        figures |= {"reduction": high if reports["all"] else None, "bounds": {"low": low, "high": high}}
        met = low >= goal, high >= goal
        is_open = is_open or not reports["all"] or met[0] != met[1]
        figures["verdict"] = "open" if is_open else "met" if met[0] else "not met"
    return figures


def share(part, whole):
    return Fraction(part, whole) if whole else None


def factors(sums, months, measure):
    """Reports a month, share of them on paper, and the amount of each on paper; 0 from the first that is."""
    reports = sums["reports"]
    return (
        Fraction(reports["all"], months),
        share(reports["onPaper"], reports["all"]) or Fraction(0),
        share(amount(sums, measure), reports["onPaper"]) or Fraction(0),
    )


def effects(before, now):
    names = "activity", "form", "copies"
    first, last = math.prod(before), math.prod(now)
    if first == last == 0:
        return dict.fromkeys(names, 0.0)
    if first == 0 or last == 0:
        gone = (now if last == 0 else before).index(0)
        return {name: float(last - first) if place == gone else 0.0 for place, name in enumerate(names)}
    mean = float(first) if first == last else float(last - first) / math.log(last / first)
    return {name: mean * math.log(b / a) for name, a, b in zip(names, before, now, strict=True)}


def derived(factors, saved):
    """What saved sheets stand for, by factors as the settings have them; costs are added up."""
    found, costs = {"count": len(factors)}, {}
    for name, value in factors.items():
        per_sheet, unit, source, dated, kind = (value.split("\n") + ["", ""])[:5]
        ends = [Fraction(end) for end in per_sheet.split("..")]
        amounts = None if saved is None else sorted([ends[0] * saved, ends[-1] * saved])
        found[name] = {
            "unit": unit,
            "source": source,
            "dated": dated or None,
            "kind": kind or None,
            **one_or_range("perSheet", [ends[0], ends[-1]]),
            **one_or_range("amount", amounts),
        }
        if kind in ("paper", "print", "disposal"):
            costs[name] = amounts
    cost = {"of": set(costs), "unit": "円", **one_or_range("amount", saved is not None and total(costs.values()))}
    return {"derived": found, "cost": cost if costs else None}


def total(ranges):
    return [sum(ends) for ends in zip(*ranges, strict=True)]


def one_or_range(name, ends):
    """A number, or where it has two ends the range."""
    low, high = ends or (None, None)
    is_one = low == high
    return {name: low if is_one else None, name + "Range": None if is_one else {"low": low, "high": high}}
