"""The page as a SourceDocument: every visible line in its canonical text, chrome and portal fields marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from policyparse.errors import UnreadableInput
from policyparse.language.organisations import looks_like_organisation
from policyparse.readers.html.content import content_root, is_inside, mostly_links
from policyparse.readers.html.flow import DataTable, Flow, TextLine
from policyparse.readers.html.hidden import shown, told
from policyparse.readers.html.markup import Page, parse, too_deep
from policyparse.readers.html.writer import Writer
from policyparse.readers.options import DEFAULT, ReadOptions
from policyparse.rules import rule
from policyparse.source import SourceDocument
from policyparse.text.folding import squash
from policyparse.text.script import has_chinese

_TITLE_WITHIN = 12  # lines at the top of the content in which its own title would stand
_RUNNING = rule(
    r"。|[：:；;]$",
    examples=["各区、县（市）人民政府：", "加强渔港管理。"],
    rejects=["云澜市人民政府办公室", "关于加强渔港管理的通知"],
    why="Running text, or the addressees in front of it: here the top of a page ends.",
)
_ORDER = rule(
    r"令(?:第\d+号)?$",
    examples=["云澜市人民政府令", "云澜市人民政府令第76号"],
    rejects=["指令中心", "云澜市渔港条例"],
    why="An order is called by its mark (云澜市人民政府令), the page by what the order makes public.",
)
_DOWNLOAD = rule(
    (
        r"(?i)(?:原文下载|附件下载|相关附件|文件下载|下载文件|扫一扫|分享到?|相关(?:链接|文章|文件|政策)|(?:查看|相关)?(?:政策)?解读|上一[篇条]|下一[篇条]|点击(?:查看|下载|阅读)"
        r"|(?:PDF|WORD|OFD|CEB)\s*(?:文件|文档|版)?(?:查看|下载|阅读)?)\s*[：:]?.*"
    ),
    examples=["附件下载：渔港名录.docx", "相关解读", "点击查看", "PDF文件下载", "扫一扫在手机打开"],
    rejects=["附件1：渔港名录", "渔港下载点建设", "政策措施"],
    why="Links of a portal that lead to files, other pages or a scanner.",
    ask="whole",
)
_READING = rule(
    r"(?!附|\d).{0,80}(?:解读|一图读懂|图解)",
    examples=["《云澜市渔港条例》政策解读", "渔港改造一图读懂"],
    rejects=["附件：政策解读", "1.做好政策解读", "渔港改造方案"],
    why="A link to another page that explains the document.",
    ask="whole",
)
_FILE = rule(
    r"(?i)(?!附|\d+[.、]).{1,80}\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)",
    examples=["云澜市渔港条例.pdf", "关于渔港改造的通知.DOCX"],
    rejects=["附件1.pdf", "1.渔港名录.xlsx", "云澜市渔港条例"],
    why="A link to the document as a file; attachments and numbered files are none.",
    ask="whole",
)
_ATTACHED = rule(
    r"附\s*件\s*\d{0,2}\s*[：:.、]\s*(?!下载)[^。]{3,80}",
    examples=["附件：云澜市渔港名录", "附 件 2. 渔船登记表"],
    rejects=["附件下载", "附件：下载", "附则：本办法自印发之日起施行"],
    why="An attachment that is named below the text.",
    ask="whole",
)
_BELOW = 20  # lines below the content in which attachments are looked for


def read(data: bytes, name: str, sha256: str, options: ReadOptions = DEFAULT) -> SourceDocument:
    """The document of a saved page. Raises UnreadableInput where the bytes are no page, or one without text."""
    page = parse(data, name)
    if too_deep(page.root):
        raise UnreadableInput(name, "the page is nested deeper than any real page", "save the page again, or give the document alone")
    (pieces, left_out), revealed = shown(page.root)
    if not any(isinstance(p, DataTable) or has_chinese(p.text) for p in pieces):
        raise UnreadableInput(name, "the page shows no Chinese text", "the text may come from a script; save the page as shown, or as PDF")
    root = content_root(pieces, page.root)
    writer = Writer()
    spans = [writer.write(piece, kind) for piece, kind in zip(pieces, _kinds(pieces, page, root), strict=True)]
    findings = [*page.diagnostics, *told(root, pieces, left_out, spans), *revealed]
    return writer.document(page, name, sha256, findings)


def _kinds(pieces: Sequence[Flow], page: Page, root: Any) -> list[str]:
    """What each piece is: text, chrome, title (a line above the content that is needed as its title)."""
    inside = [is_inside(p, root) for p in pieces]
    for i, piece in enumerate(pieces):
        # the menu of a page that holds less text than its site around it
        if inside[i] and not (isinstance(piece, TextLine) and mostly_links(piece)):
            break
        inside[i] = False
    first = inside.index(True) if True in inside else 0
    kinds = ["text" if i else "chrome" for i in inside]
    title = _title_above(pieces[:first], [p for p, i in zip(pieces, inside, strict=True) if i], page.titles)
    if title is not None:
        kinds[title] = "text"
    listed = False
    for i, piece in enumerate(pieces):
        if kinds[i] == "text" and isinstance(piece, TextLine):
            listed = listed or piece.text.strip().startswith("附")
            if _is_link(piece, i > first + 3, listed):
                kinds[i] = "chrome"
    for i in _attached(pieces, inside):
        kinds[i] = "text"
    return kinds


def _is_link(piece: TextLine, below: bool, listed: bool) -> bool:
    """A line of the content that leads away from it: 附件下载：…, and `below` its top a link to a 解读, or to a file that is no
    attachment (`listed`: a list of those stands above, and may name them by their files)."""
    text = piece.text.strip()
    if _DOWNLOAD.fullmatch(text):
        return below or mostly_links(piece)
    return below and mostly_links(piece) and bool(_READING.fullmatch(text) or (not listed and _FILE.fullmatch(text)))


def _attached(pieces: Sequence[Flow], inside: Sequence[bool]) -> list[int]:
    """The lines right below the content that offer its attachments, where the content itself lists none."""
    if True not in inside or any(i and isinstance(p, TextLine) and p.text.strip().startswith("附件") for p, i in zip(pieces, inside, strict=True)):
        return []
    end = len(inside) - list(reversed(inside)).index(True)
    found = [i for i in range(end, min(end + _BELOW, len(pieces))) if isinstance(p := pieces[i], TextLine) and _ATTACHED.fullmatch(p.text.strip())]
    return [i for n, i in enumerate(found) if i == found[0] + n]


def _title_above(above: Sequence[Flow], content: Sequence[Flow], titles: Sequence[str]) -> int | None:
    """The line above the content that prints the title, where the content does not print it itself."""
    wanted = {squash(t) for t in titles if len(t) > 5 and not looks_like_organisation(t)}  # <title> may hold the site's name alone
    lines = [p.text.strip() for p in content[:_TITLE_WITHIN] if isinstance(p, TextLine)]
    # the text itself may cite its title (我局制定了《云澜市……办法》。), and so may the name of its file: neither prints it
    top = [squash(line) for line in takewhile(lambda line: not _RUNNING.search(line), lines)]
    if any(w in "".join(top) for w in wanted) or any(_ORDER.search(line) for line in top):
        return None
    found = None
    for i, piece in enumerate(above):
        if isinstance(piece, TextLine) and not mostly_links(piece):
            text = squash(piece.text)
            if text in wanted or (len(text) > 8 and any(w.startswith(text) or text.startswith(w) for w in wanted)):
                found = i
    return found
