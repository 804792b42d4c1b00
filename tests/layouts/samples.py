"""Makes the sample documents of data/raw that are no text files, and what is true of them in tests/truth, both from the plan below.

    pip install reportlab pyyaml && apt-get install fonts-wqy-zenhei && python tests/layouts/samples.py

Run again it makes the same bytes (made with reportlab 5.1.0). Every text is invented; the truth says what the author planned, not what an
extractor reads. `samples_docx.py` and `samples_html.py` hold the plans of the other two formats.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import samples_docx
import samples_html
from generate import FONT, LEAD, PAD, SIZE, Cell, Table, draw
from reportlab.lib.colors import black, red  # type: ignore[import-not-found, import-untyped, unused-ignore]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-not-found, import-untyped, unused-ignore]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-not-found, import-untyped, unused-ignore]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-not-found, import-untyped, unused-ignore]
from samples_truth import RAW, node, write

NAME = "云澜市湿地保护行动计划"
TITLE_LINES = ("云澜市人民政府关于印发", "云澜市湿地保护行动计划", "（2024—2026年）的通知")
ADDRESSEES = ("各区、县（市）人民政府", "临港新城、云澜高新区管委会", "市政府各部门、各直属单位")
NOTICE = (
    "《云澜市湿地保护行动计划（2024—2026年）》已由市政府第31次常务会议讨论通过，现发给你们，请对照任务表认领分工，把责任落到人、落到滩、落到塘。",
    "市林业局每半年汇总一次进度，连同卫星影像比对结果一并报市政府。《云澜市退塘还湿暂行规定》（云政发〔2017〕35号）与本计划不一致的，以本计划为准。",
)
RUNNING_HEAD = "云澜市人民政府行政规范性文件"
PREAMBLE = (
    "云澜滨海临江，滩涂、河口、库塘、稻田四类湿地相互交错，现有面积4.86万公顷，每年有11万余只候鸟在此停歇。受围垦、淤积和外来植物侵占影响，近十年自然岸线缩短23公里，"
    "白鹭洲越冬水鸟种类由96种减到81种。为止住退化、留住水鸟，让湿地成为市民家门口的绿肺，制定本计划。"
)
CLOSING = "本计划自2024年5月1日起施行，至2026年12月31日结束，由市林业局负责解释。"
# (number, heading, own paragraph, measures); a measure: (number, heading, paragraphs)
SECTIONS: tuple[tuple[str, str, str | None, tuple[tuple[str, str, tuple[str, ...]], ...]], ...] = (
    (
        "一、",
        "工作目标",
        "到2026年，全市湿地面积不少于4.9万公顷，自然湿地占比稳定在六成以上；修复退化湿地3.4万亩，新增市级湿地公园4处；白鹭洲越冬水鸟恢复到90种以上；"
        "重要湿地水质达到Ⅲ类的监测断面比例不低于85%。到那时，市民从家中出发，骑行半小时可以走进一片湿地。",
        (),
    ),
    (
        "二、",
        "摸清湿地家底",
        None,
        (
            (
                "（一）",
                "完成资源调查",
                (
                    "以最近一次国土变更调查图斑为底，用一年时间走遍全市312块湿地，逐块记录水深、植被、鸟类和权属，2024年底前建成湿地资源数据库。对面积不足一公顷的池塘、沟渠，"
                    "由镇街组织网格员拍照登记，不漏一处“毛细血管”。调查结果每五年复核一次，复核前先行公示三十日。",
                ),
            ),
            (
                "（二）",
                "划定保护边界",
                (
                    "将澜溪口、白鹭洲等9处湿地列入市级重要湿地名录，勘界立桩不少于1400根，界桩坐标同步写入国土空间“一张图”。界线与永久基本农田、围垦养殖重叠的，"
                    "由属地政府会同林业、农业农村部门提出调处意见，2025年6月底前全部了结，不得以争议未决为由推迟立桩。",
                ),
            ),
            (
                "（三）",
                "织密监测站网",
                (
                    "新建水文、水质、鸟类综合监测点26个，在北屿县潮间带布设高清视频23路。监测数据按日汇入市级生态感知平台，异常数据两小时内推送至管护员手机。"
                    "依托云澜师范学院组建湿地观测站，连续积累不少于十年的物候资料，并向中小学师生免费开放查询。",
                ),
            ),
        ),
    ),
    (
        "三、",
        "修复退化湿地",
        None,
        (
            (
                "（四）",
                "连通水系脉络",
                (
                    "打通断头浜、淤塞河汊47条，拆除废弃堰坝13座，恢复澜溪与白鹭洲之间的季节性漫滩。枯水期由市水利局统一调度生态补水，年补水量不少于3200万立方米。"
                    "护岸改造优先采用抛石、木桩、芦苇带等做法，已硬化的岸线三年内拆改18公里，拆下的石料就近用于抛石护脚。",
                ),
            ),
            (
                "(五) ",
                "清除外来入侵植物",
                (
                    "对互花米草、加拿大一枝黄花、水葫芦分别建档、分片挂图，2024年10月底前完成首轮刈割翻耕2.1万亩，次年春季补除复萌植株，复萌率连续两年控制在5%以内。"
                    "清除后的滩面以碱蓬、芦苇、海三棱藨草补植，严禁使用未经登记的除草剂。",
                ),
            ),
            (
                "（六）",
                "恢复候鸟栖息地",
                (
                    "在白鹭洲、盐仓滩营造浅水觅食区620公顷、高潮位停歇岛5座，水位按越冬、繁殖两季分别调控。每年11月至次年3月，核心滩涂暂停赶海、无人机表演和强光照明。",
                    "建立受伤野鸟救护站2处，救护记录全程留痕。对因护鸟减产的稻田、藕塘，按实际损失给予补偿，每亩最高600元，补偿名单在村务公开栏张贴不少于七日。",
                ),
            ),
            (
                "（七）",
                "治理养殖尾水",
                (
                    "连片五十亩以上的养殖塘全部配建沉淀池和生态沟渠，2026年底前尾水达标排放率达到98%。推广稻虾轮作、鱼菜共生，压减高密度投饵面积8000亩。"
                    "对紧邻重要湿地的散养户，以奖代补引导退养转产，不搞一刀切，不留烂尾塘。",
                ),
            ),
        ),
    ),
    (
        "四、",
        "规范合理利用",
        None,
        (
            (
                "（八）",
                "严管占用审批",
                (
                    "除防洪、航运、重大能源项目外，新建项目不得占用重要湿地；确需临时占用的，期限不超过两年，到期六个月内恢复原状并结清修复保证金。"
                    "推行“占补指标池”，先补后占、以丰补歉，指标跨区县调剂须经市政府同意。第（二）条所列名录内的湿地，一律不得调入指标池。",
                ),
            ),
            (
                "（九）",
                "建设小微湿地",
                (
                    "利用房前屋后的废弃塘、洼地和高架桥下空间，三年建成小微湿地150处，每处投资控制在40万元以内。南浦区率先在12所中小学校园试建“雨水课堂”，"
                    "让孩子推窗见水、俯身识草。建成后由社区认领，连续半年无人打理的，收回以奖代补资金。",
                ),
            ),
            (
                "（十）",
                "发展生态产业",
                (
                    "支持云江县水生蔬菜、澜阳市荷莲系列申报地理标志，培育湿地农产品品牌6个。自然观察、研学民宿实行最大承载量管理，旺季预约入园，日接待不超过核定人数。"
                    "探索湿地碳汇计量与交易，首批选定盐仓滩1.3万亩开展试点。",
                ),
            ),
            (
                "（十一）",
                "开展科普宣教",
                (
                    "每年世界湿地日所在周举办“云澜观鸟周”，编印市民识鸟折页和方言版护鸟广播。培训持证湿地讲解员200名，其中渔民、退休教师不少于三成。"
                    "在公交、轮渡站台设置水鸟剪影识别牌，扫码即可听到鸣声。",
                ),
            ),
        ),
    ),
    (
        "五、",
        "健全保障机制",
        None,
        (
            (
                "（十二）",
                "压实管护责任",
                (
                    "设立市、县、镇、村四级滩长，村级滩长每周巡滩不少于两次。管护岗位优先聘用原养殖户、渔民，市级财政按每人每月1500元给予补助。"
                    "各区县政府主要负责人每季度至少到现场督导一次，发现的问题当场交办、当月销号。",
                ),
            ),
            (
                "（十三）",
                "拓宽资金来源",
                (
                    "市级三年统筹安排2.4亿元，按“先建后补、以效定补”拨付，县级配套比例不低于1:0.5。鼓励企业、侨胞认养湿地，认养款实行专户管理、按季公布收支。"
                    "支持保险机构开发湿地生态受损险，首年保费由市级补贴一半。",
                ),
            ),
            (
                "（十四）",
                "强化执法协作",
                (
                    "林业、公安、海警、渔政每月联合巡查一次，对电鱼、张网捕鸟、偷排泥浆等行为露头就打。开通24小时举报热线，线索查实后奖励举报人200元至5000元。"
                    "对跨市流窜作案的，与下游邻市互派人员、互认证据。",
                ),
            ),
            (
                "（十五）",
                "严格考核问效",
                (
                    "每年10月由第三方开展成效评估，评估得分计入生态文明考核，所占权重不低于8%。对弄虚作假、数据注水的，追缴已拨资金，三年内取消评优资格。"
                    "因台风、赤潮等不可抗力未完成年度任务的，可以顺延半年。",
                ),
            ),
        ),
    ),
)
_EACH = "各区、县（市）政府"
# (measure whose sentence it restates, text, deadline as it is broken over lines, units as separated in the cell)
TASKS = (
    (1, "逐块记录312块湿地的水深、植被、鸟类和权属，建成湿地资源数据库。", "2024年底前", "市林业局、市自然资源和规划局"),
    (1, "组织网格员对面积不足一公顷的池塘、沟渠拍照登记。", "2024年", _EACH),
    (2, "将澜溪口、白鹭洲等9处湿地列入市级重要湿地名录，勘界立桩1400 根以上。", "2024—\n2025年", "市林业局\n市自然资源和规划局"),
    (2, "提出界线与永久基本农田、围垦养殖重叠地块的调处意见并全部了结。", "2025年6\n月底前", f"{_EACH}\n市农业农村局"),
    (3, "新建水文、水质、鸟类综合监测点26个。", "2025年", "市生态环境局、市水利局、市林业局"),
    (3, "依托云澜师范学院组建湿地观测站。", "2024年", "市林业局\n云澜师范学院"),
    (4, "打通断头浜、淤塞河汊47条，拆除废弃堰坝13座。", "2024—\n2026年", "市水利局"),
    (4, "统一调度生态补水，年补水量不少于3200万立方米。", "长期", "市水利局"),
    (4, "拆改已硬化的岸线18公里。", "2024—\n2026年", "市住建局\n市水利局"),
    (5, "完成互花米草、加拿大一枝黄花、水葫芦首轮刈割翻耕2.1万亩。", "2024年10\n月底前", "市林业局、东河区政府、北屿县政府"),
    (5, "以碱蓬、芦苇、海三棱藨草补植清除后的滩面。", "2025年", "市林业局、市海洋与渔业局"),
    (6, "营造浅水觅食区620公顷、高潮位停歇岛5座。", "2025年12\n月底前", "市林业局\n北屿县政府"),
    (6, "建立受伤野鸟救护站2处。", "2024年", "市林业局"),
    (6, "对因护鸟减产的稻田、藕塘按实际损失给予补偿。", "持续推进", "市财政局、市农业农村局"),
    (7, "连片五十亩以上的养殖塘配建沉淀池和生态沟渠，尾水达标排放率达到98%。", "2026年底\n前", "市农业农村局\n市生态环境局"),
    (7, "推广稻虾轮作、鱼菜共生，压减高密度投饵面积8000亩。", "2024—\n2026年", "市农业农村局、澜阳市政府"),
    (8, "推行“占补指标池”，先补后占、以丰补歉。", "2024年9\n月底前", "市自然资源和规划局、市林业局"),
    (9, "建成小微湿地150处。", "2024—\n2026年", f"市住建局\n{_EACH}"),
    (9, "在12所中小学校园试建“雨水课堂”。", "2025年8\n月底前", "南浦区政府\n市教育局"),
    (10, "培育湿地农产品品牌6个。", "2026年", "市农业农村局、云江县政府、澜阳市政府"),
    (10, "探索湿地碳汇计量与交易，选定盐仓滩1.3万亩开展试点。", "2025年", "市生态环境局"),
    (11, "举办“云澜观鸟周”，编印市民识鸟折页和方言版护鸟广播。", "长期", "市林业局、市文广旅游局、团市委"),
    (11, "培训持证湿地讲解员200名。", "2024—\n2026年", "市林业局\n市教育局"),
    (12, "设立市、县、镇、村四级滩长，村级滩长每周巡滩不少于两次。", "2024年6\n月底前", _EACH),
    (12, "管护岗位优先聘用原养殖户、渔民。", "长期", "市人力社保局"),
    (13, "统筹安排2.4亿元，按“先建后补、以效定补”拨付。", "2024—\n2026年", "市财政局、市林业局"),
    (13, "认养款实行专户管理、按季公布收支。", "持续推进", "市林业局\n市慈善总会"),
    (14, "林业、公安、海警、渔政每月联合巡查一次。", "长期", "市林业局\n市公安局\n云澜海警局"),
    (15, "每年由第三方开展成效评估，评估得分计入生态文明考核。", "长期", "市考核办、市林业局"),
)
SLIPPED = {11: 6}  # serial of a task → the measure in whose merged cell it is drawn
WIDE_POINT = 8  # the serial that is printed with a full-width point
PROJECTS = (
    ("澜溪口滩涂修复工程", "清除互花米草9200亩，补植碱蓬、芦苇3600亩，修建观测栈道1.8公里。", ("东河区",), 8640, "2025.6"),
    ("白鹭洲候鸟栖息地营造工程", "开挖浅水觅食区410公顷，堆筑停歇岛3座，设置隐蔽观鸟屋6间。", ("北屿县",), 5275, "2025.12"),
    ("断头浜连通工程(一期)", "打通断头浜21条，拆除堰坝8座，新建生态涵闸15处。", ("东河区", "西岭区", "南浦区"), 12300, "2024.11"),
    ("养殖尾水集中治理工程", "建设沉淀池64口、生态沟渠37公里，配套在线监测设备40套。", ("澜阳市", "云江县"), 6980, "2026.10"),
    ("校园小微湿地示范工程", "在12所学校改造雨水花园1.6万平方米，布设科普标识。", ("南浦区",), 430, "2025.8"),
    ("湿地智慧监测平台", "布设综合监测点26个、高清视频23路，开发巡护手机应用V1.0。", ("全市",), 2150, "2024.11"),
)
ATTACHMENTS = ("湿地保护重点任务责任表", "湿地修复工程项目表")
CC = ("市委有关部门", "市人大机关", "市政协机关", "市监委", "云澜军分区", "市中级法院", "市检察院", "云澜海事局")
WIDTHS = (28.0, 50.0, 72.0, 174.0, 62.0, 92.0)
PROJECT_WIDTHS = (28.0, 92.0, 178.0, 60.0, 62.0, 58.0)


def measures() -> Iterator[tuple[int, int, str, str]]:
    """(section, measure, heading of the section, heading of the measure) in order, numbered through."""
    number = 0
    for s, (_, section, _, inner) in enumerate(SECTIONS, 1):
        for _, heading, _ in inner:
            number += 1
            yield s, number, section, heading


def task_cells() -> list[Cell]:
    cells = [Cell(0, 0, "序号"), Cell(0, 1, "事项", 1, 2), Cell(0, 3, "主要任务"), Cell(0, 4, "完成时限"), Cell(0, 5, "牵头单位")]
    drawn_in = [SLIPPED.get(i, task[0]) for i, task in enumerate(TASKS, 1)]
    section_of = {m: s for s, m, _, _ in measures()}
    for s, m, section, heading in measures():
        rows = [i for i, d in enumerate(drawn_in, 1) if section_of[d] == s]
        if m == min(k for k, v in section_of.items() if v == s):
            cells += [Cell(rows[0], 0, str(s - 1), len(rows)), Cell(rows[0], 1, section, len(rows))]
        rows = [i for i, d in enumerate(drawn_in, 1) if d == m]
        cells.append(Cell(rows[0], 2, heading, len(rows)))
    for i, (_, text, deadline, units) in enumerate(TASKS, 1):
        point = "．" if i == WIDE_POINT else "."
        cells += [Cell(i, 3, f"{i}{point}{text}"), Cell(i, 4, deadline), Cell(i, 5, units)]
    return cells


def project_cells() -> list[Cell]:
    heads = ("序号", "项目名称", "建设内容", "实施地点", "总投资\n（万元）", "完成时限")
    rows = [heads, *((str(i), p[0], p[1], "\n".join(p[2]), str(p[3]), p[4]) for i, p in enumerate(PROJECTS, 1))]
    cells = [Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    last = len(rows)
    return [*cells, Cell(last, 0, "合计", 1, 4), Cell(last, 4, str(total())), Cell(last, 5, "")]


def total() -> int:
    return sum(p[3] for p in PROJECTS)


class Ruled(Table):
    """A table whose lines break by their width; a full stop that no longer fits takes the character before it along."""

    def wrap(self, cell: Cell) -> list[str]:
        room = sum(self.widths[cell.col : cell.col + cell.col_span]) - 2 * PAD
        lines = []
        for piece in cell.text.split("\n"):
            line = ""
            for char in piece:
                if pdfmetrics.stringWidth(line + char, "zen", SIZE) > room + 0.1:
                    keep = len(line) - (char in "，。、；）”")
                    lines.append(line[:keep])
                    line = line[keep:]
                line += char
            lines.append(line)
        return lines


class Paper:
    """An A4 page of an office: 28 characters a line, 22 lines a page, justified; page numbers outside, left on even pages."""

    LEFT, TOP, WIDTH, LINES, PITCH, SIZE = 74.0, 112.0, 448.0, 22, 28.6, 16.0
    HEIGHT = 842.0

    def __init__(self, path: str) -> None:
        self.canvas = Canvas(path, pagesize=(595.0, self.HEIGHT), invariant=1)
        self.canvas.setTitle(NAME)
        self.number, self.used = 1, 0

    def y(self, line: float) -> float:
        return self.HEIGHT - self.TOP - line * self.PITCH

    def put(self, text: str, x: float, y: float, size: float = SIZE, space: float = 0.0) -> None:
        piece = self.canvas.beginText(x, y)
        piece.setFont("zen", size)
        piece.setCharSpace(space)
        piece.textOut(text)
        self.canvas.drawText(piece)

    def line(self, text: str, x: float = LEFT, justify: bool = False) -> None:
        if self.used == self.LINES:
            self.turn()
        width = pdfmetrics.stringWidth(text, "zen", self.SIZE)
        space = (self.LEFT + self.WIDTH - x - width) / max(len(text) - 1, 1) if justify else 0.0
        self.put(text, x, self.y(self.used), space=space)
        self.used += 1

    def paragraph(self, text: str, indent: int = 2) -> None:
        rest, x = text, self.LEFT + indent * self.SIZE
        while rest:
            cut = self._fits(rest, self.LEFT + self.WIDTH - x)
            self.line(rest[:cut], x, justify=cut < len(rest))
            rest, x = rest[cut:], self.LEFT

    def _fits(self, text: str, room: float) -> int:
        cut = 0
        while cut < len(text) and pdfmetrics.stringWidth(text[: cut + 1], "zen", self.SIZE) <= room + 0.1:
            cut += 1
        if cut < len(text) and text[cut] in "，。、；：）”》":
            cut += 1  # hangs into the margin
        while cut < len(text) and text[cut - 1] in "（《“〔":
            cut -= 1
        return cut

    def centred(self, text: str, size: float = 20.0, bold: bool = True) -> None:
        x = (595 - pdfmetrics.stringWidth(text, "zen", size)) / 2
        for shift in (0.0, 0.4) if bold else (0.0,):  # bold as printers fake it: twice
            self.put(text, x + shift, self.y(self.used), size)
        self.used += 1

    def skip(self, lines: int = 1) -> None:
        self.used = min(self.used + lines, self.LINES)

    def furnish(self) -> None:
        text = f"— {self.number} —"
        right = 595 - self.LEFT - self.SIZE - pdfmetrics.stringWidth(text, "zen", 14)
        self.put(text, right if self.number % 2 else self.LEFT + self.SIZE, 62, 14)
        if self.number > 1:
            self.put(RUNNING_HEAD, self.LEFT, self.HEIGHT - 52, 10.5)
            self.canvas.setLineWidth(0.5)
            self.canvas.line(self.LEFT, self.HEIGHT - 57, self.LEFT + self.WIDTH, self.HEIGHT - 57)

    def turn(self) -> float:
        self.furnish()
        self.canvas.showPage()
        self.number += 1
        self.used = 0
        return self.TOP - 24

    def table(self, table: Table, cut_inside: int | None = None) -> float:
        """Draws the table from here on and says where it ends; `cut_inside` names a row that a page may cut after its first line."""
        top = self.TOP + (self.used - 1) * self.PITCH
        table.cuts = cuts(table, self.HEIGHT - top - 112, self.HEIGHT - self.TOP + 24 - 112, cut_inside)
        return draw(self.canvas, table, 58.0, top, self.turn)

    def save(self) -> None:
        self.furnish()
        self.canvas.save()


def cuts(table: Table, first: float, room: float, cut_inside: int | None) -> list[int | tuple[int, int]]:
    """Where the pages end, before the row that no longer fits."""
    ys = table.place()
    head = ys[table.header]
    found: list[int | tuple[int, int]] = []
    start, left = 0.0, first
    for row in range(len(ys) - 1):
        if ys[row + 1] - start > left:
            inside = row == cut_inside
            found.append((row, 1) if inside else row)
            start, left = ys[row] + (PAD + LEAD if inside else 0.0), room - head
    return found


def seal(paper: Paper, x: float, y: float) -> None:
    """A red seal over signature and date, its lettering real text, as electronic seals have it."""
    canvas = paper.canvas
    canvas.setStrokeColor(red)
    canvas.setFillColor(red)
    canvas.setLineWidth(2)
    canvas.circle(x, y, 58)
    points = [(x + r * math.sin(k * math.pi / 5), y + r * math.cos(k * math.pi / 5)) for k, r in enumerate([20, 8] * 5)]
    star = canvas.beginPath()
    star.moveTo(*points[0])
    for point in points[1:]:
        star.lineTo(*point)
    star.close()
    canvas.drawPath(star, stroke=0, fill=1)
    for angle, char in zip(range(120, -121, -40), "云澜市人民政府", strict=True):
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(angle)
        paper.put(char, -7, 40, 14)
        canvas.restoreState()
    canvas.setStrokeColor(black)
    canvas.setFillColor(black)


def first_page(paper: Paper) -> None:
    canvas = paper.canvas
    canvas.setFillColor(red)
    paper.put("云澜市人民政府文件", 78, 700, 38, 12)
    canvas.setFillColor(black)
    x = 226.0
    for piece, step in (("云政发〔", 66), ("20", 19), ("2", 11), ("4", 12), ("〕", 19), ("11", 22), ("号", 0)):  # set apart as typesetting does
        paper.put(piece, x, 648)
        x += step
    canvas.setStrokeColor(red)
    canvas.setLineWidth(2)
    canvas.line(paper.LEFT, 636, paper.LEFT + paper.WIDTH, 636)
    canvas.setStrokeColor(black)
    paper.used = 5
    for text in TITLE_LINES:
        paper.centred(text)
    paper.skip()
    paper.paragraph("，".join(ADDRESSEES) + "：", indent=0)
    for text in NOTICE:
        paper.paragraph(text)
    paper.skip()
    seal(paper, 410, paper.y(paper.used) + 2)
    paper.line("云澜市人民政府", 354)
    paper.line("2024年3月26日", 352)
    paper.line("（此件公开发布）", paper.LEFT + 2 * paper.SIZE)


def carried_text(paper: Paper) -> None:
    paper.turn()
    for text in TITLE_LINES[1], "（2024—2026年）":
        paper.centred(text)
    paper.skip()
    paper.paragraph(PREAMBLE)
    for num, heading, own, inner in SECTIONS:
        paper.paragraph(num + heading)
        if own:
            paper.paragraph(own)
        for number, title, paragraphs in inner:
            paper.paragraph(f"{number}{title}。{paragraphs[0]}")
            for more in paragraphs[1:]:
                paper.paragraph(more)
    paper.paragraph(CLOSING)
    paper.skip()
    paper.line(f"附件：1.{ATTACHMENTS[0]}", paper.LEFT + 32)
    paper.line(f"2.{ATTACHMENTS[1]}", paper.LEFT + 32 + 48)


def wetlands() -> None:
    pdfmetrics.registerFont(TTFont("zen", FONT, subfontIndex=0))
    paper = Paper(str(RAW / f"{NAME}.pdf"))
    first_page(paper)
    carried_text(paper)
    paper.turn()
    paper.line("附件1")
    paper.centred(ATTACHMENTS[0], 18)
    paper.used += 1
    paper.table(Ruled(WIDTHS, task_cells(), header=1), cut_inside=26)
    paper.turn()
    paper.line("附件 2")
    paper.centred(ATTACHMENTS[1], 18)
    paper.used += 1
    paper.table(Ruled(PROJECT_WIDTHS, project_cells()))
    imprint(paper)
    paper.save()
    write(NAME, wetlands_truth(paper.number))


def imprint(paper: Paper) -> None:
    """抄送 and 印发 between rulings, at the foot of the last page."""
    canvas, left, right = paper.canvas, paper.LEFT, paper.LEFT + paper.WIDTH
    for y, width in ((168, 1.0), (116, 0.5), (92, 1.0)):
        canvas.setLineWidth(width)
        canvas.line(left, y, right, y)
    text = f"抄送：{'，'.join(CC)}。"
    paper.put(text[:30], left + 14, 150, 14)
    paper.put(text[30:], left + 14 + 3 * 14, 126, 14)
    paper.put("云澜市人民政府办公室", left + 14, 100, 14)
    printed = "2024年3月29日印发"
    paper.put(printed, right - 14 - pdfmetrics.stringWidth(printed, "zen", 14), 100, 14)


def _tasks() -> list[dict[str, Any]]:
    named = {m: (section, heading) for _, m, section, heading in measures()}
    return [
        {
            "serial": i,
            "text": text,
            "section_printed": named[SLIPPED.get(i, m)][0],
            "measure_printed": named[SLIPPED.get(i, m)][1],
            "measure_true": m,
            "deadline_text": deadline.replace("\n", ""),
            "lead_units": [_EACH if u == "各区" else u for u in units.replace(_EACH, "各区").replace("、", "\n").split("\n")],
        }
        for i, (m, text, deadline, units) in enumerate(TASKS, 1)
    ]


def _nodes() -> list[dict[str, Any]]:
    found = []
    for num, heading, own, inner in SECTIONS:
        found.append(node(num, 1, heading, own, "payload"))
        found += [node(number.strip(), 2, title, "".join(paragraphs), "payload") for number, title, paragraphs in inner]
    return found


def wetlands_truth(pages: int) -> dict[str, Any]:
    title = TITLE_LINES[1] + "（2024—2026年）"
    return {
        "file": f"data/raw/{NAME}.pdf",
        "title": "".join(TITLE_LINES),
        "document_type": "通知",
        "document_number": "云政发〔2024〕11号",
        "issuer_mark": "云澜市人民政府文件",
        "addressees": list(ADDRESSEES),
        "issuing_authorities": ["云澜市人民政府"],
        "issue_date": "2024-03-26",
        "note": "此件公开发布",
        "cc_recipients": [list(CC)],
        "printing_office": "云澜市人民政府办公室",
        "print_date": "2024-03-29",
        "attachment_list": list(ATTACHMENTS),
        "attachment_kinds": ["responsibility_list", "project_list"],
        "payload": {"title": title, "document_type": "计划"},
        "preamble": {"begins": NOTICE[0][:8], "ends": NOTICE[-1][-8:], "chars": len("\n".join(NOTICE))},
        "closing": {"begins": CLOSING[:8], "ends": CLOSING[-8:], "scope": "payload"},
        "furniture": [f"— {n} —" for n in range(1, pages + 1)],
        "running_head": RUNNING_HEAD,
        "pages": pages,
        "measures": [{"section": s, "ordinal": m, "heading": heading} for s, m, _, heading in measures()],
        "nodes": _nodes(),
        "tasks": _tasks(),
        "projects": [
            {"serial": i, "name": name, "content": content, "regions": list(regions), "investment": money, "deadline_text": when}
            for i, (name, content, regions, money, when) in enumerate(PROJECTS, 1)
        ],
        "total": total(),
        "tables": [
            {"scope": "attachment:1", "header_rows": 1, "grid": Ruled(WIDTHS, task_cells()).grid()},
            {"scope": "attachment:2", "header_rows": 1, "grid": Ruled(PROJECT_WIDTHS, project_cells()).grid()},
        ],
        "remarks": "Sections and measures are the carried text's. 一、 is one paragraph without measures; the table counts its groups from 二、 on. Task 11 restates （五） but is drawn in the "
        "merged cell of （六）; its section is right. A page cuts a row of the responsibility table, and pages repeat its header. （六） has two paragraphs. （二） in （八） is a reference. "
        "云政发〔2017〕35号 is cited. (五) is printed in half-width brackets, 8． with a full-width point, 1400 根 with a blank. A seal lies over signature and date.",
    }


if __name__ == "__main__":
    wetlands()
    samples_docx.make()
    samples_html.make()
