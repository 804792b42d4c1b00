"""The proof of rules, all or those whose name begins so: `make rule NAME=deadlines.past`.

A rule with a pattern finds its examples and not its rejects, asked as the code asks it. An entry of words has no pattern; what reads
it stands in readings.py, and has to read its examples so and its rejects otherwise.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from policyparse.rules import load
from policyparse.rules.registry import Named, all_rules, files
from policyparse.text.folding import fold
from unit.rules.readings import READINGS, Reading

SHORTEST_WHY = 10


class Proof(NamedTuple):
    """What has to be proved of one rule: a pattern, or words with the function that reads them."""

    name: str
    file: str
    rule: Named | None
    entry: Any
    reading: Reading | None

    def faults(self) -> list[str]:
        """What does not hold, a line each."""
        return list(_of_pattern(self.rule) if self.rule else _of_words(self))

    def size(self) -> int:
        """How many examples and rejects there are."""
        if self.rule:
            return len(self.rule.rule.entry.examples) + len(self.rule.rule.entry.rejects)
        return len(self.entry.get("examples", ())) + len(self.entry.get("rejects", ()))


def proofs() -> list[Proof]:
    """Everything that has to be proved."""
    patterns = [Proof(named.name, named.file, named, None, None) for named in all_rules()]
    words = [Proof(name, f"rules/{file}.yaml", None, entry, READINGS.of(name)) for file in files() for name, entry in _entries(load(file), file)]
    return [*patterns, *words]


def _entries(data: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every entry with examples that is read by a function."""
    if isinstance(data, dict) and "examples" in data and ("pattern" not in data or READINGS.of(name)):
        yield name, data
    pairs = data.items() if isinstance(data, dict) else []
    for key, value in pairs:
        yield from _entries(value, f"{name}.{key}")
    if isinstance(data, list):
        for i, value in enumerate(data):
            yield from _entries(value, f"{name}[{i}]")


def _of_pattern(named: Named) -> Iterator[str]:
    rule, entry = named.rule, named.rule.entry
    try:
        _ = rule.compiled
    except (re.error, KeyError) as error:
        yield f"the pattern cannot be compiled: {error!r}"
        return
    if len(entry.why) < SHORTEST_WHY:
        yield "`why` does not say what the rule is for"
    if not entry.examples or not entry.rejects:
        yield "it needs an example and a reject at least"
    for example in entry.examples:
        plain, span = unmarked(example)
        found = rule.asked(plain, span[0] if span and entry.ask == "match" else 0)
        if not found or (span and found.span() != span):
            yield f"example {example!r} is not found by {entry.ask}" + (f", but {found[0]!r}" if found else "")
    # of a rule in which everything is optional (DATED) an empty match finds nothing; one of places between characters finds no other
    places = all(found[0] == "" for example in entry.examples if (found := rule.asked(unmarked(example)[0])))
    for reject in entry.rejects:
        if (found := rule.asked(fold(str(reject)))) and (found[0] or places):
            yield f"reject {reject!r} is found by {entry.ask}: {found[0]!r}"


def unmarked(example: object) -> tuple[str, tuple[int, int] | None]:
    """The folded text of an example, and where its ⟨…⟩ stands."""
    text = fold(str(example))
    if "⟨" not in text:
        return text, None
    before, _, rest = text.partition("⟨")
    meant, _, after = rest.partition("⟩")
    return before + meant + after, (len(before), len(before) + len(meant))


def _of_words(proof: Proof) -> Iterator[str]:
    if proof.reading is None:
        yield "nothing in readings.py reads it"
        return
    for key, wanted in (("examples", True), ("rejects", False)):
        for text in proof.entry.get(key, ()):
            if proof.reading.reads(proof.name, proof.entry, text) is not wanted:
                yield f"{key.removesuffix('s')} {text!r} is {'not ' if wanted else ''}read so"


def main(name: str) -> int:
    """Proves the rules whose name begins with `name`, and says what does not hold."""
    chosen = [proof for proof in proofs() if proof.name.startswith(name)]
    if not chosen:
        print(f"no rule begins with {name!r}; rules are called by file and entry: deadlines.past, calendar.dates.up_to")
        return 2
    wrong = [(proof, faults) for proof in chosen if (faults := proof.faults())]
    for proof, faults in wrong:
        print(f"{proof.name} ({proof.file})\n" + "".join(f"  {fault}\n" for fault in faults))
    print(f"{len(chosen)} rules, {sum(proof.size() for proof in chosen)} examples and rejects, {len(wrong)} rules do not hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
