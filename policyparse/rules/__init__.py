"""Rules of wording: data with proof.

A rule is a pattern with the wordings it must find (`examples`), wordings that look alike and must not be found (`rejects`), and one
sentence that says what it is for (`why`). Vocabulary stands in the YAML files of this folder; a pattern whose groups one function
reads stands beside that function:

    _BY_MONTH = rule(r"(?P<month>$month)月底?前", examples=["6月底前", "12月前"], rejects=["6月前后"], why="…")
    _REVIEW = yaml_rule("deadlines.review")

`$month` is a piece: a pattern of `pieces.yaml` with a name. `tests/unit/rules` holds every rule to its examples and rejects,
`make rule NAME=calendar` does so for the rules whose name begins so, and `policyparse rules try "6月底前"` shows which rules fire.
"""

from __future__ import annotations

from policyparse.rules.loader import expand, load
from policyparse.rules.rule import Ask, Entry, Rule, composed, rule, yaml_rule

__all__ = ["Ask", "Entry", "Rule", "composed", "expand", "load", "rule", "yaml_rule"]
