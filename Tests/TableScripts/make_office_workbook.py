"""Prints a workbook as a city keeps it, as a flat OpenDocument spreadsheet (.fods) that LibreOffice saves in other forms.

A cover without a table, a hidden sheet of last year, and the log: rows with a title, headings of two rows, merged cells,
days that show no year, ticks, counters in the format, formulas, a filtered row, sums, notes, formatted rows below.
"""

from xml.sax.saxutils import escape

ADDRESS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = {"office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle"}

# Formats: what a cell shows of its value.
FORMATS = """
<number:date-style style:name="f-moment"><number:month/><number:text>月</number:text><number:day/>\
<number:text>日 </number:text><number:hours/><number:text>:</number:text><number:minutes number:style="long"/>\
</number:date-style>
<number:date-style style:name="f-era" number:language="ja" number:country="JP">\
<number:era number:calendar="gengou" number:style="long"/><number:year number:calendar="gengou"/><number:text>年</number:text><number:month/><number:text>月</number:text>\
<number:day/><number:text>日</number:text></number:date-style>
<number:number-style style:name="f-copies"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/>\
<number:text>部</number:text></number:number-style>
<number:number-style style:name="f-pages"><number:number number:decimal-places="1" \
number:min-decimal-places="1" number:min-integer-digits="1"/></number:number-style>
<number:boolean-style style:name="f-tick"><number:boolean/></number:boolean-style>
""" + "".join(
    f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="f-{name}"/>'
    for name in ["moment", "era", "copies", "pages", "tick"]
) + """
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
"""


def cell(value="", *, down=1, right=1, formula=None):
    """A cell by what it holds: a text, ("moment" or "era", ISO), ("copies" or "pages", number), or a boolean."""
    spans = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"' if down * right > 1 else ""
    spans += f' table:formula="of:={formula}"' if formula else ""
    if isinstance(value, bool):
        kind = f'table:style-name="tick" office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, tuple):
        style, what = value
        of_date = style in ("moment", "era")
        kind = f'table:style-name="{style}" office:value-type="{"date" if of_date else "float"}" '
        kind += f'office:{"date-value" if of_date else "value"}="{what}"'
    elif value:
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string"{spans}>{lines}</table:table-cell>'
    else:
        return f"<table:table-cell{spans}/>"
    return f"<table:table-cell {kind}{spans}/>"


COVERED = "<table:covered-table-cell/>"


def row(*cells, attributes=""):
    return f"<table:table-row{attributes}>{''.join(c if c.startswith('<') else cell(c) for c in cells)}</table:table-row>"


def sheet(name, rows, style=""):
    return f'<table:table table:name="{name}"{style}>{"".join(rows)}</table:table>'


def log():
    day, no = cell(("moment", "2026-04-01T10:00:00"), down=2), ""
    yield row(cell("令和8年度　報告資料提出記録台帳", right=10), *[COVERED] * 9)
    yield row("（危機管理局）")
    yield row(
        cell("日時", down=2), cell("件　名", down=2), cell("所管課", down=2), cell("報告\n先", down=2),
        cell("提出形態", right=3), COVERED, COVERED, cell("部数\n（部）", down=2), cell("頁数", down=2), cell("備考", down=2),
    )
    yield row(*[COVERED] * 4, "投影", "電子", "紙", *[COVERED] * 3)
    yield row(
        day, cell("避難所の収容計画（案）", down=2), cell("危機管理課", down=2), "局長", no, no, "○",
        cell(("copies", 3)), cell(("pages", 12)), "図面",
    )
    yield row(*[COVERED] * 3, "危機管理監", cell(True), cell(False), cell(False))
    yield row("〃", "=河川の改修, \"第2期\"", "河川課", "局長・危機管理監", no, "〇", "◯", cell(("copies", 1000)), cell(("pages", 8)))
    yield row(
        cell(("moment", "2026-05-11T13:30:00")), "①　㈱髙﨑との協定", "同上", "局長\n危機管理監", "レ",
        attributes=' table:visibility="filter"',
    )
    yield row("小計", no, no, no, no, no, no, cell(("copies", 1003), formula="SUM([.H5:.H8])"))
    yield row()
    yield row(
        cell(("era", "2027-03-31")), "年度末の点検", "危機管理課", "危機管理監", no, no, "●", cell(("copies", 2)),
        cell(("pages", 20), formula="[.I5]+[.I7]"),
    )
    yield row("（注）部数は1人当たり")
    yield row(cell(("moment", "")).replace(' office:value-type="date" office:date-value=""', ""), attributes=' table:number-rows-repeated="500"')
    yield row(attributes=' table:number-rows-repeated="1048061"')


def main():
    spaces = " ".join(f'xmlns:{name}="{ADDRESS}:{place}:1.0"' for name, place in NAMES.items())
    old = [row("日付", "件名", "所属", "報告先", "提出形態"), row("2025-04-01", "前年度", "河川課", "局長", "電子")]
    print(f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" \
office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>{FORMATS}</office:automatic-styles>
<office:body><office:spreadsheet>
{sheet("表紙", [row("令和8年度 報告資料"), row("危機管理局")])}
{sheet("令和7年度", old, ' table:style-name="hidden"')}
{sheet("記録", log())}
</office:spreadsheet></office:body></office:document>""")


if __name__ == "__main__":
    main()
