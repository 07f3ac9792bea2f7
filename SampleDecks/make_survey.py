"""Makes survey_before.csv and survey_after.csv, what a form of Microsoft Forms would have given of the sample office's staff before and
after the reform. Run it again: the same bytes.

    python3 SampleDecks/make_survey.py            # writes both beside it

Only the standard library. Every answer is invented. The heads and the order of columns are those that Forms writes into its table for
answers without names. The floor of the model, 7階, gains the most.
"""
import csv
import io
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

FOLDER = Path(__file__).resolve().parent
SEED = 20261030
# Unit: how many answer before and after.
UNITS = {
    "危機管理課": (14, 15), "防災企画課": (11, 12), "地域防災課": (9, 9), "消防連携課": (7, 8), "施設整備課": (16, 15), "河川課": (10, 11),
    "財政課": (18, 17), "広報課": (3, 4),
}
MODEL = {"危機管理課", "防災企画課", "地域防災課", "消防連携課"}
SATISFIED = ["不満", "やや不満", "どちらともいえない", "やや満足", "満足"]
AGREED = ["そう思わない", "あまりそう思わない", "どちらともいえない", "ややそう思う", "そう思う"]
# Question, its answers, and how far it lies towards the best before, after elsewhere, and after on the floor of the model.
QUESTIONS = [
    ("いまの働き方全体に満足していますか", SATISFIED, (0.42, 0.46, 0.62)),
    ("ICT環境に満足していますか", SATISFIED, (0.47, 0.48, 0.55)),
    ("自分の仕事の段取りを自分で決められていますか", AGREED, (0.50, 0.52, 0.57)),
    ("所属を越えて相談し合えていますか", AGREED, (0.46, 0.47, 0.58)),
    ("資料は紙でなくデータで受け渡していますか", AGREED, (0.35, 0.50, 0.72)),
    ("場所や座席を選んで働けていますか", AGREED, (0.30, 0.33, 0.60)),
]
REMARKS = [
    "会議室の予約が取りやすくなった", "投影のときに文字が小さい資料がある", "紙のほうが書き込みやすい", "持ち帰る資料が減って助かる", "席が自由だと誰がいるか分かりにくい",
    "大型の図面は紙でも配ってほしい", "差し替えがすぐ済むようになった", "打合せの席が増えてよい",
]


def answer(random, share):
    """From 0 for the worst to 4."""
    return sum(random.random() < share for _ in range(4))


def rows(wave):
    random = Random(SEED)
    moment = datetime(2025, 6, 9, 9, 0) if wave == 0 else datetime(2026, 9, 7, 9, 0)
    for unit, answered in UNITS.items():
        # Three of each unit who answered the first time do not the second time, and others do for the first time.
        for person in range(3 * wave, answered[wave] + 3 * wave):
            # The same person has the same mood and code in both.
            own = Random(f"{SEED} {unit} {person}")
            mood, code = own.uniform(-0.12, 0.12), f"{own.choice('あかさたなはまやらわ')}{own.randrange(10**6):06}"
            yield moment, unit, code, [
                words[answer(random, min(0.95, max(0.05, shares[0 if wave == 0 else 2 if unit in MODEL else 1] + mood)))]
                for _, words, shares in QUESTIONS
            ], random.choice(REMARKS) if random.random() < 0.15 else ""
            moment += timedelta(minutes=random.randrange(2, 40))


def as_csv(wave):
    file = io.StringIO()
    table = csv.writer(file)
    table.writerow(
        ["ID", "開始時刻", "完了時刻", "メール", "名前", "所属", *[text for text, _, _ in QUESTIONS], "ご意見", "合言葉"])
    for number, (moment, unit, code, answers, remark) in enumerate(rows(wave), 1):
        began, ended = (f"{time:%Y/%m/%d %H:%M:%S}" for time in (moment, moment + timedelta(minutes=2)))
        table.writerow([number, began, ended, "anonymous", "", unit, *answers, remark, code])
    return file.getvalue().encode("utf-8-sig")


def main():
    for wave, name in enumerate(["survey_before.csv", "survey_after.csv"]):
        (FOLDER / name).write_bytes(as_csv(wave))


if __name__ == "__main__":
    main()
