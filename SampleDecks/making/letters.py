"""The three Word documents: the table-top exercise, and two versions of the shelters' rules."""
import io
import re

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from making import pack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CHANGED = 'w:author="防災企画課" w:date="2026-10-30T05:00:00Z"'
# {漢字|かな} ruby, [^…] a footnote, [-…-] a deletion and [+…+] an insertion that are still tracked.
MARKS = re.compile(r"\{([^|{}]+)\|([^{}]+)\}|\[\^([^\]]+)\]|\[-(.+?)-\]|\[\+(.+?)\+\]")


class Letter:
    def __init__(self, title, head):
        self.doc, self.title, self.notes, self.changes = Document(), title, [], 0
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.3)
        for name, size, face in (("Normal", 10.5, "游明朝"), ("Title", 18, "游ゴシック"), ("Heading 1", 13, "游ゴシック"),
                                 ("Heading 2", 11, "游ゴシック")):
            style = self.doc.styles[name]
            style.font.size, style.font.name, style.font.color.rgb = Pt(size), face, RGBColor(0x1B, 0x2A, 0x3A)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for attribute in [a for a in fonts.attrib if a.endswith("Theme")]:
                del fonts.attrib[attribute]
            for kind in ("w:eastAsia", "w:ascii", "w:hAnsi"):
                fonts.set(qn(kind), face)
        self.doc.styles["Normal"].paragraph_format.space_after = Pt(4)
        self.doc.styles["Normal"].paragraph_format.line_spacing = 1.25
        self.doc.styles["Heading 1"].paragraph_format.space_before = Pt(10)
        lang = OxmlElement("w:lang")
        lang.set(qn("w:val"), "en-US")
        lang.set(qn("w:eastAsia"), "ja-JP")
        self.doc.styles["Normal"].element.get_or_add_rPr().append(lang)
        section.header.paragraphs[0].text = head
        section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))

    def paragraph(self, text, style=None, align=None, indent=0.0, hang=0.0):
        paragraph = self.doc.add_paragraph(style=style)
        self.fill(paragraph, text)
        if align:
            paragraph.alignment = align
        if indent or hang:
            paragraph.paragraph_format.left_indent = Cm(indent + hang)
            paragraph.paragraph_format.first_line_indent = Cm(-hang)
        return paragraph

    def fill(self, paragraph, text):
        at = 0
        for mark in MARKS.finditer(text):
            if mark.start() > at:
                paragraph.add_run(text[at:mark.start()])
            at = mark.end()
            base, reading, note, gone, new = mark.groups()
            if base:
                paragraph._p.append(parse_xml(
                    f'<w:r {nsdecls("w")}><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="10"/>'
                    '<w:hpsRaise w:val="18"/><w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt><w:r><w:rPr>'
                    f'<w:sz w:val="10"/></w:rPr><w:t>{reading}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{base}</w:t></w:r>'
                    "</w:rubyBase></w:ruby></w:r>"))
            elif note:
                self.notes.append(note)
                paragraph._p.append(parse_xml(
                    f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                    f'<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'))
            else:
                self.changes += 1
                kind, tag = ("del", "delText") if gone else ("ins", "t")
                paragraph._p.append(parse_xml(
                    f'<w:{kind} {nsdecls("w")} w:id="{900 + self.changes}" {CHANGED}><w:r><w:{tag} xml:space="preserve">'
                    f"{gone or new}</w:{tag}></w:r></w:{kind}>"))
        if at < len(text):
            paragraph.add_run(text[at:])

    def heading(self, text, level=1):
        return self.doc.add_heading(text, level)

    def points(self, lines, indent=0.4):
        for line in lines:
            self.paragraph(line, indent=indent, hang=0.75)

    def table(self, rows, widths, size=9.5):
        table = self.doc.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths):
            column.width = Cm(width)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                cell = table.cell(r, c)
                cell.width = Cm(widths[c])
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
                paragraph.paragraph_format.line_spacing = 1.15
                self.fill(paragraph, str(value))
                for run in paragraph.runs:
                    run.font.size, run.font.bold = Pt(size), r == 0
                if re.fullmatch(r"[\d,.]+", str(value)):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                if r == 0:
                    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DCE6EE"/>'))
        self.doc.add_paragraph().paragraph_format.space_after = Pt(0)
        return table

    def box(self, lines, width=15.6, height=2.1):
        """A text box, kept twice as the word processor keeps it: as a shape and as its fallback."""
        inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        cx, cy = int(Cm(width)), int(Cm(height))
        self.doc.add_paragraph()._p.append(parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">'
            '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="31" name="テキスト ボックス 1"/><wp:cNvGraphicFramePr/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
            f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:solidFill><a:srgbClr val="EEF3F7"/></a:solidFill><a:ln w="12700"><a:solidFill><a:srgbClr val="1F7A8C"/></a:solidFill></a:ln>'
            f'</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr lIns="108000" tIns="72000" rIns="108000" '
            'bIns="36000"/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>'
            f'<v:shape style="width:{width * 28.35:.0f}pt;height:{height * 28.35:.0f}pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent>'
            "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"))

    def save(self):
        pack.properties(self.doc.core_properties, self.title)
        if self.notes:
            plain = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
            text = "".join(
                f'<w:footnote w:id="{n}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f'<w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="17"/></w:rPr><w:t xml:space="preserve"> {note}</w:t></w:r></w:p></w:footnote>'
                for n, note in enumerate(self.notes, 1))
            xml = (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{W}">'
                   f'{plain.format("separator", -1)}{plain.format("continuationSeparator", 0)}{text}</w:footnotes>')
            self.doc.part.relate_to(Part(
                PackURI("/word/footnotes.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
                xml.encode("utf-8"), self.doc.part.package), RELATIONSHIP_TYPE.FOOTNOTES)
            settings = self.doc.settings.element
            settings.find(qn("w:compat")).addprevious(parse_xml(
                f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'))
        out = io.BytesIO()
        self.doc.save(out)

        def no_thumbnail(relations):
            return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", relations)

        def dated(comments):
            return re.sub(rb'w:date="[^"]*"', b'w:date="2026-11-02T01:30:00Z"', comments)

        changes = {"_rels/.rels": no_thumbnail}
        if b"word/comments.xml" in out.getvalue():
            changes["word/comments.xml"] = dated
        return pack.rewrite(out.getvalue(), changes, drop=["docProps/thumbnail.jpeg"])


def exercise():
    letter = Letter("令和８年度 地震対応図上訓練 実施計画", "局長・危機管理監報告資料　令和８年11月12日　危機管理課")
    letter.paragraph("令和８年度 地震対応図上訓練 実施計画（案）", style="Title")
    letter.box(["結論：令和８年12月15日（火）に、発災から72時間までの意思決定を３部構成で訓練する。",
                "今回の重点は、停電と通信の途絶が重なったときの「紙への切替え」と「投影への復帰」。"])
    letter.heading("１　背景")
    letter.paragraph("　本市の地震被害想定[^みなと野市地震被害想定調査（令和５年３月）。冬の午後６時、風速毎秒８メートルの場合。]では、"
                     "{澄根断層帯|すみねだんそうたい}を震源とする地震により、最大震度６強、全壊・焼失は12,400棟、発災翌日の避難者は96,000人と見込んでいる。")
    letter.paragraph("　昨年度の訓練では、被害の集約に平均47分を要し、目標の30分を超えた。原因は、各区本部から紙と電話で届く情報を"
                                  "危機管理センターで打ち直していたことにある。")
    letter.heading("２　訓練の概要")
    letter.table([
        ["項目", "内容"],
        ["日時", "令和８年12月15日（火）　９時00分から16時30分まで"],
        ["場所", "本庁舎７階 危機管理センター、各区本部（５区）、{汐見|しおみ}消防署講堂"],
        ["参加者", "284人（本部要員112人、区本部要員120人、関係機関34人、統制・評価18人）"],
        ["想定", "令和８年12月15日　午前５時46分、澄根断層帯を震源とするマグニチュード7.1の地震が発生"],
        ["方式", "進行役が状況付与票を示し、参加者が判断と指示を行うブラインド型"],
    ], [2.6, 13.4])
    letter.paragraph("　状況付与票[^訓練中に「◯◯橋が通行止め」などの出来事を知らせる票。]は全180枚のうち36枚を電子で配り、"
                     "残りは画面に投影する。紙の票は、第２部の停電の場面で用いる12枚に限って用意する。")
    letter.heading("３　進行")
    letter.table([
        ["部", "時間", "訓練上の時刻", "主な課題", "付与数"],
        ["第１部　初動", "９:00〜11:00", "発災〜６時間", "参集、被害の把握、応援の要請", "72"],
        ["第２部　応急", "12:00〜14:00", "６〜24時間", "避難所の開設、停電、通信の途絶", "64"],
        ["第３部　継続", "14:15〜15:45", "24〜72時間", "物資の配分、受援、広報", "44"],
        ["振り返り", "15:50〜16:30", "―", "評価者の講評、改善点の抽出", "―"],
        ["計", "", "", "", "180"],
    ], [3.0, 2.8, 3.0, 5.4, 1.8])
    letter.heading("４　論点")
    letter.points([
        "（１）停電時の備えとして紙で持つ資料を、連絡先一覧・地図・配備表の３種類に絞ってよいか。",
        "（２）第２部で非常用電源を30分止める。実際に止めるか、止めた扱いとするか[^実際に止める場合、サーバー室は対象から外し、空調と照明だけを切る。]。",
        "（３）危機管理監の判断を要する事項が90分間に11件集中する。副本部長への委任の範囲をどう定めるか。",
    ])
    letter.heading("５　対応案と評価の指標")
    comment_on = letter.paragraph("　区本部の報告を防災情報システムへの直接入力に改め、次の指標で昨年度と比べる。")
    letter.doc.add_comment(comment_on.runs, "昨年度の47分は３部の平均です。最長は第２部の58分でした。説明では最長も口頭で補足してください。",
                           author="防災企画課", initials="企")
    letter.table([
        ["指標", "昨年度", "目標", "測り方"],
        ["被害の集約に要する時間", "47分", "30分以内", "第１報の受付から本部会議の画面に映るまで"],
        ["避難所の開設数（６時間後）", "98か所", "140か所", "区本部の入力を集計"],
        ["本部会議で配る紙", "1,860枚", "300枚以下", "提出台帳と印刷の記録"],
        ["未処理の付与", "23件", "10件以下", "統制班の管理表"],
    ], [4.8, 2.4, 2.6, 6.2])
    letter.heading("６　予算とスケジュール")
    letter.paragraph("　委託料4,200千円、会場・機材1,350千円、消耗品450千円、合計6,000千円（令和８年度当初予算14,200千円の内数）。")
    letter.points(["・11月20日（金）　関係機関との調整会議", "・12月１日（火）　状況付与票の確定、進行役の研修", "・12月15日（火）　訓練当日",
                   "・令和９年１月21日（木）　結果の報告（局長・危機管理監）"])
    letter.heading("７　お願いしたい事項")
    letter.paragraph("　論点（１）から（３）までについて方針を決定いただきたい。特に（２）は、11月20日の調整会議までに関係機関へ伝える必要がある。")
    return letter.save()


def rules(version):
    """The shelters' rules; version 2 says visibly what changed and keeps one change tracked."""
    v2 = version == 2

    def pick(old, new):
        return new if v2 else old

    letter = Letter(f"洪水避難所 開設・運営要領（案）第{version}版",
                    pick("令和８年10月19日　第１版　地域防災課", "令和８年11月２日　第２版（差替え）　地域防災課"))
    letter.paragraph(pick("洪水避難所 開設・運営要領（案）", "洪水避難所 開設・運営要領（案）【第２版】"), style="Title")
    if v2:
        letter.paragraph("第１版からの主な変更：①開設の時期を警戒レベル３の発令前に改めた。②配置職員を１か所６人から８人に増やした。"
                         "③「ペットとの同行避難」を加えた。④受付を二次元コードに改めた。")
    letter.heading("第１　趣旨")
    letter.paragraph("　この要領は、{瀬良川|せらがわ}及び{澄根川|すみねがわ}の氾濫のおそれがあるときに開設する洪水避難所"
                     "[^洪水時に使える84か所の指定避難所をいう。地震のときに開設する避難所とは異なる。]の開設と運営に必要な事項を定める。")
    letter.heading("第２　開設の時期")
    letter.paragraph(pick(
        "　避難所は、警戒レベル３（高齢者等避難）の発令と同時に開設する。",
        "　避難所は、警戒レベル３（高齢者等避難）の発令が見込まれる２時間前までに開設する。夜間に発令が見込まれるときは、日没までに開設する。"))
    letter.paragraph("　区長は、開設したときは[-速やかに電話で-][+直ちに防災情報システムで+]危機管理監に報告する。" if v2 else
                     "　区長は、開設したときは速やかに電話で危機管理監に報告する。")
    letter.heading("第３　職員の配置")
    each, count = pick(6, 8), 84
    letter.table([
        ["役割", "１か所当たり（人）", "84か所の計（人）"],
        ["責任者", 1, 84],
        ["受付・名簿", pick(2, 3), pick(168, 252)],
        ["物資・衛生", 2, 168],
        ["要配慮者の支援", pick(1, 2), pick(84, 168)],
        ["計", each, f"{each * count}"],
    ], [6, 5, 5])
    letter.paragraph(pick("　配置は２交替とし、必要な職員は1,008人である。", "　配置は２交替とし、必要な職員は1,344人である（第１版から336人の増）。"
                          "不足する分は、他局からの応援職員をあらかじめ指名して充てる。"))
    letter.heading("第４　受付")
    letter.paragraph(pick("　受付では、避難者カード（紙）に世帯ごとの氏名、人数、配慮を要する事項を記入してもらう。",
                          "　受付では、二次元コードを読み取り、世帯ごとの人数と配慮を要する事項を入力してもらう。"
                          "携帯電話を持たない人と停電のときのため、避難者カード（紙）を１か所200枚備える。"))
    letter.heading("第５　居住区画")
    letter.points(["（１）１人当たり3.5平方メートルを確保し、通路は幅1.3メートル以上とする。",
                   "（２）１階が浸水する施設では、２階以上の部屋だけを用いる。",
                   "（３）高齢者、障害のある人、妊産婦及び乳幼児のいる世帯には、別の部屋を優先して割り当てる。"])
    if v2:
        letter.heading("第６　ペットとの同行避難")
        letter.points(["（１）犬、猫その他の小動物は、飼い主と共に避難所の敷地内に受け入れる。",
                       "（２）飼育場所は雨に濡れない屋外又は昇降口とし、居住区画には入れない。盲導犬等の補助犬はこの限りでない。",
                       "（３）ケージ及び５日分の餌は、飼い主が用意する。市は１か所につきケージ10台を備える。"])
    letter.heading(pick("第６　閉鎖", "第７　閉鎖"))
    letter.paragraph("　避難情報が解除され、避難者の帰宅先の安全が確かめられたときは、区長が危機管理監と協議して閉鎖する。")
    letter.heading("附則")
    letter.paragraph(pick("　この要領は、令和９年４月１日から施行する。", "　この要領は、令和９年４月１日から施行する。ただし、第６の規定は、同年６月１日から施行する。"))
    return letter.save()
