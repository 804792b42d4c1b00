"""The notice on community canteens as Word saves one: numbers that are not in the text, tracked changes, a footnote, a text box.

Written with zipfile alone, so that the bytes stay the same. `samples.py` makes it.
"""

from __future__ import annotations

import zipfile
from itertools import count
from typing import Any
from xml.sax.saxutils import escape

from samples_truth import RAW, node, spread, write

NAME = "云澜市社区食堂管理细则"
TITLE = ("云澜市民政局　云澜市市场监督管理局　云澜市财政局", "关于印发《云澜市社区食堂管理细则（试行）》的通知")
ADDRESSEES = "各区、县（市）民政局、市场监管局、财政局，市级有关单位："
AUTHORITIES = ["云澜市民政局", "云澜市市场监督管理局", "云澜市财政局"]
CARRIED = "云澜市社区食堂管理细则（试行）"
ATTACHMENT = "社区食堂补助标准"
HEADER = "云澜市民政局行政规范性文件"
NOTE = "单位内部食堂、学校食堂以及商业餐饮门店附设的老年窗口不在此列。"
CHANGED = (("2023年11月底前", "年底前"), ("优惠幅度不低于三成", "优惠幅度不低于两成"))  # (inserted, deleted)
NOTICE = (
    "让老人少跑路、少开火，是今年民生议事会上票数最高的一件事。市民政局、市市场监管局、市财政局据此拟定了《云澜市社区食堂管理细则（试行）》，现发给你们照此办理。",
    "请于{0}完成存量助餐场所摸底，名册报市民政局养老服务处；已经挂牌但连续三个月停灶的，先摘牌、再整改。",
)
# Chapters of articles; an article: (text, points, paragraph after them). {n} stands for the tracked change n, {*} for the footnote.
CHAPTERS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...], str | None], ...]], ...] = (
    (
        "总则",
        (
            ("为了让居民就近吃上热乎、干净、不贵的饭菜，规范社区食堂的开办、补助和监督，结合本市实际，制定本细则。", (), None),
            (
                "本细则所称社区食堂{*}，是指由镇街统筹场地、面向全体居民开放、对老年人等群体实行优惠价的非营利性就餐场所，分为中心食堂、邻里食堂和助餐点三类。",
                (),
                None,
            ),
            ("社区食堂坚持镇街搭台、市场掌勺、邻里监督，不搞统一装修，不下达数量指标。", (), None),
            ("民政部门负责统筹布点和补助审核；市场监管部门负责食品安全检查；财政部门负责资金拨付和绩效核查。", (), None),
        ),
    ),
    (
        "开办",
        (
            (
                "开办社区食堂应当具备下列条件：",
                (
                    "房屋产权清晰，离最近的居民楼出入口不超过八百米；",
                    "厨房与用餐区分隔，餐位不少于二十个，设有无障碍坡道；",
                    "取得食品经营许可，从业人员持有效健康证明；",
                    "装有可供居民随时查看的后厨视频。",
                ),
                "海岛渔村确实达不到前款第二项餐位要求的，可以减半设置，并配备送餐船或者送餐车。",
            ),
            ("镇街应当在公开比选前十日，将场地位置、租金减免幅度和拟定餐价张贴在楼道口，听取居民意见；反对意见超过三成的，重新选址。", (), None),
            (
                "运营单位由比选产生，签约期三年。下列单位不得参加比选：",
                ("近两年因食品安全问题受过停业处罚的；", "拖欠食材款或者工资且尚未结清的；", "以往承办食堂中途弃管的。"),
                None,
            ),
            ("开业前，镇街组织居民代表、老年人协会和市场监管所到场试餐，试餐评分低于八十分的，整改后再试。", (), None),
        ),
    ),
    (
        "运营",
        (
            ("午餐、晚餐每日供应，法定节假日至少保留一餐。因停电、检修等原因暂停供餐的，提前一日告知并安排邻近食堂代供。", (), None),
            ("基本套餐由一荤一素一汤一饭组成，价格由区县民政部门会同运营单位每年核定一次。七十周岁以上老年人、重度残疾人凭卡享受优惠，{1}，差额由财政承担一半。", (), None),
            ("每餐菜品留样一百二十五克以上，冷藏保存四十八小时。当餐未售完的熟食，可以在闭餐前半小时折价出售，不得隔餐再卖。", (), None),
            ("送餐上门每单收费不高于两元。对高龄独居老人，送餐员应当当面问候，敲门无人应答的，十分钟内联系其家属或者社区。", (), None),
            ("鼓励食堂增设理发、缝补、代缴费等便民角，收取的费用单独记账，不得与餐费混同。", (), None),
        ),
    ),
    (
        "补助与监督",
        (
            ("补助分为建设补助和运营补助，标准见附件。建设补助在开业满三个月后一次拨付，运营补助按季度结算。", (), None),
            (
                "刷卡数据是结算的依据。有下列情形之一的，追回补助并取消运营资格：",
                ("借用他人就餐卡虚增餐次的；", "以次充好，擅自缩减套餐分量的；", "拒绝公开后厨视频累计三次以上的。"),
                None,
            ),
            ("居民可以推选五至七人组成伙食监督小组，每月查账、抽检、品尝各一次，结果贴在食堂门口。", (), None),
            ("市场监管部门每半年至少飞行检查一次，发现一般问题的，责令七日内改正；发现严重问题的，当场停业。", (), None),
        ),
    ),
    (
        "附则",
        (
            ("本细则由市民政局会同市市场监管局、市财政局解释。", (), None),
            ("本细则自2023年12月1日起施行，试行期两年。", (), None),
        ),
    ),
)
# Rows of (text, rows, columns); # is the next automatic number.
TABLE = (
    (("序号", 2, 1), ("食堂类型", 2, 1), ("建筑面积", 2, 1), ("补助标准", 1, 2), ("备注", 2, 1)),
    (("建设补助（万元）", 1, 1), ("运营补助（元/餐）", 1, 1)),
    (("#1", 1, 1), ("中心食堂", 2, 1), ("300平方米以上", 1, 1), ("20", 1, 1), ("2.0", 1, 1), ("含厨房改造", 1, 1)),
    (("#2", 1, 1), ("150至300平方米", 1, 1), ("12", 1, 1), ("2.0", 1, 1), ("", 1, 1)),
    (("#3", 1, 1), ("邻里食堂", 2, 1), ("80至150平方米", 1, 1), ("6", 1, 1), ("2.5", 1, 1), ("", 1, 1)),
    (("#4", 1, 1), ("80平方米以下", 1, 1), ("3", 1, 1), ("2.5", 1, 1), ("不含租金", 1, 1)),
    (("#5", 1, 1), ("助餐点", 1, 1), ("不限", 1, 1), ("1", 1, 1), ("3.0", 1, 1), ("海岛、山区加倍", 1, 1)),
    (("注：面积以实测为准，运营补助按实际刷卡餐次计发。", 1, 6),),
)
COLUMNS = (700, 1300, 1800, 1700, 1900, 1700)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WHO = 'w:author="审核" w:date="2023-10-08T09:00:00Z"'
_ids = count(1)


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{properties}</w:rPr><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if inner.startswith('<') else run(inner)}</w:p>"


def numbered(inner: str, level: int) -> str:
    return paragraph(inner, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def text_runs(text: str) -> str:
    """Runs as Word cuts them, with the tracked changes and the footnote at their marks."""
    made = ""
    for i, piece in enumerate(text.replace("}", "{").split("{")):
        if i % 2 == 0:
            half = len(piece) // 3
            made += "".join(run(p) for p in (piece[:half], piece[half:]) if p)
        elif piece == "*":
            made += '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
        else:
            new, old = CHANGED[int(piece)]
            deleted = run(old, tag="delText")
            made += f'<w:del w:id="{next(_ids)}" {_WHO}>{deleted}</w:del><w:ins w:id="{next(_ids)}" {_WHO}>{run(new)}</w:ins>'
    return made


def red_head() -> str:
    """发文机关标志 and 发文字号 in a text box, saved twice as Word does: for itself and for older programs."""
    red = '<w:color w:val="FF0000"/><w:sz w:val="60"/>'
    inside = f"<w:txbxContent>{paragraph(run('云澜市民政局文件', red))}{paragraph(run('云民发〔') + run('2023') + run('〕42号'))}</w:txbxContent>"
    shape = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="5400000" cy="1260000"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="1" name="红头"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="1260000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    older = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    return f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r></w:p>'


def articles() -> str:
    made = ""
    for heading, inner in CHAPTERS:
        made += paragraph(run(heading), '<w:pStyle w:val="Chapter"/>')  # numbered by its style
        for text, points, after in inner:
            made += numbered(text_runs(text), 1)
            made += "".join(numbered(point, 2) for point in points)
            made += paragraph(after) if after else ""
    return made


def table() -> str:
    rows, open_cells = "", dict.fromkeys(range(len(COLUMNS)), 0)
    for row in TABLE:
        cells, c, pending = "", 0, list(row)
        while c < len(COLUMNS):
            if open_cells[c]:
                open_cells[c] -= 1
                cells += f'<w:tc><w:tcPr><w:tcW w:w="{COLUMNS[c]}" w:type="dxa"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
                c += 1
                continue
            text, down, across = pending.pop(0)
            open_cells[c] = down - 1
            merge = (f'<w:gridSpan w:val="{across}"/>' if across > 1 else "") + ('<w:vMerge w:val="restart"/>' if down > 1 else "")
            number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
            inside = f"<w:p><w:pPr>{number}</w:pPr></w:p>" if text.startswith("#") else paragraph(text) if text else "<w:p/>"
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{sum(COLUMNS[c : c + across])}" w:type="dxa"/>{merge}</w:tcPr>{inside}</w:tc>'
            c += across
        rows += f"<w:tr>{cells}</w:tr>"
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in COLUMNS)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'


def body() -> str:
    right, centre = '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'
    return (
        red_head()
        + paragraph(run(TITLE[0]) + "<w:r><w:br/></w:r>" + run(TITLE[1]), centre)
        + paragraph("")
        + paragraph(ADDRESSEES)
        + "".join(paragraph(text_runs(text), '<w:ind w:firstLineChars="200"/>') for text in NOTICE)
        + paragraph(f"附件：{ATTACHMENT}")
        + "".join(paragraph(name, right) for name in AUTHORITIES)
        + paragraph("2023年10月9日", right)
        + paragraph("（此件主动公开）")
        + paragraph(run(CARRIED, "<w:b/>"), f"<w:pageBreakBefore/>{centre}")
        + articles()
        + paragraph("附件", "<w:pageBreakBefore/>")
        + paragraph(ATTACHMENT, centre)
        + table()
        + paragraph("")
        + paragraph(run("云澜市民政局办公室") + "<w:r><w:tab/></w:r>" + run("2023年10月12日印发"))
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        + '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )


def level(index: int, kind: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:suff w:val="space"/><w:lvlText w:val="{text}"/></w:lvl>'


def parts() -> dict[str, str]:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        + level(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="Chapter"/>')
        + level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>')
        + level(2, "chineseCounting", "（%3）")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
        + level(0, "decimal", "%1")
        + "</w:abstractNum>"
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n - 1}"/></w:num>' for n in (1, 2))
    )
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="章标题"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/></w:pPr></w:style>'
    )
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    footnotes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(NOTE)}</w:p></w:footnote>'
    )
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" Target="{target}.xml"/>'
            for i, (kind, target) in enumerate((("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes"), ("header", "header1"), ("footer", "footer1")), 1)
        )
        + "</Relationships>",
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body()}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{numbering}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_NAMES}>{footnotes}</w:footnotes>",
        "word/header1.xml": f"<w:hdr {_NAMES}>{paragraph(HEADER)}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {_NAMES}>{paragraph(run('— ') + field + run(' —'))}</w:ftr>",
    }


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header1": "header", "footer1": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>' for part, kind in kinds.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{rels}<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'


def make() -> None:
    with zipfile.ZipFile(RAW / f"{NAME}.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in parts().items():
            entry = zipfile.ZipInfo(path, (2023, 10, 9, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, (_DECLARATION + content).encode())
    write(NAME, truth())


def shown(text: str) -> str:
    """The text as accepted, the footnote aside."""
    return text.replace("{0}", CHANGED[0][0]).replace("{1}", CHANGED[1][0]).replace("{*}", "")


def _numeral(number: int) -> str:
    digits = "零一二三四五六七八九十"
    return digits[number] if number <= 10 else ("" if number < 20 else digits[number // 10]) + "十" + (digits[number % 10] if number % 10 else "")


def _nodes() -> list[dict[str, Any]]:
    found, article = [], 0
    for c, (heading, inner) in enumerate(CHAPTERS, 1):
        found.append(node(f"第{_numeral(c)}章", 1, heading, None, "payload"))
        for text, points, after in inner:
            article += 1
            found.append(node(f"第{_numeral(article)}条", 2, None, shown(text), "payload"))
            for i, point in enumerate(points, 1):
                last = after is not None and i == len(points)
                found.append(node(f"（{_numeral(i)}）", 3, None, point + (after or "") if last else point, "payload", **({"ends_alt": point[-8:]} if last else {})))
    return found


def truth() -> dict[str, Any]:
    grid = spread(((text.lstrip("#"), down, across) for text, down, across in row) for row in TABLE)
    return {
        "file": f"data/raw/{NAME}.docx",
        "title": "".join(TITLE).replace("　", " "),
        "document_type": "通知",
        "document_number": "云民发〔2023〕42号",
        "issuer_mark": "云澜市民政局文件",
        "addressees": ADDRESSEES.rstrip("：").split("，"),
        "issuing_authorities": AUTHORITIES,
        "issue_date": "2023-10-09",
        "note": "此件主动公开",
        "cc_recipients": [],
        "printing_office": "云澜市民政局办公室",
        "print_date": "2023-10-12",
        "attachment_list": [ATTACHMENT],
        "attachment_kinds": ["table"],
        "payload": {"title": CARRIED, "document_type": "细则"},
        "preamble": {"begins": NOTICE[0][:8], "ends": NOTICE[-1][-8:], "chars": len(shown("\n".join(NOTICE)))},
        "running_head": HEADER,
        "printed_once": ["云澜市民政局文件", NOTE, *(new for new, _ in CHANGED)],
        "not_printed": [f"于{CHANGED[0][1]}", CHANGED[1][1]],
        "nodes": _nodes(),
        "tables": [{"scope": "attachment:1", "header_rows": 2, "grid": grid}],
        "remarks": "第X章, 第X条, （X） and the serials of the table are Word's automatic numbers, those of the chapters by their style; articles count on over chapters. The mark and the number stand "
        "in a text box, saved twice. The paragraph after 第五条（四） is by position the text of （四）, by sense of 第五条; ends_alt gives the item alone. Tracked changes are as accepted; "
        "a footnote hangs on 第二条. The table's header has two rows; its last row is a note over all columns.",
    }
