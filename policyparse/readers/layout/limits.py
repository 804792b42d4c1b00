"""How much of a file of pages is read."""

from __future__ import annotations

from policyparse.errors import UnreadableInput

MAX_PAGES = 10_000
MAX_CHARACTERS = 20_000_000  # of the whole file


def refuse_too_many(name: str, what: str, pages: int, characters: int) -> None:
    """Raises UnreadableInput where a file holds more pages or characters than are read."""
    if pages > MAX_PAGES:
        raise UnreadableInput(name, f"{what} has more than the {MAX_PAGES} pages that are read", "split it, or give the document alone")
    if characters > MAX_CHARACTERS:
        raise UnreadableInput(name, f"{what} holds more than {MAX_CHARACTERS} characters", "split it, or give the document alone")
