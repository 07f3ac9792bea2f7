"""Writes what takes LibreOffice long: a deck of 65 slides and a workbook of 20,000 rows. usage: office_files.py FOLDER

The same bytes each time; nothing but Python's own library.
"""
import sys
import zipfile
from pathlib import Path

SLIDES, ROWS = 65, 20_000
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = (
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
UNITS = ["危機管理課", "防災企画課", "河川課", "財政課", "広報課", "消防連携課"]


def relationships(items):
    """items: (id, kind, target)"""
    links = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in items)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def write(path, parts, main, kind, override):
    """override: (name, kind) of the parts that have types of their own."""
    types = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for name, kind in [(main, kind), *override]
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": relationships([("r0", "officeDocument", main)]),
        **parts,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>{text}', zipfile.ZIP_DEFLATED)


def shape(number, left, top, width, height, paragraphs, fill="FFFFFF"):
    text = "".join(f'<a:p><a:r><a:rPr lang="ja-JP" sz="1600"/><a:t>{words}</a:t></a:r></a:p>' for words in paragraphs)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="s{number}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"/>'
        f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill></p:spPr><p:txBody><a:bodyPr/>{text}</p:txBody></p:sp>'
    )


def slide(number):
    points = [f"{number}-{line} {UNITS[line % 6]}: 避難所の収容人数は {number * 37 + line * 11} 人" for line in range(1, 9)]
    bars = "".join(
        shape(10 + bar, 5_000_000 + bar * 320_000, 6_000_000 - 40_000 * ((number * 7 + bar * 13) % 60 + 20), 260_000,
              40_000 * ((number * 7 + bar * 13) % 60 + 20), [""], "2E75B6")
        for bar in range(12)
    )
    return (
        f'<p:sld {DRAWING}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f'<p:grpSpPr/>{shape(2, 400_000, 300_000, 8_300_000, 700_000, [f"第{number}章 避難所の収容計画"], "DEEAF6")}'
        f'{shape(3, 400_000, 1_200_000, 4_400_000, 5_000_000, points)}{bars}</p:spTree></p:cSld></p:sld>'
    )


def deck(path):
    numbers = range(1, SLIDES + 1)
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="s{n}"/>' for n in numbers)
    main = f'<p:presentation {DRAWING}><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>'
    parts = {f"ppt/slides/slide{n}.xml": slide(n) for n in numbers}
    links = relationships([(f"s{n}", "slide", f"slides/slide{n}.xml") for n in numbers])
    write(
        path, {"ppt/presentation.xml": main, "ppt/_rels/presentation.xml.rels": links, **parts}, "ppt/presentation.xml",
        "presentationml.presentation.main", [(name, "presentationml.slide") for name in parts],
    )


def workbook(path):
    def row(number):
        cells = [str(number), UNITS[number % 6], f"備蓄物資 {number % 97}", str(number * 31 % 5000), str(number * 17 % 900)]
        kinds = ["", "s", "s", "", ""]
        return f'<row r="{number}">' + "".join(
            f'<c t="inlineStr"><is><t>{text}</t></is></c>' if kind else f"<c><v>{text}</v></c>"
            for text, kind in zip(cells, kinds)
        ) + "</row>"

    rows = "".join(row(number) for number in range(1, ROWS + 1))
    sheet = "xl/worksheets/sheet1.xml"
    write(
        path,
        {
            "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets><sheet name="備蓄" sheetId="1" '
            'r:id="s1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relationships([("s1", "worksheet", "worksheets/sheet1.xml")]),
            sheet: f'<worksheet xmlns="{SHEETS}"><sheetData>{rows}</sheetData></worksheet>',
        },
        "xl/workbook.xml", "spreadsheetml.sheet.main", [(sheet, "spreadsheetml.worksheet")],
    )


folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
deck(folder / "収容計画.pptx")
workbook(folder / "備蓄.xlsx")
