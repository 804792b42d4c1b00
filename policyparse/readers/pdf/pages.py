"""One page of a PDF, and what hinders reading it."""

from __future__ import annotations

import re
import statistics
from typing import Any

from policyparse.readers.layout.glyphs import Glyph
from policyparse.readers.layout.lines import text_lines
from policyparse.readers.layout.pages import BROKEN_SHARE, PageContent, lay_out
from policyparse.readers.layout.rulings import Rulings
from policyparse.readers.layout.turning import PageText
from policyparse.readers.pdf.characters import page_text
from policyparse.readers.pdf.rulings import page_rulings

_WATERMARK = 1.8  # times the usual type


def read_page(page: Any, number: int) -> PageContent:
    """What stands on a pypdfium2 page."""
    text = page_text(page)
    rulings = page_rulings(page, text.turn)
    width, height = text.turn.seen_size
    text.hidden += take_unseen(text, rulings, width, height)
    content = PageContent(
        number, width, height, oblique=text.oblique, hidden=text.hidden, unreadable=text.unreadable, pictures=rulings.pictures, objects=rulings.objects, cut=text.cut
    )
    content.characters = sum(not g.text.isspace() for g in text.glyphs) + len(text.oblique)
    _refuse_noise(content, text)
    lay_out(content, text.glyphs, rulings)
    content.sideways = [line.text for run in text.sideways for line in text_lines(run)]
    return content


def take_unseen(text: PageText, rulings: Rulings, width: float, height: float) -> str:
    """Takes out of `text` what nobody sees; returns it. Pale letters much larger than the text are a watermark and set aside.

    Letters in no ink over a picture of the page are what text recognition laid there: the text of a scan.
    """
    plain = [g for g, look in zip(text.glyphs, text.looks, strict=True) if look == "plain"]
    laid_over = rulings.pictures > 0 and not plain
    usual = statistics.median(g.size for g in plain) if plain else 0.0
    far = max(width, height)  # of a page that its text is turned on, too
    kept: list[Glyph] = []
    hidden: list[str] = []
    for glyph, look in zip(text.glyphs, text.looks, strict=True):
        outside = glyph.x1 < 0 or glyph.x0 > far or glyph.base < 0 or glyph.base - glyph.size > far
        if outside or (look == "unseen" and not laid_over) or (look == "white" and not rulings.dark_at((glyph.x0 + glyph.x1) / 2, glyph.middle)):
            hidden.append(glyph.text)
        elif look == "pale" and usual and glyph.size > _WATERMARK * usual:
            text.oblique += glyph.text
        else:
            kept.append(glyph)
    text.glyphs, text.looks = kept, []
    return "".join(hidden).strip()


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
