"""The figures of the invented city 「みなと野市」 that several decks share, so that they agree."""

# Ward, people in the flood zone, people who must leave (a quarter), shelters usable in a flood, places in them.
WARDS = [
    ("汐見区", 58400, 14600, 21, 9450),
    ("川西区", 46200, 11550, 18, 8820),
    ("花岡区", 27800, 6950, 16, 7360),
    ("北原区", 12400, 3100, 14, 6580),
    ("杜野区", 5200, 1300, 15, 7200),
]
TOTAL = ("市全体", *(sum(ward[i] for ward in WARDS) for i in range(1, 5)))
SHORT = sum(max(0, ward[2] - ward[4]) for ward in WARDS)
assert TOTAL[1:] == (150000, 37500, 84, 39410) and SHORT == 7880

# Measures that close the gap: ward → places.
MEASURES = [
    ("Ａ案", "立体駐車場・大型店舗との協定", {"汐見区": 1600, "川西区": 800}),
    ("Ｂ案", "学校の上階教室の開放", {"汐見区": 2050, "川西区": 1130}),
    ("Ｃ案", "隣接区への広域避難（バス）", {"汐見区": 1500, "川西区": 800}),
]
assert sum(sum(places.values()) for _, _, places in MEASURES) == SHORT

# What the measures cost in 令和9年度, in thousands of yen.
COSTS = [
    ("Ａ案　協定の締結・案内表示", 4800),
    ("Ｂ案　上階教室の備品（簡易ベッド、間仕切り）", 36400),
    ("Ｃ案　バス輸送の契約・訓練", 12600),
    ("共通　案内看板・住民への周知", 18200),
]
SHELTER_COST = sum(cost for _, cost in COSTS)
assert SHELTER_COST == 72000

# Project, section, 令和8年度 budget and 令和9年度 request in thousands of yen, with (national, prefectural, bonds).
PROJECTS = [
    ("洪水避難所収容力確保事業", "防災企画課", 21500, SHELTER_COST, (18000, 9000, 22000)),
    ("防災行政無線更新事業", "危機管理課", 184000, 162500, (0, 0, 146000)),
    ("備蓄物資整備事業", "防災企画課", 96300, 104700, (12000, 6000, 0)),
    ("図上訓練・総合防災訓練事業", "危機管理課", 14200, 15900, (0, 1500, 0)),
    ("ハザードマップ改訂事業", "防災企画課", 38600, 12400, (6200, 3100, 0)),
    ("庁舎レイアウト改革（全庁展開）", "危機管理課", 27000, 88400, (0, 0, 0)),
    ("受援体制整備事業", "消防連携課", 9800, 11300, (2500, 1200, 0)),
    ("帰宅困難者対策事業", "地域防災課", 6400, 6400, (0, 800, 0)),
]
