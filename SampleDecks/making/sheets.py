"""The budget outlook as a workbook: real dates shown in 和暦, furigana, formulas with their values, several sheets."""
import datetime
import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from making import city, pack

ERA = '[$-411]ggge"年"m"月"d"日";@'
ERA_SHORT = "[$-411]ge.m.d;@"
MONTH = '[$-411]ggge"年"m"月";@'
MONEY = "#,##0;△#,##0"
RATE = "0.0%;△0.0%"
FONT = "游ゴシック"
THIN = Side(style="thin", color="9AA7B2")
# What the office's input method left behind: the reading of a cell's text, for parts of it (from, to, reading).
READINGS = {
    "瀬良川": [(0, 3, "セラガワ")],
    "汐見区": [(0, 3, "シオミク")],
    "杜野区": [(0, 3, "モリノク")],
    "洪水避難所収容力確保事業": [(0, 2, "コウズイ"), (2, 5, "ヒナンジョ"), (5, 8, "シュウヨウリョク"), (8, 10, "カクホ"), (10, 12, "ジギョウ")],
    "備蓄物資整備事業": [(0, 2, "ビチク"), (2, 4, "ブッシ"), (4, 6, "セイビ"), (6, 8, "ジギョウ")],
    "受援体制整備事業": [(0, 2, "ジュエン"), (2, 4, "タイセイ"), (4, 6, "セイビ"), (6, 8, "ジギョウ")],
}


class Book:
    def __init__(self):
        self.book, self.values = Workbook(), {}
        self.book.remove(self.book.active)

    def sheet(self, name, title, widths, landscape=True):
        self.at = self.book.create_sheet(name)
        self.at["A1"] = title
        self.at["A1"].font = Font(name=FONT, size=14, bold=True, color="1B365D")
        for i, width in enumerate(widths, 1):
            self.at.column_dimensions[get_column_letter(i)].width = width
        self.at.page_setup.orientation = "landscape" if landscape else "portrait"
        self.at.page_setup.paperSize, self.at.page_setup.fitToWidth, self.at.page_setup.fitToHeight = 9, 1, 0
        self.at.sheet_properties.pageSetUpPr.fitToPage = True
        self.at.oddFooter.center.text = "&P / &N"
        self.at.sheet_view.showGridLines = False
        return self.at

    def row(self, n, cells, formats=None, head=False, total=False, wrap=False):
        self.at.row_dimensions[n].height = 21
        for i, value in enumerate(cells, 1):
            cell = self.at.cell(n, i)
            if isinstance(value, tuple):  # (formula, its value)
                cell.value = value[0]
                self.values[self.at.title, cell.coordinate] = value[1]
            else:
                cell.value = value
            cell.font = Font(name=FONT, size=10.5, bold=head or total, color="FFFFFF" if head else "1E1E1E")
            cell.border = Border(top=THIN, bottom=THIN, left=THIN, right=THIN)
            if head:
                cell.fill = PatternFill("solid", fgColor="1B365D")
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            else:
                if total:
                    cell.fill = PatternFill("solid", fgColor="DCE6EE")
                cell.alignment = Alignment(vertical="center", wrap_text=wrap)
            if formats and formats[i - 1] and not head:
                cell.number_format = formats[i - 1]

    def save(self, title):
        pack.properties(self.book.properties, title)
        out = io.BytesIO()
        self.book.save(out)
        strings, changes = [], {}
        for i, sheet in enumerate(self.book.worksheets, 1):
            known = {cell: value for (name, cell), value in self.values.items() if name == sheet.title}
            changes[f"xl/worksheets/sheet{i}.xml"] = lambda xml, known=known: shared(cached(xml, known), strings)
        parts = zipfile.ZipFile(out)
        made = {name: change(parts.read(name)) for name, change in changes.items()}
        return pack.rewrite(out.getvalue(), {
            "[Content_Types].xml": lambda xml: xml.replace(b"</Types>", (
                '<Override PartName="/xl/sharedStrings.xml" '
                f'ContentType="{SPREADSHEET}.sharedStrings+xml"/></Types>').encode()),
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(b"</Relationships>", (
                f'<Relationship Id="rIdStrings" Type="{STRINGS}" Target="sharedStrings.xml"/></Relationships>').encode()),
        }, {**made, "xl/sharedStrings.xml": table(strings)})


SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRINGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def cached(xml, known):
    """The values that a spreadsheet keeps beside its formulas."""
    text = re.sub(r"&#(\d{3,});", lambda m: chr(int(m[1])), xml.decode("utf-8"))
    for cell, value in known.items():
        text, hits = re.subn(rf'(<c r="{cell}"[^>]*>\s*<f>[^<]*</f>)<v\s*/>', rf"\g<1><v>{value}</v>",
                             text.replace("<v></v>", "<v/>"))
        assert hits == 1, cell
    return text.encode("utf-8")


def shared(xml, strings):
    """Inline strings moved to the table of shared strings, where a spreadsheet keeps them and their readings."""
    def moved(match):
        if match[2] not in strings:
            strings.append(match[2])
        return f'{match[1]} t="s"><v>{strings.index(match[2])}</v>'

    return re.sub(r'(<c [^>]*?) t="inlineStr"><is><t[^>]*>([^<]*)</t></is>', moved, xml.decode("utf-8")).encode("utf-8")


def table(strings):
    items = []
    for text in strings:
        runs = "".join(f'<rPh sb="{a}" eb="{b}"><t>{reading}</t></rPh>' for a, b, reading in READINGS.get(text, ()))
        items.append(f'<si><t xml:space="preserve">{text}</t>{runs}{"<phoneticPr fontId=" + chr(34) + "1" + chr(34) + "/>" if runs else ""}</si>')
    assert not set(READINGS) - set(strings)
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'uniqueCount="{len(items)}">{"".join(items)}</sst>').encode()


def day(text):
    return datetime.datetime.strptime(text, "%Y-%m-%d")


def budget():
    book = Book()
    projects = city.PROJECTS
    now, then = sum(p[3] for p in projects), sum(p[2] for p in projects)

    book.sheet("総括", "令和９年度 当初予算要求の見通し（危機管理局）", [30, 18, 18, 18, 14, 44])
    at = book.at
    for n, (label, value, shape) in enumerate([("作成日", day("2026-11-04"), ERA), ("報告日", day("2026-11-06"), ERA),
                                               ("基準とした決算", day("2026-03-31"), ERA_SHORT)], 2):
        at.cell(n, 1, label).font = Font(name=FONT, size=10.5)
        cell = at.cell(n, 2, value)
        cell.number_format, cell.font, cell.alignment = shape, Font(name=FONT, size=10.5), Alignment(horizontal="left")
    at["F4"] = "単位：千円"
    at["F4"].font, at["F4"].alignment = Font(name=FONT, size=10.5), Alignment(horizontal="right")
    book.row(6, ["区分", "令和８年度当初", "令和９年度要求", "増減", "伸び率", "主な理由"], head=True)
    first, last = 5, 4 + len(projects)
    groups = [("新規・拡充", ["洪水避難所収容力確保事業", "庁舎レイアウト改革（全庁展開）"], "収容不足の解消、全庁展開の開始"),
              ("継続", ["備蓄物資整備事業", "図上訓練・総合防災訓練事業", "受援体制整備事業", "帰宅困難者対策事業"], "備蓄の更新期、訓練の回数増"),
              ("終期・縮小", ["防災行政無線更新事業", "ハザードマップ改訂事業"], "無線更新の最終年度、改訂作業の終了")]
    assert sorted(n for _, names, _ in groups for n in names) == sorted(p[0] for p in projects)
    for n, (group, names, why) in enumerate(groups, 7):
        old, new = (sum(p[i] for p in projects if p[0] in names) for i in (2, 3))
        book.row(n, [group, (f"=SUMIF(事業別!$H${first}:$H${last},A{n},事業別!$C${first}:$C${last})", old),
                     (f"=SUMIF(事業別!$H${first}:$H${last},A{n},事業別!$D${first}:$D${last})", new),
                     (f"=C{n}-B{n}", new - old), (f"=D{n}/B{n}", repr((new - old) / old)), why],
                 [None, MONEY, MONEY, MONEY, RATE, None], wrap=True)
    book.row(10, ["合計", ("=SUM(B7:B9)", then), ("=SUM(C7:C9)", now), ("=SUM(D7:D9)", now - then),
                  ("=D10/B10", repr((now - then) / then)), "要求の上限（シーリング）は485,000千円"],
             [None, MONEY, MONEY, MONEY, RATE, None], total=True, wrap=True)
    for n, line in enumerate([
            "論点", "１　一般財源の増をどこまで認めるか（財政局は前年度比５％増以内を求めている）",
            "２　洪水避難所の備品を国の補正予算に前倒しできるか（交付決定は令和９年２月の見込み）",
            "３　全庁展開の什器を再利用し、新品の購入を24台の大型ディスプレイに絞る"], 12):
        at.cell(n, 1, line).font = Font(name=FONT, size=10.5, bold=n == 12)
    chart = BarChart()
    chart.type, chart.title, chart.height, chart.width = "col", "区分別の予算（千円）", 7, 16
    chart.add_data(Reference(at, min_col=2, max_col=3, min_row=6, max_row=9), titles_from_data=True)
    chart.set_categories(Reference(at, min_col=1, min_row=7, max_row=9))
    chart.x_axis.delete = chart.y_axis.delete = False
    at.add_chart(chart, "A17")

    book.sheet("事業別", "事業別の要求額と財源（単位：千円）", [34, 14, 14, 14, 13, 13, 13, 13, 14])
    group_of = {name: group for group, names, _ in groups for name in names}
    book.at["A2"] = "財源の内訳は右の「財源」のシート。区分は「総括」の区分と同じ。"
    book.at["A2"].font = Font(name=FONT, size=10.5)
    book.row(4, ["事業名", "所管課", "令和８年度当初", "令和９年度要求", "増減", "伸び率", "開始年月", "区分"], head=True)
    starts = ["2025-04-01", "2024-04-01", "2013-04-01", "2009-04-01", "2025-07-01", "2026-03-01", "2018-04-01", "2012-10-01"]
    for n, ((name, unit, old, new, _), start) in enumerate(zip(projects, starts), first):
        book.row(n, [name, unit, old, new, (f"=D{n}-C{n}", new - old), (f"=E{n}/C{n}", repr((new - old) / old)), day(start), group_of[name]],
                 [None, None, MONEY, MONEY, MONEY, RATE, MONTH, None])
    n = last + 1
    book.row(n, ["合計", None, (f"=SUM(C{first}:C{last})", then), (f"=SUM(D{first}:D{last})", now), (f"=SUM(E{first}:E{last})", now - then),
                 (f"=E{n}/C{n}", repr((now - then) / then)), None, None], [None, None, MONEY, MONEY, MONEY, RATE, None, None], total=True)
    note = Comment("交付金の内示が遅れた場合は、備品を２年に分けて購入する案を用意する。", "財政課", height=80, width=220)
    book.at["D5"].comment = note
    book.at.freeze_panes = "B5"

    book.sheet("財源", "令和９年度要求額の財源（単位：千円）", [34, 14, 14, 14, 14, 14])
    book.row(3, ["事業名", "国庫支出金", "県支出金", "市債", "一般財源", "計"], head=True)
    for n, (name, _, _, new, funds) in enumerate(projects, 4):
        assert sum(funds) <= new
        book.row(n, [name, *funds, (f"=F{n}-SUM(B{n}:D{n})", new - sum(funds)), (f"=事業別!D{n + 1}", new)], [None] + [MONEY] * 5)
    n = 4 + len(projects)
    sums = [sum(p[4][i] for p in projects) for i in range(3)]
    book.row(n, ["合計", *((f"=SUM({c}4:{c}{n - 1})", v) for c, v in zip("BCDEF", [*sums, now - sum(sums), now]))],
             [None] + [MONEY] * 5, total=True)

    book.sheet("区別内訳", "洪水避難所収容力確保事業の区別内訳", [14, 14, 18, 16, 16, 18])
    book.row(3, ["区", "主な河川", "不足人数（人）", "Ａ案（人）", "Ｂ案（人）", "Ｃ案（人）"], head=True)
    rivers = ["瀬良川", "瀬良川", "澄根川", "澄根川", "澄根川"]
    for n, (ward, river) in enumerate(zip(city.WARDS, rivers), 4):
        name, _, leave, _, places = ward
        book.row(n, [name, river, max(0, leave - places), *(m[2].get(name, 0) for m in city.MEASURES)], [None, None] + [MONEY] * 4)
    book.row(9, ["計", None, ("=SUM(C4:C8)", city.SHORT), *((f"=SUM({c}4:{c}8)", sum(m[2].values())) for c, m in zip("DEF", city.MEASURES))],
             [None, None] + [MONEY] * 4, total=True)
    book.row(11, ["区分", None, "要求額（千円）"], head=True)
    for n, (name, cost) in enumerate(city.COSTS, 12):
        book.row(n, [name, None, cost], [None, None, MONEY])
        book.at.merge_cells(f"A{n}:B{n}")
        book.at.row_dimensions[n].height = 30
        book.at[f"A{n}"].alignment = Alignment(wrap_text=True, vertical="center")
    book.row(16, ["計", None, ("=SUM(C12:C15)", city.SHELTER_COST)], [None, None, MONEY], total=True)

    book.sheet("日程", "予算編成の日程", [26, 12, 46, 20])
    book.row(3, ["期日", "曜日", "内容", "相手方"], head=True)
    plan = [("2026-11-06", "局長・危機管理監への報告", "局長、危機管理監"), ("2026-11-13", "財政局へ要求書を提出", "財政課"),
            ("2026-11-27", "財政局ヒアリング（新規・拡充分）", "財政課"), ("2026-12-18", "財政局の査定案の内示", "財政課"),
            ("2027-01-15", "市長査定", "市長"), ("2027-02-12", "議案の送付", "議会"), ("2027-03-19", "議決（見込み）", "議会")]
    for n, (when, what, whom) in enumerate(plan, 4):
        date = day(when)
        book.row(n, [date, (f'=TEXT(A{n},"aaa")', None), what, whom], [ERA, None, None, None])
        book.at[f"B{n}"].value = "月火水木金土日"[date.weekday()]
        del book.values["日程", f"B{n}"]
    return book.save("令和９年度 当初予算要求の見通し（危機管理局）")
