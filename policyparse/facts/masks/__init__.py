"""Masked figures: every run, its kind, and what it stands for, from the document itself and from clear documents beside it."""

from __future__ import annotations

from policyparse.facts.masks.context import ClearText, clear_text
from policyparse.facts.masks.numbering import Ordinal, ordinal_of
from policyparse.facts.masks.restoring import Found, renumber, restore_masks
from policyparse.facts.masks.years import plan_year

__all__ = ["ClearText", "Found", "Ordinal", "clear_text", "ordinal_of", "plan_year", "renumber", "restore_masks"]
