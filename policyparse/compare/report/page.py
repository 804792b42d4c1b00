"""What every page has: one file that asks nobody for anything."""

from __future__ import annotations

from html import escape
from pathlib import Path

_HERE = Path(__file__).parent


def page(title: str, body: str, script: bool) -> str:
    """A whole HTML page with its style, and its script where it has one, inside; it may load nothing."""
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    code = f"<script>\n{(_HERE / 'page.js').read_text(encoding='utf-8')}</script>\n" if script else ""
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n{body}{code}</body>\n</html>\n"
    )
