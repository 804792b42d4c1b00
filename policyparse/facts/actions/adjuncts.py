"""Words that lead up to a verb in the same clause: 对…进行, 将…纳入, 为…提供, 在…推行, 以…推动."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyparse.facts.actions.lexicon import SKIPPED, Adjunct, Word, pattern, weak, word_at
from policyparse.facts.actions.objects import NOTHING, Reading, governed, is_verb, skip, verb_at

# Where what is taken ends before the verb: 将“四下基层”与治理融合, 将材料按月报送.
_BEFORE_VERB = ("与", "同", "按", "由", "向", "从", "在", "以")
_JOINING = frozenset({"融合", "结合", "衔接", "挂钩", "对接", "联动"})
# 通过培训与演练相结合: a word that is joined to another is a noun here.
_JOINED = ("与", "和", "及", "相")
_LISTED = ("、",)
_NEGATIONS = "未不无"  # 对未办证的船舶
_LOOSE = SKIPPED - {"scopes", "connectives"}
# 自由, 方向, 服从: the character is part of a word.
_PART_OF_WORD = frozenset("自理事方面纵横导意服共相如")


def read_adjunct(text: str, word: Word, end: int, adjunct: Adjunct) -> Reading:
    """The actions behind a word that opens an adjunct; none where the clause holds nothing but the adjunct."""
    if adjunct.name == "take":
        return _taken(text, word.end, end, adjunct)
    for token in _candidates(text, word.end, end, adjunct):
        if not _inside_attribute(text, token.word.end, end, adjunct):
            at, verb = verb_at(text, token.at, end) or (token.at, token.word)
            # 对违规行为依法查处: nothing follows the verb, and what it is done to stands before it
            bare = adjunct.name == "toward" and verb.end == end
            return governed(text, at, verb.end, end, taken=_before(text, word.end, token.at, False, adjunct) if bare else None)
    return NOTHING


class _Token(NamedTuple):
    at: int
    word: Word
    led: bool  # an adverb stands right before it
    own: bool  # a verb that the adjunct governs


def _tokens(text: str, start: int, end: int, adjunct: Adjunct) -> Iterator[_Token]:
    """The words of the lexicon, and the verbs that the adjunct governs, from left to right."""
    at = start
    led = -1
    while at < end:
        word = word_at(text, at, end)
        own = _own(text, at, end, adjunct)
        if own and (word is None or own >= word.end):
            yield _Token(at, Word(own, text[at:own], "verb"), led == at, True)
            at = own
        elif word is None:
            at += 1
        else:
            yield _Token(at, word, led == at, False)
            led = word.end if word.kind in ("adverbs", "modals") else led
            at = word.end


def _own(text: str, at: int, end: int, adjunct: Adjunct) -> int:
    """Where a verb that the adjunct governs ends; 0 where none begins at `at`."""
    return next((stop for stop in range(min(end, at + adjunct.longest), at, -1) if text[at:stop] in adjunct.verbs), 0)


def _candidates(text: str, start: int, end: int, adjunct: Adjunct) -> Iterator[_Token]:
    """Verbs that what is before them leads up to: 在重点渔港|逐步|推行, 通过…方式|开展, 对…|进行."""
    for token in _tokens(text, start, end, adjunct):
        verb = token.word
        if token.at == start or text[token.at - 1] in _NEGATIONS or not is_verb(text, verb, end, alone=token.own or verb.kind != "both"):
            continue
        if not text.startswith(_LISTED, verb.end) and _led_up_to(text, start, token, end, adjunct):
            yield token


def _led_up_to(text: str, start: int, token: _Token, end: int, adjunct: Adjunct) -> bool:
    """Whether an adverb, the end of what the adjunct governs, or the adjunct itself calls for the verb."""
    weak_verb = token.word.text in weak()
    if weak_verb and text.startswith(_JOINED, token.word.end):
        return False
    closed = token.at >= start + 2 and text[start : token.at].endswith(adjunct.closers)
    if token.led or (closed and (token.own or not weak_verb)) or (token.own and not weak_verb):
        return True
    far = adjunct.loose and not weak_verb and token.at >= start + 2
    return far and is_verb(text, token.word, end) and not pattern("places").search(text[max(token.at, end - 4) : end])


def _inside_attribute(text: str, at: int, end: int, adjunct: Adjunct) -> bool:
    """Whether the verb belongs to what 的 ends, and the governing verb comes later: 对开展养殖的企业给予补助."""
    attribute = text.find("的", at, end)
    return attribute >= 0 and any(True for _ in _candidates(text, attribute + 1, end, adjunct))


def _taken(text: str, start: int, end: int, adjunct: Adjunct) -> Reading:
    """将A纳入B: the object stands before the verb. 将进一步完善: what will be done."""
    if skip(text, start, end) > start and (ahead := verb_at(text, start, end)):
        return governed(text, ahead[0], ahead[1].end, end)
    for at, word, led, own in _tokens(text, start, end, adjunct):
        closed = word.kind == "verb" and (led or word.end == end or pattern("levels").match(text, word.end))
        if at > start + 1 and (own or closed):
            object_ = _before(text, start, at, word.text in _JOINING, adjunct)
            return governed(text, at, word.end, end, taken=object_) if object_ else NOTHING
    return NOTHING


def _before(text: str, start: int, at: int, joining: bool, adjunct: Adjunct) -> tuple[int, int] | None:
    """What is taken: up to the adverbs before the verb, or to the words that say where, how, with whom."""
    run: int | None = None
    behind = start
    for token in _tokens(text, start, at, adjunct):
        if token.word.kind not in _LOOSE:
            run = None
        elif run is None or token.at > behind:
            run = token.at
        behind = token.word.end
    stop = run if run is not None and behind == at else at
    for i in range(start + 2, stop - 1):
        if text[i] in (_BEFORE_VERB if joining else _BEFORE_VERB[2:6]) and text[i - 1] not in _PART_OF_WORD:
            stop = i
            break
    return (start, stop) if start < stop else None
