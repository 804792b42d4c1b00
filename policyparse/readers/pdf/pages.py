"""One page of a PDF, and what hinders reading it."""

from __future__ import annotations

import re
from typing import Any

from policyparse.readers.layout.lines import text_lines
from policyparse.readers.layout.pages import BROKEN_SHARE, PageContent, lay_out
from policyparse.readers.layout.turning import PageText
from policyparse.readers.pdf.characters import page_text
from policyparse.readers.pdf.rulings import page_rulings


def read_page(page: Any, number: int) -> PageContent:
    """What stands on a pypdfium2 page."""
    text = page_text(page)
    rulings = page_rulings(page, text.turn)
    width, height = text.turn.seen_size
    content = PageContent(number, width, height, oblique=text.oblique, unreadable=text.unreadable, pictures=rulings.pictures, objects=rulings.objects, cut=text.cut)
    content.characters = sum(not g.text.isspace() for g in text.glyphs) + len(text.oblique)
    _refuse_noise(content, text)
    lay_out(content, text.glyphs, rulings)
    content.sideways = [line.text for run in text.sideways for line in text_lines(run)]
    return content


_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def _refuse_noise(content: PageContent, text: PageText) -> None:
    """On a page with a broken font, private-use glyphs and the odd readable character between them are noise as well."""
    private = sum(1 for g in text.glyphs if _PRIVATE.match(g.text))
    if private > 5 and private > BROKEN_SHARE * content.characters:
        content.unreadable += private
        content.characters -= private
        text.glyphs = [g for g in text.glyphs if not _PRIVATE.match(g.text)]
    if content.broken:
        text.glyphs, text.sideways = [], []
