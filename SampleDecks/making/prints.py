"""The two PDFs: a press release and the explanation of the hazard map, with embedded subsets of the IPA fonts."""
import io
import re
from pathlib import Path

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

FONTS = Path("/usr/share/fonts/opentype")
NAVY, TEAL, AMBER, GREY, PALE = (HexColor(c) for c in ("#1B365D", "#1F7A8C", "#D98324", "#5B6770", "#EEF3F7"))
DEPTHS = [  # depth, colour, what it means, what to do
    ("0.5ｍ未満", "#F7F5A9", "大人の膝まで。道路の側溝やマンホールが見えなくなる", "早めの移動。２階への避難も可"),
    ("0.5〜3.0ｍ", "#FFD8C0", "１階の軒下まで。木造の家では床が浮くことがある", "２階以上で屋内安全確保も可"),
    ("3.0〜5.0ｍ", "#FFB7B7", "２階の床上まで。平屋と２階建ては逃げ場がない", "立退き避難"),
    ("5.0〜10.0ｍ", "#FF9191", "３階まで。橋が通れなくなり救助も難しい", "立退き避難（区外へ）"),
]


def fonts():
    for name, path in (("Gothic", "ipafont-gothic/ipag.ttf"), ("Mincho", "ipafont-mincho/ipam.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, FONTS / path))


def lines(text, font, size, width, indent):
    """Japanese line breaking: figures and Latin words whole, no closing mark at a line's head, no opening one at its end."""
    found, line = [], ""
    for piece in re.findall(r"[0-9A-Za-z.,:\-]+|.", text):
        room = width - (indent if found else 0)
        if line and pdfmetrics.stringWidth(line + piece, font, size) > room and piece not in "、。）」』，．":
            opening = line[-1] if line[-1] in "（「『【" else ""
            found.append(line[:len(line) - len(opening)])
            line = opening
        line += piece
    return [*found, line]


class Print:
    def __init__(self, title, author, size, margin):
        fonts()
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=size, invariant=1, pageCompression=1, lang="ja-JP")
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        (self.width, self.height), self.margin, self.page = size, margin, 1
        self.y = self.height - margin

    def put(self, text, size=10.5, font="Mincho", colour=HexColor("#1E1E1E"), x=None, width=None, align=0, after=2, lead=1.6, indent=0):
        """A paragraph set from the top down: align 0 left, 1 centre, 2 right; `indent` hangs the lines after the first."""
        x = self.margin if x is None else x
        width = self.width - x - self.margin if width is None else width
        draw = (self.canvas.drawString, self.canvas.drawCentredString, self.canvas.drawRightString)[align]
        for n, line in enumerate(lines(text, font, size, width, indent)):
            self.y -= size * lead
            assert self.y > 12 * mm, "the page is full"
            self.canvas.setFillColor(colour)
            self.canvas.setFont(font, size)
            draw((x + (indent if n else 0), x + width / 2, x + width)[align], self.y + size * (lead - 1) / 2 + size * 0.12, line)
        self.y -= after * mm

    def table(self, rows, widths, size=9.5, font="Gothic", fills=(), x=None, pad=2.2):
        cell = ParagraphStyle("c", fontName=font, fontSize=size, leading=size * 1.35, wordWrap="CJK")
        head = ParagraphStyle("h", parent=cell, textColor=white, alignment=1)
        grid = Table([[Paragraph(str(v), head if r == 0 else cell) for v in row] for r, row in enumerate(rows)],
                     colWidths=[w * mm for w in widths])
        style = [("GRID", (0, 0), (-1, -1), 0.5, HexColor("#9AA7B2")), ("BACKGROUND", (0, 0), (-1, 0), NAVY),
                 ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), pad * mm / 1.5),
                 ("BOTTOMPADDING", (0, 0), (-1, -1), pad * mm / 1.2)]
        style += [("BACKGROUND", (column, row), (column, row), HexColor(colour)) for column, row, colour in fills]
        grid.setStyle(TableStyle(style))
        _, height = grid.wrap(self.width, self.height)
        self.y -= height
        assert self.y > 12 * mm, "the page is full"
        grid.drawOn(self.canvas, self.margin if x is None else x, self.y)
        self.y -= 4 * mm

    def rule(self, colour=TEAL, weight=1.5):
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(weight)
        self.canvas.line(self.margin, self.y, self.width - self.margin, self.y)
        self.y -= 4 * mm

    def text(self, x, y, words, size=10, font="Gothic", colour=HexColor("#1E1E1E"), align="left"):
        self.canvas.setFillColor(colour)
        self.canvas.setFont(font, size)
        getattr(self.canvas, {"left": "drawString", "centre": "drawCentredString", "right": "drawRightString"}[align])(x, y, words)

    def foot(self, words):
        self.text(self.width / 2, 9 * mm, f"{words}　{self.page}", 9, colour=GREY, align="centre")

    def next(self):
        self.canvas.showPage()
        self.page += 1
        self.y = self.height - self.margin

    def save(self):
        self.canvas.showPage()
        self.canvas.save()
        return self.out.getvalue()


def press():
    page = Print("報道発表資料　洪水避難所の夜間開設訓練を実施します", "みなと野市市長公室広報課", A4, 22 * mm)
    page.put("報道発表資料", 12, "Gothic", after=0)
    page.put("令和８年11月17日（火）　みなと野市 市長公室 広報課／危機管理局 防災企画課", 10, align=2, after=1)
    page.rule()
    page.put("洪水避難所の夜間開設訓練を実施します", 19, "Gothic", NAVY, align=1, after=1, lead=1.4)
    page.put("―停電を想定し、日没後の２時間で避難所を開く―", 12, "Gothic", GREY, align=1, after=4)
    page.put("　みなと野市は、令和８年９月の台風第18号で避難所の開設が夜間となり、一部の避難所で受入れに時間を要したことを踏まえ、"
             "市内では初めてとなる夜間の開設訓練を行います。当日は会場の照明を実際に落とし、非常用電源と投光器だけで受付から就寝場所の"
             "割当てまでを進めます。訓練の様子は、報道機関に公開します。", after=4)
    page.put("１　日時", 12, "Gothic", NAVY, after=0)
    page.put("令和８年12月４日（金）　午後５時30分から午後８時まで（小雨決行。警報が発表されたときは中止）", indent=0, x=28 * mm)
    page.put("２　会場", 12, "Gothic", NAVY, after=0)
    page.put("汐見第一小学校　体育館及び校舎３階（みなと野市汐見区本汐見二丁目）", x=28 * mm)
    page.put("３　参加者", 12, "Gothic", NAVY, after=1)
    page.table([["区分", "人数", "主な役割"], ["地域の住民", "120人", "本汐見・髙見町の避難者役、自主防災組織による受付の補助"],
                ["市職員", "46人", "避難所の開設、停電時の名簿の作成"], ["学校・関係機関", "14人", "教室の開放、救護"],
                ["合計", "180人", ""]], [45, 25, 92])
    page.put("４　訓練の内容", 12, "Gothic", NAVY, after=1)
    page.table([["時刻", "内容"], ["17:30", "開設の指示、鍵の受渡し、施設の安全確認"], ["18:00", "照明を消灯。投光器４基による受付の開始"],
                ["18:40", "教室10室への誘導、間仕切りと簡易ベッド60台の設営"], ["19:20", "停電時の情報伝達（紙の掲示と防災無線）"],
                ["19:40", "振り返り、住民からの聞き取り"]], [30, 132])
    page.put("５　取材について", 12, "Gothic", NAVY, after=0)
    page.put("取材を希望する報道機関は、12月２日（水）正午までに広報課へお申し込みください。避難者役の住民の顔を大きく写す撮影は、"
             "本人の了解を得てください。駐車場はありません。", x=28 * mm)
    page.put("【問合せ先】みなと野市 危機管理局 防災企画課　電話 000-000-0118（架空）", 10, "Gothic", after=0)
    page.put("みなと野市は架空の市です。この資料は見本であり、実際の発表ではありません。", 8.5, "Gothic", GREY, after=0)
    page.foot("みなと野市　広報課")
    return page.save()


def river(canvas, points, width, colour):
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for a, b, c in zip(points[1::3], points[2::3], points[3::3]):
        path.curveTo(*a, *b, *c)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(width)
    canvas.setLineCap(1)
    canvas.drawPath(path)


def hazard():
    size = landscape(A4)
    page = Print("洪水ハザードマップの見方と改訂の要点", "みなと野市危機管理局防災企画課", size, 20 * mm)
    foot = "みなと野市 危機管理局 防災企画課"
    canvas = page.canvas

    def title(text):
        page.put(text, 20, "Gothic", NAVY, after=2, lead=1.3)
        page.rule(weight=2)

    canvas.setFillColor(TEAL)
    canvas.rect(0, 0, 9 * mm, page.height, stroke=0, fill=1)
    page.y = page.height - 42 * mm
    page.put("洪水ハザードマップの見方と改訂の要点", 28, "Gothic", NAVY, after=6, lead=1.3)
    page.put("局長・危機管理監報告　2026年11月19日（木）　危機管理局 防災企画課", 14, "Gothic", GREY, after=12)
    page.put("結　論", 16, "Gothic", TEAL, after=1)
    for line in ("１　改訂版は、想定最大規模の降雨に合わせ、浸水する区域を38.2平方キロメートルから46.9平方キロメートルへ広げる。",
                 "２　浸水深の色を４段階とし、色の違いが分かりにくい人のため、境界に線と数字を添える。",
                 "３　全36万世帯への配布を令和９年５月に終え、同じ内容をウェブの地図でも公開する。"):
        page.put(line, 15, "Gothic", after=2, indent=15)
    page.foot(foot)

    page.next()
    title("１　どこが浸水するか（概念図）")
    left, bottom, wide, tall = 20 * mm, 20 * mm, 172 * mm, 140 * mm
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(left, bottom, wide, tall)
    canvas.clipPath(frame, stroke=0)
    canvas.setFillColor(HexColor("#F4F6EF"))
    canvas.rect(left, bottom, wide, tall, stroke=0, fill=1)
    course = [(left - 5, bottom + 96 * mm), (left + 45 * mm, bottom + 112 * mm), (left + 60 * mm, bottom + 52 * mm),
              (left + 100 * mm, bottom + 62 * mm), (left + 130 * mm, bottom + 70 * mm), (left + 140 * mm, bottom + 28 * mm),
              (left + 180 * mm, bottom + 24 * mm)]
    branch = [(left + 78 * mm, bottom + 150 * mm), (left + 82 * mm, bottom + 108 * mm), (left + 96 * mm, bottom + 92 * mm),
              (left + 108 * mm, bottom + 62 * mm)]
    for width, (_, colour, _, _) in zip((150, 104, 66, 34), DEPTHS):
        river(canvas, course, width, HexColor(colour))
        river(canvas, branch, width * 0.55, HexColor(colour))
    river(canvas, course, 9, HexColor("#4A90C2"))
    river(canvas, branch, 6, HexColor("#4A90C2"))
    canvas.restoreState()
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.8)
    canvas.rect(left, bottom, wide, tall)
    for x, y, name in ((30, 128, "北原区"), (140, 122, "杜野区"), (36, 46, "川西区"), (88, 22, "花岡区"), (140, 62, "汐見区")):
        page.text(left + x * mm, bottom + y * mm, name, 14, colour=NAVY, align="centre")
    page.text(left + 8 * mm, bottom + 88 * mm, "瀬良川", 11, colour=HexColor("#1F5F8B"))
    page.text(left + 92 * mm, bottom + 104 * mm, "澄根川", 11, colour=HexColor("#1F5F8B"))
    for x, y in ((70, 30), (112, 40), (150, 86), (24, 68), (60, 106)):
        canvas.setFillColor(white)
        canvas.setStrokeColor(HexColor("#1B7A3D"))
        canvas.setLineWidth(1.6)
        canvas.circle(left + x * mm, bottom + y * mm, 2.6 * mm, fill=1)
        page.text(left + x * mm, bottom + (y - 1.3) * mm, "避", 9, colour=HexColor("#1B7A3D"), align="centre")
    right = left + wide + 8 * mm
    page.text(right, bottom + 132 * mm, "凡例（浸水深）", 12, colour=NAVY)
    for n, (depth, colour, _, _) in enumerate(DEPTHS):
        y = bottom + (120 - n * 11) * mm
        canvas.setFillColor(HexColor(colour))
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.6)
        canvas.rect(right, y, 14 * mm, 7 * mm, fill=1)
        page.text(right + 17 * mm, y + 2 * mm, depth, 11)
    page.y = bottom + 78 * mm
    for line in ("・「避」は洪水時に使える指定避難所の例", "・瀬良川の右岸（汐見区）では、堤防が切れてから40分で浸水が始まる",
                 "・澄根川との合流点は水が引くまで52時間を要する", "・図は説明のための概念図であり、縮尺は正確ではない"):
        page.put(line, 11, "Gothic", x=right, after=1.5, indent=11)
    page.foot(foot)

    page.next()
    title("２　浸水深の目安と取るべき行動")
    page.table([["浸水深", "家屋と町の様子", "取るべき行動", "該当する人口"],
                *([d, what, act, people] for (d, _, what, act), people in zip(DEPTHS, ("41,300人", "72,600人", "28,400人", "7,700人"))),
                ["計", "", "", "150,000人"]], [34, 110, 68, 44], size=12,
               fills=[(0, n, d[1]) for n, d in enumerate(DEPTHS, 1)], pad=3)
    for line in ("・立退き避難者37,500人は、浸水深3.0メートル以上の36,100人に、3.0メートル未満でも家屋が倒れるおそれのある区域の1,400人を加えた数",
                 "・浸水深3.0メートル未満で２階以上に住む世帯は、水、食料、携帯トイレを３日分備えた上で、自宅にとどまることができる",
                 "・地下街と地下駐車場は、浸水深にかかわらず直ちに地上へ出る"):
        page.put(line, 12.5, "Gothic", after=2, indent=12.5)
    page.foot(foot)

    page.next()
    title("３　論点・予算・スケジュール")
    page.put("論点", 14, "Gothic", TEAL, after=1)
    for line in ("①　色だけに頼らない表し方：境界線と数字を添える案を採るか（印刷費は約３％増）",
                 "②　外国語版：やさしい日本語を含む６言語とし、紙は窓口に限り、配布は二次元コードによるか",
                 "③　令和元年から配布してきた旧版の扱い：回収せず、「旧版は使わないでください」と広報する"):
        page.put(line, 12.5, "Gothic", after=1.5, indent=25)
    page.y -= 3 * mm
    page.table([["項目", "令和９年度要求（千円）", "時期", "内容"],
                ["印刷", "5,200", "令和９年３月〜４月", "Ａ１判両面、37万部。区ごとに５種類"],
                ["全戸配布", "4,700", "令和９年５月", "自治会の協力と配送を併用"],
                ["ウェブの地図", "1,600", "令和９年５月", "住所を入れると浸水深と避難所を表示"],
                ["外国語版", "900", "令和９年６月", "６言語の翻訳と監修"],
                ["合計", "12,400", "", "ハザードマップ改訂事業"]], [44, 54, 52, 106], size=11.5, pad=2.4)
    page.put("お願いしたい事項：①と②について本日の方針決定。③は12月の庁議で報告する。", 13, "Gothic", NAVY)
    page.foot(foot)
    return page.save()
