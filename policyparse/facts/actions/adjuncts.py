"""Words that lead up to a verb in the same clause: 对…进行, 将…纳入, 为…提供, 在…推行, 以…推动."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyparse.facts.actions.lexicon import SKIPPED, Adjunct, Cover, Word, adjuncts, pattern, weak
from policyparse.facts.actions.objects import NOTHING, Reading, governed, is_verb, skip, verb_at
from policyparse.text.tokens import tag_of

# Where what is taken ends before the verb: 将“四下基层”与治理融合, 将材料按月报送.
_BEFORE_VERB = ("与", "同", "按", "由", "向", "从", "在", "以")
_JOINING = frozenset({"融合", "结合", "衔接", "挂钩", "对接", "联动"})
# 通过培训与演练相结合: a word that is joined to another is a noun here.
_JOINED = ("与", "和", "及", "相结合", "相衔接", "相融合", "相统一", "相协调", "相适应")
_LISTED = ("、",)
_NEGATIONS = "未不无"  # 对未办证的船舶
# 将患者转运|至医院: a verb, though no list has it.
_TO = "至到给为入"
_LOOSE = SKIPPED - {"scopes", "connectives"}
# 自由, 方向, 服从: the character is part of a word.
_PART_OF_WORD = frozenset("自理事方面纵横导意服共相如")


def read_adjunct(cover: Cover, word: Word, end: int, adjunct: Adjunct) -> Reading:
    """The actions behind a word that opens an adjunct; none where the clause holds nothing but the adjunct."""
    if adjunct.name == "take":
        after = cover.word(word.end, end)
        if after is not None and after.kind == "adjunct" and adjuncts()[after.text].name != "take":
            return read_adjunct(cover, after, end, adjuncts()[after.text])  # 将|向基层倾斜
        return _taken(cover, word.end, end, adjunct)
    for token in _candidates(cover, word.end, end, adjunct):
        if not _inside_attribute(cover, token.word.end, end, adjunct):
            at, verb = verb_at(cover, token.at, end) or (token.at, token.word)
            # 对违规行为依法查处: nothing follows the verb, and what it is done to stands before it
            bare = adjunct.name == "toward" and verb.end == end
            return governed(cover, at, verb.end, end, taken=_before(cover, word.end, token.at, False, adjunct) if bare else None)
    return NOTHING


class _Token(NamedTuple):
    at: int
    word: Word
    led: bool  # an adverb stands right before it
    own: bool  # a verb that the adjunct governs


def _tokens(cover: Cover, start: int, end: int, adjunct: Adjunct) -> Iterator[_Token]:
    """The words of the lexicon, and the verbs that the adjunct governs, from left to right."""
    at = start
    led = -1
    while at < end:
        word = cover.word(at, end)
        own = _own(cover, at, end, adjunct)
        if own and (word is None or own >= word.end):
            yield _Token(at, Word(own, cover.text[at:own], "verb"), led == at, True)
            at = own
        elif word is None:
            behind = cover.after(at)
            if adjunct.name == "take" and behind < end and cover.text[behind] in _TO and tag_of(cover.text[at:behind]) == "v":
                yield _Token(at, Word(behind, cover.text[at:behind], "verb"), led == at, False)
            at = behind
        else:
            yield _Token(at, word, led == at, False)
            led = word.end if word.kind in ("adverbs", "modals") else led
            at = word.end


def _own(cover: Cover, at: int, end: int, adjunct: Adjunct) -> int:
    """Where a verb that the adjunct governs ends; 0 where none begins at `at`."""
    return next((stop for stop in range(min(end, at + adjunct.longest), at, -1) if cover.text[at:stop] in adjunct.verbs), 0)


def _candidates(cover: Cover, start: int, end: int, adjunct: Adjunct) -> Iterator[_Token]:
    """Verbs that what is before them leads up to: 在重点渔港|逐步|推行, 通过…方式|开展, 对…|进行."""
    for token in _tokens(cover, start, end, adjunct):
        verb = token.word
        if token.at == start or cover.text[token.at - 1] in _NEGATIONS or not is_verb(cover, verb, end, alone=token.own or verb.kind != "both"):
            continue
        if not cover.text.startswith(_LISTED, verb.end) and _led_up_to(cover, start, token, end, adjunct):
            yield token


def _led_up_to(cover: Cover, start: int, token: _Token, end: int, adjunct: Adjunct) -> bool:
    """Whether an adverb, the end of what the adjunct governs, or the adjunct itself calls for the verb."""
    weak_verb = token.word.text in weak()
    if weak_verb and cover.text.startswith(_JOINED, token.word.end):
        return False
    closed = token.at >= start + 2 and cover.text[start : token.at].endswith(adjunct.closers)
    helps = token.own and adjunct.name == "benefit"  # 为其|办理退税
    if token.led or helps or (closed and (token.own or not weak_verb)) or (token.own and not weak_verb):
        return True
    far = adjunct.loose and not weak_verb and token.at >= start + 2
    return far and is_verb(cover, token.word, end) and not pattern("places").search(cover.text[max(token.at, end - 4) : end])


def _inside_attribute(cover: Cover, at: int, end: int, adjunct: Adjunct) -> bool:
    """Whether the verb belongs to what 的 ends, and the governing verb comes later: 对开展养殖的企业给予补助."""
    attribute = cover.text.find("的", at, end)
    return attribute >= 0 and any(True for _ in _candidates(cover, attribute + 1, end, adjunct))


def _taken(cover: Cover, start: int, end: int, adjunct: Adjunct) -> Reading:
    """将A纳入B: the object stands before the verb. 将进一步完善: what will be done."""
    if skip(cover, start, end) > start and (ahead := verb_at(cover, start, end)):
        return governed(cover, ahead[0], ahead[1].end, end)
    for at, word, led, own in _tokens(cover, start, end, adjunct):
        closed = word.kind == "verb" and (led or word.end == end or pattern("levels").match(cover.text, word.end))
        if at > start + 1 and (own or closed):
            object_ = _before(cover, start, at, word.text in _JOINING, adjunct)
            return governed(cover, at, word.end, end, taken=object_) if object_ else NOTHING
    return NOTHING


def _before(cover: Cover, start: int, at: int, joining: bool, adjunct: Adjunct) -> tuple[int, int] | None:
    """What is taken: up to the adverbs before the verb, or to the words that say where, how, with whom."""
    run: int | None = None
    behind = start
    for token in _tokens(cover, start, at, adjunct):
        if token.word.kind not in _LOOSE:
            run = None
        elif run is None or token.at > behind:
            run = token.at
        behind = token.word.end
    stop = run if run is not None and behind == at else at
    for i in range(start + 2, stop - 1):
        if cover.text[i] in (_BEFORE_VERB if joining else _BEFORE_VERB[2:6]) and cover.text[i - 1] not in _PART_OF_WORD:
            stop = i
            break
    return (start, stop) if start < stop else None
