"""Makes page_log, what the print server of the sample office would have logged. Run it again: the same bytes.

    python3 SampleDecks/make_prints.py            # writes SampleDecks/page_log

Only the standard library. Every line is invented, in the form in which CUPS writes one line a job. It goes with the September and
the October of ledger.csv: what was declared on paper there is printed here, and so are four briefings of October that were declared
as projected. What else an office prints is beside them.
"""
from datetime import date, timedelta
from pathlib import Path
from random import Random

import make_ledger

FOLDER = Path(__file__).resolve().parent
SEED = 20261106
FIRST, LAST = date(2026, 8, 24), date(2026, 11, 6)
HOLIDAYS = make_ledger.HOLIDAYS | {date(2026, 11, 3)}

# One machine a floor. Unit: who prints there.
PEOPLE = {
    "危機管理課": ["h.sato", "k.mori", "y.endo"], "防災企画課": ["m.hara", "t.oka"], "地域防災課": ["n.kubo", "s.ueno"],
    "消防連携課": ["r.maeda", "j.hotta"], "施設整備課": ["k.iwai", "a.noda"], "河川課": ["t.seki"], "財政課": ["e.wada"],
    "広報課": ["c.doi", "f.asai"],
}
# Briefings that were declared as projected and printed all the same: how many copies.
PRINTED = {
    "気象状況と今後の見通し（第5報）": 4, "避難行動要支援者名簿の更新": 2, "無線中継局の障害と対応": 2, "ヘリコプター離着陸場の点検": 3,
}
# What is printed beside: mostly a page or two.
OTHERS = [
    "復命書", "起案", "旅費精算", "時間外勤務命令簿", "会議室の予約表", "電話連絡網", "予定表", "研修の案内", "職員名簿", "郵便物の宛名",
    "物品購入伺", "業務日誌", "勤務割", "鍵の貸出簿",
]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def workdays():
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    return [day for day in days if day.weekday() < 5 and day not in HOLIDAYS]


def printer(unit):
    return "MFP-" + make_ledger.UNITS[unit][1].replace("階", "F")


def sides(pages, duplex, copies):
    """As a queue for PDF counts them: a blank back is a side too."""
    return (pages + pages % 2 if duplex else pages) * copies


def named(random, title):
    ending = random.choice([".docx", ".pptx", ".pdf", ".xlsx"])
    program = {".docx": "Microsoft Word - ", ".pptx": "Microsoft PowerPoint - "}.get(ending, "")
    return (program if random.random() < 0.4 else "") + title + ending


def briefings(rows):
    """(day, title, unit, copies, pages, duplex) of each time that a briefing was printed."""
    found = {}
    for day, title, unit, _, form, copies, pages, duplex, _ in rows:
        if (day.year, day.month) not in ((2026, 9), (2026, 10)):
            continue
        if day.month == 10 and title in PRINTED:
            copies = PRINTED[title] if (day, title) not in found else 0
        if copies:
            before = found.get((day, title))
            found[day, title] = (day, title, unit, copies + (before[3] if before else 0), pages, duplex == "両面")
    return found.values()


def make_jobs():
    random, days, jobs = Random(SEED), workdays(), []

    def add(day, unit, title, count, duplex):
        at = 8 * 3600 + 40 * 60 + random.randrange(32400)
        person = random.choice(PEOPLE[unit])
        host = f"10.{make_ledger.UNITS[unit][1][0]}.1.{20 + sum(map(ord, person)) % 60}"
        jobs.append((day, at, printer(unit), person, count, host, title, duplex))

    for day, title, unit, copies, pages, duplex in briefings(make_ledger.make_rows()):
        place = days.index(day) - (0 if title in PRINTED else random.choice([0, 1, 1, 2]))
        add(days[place], unit, named(random, title), sides(pages, duplex, copies), duplex)
    for day in days:
        for unit in make_ledger.UNITS:
            for _ in range(make_ledger.pick(random, [(0, 4), (1, 5), (2, 2)])):
                pages = make_ledger.pick(random, [(1, 60), (2, 28), (3, 7), (5, 4), (7, 1)])
                add(day, unit, named(random, random.choice(OTHERS)), pages, pages == 2 and random.random() < 0.4)
    return sorted(jobs)


def as_log():
    lines = []
    for number, (day, at, queue, person, count, host, title, duplex) in enumerate(make_jobs(), 4102):
        time = f"{day.day:02}/{MONTHS[day.month - 1]}/{day.year}:{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02} +0900"
        layout = "two-sided-long-edge" if duplex else "one-sided"
        lines.append(f"{queue} {person} {number} [{time}] total {count} - {host} {title} A4 {layout}\n")
    return "".join(lines).encode("utf-8")


def main():
    (FOLDER / "page_log").write_bytes(as_log())
    print(f"page_log: {len(make_jobs())} jobs")


if __name__ == "__main__":
    main()
