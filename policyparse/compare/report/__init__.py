"""A Diff as text, markdown, JSON and HTML: strings in the end, nothing is printed here."""

from __future__ import annotations

from collections.abc import Callable

from policyparse.compare.changes import Diff
from policyparse.compare.lives import Lives
from policyparse.compare.report import as_html, as_json, as_markdown, as_text, lives_html, lives_markdown

FORMATS: dict[str, Callable[[Diff, bool], str]] = {"text": as_text.render, "markdown": as_markdown.render, "json": as_json.render, "html": as_html.render}
"""format → render(diff, everything): `everything` shows what is implied and what continues unchanged too."""

LIVES: dict[str, Callable[[Lives], str]] = {"text": lives_markdown.render, "markdown": lives_markdown.render, "json": as_json.render_lives, "html": lives_html.render}
"""format → render(lives), of more than two documents."""
