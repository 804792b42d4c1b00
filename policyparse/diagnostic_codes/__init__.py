"""The register of everything policyparse has to say about a document: one code, one meaning, for good.

PP1xx reading (reading.py) · PP2xx structure · PP3xx tables · PP4xx links · PP5xx facts · PP9xx accounting.
"""

from __future__ import annotations

from policyparse.diagnostic_codes.code import Code, Severity
from policyparse.diagnostic_codes.reading import READING

__all__ = ["REGISTER", "Code", "Severity"]

REGISTER: tuple[Code, ...] = (
    *READING,
    Code(
        "PP201",
        "warning",
        "no title",
        "No line above the text reads as a title.",
        "Check that the file starts with the document and not in the middle of it.",
        ("各区人民政府：\n现将有关事项通知如下。\n一、加强领导\n（一）落实责任。各区要明确专人负责此项工作。\n"),
    ),
    Code(
        "PP202",
        "warning",
        "numbering skips or repeats",
        "Among the numbered nodes of one parent (or of the whole text, where a family is numbered through) a number is missing or stands twice.",
        "Compare with the original. A gap may be a paragraph that the file lost, or a flaw of the document itself.",
        ("关于加强管理的通知\n一、加强领导\n各区要明确专人负责。\n三、落实责任\n各区要按月报送情况。\n"),
    ),
    Code(
        "PP203",
        "warning",
        "header line without a meaning",
        "A line above the text is no element of a header that policyparse knows. It is kept in unparsed.",
        "Look at the line; site chrome can be cut from the file.",
        ("云澜要闻栏目导读\n云澜市人民政府关于加强管理的通知\n各区人民政府：\n现将有关事项通知如下。\n"),
    ),
    Code(
        "PP204",
        "warning",
        "attachments do not match their list",
        "The 附件说明 announces an attachment that the file does not hold, or the title above the attachment differs from the announced one.",
        "Compare both; an attachment may be published in a file of its own.",
        ("关于加强管理的通知\n现将有关事项通知如下。\n附件：1.任务分解表\n2.项目清单\n云澜市民政局\n2021年3月1日\n附件1\n任务分解表\n本表由市民政局填写。\n"),
    ),
    Code(
        "PP205",
        "info",
        "ordinal from position",
        "The number of a heading is masked (*.). Its ordinal is its position among its siblings.",
        "None needed; the mask lists the restoration.",
        ("****年水利工作思路\n一、具体举措\n*.夯实基础\n一是修好堤防。完成加固。\n*.改革突破\n一是理顺机制。完成改革。\n"),
    ),
    Code(
        "PP206",
        "warning",
        "attachment without content",
        "An attachment has its label and title, and nothing below them that can be read.",
        "Look at the original: its table may be a picture there, or stand in a file of its own.",
        ("关于加强管理的通知\n各区人民政府：\n现将有关事项通知如下。\n云澜市民政局\n2021年3月1日\n附件\n任务分解表\n"),
    ),
    Code(
        "PP207",
        "warning",
        "header without a body",
        "Header and signature were read, and nothing between or below them could be read as a text or a table.",
        "Look at the original: its text may be a picture, stand in a file of its own, or have been lost on the way.",
        ("云澜市人民政府办公室关于做好有关工作的通知\n各区人民政府：\n云澜市人民政府办公室\n2024年3月1日\n"),
    ),
    Code(
        "PP208",
        "info",
        "text without an outline",
        "The text has no numbered heading, so that there are no sections and measures. It stands whole in preamble.",
        "None needed for a letter or minutes; elsewhere headings may have lost their numbers.",
        (
            "云澜市渡口管理局关于河道巡查情况的函\n市水利局：\n我局于三月对辖区内河道进行了全面巡查，共排查码头十二处、渡口九处，发现的问题已经逐一登记并通知所属单位。"
            "各单位已经按照要求完成整改，整改情况经复查全部合格。\n下一阶段将继续加强日常巡查，及时通报有关情况，并与沿线各镇保持联系，做好汛期前的各项准备工作，确保安全度汛。\n"
        ),
    ),
    Code(
        "PP209",
        "warning",
        "line breaks lost",
        "Several headings that count on stand inside one line. They were taken apart where their numbers and stops allow; title, number and signature may be lost in the line.",
        "Get the document with its line breaks, or put them in by hand.",
        (
            "云澜市渡口管理局会议纪要\n2022年7月21日召开讨论会，会议邀请市水务局参加，现将会议议定的有关事项纪要如下：一、完善岸线设计。方案应与道路衔接。二、优化管线布置。按规范布置。\n"
        ),
    ),
    Code(
        "PP210",
        "warning",
        "letter in another form",
        "The head of the letter has the labels of another administration (受文者, 發文字號). They are kept as fields of the portal.",
        "Read number, date and issuer in the fields, and fill them in by hand.",
        (
            "檔　　號：\n青嵐縣政府　函\n受文者：青嵐縣立國民小學\n發文日期：中華民國110年9月30日\n發文字號：府教學字第1100000001號\n主旨：檢送計畫1份，請查照。\n說明：\n一、依據來函辦理。\n"
        ),
    ),
    Code(
        "PP301",
        "info",
        "packed row taken apart",
        "A row of a flattened table holds several records; their numbers, deadlines and units could be told apart one for one.",
        "None needed; compare with the original where much depends on it.",
        ("关于加强管理的通知\n现将有关事项通知如下。\n附件\n责任清单\n序号\t重点工作内容\t完成时限\t牵头单位\n1\t1.建立台账。 2.开展检查。\t2021年 长期\t市水利局 市财政局\n"),
    ),
    Code(
        "PP302",
        "warning",
        "packed row cannot be taken apart",
        "A row holds several records, but not as many deadlines or units. Each record was given the whole cell.",
        "Read the row in the original and correct deadlines and units by hand.",
        (
            "关于加强管理的通知\n"
            "现将有关事项通知如下。\n"
            "附件\n"
            "责任清单\n"
            "序号\t重点工作内容\t完成时限\t牵头单位\n"
            "1\t1.建立台账。 2.开展检查。 3.开展评估。\t2021年 长期\t市水利局 市财政局\n"
        ),
    ),
    Code(
        "PP303",
        "warning",
        "cell that fits no column",
        "A row has a cell that belongs to no column of its table. It is kept in the grid, and in the record's other cells.",
        "Read the row in the original.",
        ("关于加强管理的通知\n现将有关事项通知如下。\n附件\n任务分解表\n地区\t数量\n东河区\t3\t其中新建一处\n" + "西岭区\t4\n" * 45),
    ),
    Code(
        "PP304",
        "warning",
        "deadline not understood",
        "The cell under a deadline heading fits no wording that policyparse knows; the text is kept, the days are null.",
        "Fill in start and end by hand, or add the wording to language/dates.py with an example.",
        ("关于加强管理的通知\n现将有关事项通知如下。\n附件\n责任清单\n序号\t重点工作内容\t完成时限\t牵头单位\n1\t建立台账。\t待定\t市水利局\n2\t开展检查。\t2021年\t市水利局\n"),
    ),
    Code(
        "PP305",
        "warning",
        "serials skip or repeat",
        "The serial numbers of a list are not 1, 2, 3 … in order.",
        "Compare with the original; a row may be lost or printed twice.",
        ("关于加强管理的通知\n现将有关事项通知如下。\n附件\n责任清单\n序号\t重点工作内容\t完成时限\t牵头单位\n1\t建立台账。\t2021年\t市水利局\n3\t开展检查。\t2021年\t市水利局\n"),
    ),
    Code(
        "PP401",
        "warning",
        "disputed measure",
        "The table groups a record under one measure, while its wording restates a sentence of another. Both are reported; nothing is corrected.",
        "Read the row and the measure; labels slip when merged cells are flattened.",
        (
            "关于水利工作的意见\n"
            "一、夯实基础\n"
            "（一）加固堤防。完成云江堤防加固工程，修复险工险段。\n"
            "（二）清理河道。开展澜溪清淤疏浚，拆除阻水构筑物。\n"
            "附件\n"
            "任务清单\n"
            "序号\t事项\t重点工作内容\t完成时限\t牵头单位\n"
            "1\t夯实基础\t加固堤防\t1.完成云江堤防加固工程。\t2021年\t市水利局\n"
            "\t\t\t2.开展澜溪清淤疏浚。\t2021年\t市水利局\n"
        ),
    ),
    Code(
        "PP402",
        "warning",
        "group label that names no measure",
        "A group label of the table is the heading of no section or measure of the body.",
        "Compare the label with the headings; one of them may be misspelt or shortened.",
        (
            "关于水利工作的意见\n"
            "一、夯实基础\n"
            "（一）加固堤防。完成云江堤防加固工程，修复险工险段。\n"
            "附件\n"
            "责任清单\n"
            "序号\t事项\t重点工作内容\t完成时限\t牵头单位\n"
            "1\t夯实基础\t培育人才\t1.完成云江堤防加固工程。\t2021年\t市水利局\n"
            "\t\t\t2.修复险工险段。\t2021年\t市水利局\n"
        ),
    ),
    Code(
        "PP501",
        "info",
        "masked year restored",
        "A masked year follows from what the text says of the five-year plan or of a session of the congress, or from the publication date; the restoration names its reason.",
        "None needed for a certain restoration.",
        ("云州/云澜-2026-01-29 00:00:00\n****年水利工作思路\n****年是“十五五”规划开局之年。\n"),
    ),
    Code(
        "PP502",
        "warning",
        "clues to a masked figure contradict each other",
        "Two rules, or a rule and the date of publication, or a document given as context, say different things of a masked figure. Each reading is kept, and none is more than possible.",
        "Read the place; the message names every reading with its reason.",
        ("云州/云澜-2023-01-29 00:00:00\n****年水利工作思路\n****年是“十五五”规划开局之年。\n"),
    ),
    Code(
        "PP901",
        "warning",
        "text that no rule accounts for",
        "This text belongs to no part of the document that policyparse knows. It is kept whole in unparsed.",
        "Look at it; if it is part of the document, a rule is missing, and a report of it is welcome.",
        ("关于加强管理的通知\n现将有关事项通知如下。\n抄送：市委办公室。\n云澜市水利局办公室\n2021年3月1日印发\n扫描件仅供内部参考\n"),
    ),
)
