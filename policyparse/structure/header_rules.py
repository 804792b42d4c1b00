"""The wordings of the header: what each of its lines looks like."""

from __future__ import annotations

from policyparse.rules import rule

BANNER = rule(
    r"(?P<region>[^\s\d/]{2,8}(?:/[^\s\d/]{1,10}){0,3})-(?P<date>\d{4}-\d{2}-\d{2})[ T](?P<time>\d{2}:\d{2}:\d{2})",
    examples=["云澜市-2026-05-01 08:30:00", "云澜省/云澜市-2026-05-01T08:30:00"],
    rejects=["云澜市2026-05-01", "2026-05-01 08:30:00"],
    why="The line that a crawler puts over a text: where it comes from and when.",
    ask="whole",
)
SIGNATORY = rule(
    r"签\s*发\s*人\s*[：:]\s*(?P<names>.*)",
    examples=["签发人：张某", "签 发 人: 张某  李某"],
    rejects=["签发单位：市渔业局", "发人：张某"],
    why="Who signed a document that goes upwards.",
    ask="whole",
)
MARK = rule(
    r"文\s*件|[^>：:|]{2,40}(?:文\s*件|公\s*报|明\s*电|电\s*报|令|专报|简报|会议纪要)",
    examples=["云澜市人民政府文件", "文 件", "云澜市人民政府公报", "云澜市渔业局会议纪要", "云澜市人民政府令"],
    rejects=["首页>文件", "云澜市渔港条例", "关于渔港的通知"],
    why="The red head of a document: the issuer with 文件, or a word that stands for it.",
    ask="whole",
)
ANNOUNCES = rule(
    r".{4,40}(?:公告|通告|令|纪要|通报)",
    examples=["云澜市渔业局公告", "云澜市人民政府令"],
    rejects=["公告", "公告如下"],
    why="A mark that is the title as well: an announcement.",
    ask="whole",
)
OFFICE = r".{0,12}(?:省长|市长|主席|州长|县长|区长|总理|主任|书记|盟长|局长|厅长|院长|检察长)"
TITLE_NOTE = rule(
    (
        r"[（(].*\d{1,4}\s*年.*[）)]|—{1,2}.*\d{4}\s*年.*|[（(].*(?:通过|公布|修订|修正|试行|稿|代拟).*[）)]"
        r"|[（(]?(?:\d{4}\s*年\s*)?第\s*\d+\s*[号期][）)]?|〔[^〕]{2,6}〕\s*第?\s*\d+\s*号|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日在.{4,60}上(?:.{2,30}作(?:政府)?工作报告)?"
        r"|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.{0,60}(?:通过|公布|批准|修订|修正)"
        rf"|{OFFICE}(?:\s*\S{{2,8}})?"
    ),
    examples=["（2026年3月1日云澜市人民政府第3次常务会议通过）", "（征求意见稿）", "——2026年1月8日在云澜市第十届人民代表大会上", "第76号", "2026年1月8日云澜市人民政府公布"],
    rejects=["（渔港）", "渔港改造方案", "——渔港方面"],
    why="The note below a title: when it was passed, before whom it was read, its number.",
    ask="whole",
)
DATED_NOTE = rule(
    r"[（(]?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\S{2}",
    examples=["2021年1月27日云澜市第十五届", "（2021年1月27日云澜市"],
    rejects=["2021年1月27日", "云澜市2021年"],
    why="How a note below a title begins that goes on on the next line: 2021年1月27日云澜市第十五届 | 人民代表大会第五次会议批准.",
    ask="match",
)
PERSON = rule(
    r"[^\W\d_a-zA-Z]\s*[^\W\d_a-zA-Z]{1,3}",
    examples=["张某", "欧阳某某", "李 某"],
    rejects=["张", "渔业发展中心", "A某"],
    why="A name of two to four characters, blanks within it.",
    ask="whole",
)
REGISTERED = rule(
    r"[A-Z]{2,8}\d{0,4}(?:\s?[-—–]\s?\d{2,6}){1,2}",
    examples=["YLDR—2026—00003", "YL01-2026-12"],
    rejects=["云政发〔2026〕5号", "YLDR"],
    why="The number under which a normative document is registered: YLDR—2026—00003.",
    ask="whole",
)
PERSONS = rule(
    r"(?:[^\W\d_a-zA-Z]\s*){2,12}",
    examples=["张某 李某", "张 某"],
    rejects=["张", "张某、李某"],
    why="Names one behind the other, with or without blanks.",
    ask="whole",
)
ADDRESS = rule(
    r".{2,400}[：:]",
    examples=["各区人民政府、市政府各部门：", "有关单位:"],
    rejects=["各区人民政府", "："],
    why="A line that ends with a colon, as that of the addressees does.",
    ask="whole",
)
GREETING = rule(
    r"(?:各位|同志|尊敬|全体|市民|广大).{1,30}",
    examples=["各位代表", "尊敬的来宾", "广大市民朋友"],
    rejects=["各区人民政府", "代表"],
    why="A line that greets those who are spoken to: no addressees.",
    ask="match",
)
OPENS_TEXT = rule(
    r"(?:为|根据|按照|依据|现将|现就|近期|经).{8,}|.*如下[：:]?",
    examples=["为加强渔港管理，制定本办法", "根据省委部署要求开展工作", "现将有关事项通知如下："],
    rejects=["为渔港", "各区人民政府"],
    why="How the first paragraph of the text opens, or what leads on to it.",
    ask="whole",
)
