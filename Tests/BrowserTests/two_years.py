"""An invented city: its ledger of two years, drawn with a fixed seed (mostly paper until February 2026, and less than half of it
since), and the sample decks as briefings of November 2026."""

import csv
from datetime import date, timedelta
from random import Random

from office import DECKS, Office

#: By unit, what it reports.
UNITS = {
    "危機管理課": ["危機管理対策会議の議題", "気象状況と今後の見通し", "職員参集訓練の結果"],
    "防災企画課": ["避難所の収容計画", "地域防災計画の修正方針", "備蓄物資の配置見直し"],
    "地域防災課": ["自主防災組織の活動状況", "総合防災訓練の実施計画", "防災倉庫の鍵の管理"],
    "河川課": ["河川水位計の更新", "樋門の点検結果", "堤防の補修箇所"],
    "財政課": ["予算要求の見通し", "起債の状況", "基金の残高"],
}
RECIPIENTS = ["局長", "危機管理監"]
#: What the shell registered this month: file, title, unit, recipients, time, room, planned form, presenter.
NOVEMBER = [
    ("01_洪水避難所.pptx", "洪水避難所の収容計画（案）", "防災企画課", RECIPIENTS, "11-05 10:00", "3A", "projected", "佐藤"),
    ("02_予算見通し.xlsx", "令和９年度当初予算要求の見通し", "危機管理課", RECIPIENTS[:1], "11-06 13:30", "5B", "both", "鈴木"),
    ("04_全庁展開.pptx", "庁舎レイアウト改革の全庁展開（案）", "危機管理課", RECIPIENTS, "11-10 11:00", "3A", "projected", "高橋"),
    ("03_図上訓練.docx", "地震対応図上訓練の実施計画（案）", "危機管理課", RECIPIENTS, "11-12 09:30", "3A", "projected", "高橋"),
    ("07_対策会議.md", "第８回危機管理対策会議の議事録", "危機管理課", RECIPIENTS[1:], "11-13 17:30", "5B", "digital", "鈴木"),
    ("05_報道発表.pdf", "洪水避難所の夜間開設訓練の報道発表", "地域防災課", RECIPIENTS[:1], "11-17 15:00", "5B", "digital", "渡辺"),
    ("12_参集訓練.txt", "職員参集訓練の結果（速報）", "危機管理課", RECIPIENTS, "11-24 08:45", "3A", "projected", "鈴木"),
    ("06_ハザードマップ.pdf", "洪水ハザードマップの見方", "防災企画課", RECIPIENTS, "11-24 10:30", "3A", "projected", "佐藤"),
    ("09_備蓄物資.csv", "備蓄物資の現在数と不足", "防災企画課", RECIPIENTS[:1], "11-25 10:00", "5B", "digital", "渡辺"),
]
FIRST, LAST, REFORM = date(2024, 11, 1), date(2026, 10, 31), date(2026, 3, 1)


def rows(seed=20261124):
    """As an office logs them: day, title, unit, recipient, form, copies, pages, sides, why paper."""
    draw, day = Random(seed), FIRST
    while day <= LAST:
        if day.weekday() < 5:
            for unit in draw.sample(list(UNITS), draw.choice([0, 1, 1, 2])):
                title, pages = f"{draw.choice(UNITS[unit])}（{day.month}月{day.day}日）", draw.randint(2, 24)
                for recipient in draw.sample(RECIPIENTS, draw.choice([1, 2])):
                    on_paper = draw.random() < (0.9 if day < REFORM else 0.45)
                    form = draw.choice(["紙", "紙", "電子及び紙"]) if on_paper else draw.choice(["投影", "投影", "電子"])
                    yield [
                        day.isoformat(), title, unit, recipient, form, draw.randint(2, 9) if on_paper else 0, pages,
                        draw.choice(["両面", "片面"]), draw.choice(["図面が大判", "議会用", ""]) if on_paper else "",
                    ]
        day += timedelta(days=1)


def write(path):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(["日付", "件名", "所属", "報告先", "提出形態", "部数", "ページ数", "両面", "理由"])
        table.writerows(rows())
    return path


def office(folder, now="2026-11-24T00:00:00Z"):
    """Its office, on 24 November at nine if nothing else is said. `folder` gets the ledger as a table."""
    office = Office(UTSUSU_NOW=now)
    office.run("import", "ledger", write(folder / "台帳.csv"))
    for room in ("3A", "5B"):
        office.run("room", "add", room)
    for file, title, unit, recipients, on, room, plan, presenter in NOVEMBER:
        to = [word for name in recipients for word in ("--to", name)]
        office.run("register", DECKS / file, "--title", title, "--from", unit, *to, "--on", f"2026-{on}", "--room", room,
                   "--plan", plan, "--by", presenter, "--new")
    return office
