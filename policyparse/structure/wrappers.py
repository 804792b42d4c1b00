"""What crawlers, portals and wire services print around a document, taken off before its header is read.

A card is a run of ``标签：值`` lines near the top (``**发布机构**: 云澜市水利局`` / ``抓取时间：2026-04-03``), which may stand below the title that
the page gives. Its fields are kept as fields of the portal. Datelines (``新华社云澜2月13日电``), headings of the page (``政策全文``) and
links to files behind the text are furniture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from policyparse.language.portal import CRAWLER_LABELS, LABELS, canonical, split_labels
from policyparse.rules import rule
from policyparse.source import Line
from policyparse.structure.letters import FOOT_LABEL, FORM_LABEL, is_foreign_letter
from policyparse.structure.markers import read_marker
from policyparse.text.passage import Passage, Span

_REACH = 60  # lines from the top in which a card ends
_MOST_ABOVE = 8  # lines of text above a card: the title that the page gives, over several lines
_TAIL = 14  # lines at the end in which links to files stand
_LONGEST_VALUE = 240  # characters
_KINDS_OF_PAGES = (None, "chrome", "byline", "related", "tools")  # a card holds text, or what a rule of furniture knows already

_FIELD = rule(
    r"(?P<label>[^\W_](?:[^：:。，,；;“”《》\d]{0,11}))\s*[：:]\s*(?P<value>\S.*)?",
    examples=["发文机关：云澜市人民政府", "成文日期: 2026年5月1日"],
    rejects=["云澜市人民政府", "第1，管理：完善"],
    why="A field of a card: a label and its value.",
    ask="whole",
)
_OWN = rule(
    r"附\s*件.*|附\s*[表录图].*|签\s*发\s*人|[抄分报主]\s*[送报]|密\s*级|份\s*号|紧急程度|联系人.*|联系电话|公开(?:方式|属性).*|注|主\s*题\s*词|编制说明|时间|地点|出席|列席|请假|记录|主持人?|参加人员",
    examples=["附件1", "签发人", "抄送", "密级", "联系人", "时间"],
    rejects=["发文机关", "索引号"],
    why="Labels that are the document's own, and no field of a card.",
    ask="whole",
)
_HEADS_CARD = rule(
    r"(?:基本|文件|文档|政策|公文|网页|元)(?:信息|数据)|元数据|文档属性|[Mm]etadata",
    examples=["基本信息", "文件信息", "元数据", "Metadata"],
    rejects=["渔港信息", "信息公开"],
    why="The heading of a card.",
    ask="whole",
)
_HEADS_TEXT = rule(
    r"(?:政策|文件|公文|文章|通知)?(?:全文|正文|原文)(?:内容)?[：:]?|文件内容[：:]?|正文内容[：:]?",
    examples=["政策全文", "正文：", "文件内容："],
    rejects=["渔港正文说明", "全文如下"],
    why="The heading of the text behind a card.",
    ask="whole",
)
_DATELINE = rule(
    r"[（(]?\s*(?:据\s*)?(?:新华社|中新社|新华网|人民网|中新网|中国网|央视网|央广网|本报|本网|本台)[^，。；：\d]{0,12}?(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:电|讯|消息)\s*(?:[（(][^（）()]{2,30}[）)])?\s*[）)]?\s*[：:]?\s*",
    examples=["新华社云澜5月1日电 ", "（本报云澜5月1日讯）", "据新华社2026年5月1日电（记者张某）："],
    rejects=["新华社记者", "5月1日电"],
    why="The dateline of a wire service before the text.",
    ask="match",
)
_LINKS = rule(
    r"[【\[]?\s*(?:原文|文件|附件|正文|全文|相关附件|相关文件|政策文件|PDF|WORD)\s*(?:下载|链接|附件)\s*[】\]]?\s*[：:]?|[【\[]?\s*(?:相关附件|下载附件|附件列表)\s*[】\]]?\s*[：:]?",
    examples=["附件下载", "【原文下载】", "相关附件：", "PDF下载"],
    rejects=["附件1", "下载渔港名录"],
    why="The heading of the links below a text.",
    ask="whole",
)
_FILE = rule(
    r"(?i)[^。；]{1,120}\.(?:docx?|pdf|xlsx?|wps|et|ofd|rar|zip|ceb)\s*(?:[（(][^（）()]{1,24}[）)]|\]\([^()]{0,300}\))?|https?://\S+",
    examples=["渔港名录.docx", "渔港名录.pdf（120KB）", "https://example.org/a.pdf"],
    rejects=["渔港名录", "。docx"],
    why="A file that is linked, with its size or address.",
    ask="whole",
)
_BULLET = rule(
    r"[-*+•·●]\s+(?=\S)",
    examples=["- 渔港名录", "• 渔船表"],
    rejects=["-渔港", "渔港 - 渔船"],
    why="The bullet before a link.",
    ask="match",
)
_ATTACHED = rule(
    r"(?:相关)?附件(?:列表|下载)?\s*[：:]",
    examples=["附件：", "相关附件列表："],
    rejects=["附件1：", "附件"],
    why="The heading of the attachments below a text.",
    ask="whole",
)


class WrapperField(NamedTuple):
    """A field that a portal or a crawler prints beside the document: 索引号：…, **发布机构**: …"""

    label: str
    value: str
    passages: tuple[Passage, ...]


class Shown(NamedTuple):
    """A line of the source with its text, and its kind where it is furniture by itself."""

    line: Line
    passage: Passage
    kind: str | None


class Wrapper(NamedTuple):
    """What was taken off."""

    fields: tuple[WrapperField, ...] = ()
    furniture: tuple[tuple[str, Passage], ...] = ()
    card_end: int = 0  # the card ends before this offset of the source; 0 where there is none


NO_WRAPPER = Wrapper()


def take_wrappers(shown: Sequence[Shown]) -> tuple[list[Shown], Wrapper]:
    """The lines without their wrapper, and the wrapper."""
    fields: list[WrapperField] = []
    furniture: list[tuple[str, Passage]] = []
    taken: set[int] = set()
    visible = [i for i, line in enumerate(shown) if line.passage.text]
    card = _card(shown, visible)
    for i in card:
        found = _fields(shown[i].passage)
        fields += found
        if not found:
            furniture.append((shown[i].kind or "chrome", shown[i].passage))
    taken.update(card)
    for i in _links_behind(shown, visible):
        taken.add(i)
        furniture.append((shown[i].kind or "link", shown[i].passage))
    for i in _letter_form(shown, visible):
        taken.add(i)
        fields += _fields(shown[i].passage) or [WrapperField("署名", shown[i].passage.text, (shown[i].passage,))]
    kept = [line for i, line in enumerate(shown) if i not in taken]
    kept = _without_datelines(kept, furniture)
    end = shown[card[-1]].line.span.end if card else 0
    return kept, Wrapper(tuple(fields), tuple(furniture), end)


def _letter_form(shown: Sequence[Shown], visible: Sequence[int]) -> Iterator[int]:
    """The lines of the form that letters of another administration are written on, by index: its head, and its foot from 正本 on."""
    if not is_foreign_letter(shown[i].passage.folded for i in visible[:_REACH]):
        return
    foot = next((n for n, i in enumerate(visible) if FOOT_LABEL.fullmatch(shown[i].passage.folded)), len(visible))
    for n, i in enumerate(visible):
        if n >= foot or FORM_LABEL.fullmatch(shown[i].passage.folded):
            yield i


def _card(shown: Sequence[Shown], visible: Sequence[int]) -> list[int]:
    """The lines of the card at the top, by index; empty where there is none."""
    start = next((n for n, i in enumerate(visible[: _MOST_ABOVE + 1]) if _opens_card(shown[i])), None)
    if start is None:
        return []
    card: list[int] = []
    strong = 0
    for n in range(start, min(len(visible), _REACH)):
        line = shown[visible[n]]
        known = _known(line.passage)
        if not (known or _HEADS_CARD.fullmatch(line.passage.folded) or (line.kind and line.kind in _KINDS_OF_PAGES) or _is_more(shown, visible, n, card)):
            break
        strong += known
        card.append(visible[n])
    # the last lines of a run are its own only where they are fields
    while card and not (_fields(shown[card[-1]].passage) or _FILE.fullmatch(shown[card[-1]].passage.folded)):
        card.pop()
    crawled = any(_crawled(shown[i].passage) for i in card)
    return card if strong >= 2 or (strong and crawled) else []


def _opens_card(line: Shown) -> bool:
    if line.kind not in _KINDS_OF_PAGES:
        return False
    return _known(line.passage) or bool(_HEADS_CARD.fullmatch(line.passage.folded))


def _bare(passage: Passage) -> Passage:
    """A line without the dash of a list: - **文档类型**：政策类."""
    bullet = _BULLET.match(passage.folded)
    return passage.cut(bullet.end()) if bullet else passage


def _known(passage: Passage) -> bool:
    """Whether a line is a field by its label alone."""
    return bool(split_labels(_bare(passage).text)) or _label(passage) in LABELS or _crawled(passage)


def _crawled(passage: Passage) -> bool:
    return _label(passage) in CRAWLER_LABELS


def _label(passage: Passage) -> str:
    """The label of a line of any field; empty where it is none."""
    match = _FIELD.fullmatch(_bare(passage).folded)
    return canonical("".join(match["label"].split())) if match else ""


def _is_more(shown: Sequence[Shown], visible: Sequence[int], n: int, card: Sequence[int]) -> bool:
    """Whether a line goes on with a card whose labels nobody knows: 检索批次：7, or lists the files under the label 附件."""
    folded = shown[visible[n]].passage.folded
    if not card:
        return False
    if _ATTACHED.fullmatch(folded):
        return n + 1 < len(visible) and bool(_FILE.fullmatch(shown[visible[n + 1]].passage.folded))
    if _FILE.fullmatch(folded):
        return True
    match = _FIELD.fullmatch(_bare(shown[visible[n]].passage).folded)
    if not match or not match["value"] or len(match["value"]) > _LONGEST_VALUE or "。" in match["value"] or _OWN.fullmatch(match["label"]):
        return False
    # a salutation or a sentence stands behind the blank line that ends the card
    marker = read_marker(shown[visible[n]].passage)
    return not shown[visible[n]].line.gap and (marker is None or marker.family == "dash")


def _fields(passage: Passage) -> list[WrapperField]:
    """The fields of a line: those of known labels, else the one that any label gives."""
    bare = _bare(passage)
    known = split_labels(bare.text)
    if known:
        ends = [0, *(f.start for f in known[1:])]
        shift = len(passage.text) - len(bare.text)
        return [WrapperField(f.label, f.value, (passage.cut(start + (shift if start else 0), f.end + shift),)) for f, start in zip(known, ends, strict=True)]
    match = _FIELD.fullmatch(bare.folded)
    if not match:
        return []
    value = bare.text[match.start("value") : match.end("value")] if match["value"] else ""
    return [WrapperField("".join(match["label"].split()), value.strip(), (passage,))]


def _links_behind(shown: Sequence[Shown], visible: Sequence[int]) -> list[int]:
    """The links to files behind the text, with the words above them: 【原文下载】 | 云澜市节水条例.pdf; by index."""
    tail = visible[-_TAIL:]
    at = len(tail)
    behind = list(
        takewhile(lambda i: shown[i].kind or _FILE.fullmatch(shown[i].passage.folded) or _LINKS.fullmatch(shown[i].passage.folded) or _crawled(shown[i].passage), reversed(tail))
    )
    at -= len(behind)
    labels = [n for n in range(at, len(tail)) if _LINKS.fullmatch(shown[tail[n]].passage.folded) or _crawled(shown[tail[n]].passage)]
    return [i for i in tail[labels[0] :] if shown[i].kind != "hidden"] if labels else []


def _without_datelines(lines: Sequence[Shown], furniture: list[tuple[str, Passage]]) -> list[Shown]:
    """The lines without 新华社云澜2月13日电, which stands alone, in front of the title or of the first paragraph, and without
    the page's own heading of the text (政策全文)."""
    kept: list[Shown] = []
    text = 0  # lines of text so far
    for line in lines:
        passage = line.passage
        if not passage.text or line.kind or text > _MOST_ABOVE:
            kept.append(line)
            continue
        if _HEADS_TEXT.fullmatch(passage.folded):
            furniture.append(("chrome", passage))
            continue
        text += 1
        match = _DATELINE.match(passage.folded)
        if not match:
            kept.append(line)
            continue
        furniture.append(("dateline", passage.cut(0, match.end())))
        rest = passage.cut(match.end())
        if rest:
            kept.append(Shown(Line(Span(rest.start, line.line.span.end), Span(rest.start, line.line.raw.end), line.line.gap), rest, None))
    return kept
