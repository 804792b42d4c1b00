"""From a verb on: the verbs that go with it, and what they are done to."""

from __future__ import annotations

from typing import NamedTuple

from policyparse.facts.actions.lexicon import SKIPPED, Cover, Word, nouns, pattern, verbs, words
from policyparse.text.quotes import ASIDE, QUOTED

_BLANKS = " \t\u3000"
# Behind a verb, a word of one character that makes a name of it.
_ACTORS = ("人", "者")
_DOUBLES = 3  # 进一步|加快|创新|推行: more of these words do not follow one another
# How far to look for what tells that a word is a noun; a clause may be as long as a document.
NEAR = 40


class Found(NamedTuple):
    """An action by offsets into its text: verb, object, and where its clause ends."""

    verb: tuple[int, int]
    object: tuple[int, int] | None
    end: int


class Reading(NamedTuple):
    """The actions of a predicate, and where a second one begins behind 并."""

    found: list[Found]
    rest: int | None = None


NOTHING = Reading([])


def skip(cover: Cover, at: int, end: int) -> int:
    """Past blanks, adverbs and what else may stand before a verb."""
    while at < end:
        if cover.text[at] in _BLANKS:
            at += 1
            continue
        word = cover.word(at, end)
        if word is not None and word.kind in SKIPPED:
            at = word.end
        elif word is None and (behind := cover.after(at)) < end and cover.text[behind] == "地" and behind + 1 == cover.after(behind):
            at = behind + 1  # 持久|地: no list has all of them
        else:
            return at
    return at


def is_verb(cover: Cover, word: Word | None, end: int, *, alone: bool = False) -> bool:
    """Whether `word` is a verb with something behind it that it is done to; one that is a noun as often only where no name of it follows."""
    if word is None or word.kind not in ("verb", "both", "double"):
        return False
    rest = cover.text[word.end : min(end, word.end + NEAR)].lstrip(_BLANKS)
    if pattern("no_verb").match(rest) or not (rest or alone):
        return False
    if rest[:1] in _ACTORS and cover.after(word.end) == word.end + 1:
        return False  # 委托|人, 经营|者, but 打造|人文名片
    return word.kind != "both" or not rest.startswith(nouns(word.text))


def verb_at(cover: Cover, at: int, end: int) -> tuple[int, Word] | None:
    """The verb behind what may stand before it, with its offset; of two the second, where the first is its adverb (加快|推进)."""
    first: tuple[int, Word] | None = None
    for _ in range(_DOUBLES):
        if first is not None and pattern("joints").match(cover.text, at):
            return first  # 创新和完善: two verbs, no adverb
        at = skip(cover, at, end)
        word = cover.word(at, end)
        if word is not None and word.kind == "adjunct" and word.text in verbs():
            word = word._replace(kind="both" if word.text in words("both") else "verb")
        if word is None or not is_verb(cover, word, end):
            return first
        if first is not None and word.kind == "both" and first[1].text not in words("double", "hasten"):
            return first
        first = at, word
        if word.kind != "double":
            break
        at = word.end
    return first


def governed(cover: Cover, at: int, stop: int, end: int, *, taken: tuple[int, int] | None = None) -> Reading:
    """The actions of the verb [at, stop) and those that share its object; `taken` is an object that stands before it (将A纳入B)."""
    stop = _serial(cover, at, _before_name(cover, at, stop, end), end)
    together, behind = _together(cover, at, stop, end)
    done = pattern("aspects").match(cover.text, behind)
    if done and done.end() <= end:
        return NOTHING
    complement = pattern("complements").match(cover.text, behind)
    start = complement.end() if complement and complement.end() <= end else behind
    if taken is None and (level := pattern("levels").match(cover.text, start)) and level.end() <= end:
        return NOTHING
    limit, rest = _second(cover, start, end, pivot=cover.text[slice(*together[-1])] in words("pivots"))
    object_ = taken or _trimmed(cover, start, limit)
    return Reading([Found(verb, object_, limit) for verb in together], rest)


def _before_name(cover: Cover, at: int, stop: int, end: int) -> int:
    """制定|实施细则: a verb of four characters whose second half begins a name is the verb of its first half."""
    half = cover.word(at + 2, end) if stop == at + 4 else None
    return at + 2 if half and half.kind == "names" and half.end > stop and cover.text[at : at + 2] in verbs() else stop


def _serial(cover: Cover, at: int, stop: int, end: int) -> int:
    """组织|开展…: where the second of two verbs that count as one ends."""
    if cover.text[at:stop] in words("serial", "openers"):
        word = cover.word(stop, end)
        if word and word.kind == "verb" and is_verb(cover, word, end) and cover.text[word.end] not in "、和与及":
            return word.end
    return stop


def _together(cover: Cover, at: int, stop: int, end: int) -> tuple[list[tuple[int, int]], int]:
    """制定并严格落实…, 新建、改建、扩建…: the verbs that share an object, and where it may begin."""
    together = [(at, stop)]
    while joint := pattern("joints").match(cover.text, stop):
        following = verb_at(cover, joint.end(), end)
        if following is None:
            break
        start, word = following
        stop = _serial(cover, start, word.end, end)
        together.append((start, stop))
    return together, stop


def _second(cover: Cover, start: int, end: int, *, pivot: bool) -> tuple[int, int | None]:
    """Where the object ends before a second predicate (…指标并纳入储备库, 健全制度、完善标准), and where that begins."""
    if pivot:
        # 推动企业更新设备并建立台账: all of it is what the enterprise is to do
        return end, None
    at = start
    while at < end:
        here = min((i for i in (cover.text.find("并", at, end), cover.text.find("、", at, end)) if i >= 0), default=-1)
        if here < 0:
            break
        at = here + 1
        if here == start and cover.text[here] == "并":
            return here, at
        if here == start or pattern("joined_words").match(cover.text, max(start, here - 1)) or pattern("joined_words").match(cover.text, here):
            continue
        following = verb_at(cover, at, end)
        if following and following[1].kind != "both" and (cover.text[here] == "并" or _parallel(cover, start, here, following[1].end, end)):
            return here, at
        begin = skip(cover, at, end)
        word = cover.word(begin, end)
        if cover.text[here] == "并" and word and word.kind in ("adjunct", "both", "goals", "prohibitions"):
            return here, at
    return end, None


def _parallel(cover: Cover, start: int, here: int, behind: int, end: int) -> bool:
    """Whether verb and object follow verb and object: both objects are no bare word, and the second is no verb of a list."""
    follows = cover.text[behind : behind + 2]
    if here - start < 2 or behind + 2 > end or any(mark in follows for mark in "、和与及的到"):
        return False
    # 协商调度、督导帮扶等举措: a list of names
    return "等" not in cover.text[behind : min(end, behind + NEAR)] and word_is_noun(cover, start, here)


def word_is_noun(cover: Cover, start: int, end: int) -> bool:
    """Whether what stands there is no verb by itself (落实|、监督、考核机制)."""
    word = cover.word(start, end)
    return word is None or word.end < end or word.kind not in ("verb", "both")


def _trimmed(cover: Cover, start: int, end: int) -> tuple[int, int] | None:
    while start < end and cover.text[start] in _BLANKS + "、":
        start += 1
    while start < end and cover.text[end - 1] in _BLANKS + "、":
        end -= 1
    return (start, end) if start < end and (end - start > 1 or cover.text[start] not in QUOTED + ASIDE) else None
