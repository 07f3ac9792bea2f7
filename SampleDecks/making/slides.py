"""The two slide decks: the flood shelters' capacity and the roll-out to every floor."""
import io
import re
import zipfile

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt

import make_ledger
from making import city, pack, smartart

NAVY, TEAL, AMBER, GREY, PALE = (RGBColor.from_string(c) for c in ("1B365D", "1F7A8C", "D98324", "5B6770", "EEF3F7"))
WIDTH, LEFT, INNER = Cm(33.867), Cm(1.8), Cm(30.2)
FONT = "游ゴシック"


def number(value):
    return f"{value:,}"


class Deck:
    def __init__(self, title, subtitle, foot):
        self.deck, self.title, self.foot = Presentation(), title, foot
        self._widen()
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[0])
        band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Cm(1.1), self.deck.slide_height)
        band.fill.solid()
        band.fill.fore_color.rgb = TEAL
        band.line.fill.background()
        slide.shapes.title.text, slide.placeholders[1].text = title, subtitle
        self._number(slide)
        self.slide = slide

    def _widen(self):
        deck = self.deck
        ratio = int(WIDTH) / deck.slide_width
        deck.slide_width = WIDTH
        master, layouts = deck.slide_master, deck.slide_layouts
        for unused in [l for i, l in enumerate(layouts) if i not in (0, 5)]:
            layouts.remove(unused)
        for shape in [s for holder in (master, *layouts) for s in holder.shapes]:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = int(shape.left * ratio), int(shape.width * ratio)
        for holder in (master, layouts[1]):
            for shape in holder.placeholders:
                if shape.placeholder_format.type == 1:  # a title
                    shape.left, shape.top, shape.width, shape.height = LEFT, Cm(0.9), INNER, Cm(2)
        cover, under = list(layouts[0].placeholders)[:2]
        cover.left, cover.top, cover.width, cover.height = Cm(3), Cm(5), Cm(28), Cm(4)
        under.left, under.top, under.width, under.height = Cm(3), Cm(9.6), Cm(28), Cm(5)
        style = master._element.find(qn("p:txStyles")).find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
        style.set("algn", "l")
        run = style.find(qn("a:defRPr"))
        run.set("sz", "3000")
        run.set("b", "1")
        fill = run.find(qn("a:solidFill"))
        fill.clear()
        fill.append(parse_xml('<a:srgbClr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" val="1B365D"/>'))
        for paragraph in under._element.iter(qn("a:lvl1pPr")):
            paragraph.set("algn", "l")
            paragraph.find(qn("a:defRPr")).set("sz", "2200")

    def _number(self, slide):
        box = slide.shapes.add_textbox(Cm(1.8), Cm(17.9), INNER, Cm(0.9))
        box.name = "フッター"
        box.text_frame.word_wrap = True
        paragraph = box.text_frame.paragraphs[0]
        self._run(paragraph, f"{self.foot}　", 12, GREY)
        field = parse_xml(
            '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'id="{5C2F2A0E-52F6-4B8B-9A52-0F2C6B1E8A11}" type="slidenum"><a:rPr lang="en-US" sz="1200"/>'
            f"<a:t>{len(self.deck.slides)}</a:t></a:fld>")
        paragraph._p.append(field)
        paragraph.alignment = PP_ALIGN.RIGHT

    @staticmethod
    def _run(paragraph, text, size, colour=None, bold=False):
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = text, Pt(size), bold
        run._r.get_or_add_rPr().set("lang", "ja-JP")
        if colour is not None:
            run.font.color.rgb = colour
        return run

    def page(self, title, notes):
        self.slide = self.deck.slides.add_slide(self.deck.slide_layouts[1])
        self.slide.shapes.title.text = title
        rule = self.slide.shapes.add_connector(1, LEFT, Cm(3.0), LEFT + INNER, Cm(3.0))
        rule.line.color.rgb, rule.line.width = TEAL, Pt(2.5)
        self._number(self.slide)
        self.notes(notes)
        return self.slide

    def notes(self, text):
        self.slide.notes_slide.notes_text_frame.text = text

    def text(self, lines, top, left=LEFT, width=INNER, height=Cm(4), size=20, colour=None, fill=None):
        """Lines; one that starts with a blank is a sub-point, one that starts with ! is strong."""
        box = self.slide.shapes.add_textbox(left, top, width, height)
        frame = box.text_frame
        frame.word_wrap = True
        if fill is not None:
            box.fill.solid()
            box.fill.fore_color.rgb = fill
        for i, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(8)
            sub, strong = line.startswith(" "), line.startswith("!")
            hang = 0.9 if sub or line[:1] in "・１２３①②③④" else 0
            if hang:
                properties = paragraph._p.get_or_add_pPr()
                properties.set("marL", str(int(Cm(hang + (0.9 if sub else 0)))))
                properties.set("indent", str(-int(Cm(hang))))
            self._run(paragraph, line.strip().lstrip("!"), size - 3 if sub else size,
                      NAVY if strong else GREY if sub else colour, bold=strong)
        return box

    def table(self, rows, top, widths, size=16, height=1.15, total=False, left=LEFT):
        shape = self.slide.shapes.add_table(len(rows), len(rows[0]), left, top, Cm(sum(widths)), Cm(height * len(rows)))
        table = shape.table
        for column, width in zip(table.columns, widths):
            column.width = Cm(width)
        for r, row in enumerate(rows):
            table.rows[r].height = Cm(height)
            for c, value in enumerate(row):
                cell = table.cell(r, c)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                cell.margin_top = cell.margin_bottom = Cm(0.08)
                paragraph = cell.text_frame.paragraphs[0]
                figure = bool(re.fullmatch(r"[△+−]?[\d,.]+[％%]?|[△+−]?[\d,.]+", str(value)))
                paragraph.alignment = PP_ALIGN.CENTER if r == 0 else PP_ALIGN.RIGHT if figure else PP_ALIGN.LEFT
                strong = r == 0 or (total and r == len(rows) - 1)
                self._run(paragraph, str(value), size, RGBColor(255, 255, 255) if r == 0 else RGBColor(30, 30, 30), strong)
                cell.fill.solid()
                cell.fill.fore_color.rgb = (NAVY if r == 0 else RGBColor.from_string("DCE6EE") if total and r == len(rows) - 1
                                            else PALE if r % 2 == 0 else RGBColor(255, 255, 255))
        return table

    def chart(self, kind, categories, series, title, top, height, colours, labels=True, size=14):
        data = CategoryChartData(number_format="#,##0")
        data.categories = categories
        for name, values in series:
            data.add_series(name, values)
        chart = self.slide.shapes.add_chart(kind, LEFT, top, INNER, height, data).chart
        chart.has_title, chart.chart_title.text_frame.text = True, title
        chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(size + 2)
        chart.has_legend, chart.legend.position, chart.legend.include_in_layout = True, XL_LEGEND_POSITION.BOTTOM, False
        chart.font.size = Pt(size)
        plot = chart.plots[0]
        for series_shape, colour in zip(plot.series, colours):
            if kind == XL_CHART_TYPE.LINE_MARKERS:
                series_shape.format.line.color.rgb, series_shape.format.line.width = colour, Pt(3)
                series_shape.smooth = False
                series_shape.marker.format.fill.solid()
                series_shape.marker.format.fill.fore_color.rgb = colour
            else:
                series_shape.format.fill.solid()
                series_shape.format.fill.fore_color.rgb = colour
        if labels:
            plot.has_data_labels = True
            plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0", False
            plot.data_labels.font.size = Pt(size - 3)
        chart.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("D5DBE0")
        chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = "#,##0", False
        return chart

    def save(self):
        pack.properties(self.deck.core_properties, self.title)
        out = io.BytesIO()
        self.deck.save(out)
        blob = out.getvalue()

        def fonts(theme):
            text = theme.decode("utf-8")
            text = re.sub(r'(<a:(?:majorFont|minorFont)>\s*<a:latin typeface=")[^"]*("[^>]*/>\s*<a:ea typeface=")[^"]*',
                          rf"\g<1>{FONT}\g<2>{FONT}", text)
            return text.encode("utf-8")

        names = zipfile.ZipFile(io.BytesIO(blob)).namelist()
        themes = [n for n in names if re.fullmatch(r"ppt/theme/theme\d+\.xml", n)]

        def no_thumbnail(relations):
            return re.sub(rb'<Relationship [^>]*thumbnail[^>]*/>', b"", relations)

        return pack.rewrite(blob, changes={**{n: fonts for n in themes}, "_rels/.rels": no_thumbnail},
                            drop=[n for n in names if "thumbnail" in n])


def shelters():
    deck = Deck("洪水避難所の収容計画（案）", "局長・危機管理監報告\n令和８年11月５日（木）\n危機管理局 防災企画課",
                "みなと野市 危機管理局 防災企画課")
    deck.notes("本日は結論から申し上げます。市全体では収容人数が足りますが、汐見区と川西区で7,880人分が不足します。三つの案の組合せで解消する考えです。")

    deck.page("１　背景", "瀬良川の浸水想定区域図は令和７年度に見直されました。立退き避難者は、浸水深3.0メートル以上の区域の人口を基に37,500人と見込みました。"
              "浸水想定区域内人口の25％に当たります。自宅にとどまる人の割合は今年度に再調査します。")
    deck.text([
        "・瀬良川・澄根川の浸水想定区域が、想定最大規模の降雨に合わせて拡大（令和７年度告示）",
        " 浸水想定区域内の人口は11万８千人から15万人へ",
        "・令和８年９月の台風第18号では、開設した避難所32か所のうち５か所で収容人数の８割を超過",
        " 汐見第一小学校では、開設から２時間で受入れを停止",
        "・１人当たりの面積を2.0㎡から3.5㎡へ広げたため、同じ部屋に入れる人数は約４割減",
        "・局地的な偏りを解消しないまま出水期（６月）を迎えることは避けたい",
    ], Cm(3.6), height=Cm(9))
    deck.text(["!目標：令和９年６月までに、立退き避難者37,500人全員の行き先を決める"], Cm(14.6), height=Cm(1.6), size=24, fill=PALE)

    deck.page("２　現状：区別の収容人数", "表の不足は、立退き避難者数から収容可能人数を引いたものです。△は余裕を示します。"
              "北原区と杜野区の余裕は9,380人分ありますが、瀬良川を渡らないと行けません。")
    rows = [["区", "浸水想定区域内人口", "立退き避難者数", "使える避難所", "収容可能人数", "不足（△余裕）"]]
    for name, people, leave, count, places in [*city.WARDS, city.TOTAL]:
        gap = leave - places
        rows.append([name, number(people), number(leave), number(count), number(places), number(gap) if gap > 0 else f"△{number(-gap)}"])
    deck.table(rows, Cm(3.7), [4, 6, 5, 4.6, 5, 5.6], total=True)
    deck.text(["・市全体では1,910人分の余裕があるが、汐見区（5,150人）と川西区（2,730人）では計7,880人分が不足",
               "・避難所数は洪水時に２階以上が使える施設に限る。単位：人、か所（令和８年10月１日現在）"], Cm(12.9), size=18)

    deck.page("３　現状：必要な人数と収容できる人数", "グラフの左が立退き避難者数、右が収容可能人数です。左が高い区が不足している区です。")
    deck.chart(XL_CHART_TYPE.COLUMN_CLUSTERED, [w[0] for w in city.WARDS],
               [("立退き避難者数", [w[2] for w in city.WARDS]), ("収容可能人数", [w[4] for w in city.WARDS])],
               "区別の立退き避難者数と収容可能人数（人）", Cm(3.4), Cm(14.2), [AMBER, TEAL])

    deck.page("４　論点", "論点２は教育委員会と協議中です。児童の机や教材の移動に１教室当たり20分かかることが、９月の訓練で分かりました。")
    deck.text([
        "!論点１　立退き避難と屋内安全確保（垂直避難）をどう分けるか",
        " 浸水深３ｍ未満で２階以上に住む世帯には、自宅にとどまる選択を促す",
        "!論点２　学校の上階教室をどこまで使うか",
        " 授業再開までの期間、鍵の管理、教材の移動（１教室20分）を学校と取り決める",
        "!論点３　区の境を越える広域避難をいつ始めるか",
        " 橋の通行規制が始まる６時間前、警戒レベル３の発令と同時を基本とする",
    ], Cm(3.8), height=Cm(11), size=26)

    deck.page("５　対応案", "Ａ案からＣ案までを組み合わせると、両区とも不足がちょうど解消します。Ａ案は協定が一つでもまとまらないと不足が残るため、"
              "Ｂ案の予備教室を10室確保しておきます。")
    rows = [["案", "内容", "汐見区", "川西区", "計"]]
    for name, text, places in city.MEASURES:
        rows.append([name, text, *(number(v) for v in places.values()), number(sum(places.values()))])
    rows.append(["合計", "不足する人数と一致", "5,150", "2,730", number(city.SHORT)])
    deck.table(rows, Cm(3.7), [3, 14.2, 4.3, 4.3, 4.4], size=18, height=1.35, total=True)
    deck.text(["・Ａ案：浸水深より高い階の駐車場と通路を開放。協定の相手方は５施設を予定",
               "・Ｂ案：汐見区９校・川西区５校の３階以上、計106教室。１教室30人",
               "・Ｃ案：路線バスの車庫３か所から、１台45人で往復"], Cm(11.2), size=18)

    deck.page("６　予算（令和９年度要求）", "国庫補助は避難所の環境整備に関する交付金を見込んでいます。残りは一般財源2,300万円です。")
    rows = [["区分", "要求額（千円）"]] + [[n, number(v)] for n, v in city.COSTS] + [["合計", number(city.SHELTER_COST)]]
    deck.table(rows, Cm(3.7), [14, 5], size=16, height=1.3, total=True)
    deck.table([["財源", "千円"], ["国庫支出金", "18,000"], ["県支出金", "9,000"], ["市債", "22,000"], ["一般財源", "23,000"],
                ["合計", "72,000"]], Cm(3.7), [6, 4.2], size=16, height=1.3, total=True, left=LEFT + Cm(20))
    deck.text(["・前年度当初予算21,500千円から50,500千円の増", "・備品は５年で更新し、平時は学校の防災学習で使う"], Cm(12.6), size=18)

    deck.page("７　スケジュール", "２月の議会までに協定の相手方と条件をまとめます。出水期の前に一度、夜間の開設訓練を行います。")
    deck.table([
        ["時期", "収容計画", "関係機関との調整", "住民への周知"],
        ["令和８年11月", "局長・危機管理監への報告", "教育委員会と協議開始", "―"],
        ["令和８年12月", "案の確定", "協定の条件案を提示", "町会連合会へ説明"],
        ["令和９年２月", "議会へ報告", "協定の締結（５施設）", "素案の意見募集"],
        ["令和９年４月", "計画の決定", "バス輸送の契約", "広報特集号・ウェブ"],
        ["令和９年５月", "全区で夜間開設訓練", "学校・バスと合同", "ハザードマップ配布"],
    ], Cm(3.8), [5.2, 8.2, 8.6, 8.2], size=17, height=1.55)

    deck.page("８　ご判断いただきたい事項", "①は本日お決めいただきたい事項です。②と③は12月の報告でもう一度お諮りします。")
    deck.text([
        "①　三つの案を組み合わせ、汐見区・川西区の7,880人分を解消する方針",
        "②　上階教室の開放について、教育長との協議を局長名で申し入れること",
        "③　広域避難を警戒レベル３と同時に始めることを、市の基準とすること",
    ], Cm(4.2), height=Cm(6), size=24)
    deck.text(["次回報告：令和８年12月10日（木）10時　危機管理センター３Ａ会議室（投影）"], Cm(14.6), height=Cm(1.4), fill=PALE)
    return deck.save()


def rollout():
    rows = make_ledger.make_rows()
    by = make_ledger.totals(rows)
    base = sum(by[m]["documents"] for m in make_ledger.BASE) / len(make_ledger.BASE)
    two, latest = (make_ledger.reduction(rows, m) for m in ((2026, 4), (2026, 10)))
    october = by[2026, 10]

    deck = Deck("庁舎レイアウト改革の全庁展開（案）", "局長・危機管理監報告\n令和８年11月10日（火）\n危機管理局 危機管理課 改革事務局",
                "みなと野市 危機管理局 危機管理課")
    deck.notes("モデルフロアの８か月の結果を踏まえ、令和９年１月から全てのフロアへ広げる案です。数字は提出台帳から計算したものです。")

    deck.page("１　先行都市の成果", "先行した指定都市のリーフレット（令和７年３月）の数値です。いずれもアンケートによるもので、書類量は実測ではありません。"
              "本市では提出台帳で数えることにしました。")
    deck.table([
        ["分野", "指標", "モデルフロアの２か月後"],
        ["新しい働き方", "満足度（全体）", "+60％"],
        ["スペース創出", "プラスαスペース", "+11％"],
        ["ＩＣＴインフラ", "書類量", "−55％"],
        ["ＩＣＴインフラ", "満足度（ICT）", "+6.5％"],
    ], Cm(3.8), [9, 11.2, 10], size=20, height=1.6)
    deck.text(["・「データを投影する」報告へ改め、局長と危機管理監への紙の資料を減らした",
               "・四つとも利用者アンケートの値。書類量を実測した例はまだ少ない"], Cm(12.8), size=20)

    deck.page("２　本市モデルフロアの実績", f"基準期間は令和７年７月から令和８年２月までの８か月、月平均{base:.2f}部です。４月は{two:.1%}の削減、"
              f"10月は{latest:.1%}の削減でした。９月は台風第18号の対応で紙が増えています。")
    months = [*make_ledger.BASE, *make_ledger.AFTER]
    deck.chart(XL_CHART_TYPE.LINE_MARKERS, [f"{y % 100}/{m}" for y, m in months],
               [("紙の資料（部）", [by[m]["documents"] for m in months]),
                ("基準期間の平均", [round(base, 2)] * len(months))],
               "月ごとの書類量（提出台帳、部）", Cm(3.3), Cm(10.6), [TEAL, AMBER], labels=False)
    deck.table([["", "基準期間（月平均）", "２か月後（令和８年４月）", "８か月後（令和８年10月）"],
                ["書類量（部）", f"{base:.2f}", number(by[2026, 4]["documents"]), number(october["documents"])],
                ["削減率", "基準", f"{two * 100:.1f}％", f"{latest * 100:.1f}％"]], Cm(14.2), [6.2, 8, 8, 8], height=1.1)

    deck.page("３　展開の進め方", "五つの段階は、モデルフロアで実際に踏んだ順です。②の通信環境の増強を後回しにすると、投影が止まって紙に戻ることが分かりました。")
    smartart.add(deck.slide, ["①現状把握", "②通信環境の増強", "③文書の削減", "④座席の集約", "⑤効果の測定"],
                 LEFT, Cm(4.2), INNER, Cm(5))
    deck.text(["・１フロアの標準期間は４か月。準備２か月、移行１か月、定着１か月",
               "・③では書棚の延長（ファイルメーター）を量り、保存期間が満了した文書から廃棄",
               "・⑤は提出台帳で毎月測り、庁内ポータルで公表",
               "・会議室ごとに大型ディスプレイを固定し、報告の５分前から資料を映せるようにする"], Cm(10.2), size=20)

    deck.page("４　対象フロアと時期", "５階は施設整備課と河川課が先行して令和８年７月に始めています。財政課は予算編成が終わる１月からとします。")
    deck.table([
        ["フロア", "局", "課", "開始", "状況"],
        ["７階", "危機管理局", "危機管理課・防災企画課ほか２課", "令和８年３月", "モデルフロア"],
        ["５階", "都市基盤局", "施設整備課・河川課", "令和８年７月", "実施中"],
        ["４階", "財政局", "財政課ほか３課", "令和９年１月", "予定"],
        ["３階", "市長公室", "広報課ほか２課", "令和９年２月", "予定"],
        ["２階", "市民局", "窓口のない５課", "令和９年６月", "予定"],
        ["６階", "福祉局・こども局", "全課", "令和９年９月", "予定"],
    ], Cm(3.8), [3, 5.6, 11.2, 5, 5.4], size=15, height=1.4)
    deck.text(["・窓口のある１階は、来庁者の動線の検討が終わる令和10年度に改めて報告"], Cm(14.4), size=18)

    deck.page("５　論点", "紙が残る理由は台帳の「理由」欄から拾いました。危機管理監への報告は、局長への報告より紙の割合が高くなっています。")
    deck.text([
        "!論点１　紙が残る報告をどう扱うか",
        " 理由は、様式の指定・報告先の希望・機密・停電時の備え・大判の図面",
        "!論点２　削減目標を全庁一律とするか",
        " 目標は−55％。図面を扱う部署は枚数でも測り、部署の事情を報告書に併記",
        "!論点３　未確認の報告を放置しない仕組み",
        " 秘書が毎週、提出形態の記録がない報告を確かめ、上限と下限を付けて公表",
    ], Cm(3.8), height=Cm(11), size=26)

    deck.page("６　予算（令和９年度要求）", "什器は再利用を基本とし、新品の購入は会議室の大型ディスプレイと無線の装置に絞ります。")
    costs = [("無線LANの増強（４フロア）", 31200), ("会議室の大型ディスプレイ（24台）", 26400), ("什器の移設・再利用", 18500),
             ("文書の廃棄・外部保管", 7900), ("職員研修・効果測定", 4400)]
    assert sum(v for _, v in costs) == city.PROJECTS[5][3]
    deck.table([["区分", "要求額（千円）"], *([n, number(v)] for n, v in costs), ["合計", number(sum(v for _, v in costs))]],
               Cm(3.8), [18, 7], size=18, height=1.4, total=True)
    deck.text(["・外部保管の賃料は、書棚を480fm減らすことで年間およそ260万円の減を見込む"], Cm(14.2), size=18)

    deck.page("７　お願いしたい事項", "本日の決定を受けて、11月の庁議で各局へ依頼します。")
    deck.text(["①　令和９年１月から４階・３階を対象とすることの決定",
               "②　報告は投影を原則とし、紙を用いるときは理由を記録することの徹底",
               "③　削減率を毎月、算式と件数を添えて公表することの了承"], Cm(4.2), height=Cm(6), size=24)
    return deck.save()
