"""Makes ledger.csv, the sample log of an invented model floor. Run it again: the same bytes.

    python3 SampleDecks/make_ledger.py            # writes SampleDecks/ledger.csv
    python3 SampleDecks/make_ledger.py --totals   # prints the totals by month as well

Only the standard library. Every row is invented; the curve (mostly paper until February 2026, a learning curve from
March 2026 on) is drawn by a generator with a fixed seed, not taken from any office's records.
"""
import csv
import io
import math
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

FOLDER = Path(__file__).resolve().parent
SEED = 20260938
HEADER = ["日付", "件名", "所属", "報告先", "提出形態", "部数", "ページ数", "両面", "理由"]

BASE = [(2025, m) for m in range(7, 13)] + [(2026, 1), (2026, 2)]
AFTER = [(2026, m) for m in range(3, 11)]
MONTHS = BASE + AFTER

HOLIDAYS = {
    date(2025, 7, 21), date(2025, 8, 11), date(2025, 9, 15), date(2025, 9, 23), date(2025, 10, 13), date(2025, 11, 3),
    date(2025, 11, 24), date(2026, 1, 1), date(2026, 1, 12), date(2026, 2, 11), date(2026, 2, 23), date(2026, 3, 20),
    date(2026, 4, 29), date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6), date(2026, 7, 20), date(2026, 8, 11),
    date(2026, 9, 21), date(2026, 9, 22), date(2026, 9, 23), date(2026, 10, 12),
}
# The offices are closed from 29 December to 3 January.
CLOSED = {date(2025, 12, 29) + timedelta(days=n) for n in range(6)}

# Unit: bureau, floor, month it adopted the new way (None: not yet), briefings in an ordinary month.
UNITS = {
    "危機管理課": ("危機管理局", "7階", (2026, 3), 5.8),
    "防災企画課": ("危機管理局", "7階", (2026, 3), 4.6),
    "地域防災課": ("危機管理局", "7階", (2026, 3), 3.2),
    "消防連携課": ("危機管理局", "7階", (2026, 3), 2.8),
    "施設整備課": ("都市基盤局", "5階", (2026, 7), 1.9),
    "河川課": ("都市基盤局", "5階", (2026, 7), 1.9),
    "財政課": ("財政局", "4階", None, 1.4),
    "広報課": ("市長公室", "3階", None, 1.4),
}

# How busy a month is: flood season, the drill in September, budget requests in autumn, the assembly in February.
SEASON = {1: 0.95, 2: 1.08, 3: 1.05, 4: 0.92, 5: 0.94, 6: 1.08, 7: 1.02, 8: 0.96, 9: 1.14, 10: 1.06, 11: 1.04, 12: 0.86}

# Share of reports that still need paper, by months since the unit adopted. September 2026 brings a typhoon.
PAPER_SHARE = [0.86, 0.68, 0.62, 0.56, 0.47, 0.47, 0.50, 0.39]
# Copies against the old habit, by months since the unit adopted (the seats' copies go first).
COPIES_SHARE = [0.92, 0.86, 0.85, 0.80, 0.76, 0.78, 0.80, 0.72]

# Titles by unit; {n} counts up, {m} is the month, {y} the 和暦 year, {f} the 年度. A second item limits the months.
TITLES = {
    "危機管理課": [
        ("危機管理対策会議（{m}月）の議題", None), ("気象状況と今後の見通し（第{n}報）", (6, 7, 8, 9, 10)),
        ("台風接近に伴う体制について（第{n}報）", (8, 9, 10)), ("大雨警報時の配備体制の見直し", (5, 6, 7)),
        ("初動対応マニュアルの改訂案（第{n}稿）", None), ("職員参集訓練の結果", (1, 4, 7, 11)),
        ("休日夜間の連絡体制", (12, 4, 8)), ("国民保護訓練の実施方針", (10, 11, 12, 1)),
        ("市議会防災特別委員会の想定問答", (2, 3, 6, 9, 12)), ("非常用電源の点検結果", None),
        ("災害対策本部の運営要領（改訂）", (3, 4, 5, 10)), ("降雪時の対応方針", (12, 1, 2)),
        ("感染症と複合災害への備え", None), ("危機管理センターの機器更新", (9, 10, 11, 2)),
        ("震度5弱以上の地震時の情報収集手順", None), ("他都市の被害状況と応援要請への対応（第{n}報）", (7, 9, 1, 3)),
    ],
    "防災企画課": [
        ("洪水避難所の収容計画（素案その{n}）", None), ("地域防災計画の修正方針", (10, 11, 12, 1, 2)),
        ("ハザードマップ改訂の進め方", (4, 5, 6, 10)), ("図上訓練の想定と進行表", (8, 9, 10, 11)),
        ("図上訓練の振り返り", (11, 12, 1)), ("災害時応援協定の更新一覧", None),
        ("備蓄物資の配置見直し（第{n}案）", None), ("避難所の暑さ対策", (5, 6, 7, 8)),
        ("帰宅困難者対策協議会の開催結果", (6, 10, 2)), ("避難所開設アンケートの集計", (9, 10, 11)),
        ("津波避難ビルの指定候補", None), ("福祉避難所の受入協議", None), ("{f}年度の防災施策の重点", (8, 9, 10, 11)),
        ("受援計画の改訂スケジュール", None),
    ],
    "地域防災課": [
        ("自主防災組織の活動状況（{m}月）", None), ("総合防災訓練の実施計画", (6, 7, 8)), ("総合防災訓練の結果概要", (9, 10)),
        ("防災リーダー養成講座の応募状況", (5, 6, 7)), ("地区防災計画の認定（第{n}次）", None),
        ("個別避難計画の作成状況", None), ("町会連合会からの要望への回答案", None), ("防災倉庫の鍵の管理", None),
        ("避難行動要支援者名簿の更新", (4, 5, 10)), ("学校との避難所運営協議（{m}月）", None),
        ("消防団と自主防災組織の合同訓練", (10, 11, 2, 3)),
    ],
    "消防連携課": [
        ("救助部隊の受入拠点の調整", None), ("緊急消防援助隊の訓練参加", (9, 10, 11)), ("火災警報の運用", (12, 1, 2, 3)),
        ("ヘリコプター離着陸場の点検", None), ("救急搬送の状況（{m}月）", None), ("石油基地の特別防災訓練", (10, 11, 5)),
        ("消防団の装備更新（第{n}次）", None), ("無線中継局の障害と対応", None), ("大規模林野火災への備え", (2, 3, 4)),
        ("熱中症による搬送の見通し", (6, 7, 8)),
    ],
    "施設整備課": [
        ("避難所の空調設置（第{n}期）", None), ("防災拠点の耐震診断結果", None), ("備蓄倉庫の建設工程", None),
        ("庁舎の非常用発電機の更新", None), ("マンホールトイレの整備箇所", None), ("学校体育館の屋根改修", (6, 7, 8, 9)),
        ("庁舎レイアウト変更の図面", (1, 2, 3, 5, 6, 7)), ("防災公園の設計変更", None),
    ],
    "河川課": [
        ("瀬良川の水位観測の結果", (6, 7, 8, 9, 10)), ("澄根川の河道掘削（{n}工区）", None), ("排水機場の点検結果", None),
        ("浸水想定区域図の更新", None), ("水防資材の備蓄状況", (4, 5, 6)), ("内水氾濫への対策案", None),
        ("河川監視カメラの増設", None), ("調節池の運用操作", (5, 6, 7, 9)), ("護岸の補修計画", None),
    ],
    "財政課": [
        ("{f}年度当初予算の要求見通し", (9, 10, 11)), ("防災対策費の執行状況（{m}月末）", None),
        ("補正予算の要求内容", (5, 8, 11, 1)), ("予備費の充用", (7, 8, 9, 10)), ("当初予算の査定結果", (1, 2)),
        ("災害復旧費の国庫補助", None), ("決算の見込み", (3, 4, 5, 6)), ("防災基金の残高と運用", None),
        ("緊急防災・減災事業債の活用", None),
    ],
    "広報課": [
        ("「広報みなと野」防災特集（{m},{m2}月号）の構成", (1, 3, 5, 7, 8, 9)), ("報道発表の予定（{m}月）", None),
        ("防災メールの登録者数", None), ("記者会見の想定質問", None), ("避難情報の多言語発信", None),
        ("防災アプリの周知計画", None), ("SNSでの情報発信の結果", None), ("取材への回答案", None),
    ],
}


def years(day):
    """和暦 year of the day and the fiscal year that requests in it are about (the next one)."""
    fiscal = day.year if day.month >= 4 else day.year - 1
    return f"令和{day.year - 2018}年", f"令和{fiscal + 1 - 2018}"


def weekdays(year, month):
    day, found = date(year, month, 1), []
    while day.month == month:
        if day.weekday() < 5 and day not in HOLIDAYS and day not in CLOSED:
            found.append(day)
        day += timedelta(days=1)
    return found


def since(adopted, month):
    """Months since adoption, or None before it."""
    if adopted is None:
        return None
    gone = (month[0] - adopted[0]) * 12 + month[1] - adopted[1]
    return gone if gone >= 0 else None


def pick(random, weighted):
    """One of (value, weight), by one draw."""
    left = random.random() * sum(weight for _, weight in weighted)
    for value, weight in weighted:
        left -= weight
        if left < 0:
            return value
    return weighted[-1][0]


def form_of(random, month, gone, late, lean):
    """How a report went. `late` units sit elsewhere; `lean` is the recipient's liking for paper."""
    if month in BASE:
        return pick(random, [("紙", 0.925), ("電子及び紙", 0.04), ("電子", 0.035)])
    if gone is None:
        share = 0.90 if late else 0.86
        both, digital = 0.10, 0.7
    else:
        share = PAPER_SHARE[min(gone, len(PAPER_SHARE) - 1)]
        both, digital = 0.12 + 0.03 * min(gone, 6), 0.18
    if random.random() < min(0.97, share + lean):
        return "電子及び紙" if random.random() < both else "紙"
    return "電子" if random.random() < digital else "投影"


def copies_of(random, recipient, month, gone, pages):
    usual = [(1, 4), (2, 10), (3, 17), (4, 16), (5, 17), (6, 13), (7, 9), (8, 7), (9, 3), (10, 3), (12, 1)]
    copies = pick(random, usual) + (1 if recipient == "危機管理監" and random.random() < 0.4 else 0)
    if pages > 25 and copies > 6:
        copies -= 2
    if month in AFTER:
        share = COPIES_SHARE[min(gone, len(COPIES_SHARE) - 1)] if gone is not None else 0.97
        copies = math.floor(copies * share + random.random())
    return max(1, min(12, copies))


def reason_of(random, unit, month, gone, pages):
    if random.random() > (0.78 if gone is not None else 0.30):
        return ""
    weighted = [("機密", 2), ("停電時の備え", 2), ("報告先の希望", 5), ("様式が紙指定", 3), ("図面が大判", 0.4)]
    if unit in ("施設整備課", "河川課"):
        weighted = [("図面が大判", 6), ("報告先の希望", 2), ("様式が紙指定", 2)]
    elif unit in ("財政課", "広報課"):
        weighted = [("機密", 4), ("様式が紙指定", 4), ("報告先の希望", 2)]
    elif month[1] in (8, 9):
        weighted = [("停電時の備え", 6), ("報告先の希望", 4), ("機密", 2), ("様式が紙指定", 2)]
    return pick(random, weighted)


def make_rows():
    random, rows, counters, owed = Random(SEED), [], {}, {unit: 0.0 for unit in UNITS}
    for month in MONTHS:
        open_days = weekdays(*month)
        briefings = []
        for unit, (_, _, adopted, usual) in UNITS.items():
            owed[unit] += usual * SEASON[month[1]] * (0.85 + 0.3 * random.random())
            count = int(owed[unit])
            owed[unit] -= count
            fitting = [t for t, months in TITLES[unit] if months is None or month[1] in months]
            for _ in range(min(count, len(fitting))):
                template = fitting.pop(int(random.random() * len(fitting)))
                day = open_days[int(random.random() * len(open_days))]
                briefings.append((day, unit, template))
        order = list(UNITS)
        for day, unit, template in sorted(briefings, key=lambda b: (b[0], order.index(b[1]), b[2])):
            gone = since(UNITS[unit][2], month)
            era, fiscal = years(day)
            if "{n}" in template:
                counters[unit, template] = counters.get((unit, template), 0) + 1
            title = template.format(n=counters.get((unit, template)), m=day.month, m2=day.month % 12 + 1, y=era, f=fiscal)
            pages = pick(random, [(1, 8), (2, 16), (3, 10), (4, 15), (6, 13), (8, 12), (10, 8), (12, 6), (15, 4),
                                  (18, 3), (24, 3), (32, 1), (40, 1)])
            duplex = "両面" if pages > 1 and random.random() < (0.58 if month in BASE else 0.68) else "片面"
            chosen = pick(random, [(("局長", "危機管理監"), 56), (("局長",), 27), (("危機管理監",), 17)])
            for recipient in chosen:
                lean = 0.07 if recipient == "危機管理監" else -0.04
                form = form_of(random, month, gone, UNITS[unit][2] is None, lean if gone is not None else 0)
                on_paper = "紙" in form
                copies = copies_of(random, recipient, month, gone, pages) if on_paper else 0
                reason = reason_of(random, unit, month, gone, pages) if on_paper and month in AFTER else ""
                rows.append([day, title, unit, recipient, form, copies, pages, duplex, reason])
    check(rows)
    return rows


def check(rows):
    keys = [tuple(row[:4]) for row in rows]
    assert len(keys) == len(set(keys)), "a day, title, unit and recipient came twice"
    for day, _, unit, _, form, copies, pages, duplex, reason in rows:
        assert day.weekday() < 5 and day not in HOLIDAYS and day not in CLOSED
        assert (1 <= copies <= 12) if "紙" in form else copies == 0
        assert 1 <= pages <= 40 and unit in UNITS and (duplex == "片面" or pages > 1)
        assert not reason or ("紙" in form and (day.year, day.month) in AFTER)


def sheets(row):
    return math.ceil(row[6] / (2 if row[7] == "両面" else 1)) * row[5]


def totals(rows):
    """By month: documents, sheets and reports by form."""
    found = {}
    for year, month in MONTHS:
        here = [row for row in rows if (row[0].year, row[0].month) == (year, month)]
        found[year, month] = {
            "documents": sum(row[5] for row in here), "sheets": sum(sheets(row) for row in here), "all": len(here),
            **{form: sum(row[4] == form for row in here) for form in ("投影", "電子", "電子及び紙", "紙")},
        }
    return found


def reduction(rows, month):
    """1 − the month's documents against the base months' mean."""
    by = totals(rows)
    return 1 - by[month]["documents"] / (sum(by[m]["documents"] for m in BASE) / len(BASE))


def as_csv(rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for day, *rest in rows:
        writer.writerow([f"{day.year}/{day.month}/{day.day}", *rest])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def main():
    rows = make_rows()
    (FOLDER / "ledger.csv").write_bytes(as_csv(rows))
    print(f"ledger.csv: {len(rows)} rows")
    if "--totals" in sys.argv:
        for (year, month), t in totals(rows).items():
            change = f"{-reduction(rows, (year, month)):+.1%}" if (year, month) in AFTER else ""
            print(f"{year}-{month:02}", *t.values(), change, sep="\t")
        per = sum(totals(rows)[m]["documents"] for m in BASE) / len(BASE)
        print("base documents per month", per)


if __name__ == "__main__":
    main()
