"""Clause-level actions of measures and items: what is to be done, to what."""

from policyparse.facts.actions.filling import find_all_actions
from policyparse.facts.actions.objects import Found
from policyparse.facts.actions.reading import find_actions

__all__ = ["Found", "find_actions", "find_all_actions"]
