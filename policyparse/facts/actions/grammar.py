"""What one clause says is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyparse.facts.actions.adjuncts import read_adjunct
from policyparse.facts.actions.lexicon import SKIPPED, Cover, Word, adjuncts, pattern, subject_ends, words
from policyparse.facts.actions.objects import NEAR, NOTHING, Found, Reading, governed, is_verb, skip, verb_at
from policyparse.rules import yaml_rule
from policyparse.text.tokens import tag_of

# These alone say that a clause asks something of its subject, wherever they stand.
_TOLD = yaml_rule("actions.strong_modals")
_VERBS = ("verb", "both", "double")
# Tags of a verb, and of what may stand before one and is no subject.
_LEADING_TAGS = frozenset({"d", "ad", "vd", "z", "a", "b", "c", "i", "l", "v"})
_LONGEST_LEAD = 4  # characters: 纵深, 久久为功
_NEGATIONS = "不未没无非"
# 城市, 地方: the end of a subject is the end of a word that is none.
_PLACES = frozenset({"城市", "都市", "方面", "地方"})


def predicates(cover: Cover, start: int, end: int) -> Iterator[Found]:
    """The actions of the clause [start, end)."""
    point = pattern("points").match(cover.printed, start)
    start = point.end() if point and point.end() < end else start
    told = _TOLD.search(cover.text, start, end)
    at: int | None = told.start() if told else start
    clause = _Clause(cover, end)
    while at is not None and at < end:
        reading = clause.predicate(at)
        yield from reading.found
        at = reading.rest


class _Clause(NamedTuple):
    """A clause that is read from left to right."""

    cover: Cover
    end: int
    seeks_subject: bool = True  # not behind a subject: there is one

    def predicate(self, start: int) -> Reading:
        """What is to be done, from `start` up to a second predicate."""
        at = self._past_times(start)
        word = self.cover.word(at, self.end)
        if word is None:
            return self._unknown(at)
        if word.kind == "names":
            return self._told(at) or NOTHING
        if word.kind in ("goals", "states", "conditions"):
            return NOTHING
        if word.kind == "prohibitions":
            return Reading([Found((at, word.end), (word.end, self.end) if word.end < self.end else None, self.end)])
        if word.kind == "adjunct":
            return self._adjunct(word)
        return self._verb(at, word, led=_led(self.cover, start, at))

    def _past_times(self, at: int) -> int:
        """Past adverbs, connectives, whom it concerns, and dates."""
        while at < self.end:
            behind = skip(self.cover, at, self.end)
            time = pattern("times").match(self.cover.text, behind)
            behind = time.end() if time and time.end() < self.end else behind
            if behind == at:
                break
            at = behind
        return at

    def _adjunct(self, word: Word) -> Reading:
        if word.text in words("double") and (ahead := verb_at(self.cover, word.end, self.end)):
            return governed(self.cover, ahead[0], ahead[1].end, self.end)  # 联合|开展, though 联合 alone opens an adjunct
        return read_adjunct(self.cover, word, self.end, adjuncts()[word.text])

    def _verb(self, at: int, word: Word, *, led: bool) -> Reading:
        if word.kind == "double":
            follower = self.cover.word(skip(self.cover, word.end, self.end), self.end)
            if follower and word.text in words("double", "hasten"):
                if follower.kind == "goals":
                    return NOTHING  # 加快形成…格局
                if follower.kind == "adjunct":
                    return self._adjunct(follower)  # 抓紧将资金拨付到位
            at, word = verb_at(self.cover, at, self.end) or (at, word)
        if not is_verb(self.cover, word, self.end, alone=True) or (word.kind == "both" and not led and self._opens_name(word)):
            return self._told(at) or NOTHING
        return governed(self.cover, at, word.end, self.end)

    def _opens_name(self, word: Word) -> bool:
        """监测|数据按日汇入…, 养殖|企业应…: the word is part of a subject, as the predicate shows."""
        if word.text in words("both", "firm"):
            return False
        near = min(self.end, word.end + NEAR)
        return pattern("reached").search(self.cover.text[word.end : near]) is not None or _kinds_between(self.cover, word.end, near, "modals")

    def _told(self, start: int) -> Reading | None:
        """What a subject is told to do: 各有关部门|要加强…, 养殖户和企业|建立…; None where no subject that can act stands there."""
        at = start if self.seeks_subject else self.end
        while at < self.end:
            word = self.cover.word(at, self.end)
            if word and at > start and self._may_follow(start, at, word):
                return self._replace(seeks_subject=False).predicate(at)
            at = word.end if word and (word.kind not in ("verb", "both") or at == start) else self.cover.after(at)
        return None

    def _may_follow(self, start: int, at: int, word: Word) -> bool:
        """Whether a subject ends at `at` and `word` begins what it is told to do."""
        if word.kind == "modals":
            return True
        if not _ends_subject(self.cover, start, at):
            return False
        if word.kind in ("adverbs", "double"):
            begin = skip(self.cover, at, self.end)
            follower = self.cover.word(begin, self.end)
            return follower is not None and (follower.kind == "adjunct" or is_verb(self.cover, follower, self.end))
        if word.kind == "both":
            return word.text in words("both", "firm") and is_verb(self.cover, word, self.end)
        return word.kind in ("adjunct", "prohibitions") or is_verb(self.cover, word, self.end, alone=True)

    def _unknown(self, at: int) -> Reading:
        """A clause that opens with a word we do not know: a subject, or a verb or adverb that the segmenter knows."""
        if (told := self._told(at)) is not None:
            return told
        if short := _short_pieces(self.cover, at, self.end):
            return short
        near = self.cover.text[at : min(self.end, at + 3 * NEAR)]
        # a quotation, a figure, or a subject that reaches a level: no verb opens the clause, and the segmenter need not be asked
        if not near or not "一" <= near[0] <= "龥" or pattern("level_told").search(near):
            return NOTHING
        return _asked(self.cover, at, self.end)


def _led(cover: Cover, start: int, at: int) -> bool:
    """Whether an adverb or modal stands between: what follows is surely a verb."""
    return _kinds_between(cover, start, at, "adverbs", "modals")


def _kinds_between(cover: Cover, at: int, end: int, *wanted: str) -> bool:
    while at < end:
        word = cover.word(at, end)
        if word and word.kind in wanted:
            return True
        at = word.end if word else cover.after(at)
    return False


def _ends_subject(cover: Cover, start: int, at: int) -> bool:
    if not any(cover.text[max(start, at - n) : at] in subject_ends() for n in (1, 2, 3, 4)):
        return False
    return cover.text[max(start, at - 2) : at] not in _PLACES


def _short_pieces(cover: Cover, at: int, end: int) -> Reading | None:
    """修堤防、清河道: clauses of pieces of three or four characters, each a verb of one and its object."""
    pieces = cover.text[at:end].split("、")
    if not all(3 <= len(p) <= 4 and p[0] in words("short") and p.isalpha() for p in pieces) or len(pieces) < 2:
        return None
    found = []
    for piece in pieces:
        found.append(Found((at, at + 1), (at + 1, at + len(piece)), at + len(piece)))
        at += len(piece) + 1
    return Reading(found)


def _asked(cover: Cover, start: int, end: int) -> Reading:
    """What the tags of the dictionary say: a verb of two characters or more opens the clause, or only adverbs stand before one."""
    at = start
    while at < end:
        known = cover.word(at, end)
        if known and known.kind in _VERBS:
            return governed(cover, at, known.end, end) if at - start <= _LONGEST_LEAD and is_verb(cover, known, end) else NOTHING
        if known and known.kind not in SKIPPED:
            return NOTHING
        behind = known.end if known else cover.after(at)
        token = cover.text[at:behind]
        tag = tag_of(token)
        if not known and (len(token) == 1 or token[0] in _NEGATIONS or tag not in _LEADING_TAGS):
            return NOTHING
        if tag == "v" and len(token) > 1:
            return governed(cover, at, behind, end) if behind < end and cover.text[behind] not in "的、" and _governs(cover, behind, end) else NOTHING
        at = behind
    return NOTHING


def _governs(cover: Cover, at: int, end: int) -> bool:
    """Whether what follows a word with the tag of a verb is its object, and not the rest of a name with a predicate: 体检|频次按照…."""
    predicate = False
    while at < end:
        behind = cover.after(at)
        tag = tag_of(cover.text[at:behind])
        if tag == "uj":
            return True
        predicate = predicate or tag in ("p", "v", "d")
        at = behind
    return not predicate
