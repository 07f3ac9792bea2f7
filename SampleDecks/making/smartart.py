"""A SmartArt process (a row of arrows): the five parts that a slide needs for one, written by hand."""
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
DSP = "http://schemas.microsoft.com/office/drawing/2008/diagram"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagram"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMES = f'xmlns:dgm="{DGM}" xmlns:a="{A}" xmlns:r="{R}"'
URN = "urn:microsoft.com/office/officeart/2005/8"


def guid(kind, n):
    return f"{{{kind:08X}-0000-4000-8000-{n:012X}}}"


def data(labels, drawing):
    points = [(f'<dgm:pt modelId="{guid(1, 0)}" type="doc"><dgm:prSet loTypeId="{URN}/layout/chevron1" loCatId="process" '
               f'qsTypeId="{URN}/quickstyle/simple1" qsCatId="simple" csTypeId="{URN}/colors/accent1_2" csCatId="accent1" '
               'phldr="0"/><dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="ja-JP"/></a:p></dgm:t></dgm:pt>')]
    links = []
    empty = '<dgm:prSet/><dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="ja-JP"/></a:p></dgm:t></dgm:pt>'
    for n, label in enumerate(labels, 1):
        link = guid(4, n)
        points.append(f'<dgm:pt modelId="{guid(1, n)}"><dgm:prSet/><dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/>'
                      f'<a:p><a:r><a:rPr lang="ja-JP"/><a:t>{label}</a:t></a:r></a:p></dgm:t></dgm:pt>')
        points.append(f'<dgm:pt modelId="{guid(2, n)}" type="parTrans" cxnId="{link}">{empty}')
        points.append(f'<dgm:pt modelId="{guid(3, n)}" type="sibTrans" cxnId="{link}">{empty}')
        links.append(f'<dgm:cxn modelId="{link}" srcId="{guid(1, 0)}" destId="{guid(1, n)}" srcOrd="{n - 1}" destOrd="0" '
                     f'parTransId="{guid(2, n)}" sibTransId="{guid(3, n)}"/>')
    return (f'{HEAD}<dgm:dataModel {NAMES}><dgm:ptLst>{"".join(points)}</dgm:ptLst><dgm:cxnLst>{"".join(links)}</dgm:cxnLst>'
            f'<dgm:bg/><dgm:whole/><dgm:extLst><a:ext uri="http://schemas.microsoft.com/office/drawing/2008/diagram">'
            f'<dsp:dataModelExt xmlns:dsp="{DSP}" relId="{drawing}" minVer="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
            "</a:ext></dgm:extLst></dgm:dataModel>")


LAYOUT = f"""{HEAD}<dgm:layoutDef {NAMES} uniqueId="{URN}/layout/chevron1"><dgm:title val=""/><dgm:desc val=""/>\
<dgm:catLst><dgm:cat type="process" pri="9000"/></dgm:catLst>\
<dgm:sampData useDef="1"><dgm:dataModel><dgm:ptLst/><dgm:bg/><dgm:whole/></dgm:dataModel></dgm:sampData>\
<dgm:styleData useDef="1"><dgm:dataModel><dgm:ptLst/><dgm:bg/><dgm:whole/></dgm:dataModel></dgm:styleData>\
<dgm:clrData useDef="1"><dgm:dataModel><dgm:ptLst/><dgm:bg/><dgm:whole/></dgm:dataModel></dgm:clrData>\
<dgm:layoutNode name="Name0"><dgm:varLst><dgm:dir/><dgm:animLvl val="lvl"/><dgm:resizeHandles val="exact"/></dgm:varLst>\
<dgm:alg type="lin"/><dgm:shape r:blip=""><dgm:adjLst/></dgm:shape><dgm:presOf/>\
<dgm:constrLst><dgm:constr type="w" for="ch" forName="step" refType="w"/>\
<dgm:constr type="h" for="ch" forName="step" refType="w" refFor="ch" refForName="step" fact="0.4"/>\
<dgm:constr type="w" for="ch" forName="gap" refType="w" refFor="ch" refForName="step" fact="-0.05"/>\
<dgm:constr type="primFontSz" for="ch" forName="step" op="equ" val="20"/></dgm:constrLst><dgm:ruleLst/>\
<dgm:forEach name="Name1" axis="ch" ptType="node"><dgm:layoutNode name="step"><dgm:varLst><dgm:bulletEnabled val="1"/></dgm:varLst>\
<dgm:alg type="tx"/><dgm:shape type="homePlate" r:blip=""><dgm:adjLst/></dgm:shape>\
<dgm:presOf axis="desOrSelf" ptType="node"/><dgm:constrLst/><dgm:ruleLst><dgm:rule type="primFontSz" val="5" fact="NaN" max="NaN"/>\
</dgm:ruleLst></dgm:layoutNode><dgm:forEach name="Name2" axis="followSib" ptType="sibTrans" cnt="1"><dgm:layoutNode name="gap">\
<dgm:alg type="sp"/><dgm:shape r:blip=""><dgm:adjLst/></dgm:shape><dgm:presOf/><dgm:constrLst/><dgm:ruleLst/></dgm:layoutNode>\
</dgm:forEach></dgm:forEach></dgm:layoutNode></dgm:layoutDef>"""

STYLE = f"""{HEAD}<dgm:styleDef {NAMES} uniqueId="{URN}/quickstyle/simple1"><dgm:title val=""/><dgm:desc val=""/>\
<dgm:catLst><dgm:cat type="simple" pri="10100"/></dgm:catLst><dgm:scene3d><a:camera prst="orthographicFront"/>\
<a:lightRig rig="threePt" dir="t"/></dgm:scene3d><dgm:styleLbl name="node1"><dgm:scene3d><a:camera prst="orthographicFront"/>\
<a:lightRig rig="threePt" dir="t"/></dgm:scene3d><dgm:sp3d/><dgm:txPr/><dgm:style><a:lnRef idx="2"><a:scrgbClr r="0" g="0" b="0"/>\
</a:lnRef><a:fillRef idx="1"><a:scrgbClr r="0" g="0" b="0"/></a:fillRef><a:effectRef idx="0"><a:scrgbClr r="0" g="0" b="0"/>\
</a:effectRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/></a:fontRef></dgm:style></dgm:styleLbl></dgm:styleDef>"""

COLOURS = f"""{HEAD}<dgm:colorsDef {NAMES} uniqueId="{URN}/colors/accent1_2"><dgm:title val=""/><dgm:desc val=""/>\
<dgm:catLst><dgm:cat type="accent1" pri="11200"/></dgm:catLst><dgm:styleLbl name="node1"><dgm:fillClrLst meth="repeat">\
<a:srgbClr val="1F7A8C"/></dgm:fillClrLst><dgm:linClrLst meth="repeat"><a:schemeClr val="lt1"/></dgm:linClrLst><dgm:effectClrLst/>\
<dgm:txLinClrLst/><dgm:txFillClrLst/><dgm:txEffectClrLst/></dgm:styleLbl></dgm:colorsDef>"""


def drawing(labels, width, height):
    """What the office program drew last: the same labels again, as shapes."""
    step, shapes = width // len(labels), []
    tall = int(min(height, step * 0.45))
    for n, label in enumerate(labels, 1):
        x, y, w = (n - 1) * step, (height - tall) // 2, int(step * 0.98)
        shapes.append(
            f'<dsp:sp modelId="{guid(5, n)}"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr>'
            f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{tall}"/></a:xfrm><a:prstGeom prst="homePlate"><a:avLst>'
            '<a:gd name="adj" fmla="val 30000"/></a:avLst></a:prstGeom><a:solidFill><a:srgbClr val="1F7A8C"/></a:solidFill>'
            '</dsp:spPr><dsp:style><a:lnRef idx="2"><a:schemeClr val="lt1"/></a:lnRef><a:fillRef idx="1"><a:schemeClr val="accent1"/>'
            '</a:fillRef><a:effectRef idx="0"><a:schemeClr val="accent1"/></a:effectRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/>'
            '</a:fontRef></dsp:style><dsp:txBody><a:bodyPr spcFirstLastPara="0" vert="horz" wrap="square" lIns="72000" tIns="36000" '
            'rIns="180000" bIns="36000" numCol="1" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r>'
            f'<a:rPr lang="ja-JP" sz="1900" b="1"/><a:t>{label}</a:t></a:r></a:p></dsp:txBody><dsp:txXfrm><a:off x="{x}" y="{y}"/>'
            f'<a:ext cx="{w}" cy="{tall}"/></dsp:txXfrm></dsp:sp>')
    return (f'{HEAD}<dsp:drawing xmlns:dgm="{DGM}" xmlns:dsp="{DSP}" xmlns:a="{A}"><dsp:spTree><dsp:nvGrpSpPr>'
            f'<dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/>{"".join(shapes)}</dsp:spTree></dsp:drawing>')


def add(slide, labels, left, top, width, height):
    package, owner = slide.part.package, slide.part
    plain = "application/vnd.openxmlformats-officedocument.drawingml.diagram"

    def part(name, content_type, text, relation):
        made = Part(PackURI(f"/ppt/diagrams/{name}1.xml"), content_type, package, text.encode("utf-8"))
        return owner.relate_to(made, relation)

    drawn = part("drawing", "application/vnd.ms-office.drawingml.diagramDrawing+xml", drawing(labels, width, height),
                 "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing")
    dm = part("data", plain + "Data+xml", data(labels, drawn), TYPE + "Data")
    lo = part("layout", plain + "Layout+xml", LAYOUT, TYPE + "Layout")
    qs = part("quickStyle", plain + "Style+xml", STYLE, TYPE + "QuickStyle")
    cs = part("colors", plain + "Colors+xml", COLOURS, TYPE + "Colors")
    slide.shapes._spTree.append(parse_xml(
        f'<p:graphicFrame xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"><p:nvGraphicFramePr>'
        '<p:cNvPr id="90" name="SmartArt 展開の段階" descr="展開の五つの段階"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></p:xfrm><a:graphic><a:graphicData uri="{DGM}">'
        f'<dgm:relIds xmlns:dgm="{DGM}" r:dm="{dm}" r:lo="{lo}" r:qs="{qs}" r:cs="{cs}"/></a:graphicData></a:graphic></p:graphicFrame>'))
