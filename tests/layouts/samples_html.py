"""The measures for the night economy as a portal's page that someone saved. `samples.py` makes it."""

from __future__ import annotations

from typing import Any

from samples_truth import RAW, node, spread, write

NAME = "云澜市夜间经济若干措施_云澜市人民政府"
TITLE = "云澜市人民政府办公室关于促进夜间经济发展的若干措施"
NUMBER = "云政办发〔2023〕31号"
ADDRESSEES = ["各区、县（市）人民政府", "各功能区管委会", "市政府有关部门、有关单位"]
PREAMBLE = "为让城市夜晚多些烟火气、多些人情味，带动餐饮、文旅、出行等行业增收，打响“云澜不夜”招牌，经市政府研究同意，制定以下措施。"
CLOSING = "本措施自2023年7月20日起施行，有效期至2025年12月31日。执行中遇到的问题，由市商务局会同有关部门解释。"
# sections of measures; a measure: (number, heading, text, units)
SECTIONS: tuple[tuple[str, str, tuple[tuple[str, str, str, str], ...]], ...] = (
    (
        "一、",
        "点亮消费场景",
        (
            (
                "（一）",
                "打造特色片区",
                "依托老港码头、机床厂旧址、轻纺城三处空间，2023年国庆节前建成不夜街区3个，每个街区营业至次日1时的商户不少于六成。片区内路灯、厕所、垃圾收运由属地统一保障，"
                "商户只管开门迎客。",
                "市商务局、市综合执法局，东河区、西岭区、南浦区政府",
            ),
            (
                "（二）",
                "做响小吃品牌",
                "评选“云澜十大夜宵”，把油㸆虾、蛎饼、海石花等渔家味道编入地图，对入选摊点免收首年管理费。各片区主题和营业时间见下表：",
                "市商务局、市市场监管局",
            ),
            (
                "（三）",
                "规范外摆经营",
                "临街门店可以在划定的黄线内外摆，时间为18时至24时，收摊后一小时内清扫完毕。噪声、油烟投诉一周超过三次的摊位，暂停外摆七天。",
                "市综合执法局、市生态环境局",
            ),
            (
                "（四）",
                "发放夜间消费券",
                "分四期发放夜间消费券1200万元，单张面额5元至50元，餐饮、书店、影院均可核销，不设行业门槛，不搞秒杀抢购。",
                "市商务局、市财政局",
            ),
        ),
    ),
    (
        "二、",
        "丰富文旅供给",
        (
            (
                "（五）",
                "开放夜游线路",
                "澜溪夜航船每晚加密至9班，古城墙步道亮灯段延长2.6公里，市博物馆逢周五、周六闭馆推迟到21时30分，夜场门票一律免费。",
                "市文广旅游局、市交通运输局",
            ),
            (
                "（六）",
                "扶持夜间演艺",
                "盘活船坞剧场、街角广场等闲置空间20处。对每年驻场演出满80场的民营院团，按售票收入的一成给予奖励，每家最高30万元。",
                "市文广旅游局、市财政局",
            ),
            (
                "（七）",
                "举办夜间赛事",
                "办好沿江绿道夜跑、社区篮球夜赛、水上龙舟灯会，全年不少于36场；体育场馆公益时段延长到22时。",
                "市体育局，各区、县（市）政府",
            ),
        ),
    ),
    (
        "三、",
        "优化出行服务",
        (
            (
                "（八）",
                "延长公交运营",
                "途经集聚区的11条公交线路末班车推迟至23时30分，周末开行“夜猫专线”2条，五公里以内一元乘坐。",
                "市交通运输局、市公交集团",
            ),
            (
                "（九）",
                "增加停车泊位",
                "机关事业单位停车场19时后向社会错时开放，首批释放泊位2600个；集聚区周边道路划设限时停车位，20时至次日7时免费停放。",
                "市公安局、市机关事务局",
            ),
        ),
    ),
    (
        "四、",
        "强化服务保障",
        (
            (
                "（十）",
                "简化审批流程",
                "夜市、外摆、临时演出实行“一表申请、并联办理”，材料由9份减为3份，三个工作日内办结。",
                "市行政审批局",
            ),
            (
                "（十一）",
                "筑牢安全底线",
                "在集聚区安装客流监测设备，瞬时客流达到核定上限八成即启动分流。食品快检车每周夜间巡回不少于五次，消防通道每晚开市前巡查一遍。",
                "市公安局、市市场监管局、市消防救援支队",
            ),
            (
                "（十二）",
                "降低用电成本",
                "对街区公共照明用电给予四成补贴，商户22时以后用电量参照居民低谷价执行，年度补贴总额不超过800万元。",
                "市发展改革委、云澜供电公司",
            ),
        ),
    ),
)
TABLE = (
    (("区域", 1, 1), ("片区", 1, 1), ("主题", 1, 1), ("营业时间", 1, 1)),
    (("东河区", 2, 1), ("老港码头", 1, 1), ("渔火集市", 1, 1), ("17:00—24:00", 1, 1)),
    (("灯塔里", 1, 1), ("书店与咖啡", 1, 1), ("18:00—23:00", 1, 1)),
    (("西岭区", 1, 1), ("机床厂旧址", 1, 1), ("演艺与手作", 1, 1), ("18:00—次日1:00", 1, 1)),
    (("南浦区", 2, 1), ("轻纺城", 1, 1), ("服饰夜批", 1, 1), ("19:00—次日2:00", 1, 1)),
    (("盐仓里", 1, 1), ("邻里夜食", 1, 1), ("17:00—23:00", 1, 1)),
)
ATTACHMENTS = ("夜间经济集聚区申报表", "夜间消费券核销商户承诺书")
PORTAL = {
    "索引号": "YL0100/2023-00517",
    "发文机关": "云澜市人民政府办公室",
    "成文日期": "2023-06-15",
    "发布日期": "2023-06-20",
    "文号": NUMBER,
    "有效性": "有效",
}
_HEAD = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<!-- saved from url=(0058)http://www.yunlan.example/zwgk/szfwj/202306/t20230620_517.html -->
<HTML xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>{title}_市政府办公室文件_云澜市人民政府</title>
<meta name="SiteName" content="云澜市人民政府"><meta name="ColumnName" content="市政府办公室文件">
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2023-06-20 09:12">
<link rel="stylesheet" href="./index_files/style.css"><script src="./index_files/jquery.min.js"></script>
<style>.TRS_Editor p {{ text-indent: 2em; }} /* 正文样式 */</style>
</head>
<body onload="init()">
<div class="top"><div class="w1200"><span id="today">今天是：2023年6月25日 星期日</span> <a href="#">无障碍浏览</a> | <a href="#">繁體</a> | <a href="#">登录</a></div></div>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zxxx/">云澜要闻</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li>
<li><a href="/hdjl/">互动交流</a></li><li><a href="/zjyl/">走进云澜</a></ul></div>
<div class="search"><form action="/s"><input type="text" value="请输入关键字"><button>搜索</button></form></div>
<div class="w1200">
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/szfwj/">市政府办公室文件</a></div>
"""
_FOOT = """</div></div>
<div class="share"><span>分享到：</span><a class="wx" title="微信">微信</a><a class="wb" title="微博">微博</a> <a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div>
<div class="qr"><img src="./index_files/qr.png" alt="扫一扫在手机打开当前页"><p>扫一扫在手机打开当前页</p></div>
<div class="related"><h3>相关链接</h3><ul>
<li><a href="./t20230621_520.html">一图读懂｜云澜夜间经济十二条</a><span>2023-06-21</span></li>
<li><a href="./t20230620_518.html">《关于促进夜间经济发展的若干措施》政策解读</a><span>2023-06-20</span></li>
<li><a href="./t20220810_301.html">关于2022年夜间经济试点街区名单的公示</a><span>2022-08-10</span></li></ul></div>
</div>
<div class="footer"><p>主办：云澜市人民政府办公室　承办：云澜市大数据局　网站标识码：9900000001</p>
<p>云ICP备00000000号-1　云公网安备 99000002000000号　<a href="/dt/">网站地图</a>　<a href="/lx/">联系我们</a></p>
<p>地址：云澜市东河区望江路1号　邮编：000000</p></div>
<script>var pubDate = "2023-06-20"; document.write("您是第<b>35127</b>位访客");</script>
</body></HTML>
"""


def portal() -> str:
    shown = [
        ("索&nbsp;引&nbsp;号：", "索引号"),
        ("发文机关：", "发文机关"),
        ("成文日期：", "成文日期"),
        ("发布日期：", "发布日期"),
        ("文　　号：", "文号"),
        ("有&nbsp;效&nbsp;性：", "有效性"),
    ]
    cells = [f"<td class=bt>{label}</td><td>{PORTAL[key]}</td>" for label, key in shown]
    rows = "".join(f"<tr>{a}{b}</tr>\n" for a, b in zip(cells[::2], cells[1::2], strict=True))
    return f'<div class="xxgk"><table width="100%" border="0" cellspacing="1">{rows}</table></div>\n'


def paragraph(inner: str, style: str = "") -> str:
    style = f' style="{style}"' if style else ""
    return f"<p class=MsoNormal{style}>{inner}</p>\n"


def table() -> str:
    rows = ""
    for r, row in enumerate(TABLE):
        cells = ""
        for text, down, _ in row:
            span = f' rowspan="{down}"' if down > 1 else ""
            inside = f"<strong>{text}</strong>" if not r else f'<p align="center"><span lang=EN-US>{text}</span><o:p></o:p></p>'
            cells += f'<td{span} style="border:1px solid #000">{inside}</td>'
        rows += f"<tr>{cells}</tr>\n"
    return f'<div align="center"><table class="MsoTableGrid" border=1 cellpadding=0><tbody>\n{rows}</tbody></table></div>\n'


def content() -> str:
    centre, indent = "text-align: center;", "&nbsp;&nbsp;&nbsp;&nbsp;"
    half = TITLE.index("促进")
    made = paragraph(f"<strong><span style='font-size:22pt'>{TITLE[:half]}<br/>{TITLE[half:]}</span></strong>", centre)
    made += paragraph("<span>云政办发〔</span><span lang=EN-US>2023</span><span>〕</span><span lang=EN-US>31</span><span>号</span>", centre)
    made += paragraph("&nbsp;") + paragraph("，".join(ADDRESSEES) + "：", "text-indent: 0em;")
    made += paragraph(indent + PREAMBLE)
    for num, heading, inner in SECTIONS:
        made += paragraph(f"　　<font face=黑体>{num}{heading}</font>")
        for number, title, text, units in inner:
            made += paragraph(f"　　<b>{number}{title}。</b><span style='mso-spacerun:yes'></span>{text}")
            made += table() if text.endswith("见下表：") else ""
            made += paragraph(f"　　（责任单位：{units}）")
    made += paragraph(indent + CLOSING) + paragraph("<o:p>&nbsp;</o:p>")
    made += paragraph("云澜市人民政府办公室&nbsp;&nbsp;&nbsp;&nbsp;", "text-align: right;") + paragraph("2023年6月15日&emsp;&emsp;&emsp;", "text-align: right;")
    made += paragraph(f"{indent}（此件公开发布）")
    links = [f'<a href="./P0202306{i}.doc" target=_blank>{i}.{title}.doc</a>' for i, title in enumerate(ATTACHMENTS, 1)]
    return made + paragraph(f"附件：{links[0]}<br>&emsp;&emsp;&emsp;{links[1]}")


def make() -> None:
    beside = '<div class="tools">字号：【<a>大</a> <a>中</a> <a>小</a>】 浏览次数：<span id="hits">2816</span></div>\n'
    hidden = f'<div style="display:none" id="wap">{TITLE}（手机版）</div>\n'
    page = _HEAD.format(title=TITLE) + portal() + beside + hidden + '<div id="zoom"><div class="TRS_Editor">\n' + content() + _FOOT
    (RAW / f"{NAME}.html").write_bytes(page.replace("\n", "\r\n").encode("gb18030"))
    write(NAME, truth())


def _nodes() -> list[dict[str, Any]]:
    found = []
    for num, heading, inner in SECTIONS:
        found.append(node(num, 1, heading, None, "body"))
        found += [node(number, 2, title, f"{text}（责任单位：{units}）", "body") for number, title, text, units in inner]
    return found


def truth() -> dict[str, Any]:
    ordinals = [(s, title) for s, (_, _, inner) in enumerate(SECTIONS, 1) for _, title, _, _ in inner]
    return {
        "file": f"data/raw/{NAME}.html",
        "encoding": "gb18030",
        "title": TITLE,
        "document_type": "措施",
        "document_number": NUMBER,
        "issuer_mark": None,
        "addressees": ADDRESSEES,
        "issuing_authorities": ["云澜市人民政府办公室"],
        "issue_date": "2023-06-15",
        "note": "此件公开发布",
        "cc_recipients": [],
        "printing_office": None,
        "print_date": None,
        "portal": PORTAL,
        "attachment_list": list(ATTACHMENTS),
        "attachments_elsewhere": True,
        "payload": None,
        "closing": {"begins": CLOSING[:8], "ends": CLOSING[-8:], "scope": "body"},
        "preamble": {"begins": PREAMBLE[:8], "ends": PREAMBLE[-8:], "chars": len(PREAMBLE)},
        "chrome": ["首页", "当前位置", "分享到", "打印本页", "一图读懂｜云澜夜间经济十二条", "云ICP备00000000号-1"],
        "not_printed": ["手机版", "位访客", "正文样式"],
        "measures": [{"section": s, "ordinal": m, "heading": title} for m, (s, title) in enumerate(ordinals, 1)],
        "nodes": _nodes(),
        "tables": [{"scope": "body:1", "header_rows": 1, "grid": spread(TABLE)}],
        "remarks": "The page declares gb2312 and is GB18030: 㸆 is in neither GB 2312 nor GBK. The title is broken by <br>, the number over five spans. The 附件 are links to files that are not saved with the "
        "page. A table stands between the text of （二） and its （责任单位：…） line, which belongs to the measure.",
    }
