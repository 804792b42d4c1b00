"""What reads the words of the YAML files that have no pattern of their own: an entry's examples are read so, its rejects are not."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from policyparse.compare.quantities import stricter
from policyparse.compare.weights import boilerplate, wording
from policyparse.facts.actions import find_actions
from policyparse.facts.indicators.goals import read_clause
from policyparse.facts.masks.arithmetic import bounded_ratio
from policyparse.facts.masks.calendar import related
from policyparse.facts.masks.cues import Around, around
from policyparse.facts.masks.kinds import kind_of
from policyparse.facts.masks.lexicon import read_token
from policyparse.facts.masks.runs import Run, find_runs
from policyparse.language.organisations import split_units
from policyparse.language.quantities import find_quantities
from policyparse.structure.lines import furniture_kind
from policyparse.tables.columns import role_of
from policyparse.text.folding import fold
from policyparse.text.quotes import hidden
from policyparse.validate.checks.facts import is_ratio
from policyparse.validate.checks.tables import count_in
from policyparse.view import Places


class Reading(NamedTuple):
    """The entries whose name fits `place`, and whether the code reads a text as (name, entry) says."""

    place: str
    reads: Callable[[str, Any, str], bool]


class _Readings(NamedTuple):
    known: tuple[Reading, ...]

    def of(self, name: str) -> Reading | None:
        """What reads the entry `name`."""
        return next((reading for reading in self.known if fnmatchcase(name, reading.place)), None)


def verbs_of(text: str) -> list[str]:
    """The verbs of what `text` says is to be done."""
    return [text[slice(*found.verb)] for found in find_actions(fold(text))]


def _leads_to_verb(name: str, entry: Any, text: str) -> bool:
    """Examples lead from a clause to its first verb; of a reject no verb is read."""
    verbs, examples = verbs_of(text), entry["examples"]
    return verbs[:1] == [examples[text]] if text in examples else bool(verbs)


def _says_nothing(name: str, entry: Any, text: str) -> bool:
    return verbs_of(text) == []


def first_run(text: str) -> tuple[Run, Around]:
    """The masked run that an example is about, with what stands around it."""
    folded = fold(text)
    run = find_runs(folded, Places([]))[0]
    return run, around(folded, run.start, run.end)


def tokens_read(text: str) -> list[tuple[str, str]]:
    """(token, confidence) of what the lexicon says of the first run."""
    run, said = first_run(text)
    return [(clue.value, clue.confidence) for clue in read_token(run, said, kind_of(run, said)).clues]


def _token(name: str, entry: Any, text: str) -> bool:
    """An example is read as the token, likely or not; a reject is not likely to be."""
    read = [(value, confidence) for value, confidence in tokens_read(text) if value == str(entry["token"])]
    return bool(read) if text in entry["examples"] else (str(entry["token"]), "likely") in read


def _withheld(name: str, entry: Any, text: str) -> bool:
    marks = {entry["mark"], entry["mark"].lower()}
    return any(set(run.text) & marks for run in find_runs(fold(text), Places([])))


def _share_of_boilerplate(name: str, entry: Any, text: str) -> bool:
    share = len(wording(text) & boilerplate()) / len(wording(text))
    assert share > 0.5 or share < 0.1, text
    return share > 0.5


def _key(name: str) -> str:
    return name.rpartition(".")[2]


READINGS = _Readings((
    Reading("columns.*", lambda name, entry, text: role_of(text) == _key(name)),
    Reading("organisations.roles.*", lambda name, entry, text: role_of(text) == _key(name)),
    Reading("furniture.*", lambda name, entry, text: furniture_kind(fold(text)) == entry.get("kind", _key(name))),
    Reading("organisations.collectives", lambda name, entry, text: len(split_units(text)) == 1),
    Reading("checks.counted_titles", lambda name, entry, text: count_in(text) is not None),
    Reading("checks.ratios", lambda name, entry, text: is_ratio(text)),
    Reading("checks.beyond_hundred", lambda name, entry, text: not is_ratio(text)),
    Reading("compare.boilerplate", _share_of_boilerplate),
    Reading("compare.stricter.*", lambda name, entry, text: stricter(text) is (_key(name) == "higher")),
    Reading("units_of_measure.kinds.*", lambda name, entry, text: {q.kind for q in find_quantities(text)} == {_key(name)}),
    Reading("indicators.comparators", lambda name, entry, text: read_clause(hidden(fold(text))) != []),
    Reading("indicators.outputs", lambda name, entry, text: read_clause(hidden(fold(text))) != []),
    Reading("masks.withheld*", _withheld),
    Reading("masks.kinds*", lambda name, entry, text: kind_of(*first_run(text)) == entry["kind"]),
    Reading("masks.related_years*", lambda name, entry, text: related(first_run(text)[1]) == entry["offset"]),
    Reading("masks.ratios", lambda name, entry, text: [clue.value for clue in bounded_ratio(*first_run(text))] == ["100"]),
    Reading("masks_lexicon.tokens*", _token),
    Reading("actions.goals", _says_nothing),
    Reading("actions.states", _says_nothing),
    Reading("actions.conditions", _says_nothing),
    Reading("actions.prohibitions", _leads_to_verb),
    Reading("actions.subjects", _leads_to_verb),
    Reading("actions_verbs.*", _leads_to_verb),
    Reading("actions_adjuncts.*", _leads_to_verb),
))  # fmt: skip
