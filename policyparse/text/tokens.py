"""Words of running text: those of jieba's dictionary with the field's own, and never a guess.

rjieba, a build of jieba in Rust, cuts where it has a wheel, jieba itself elsewhere: the same words, as a test holds. The
dictionary is loaded when words are first asked for. Words that stand in no dictionary are not guessed at: the guesses of the two
differ, their dictionaries do not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from policyparse.rules import load, rule

# 65%, 2026年, 12月, V2.0, NB-IoT, **.*%: one word each; so are numbers in Chinese characters (二十五, 百分之九十)
_NUMERALS = "百分之[〇零一二三四五六七八九十百点]+|[〇零一二三四五六七八九十百千万亿两]{2,}"
_PIECES = rule(
    rf"(?s)[A-Za-z0-9*]+(?:[.,:/&+-][A-Za-z0-9*]+)*[%‰℃年月日]?|{_NUMERALS}|(?P<words>(?:(?!{_NUMERALS})[\u4e00-\u9fff])+)|.",
    examples=["⟨2026年⟩渔港", "⟨渔港改造⟩", "⟨3.5%⟩", "⟨二十五⟩个"],
    rejects=[""],
    why="What is cut first: a number with its unit, a stretch of characters to be cut into words, any other sign.",
)
_OTHER = rule(
    r"[^\u4e00-\u9fff]",
    examples=["A", "，", "5"],
    rejects=["渔港", "船"],
    why="Anything but a Chinese character.",
)
# How often a word of ours stands in texts of the field, as the dictionary counts: enough to be one word beside the words in it.
_FREQUENCY = 5000


class Segmenter(NamedTuple):
    """What cuts a run of Chinese characters into words of the dictionary, and what gives the tag of speech of one word."""

    cut: Callable[[str], list[str]]
    tag: Callable[[str], str]


def _own() -> list[tuple[str, int, str]]:
    """(word, frequency, tag) of the field's words; of frequency 0 those that the dictionary has and the field takes for two."""
    rules = load("words")
    added = [(word, _FREQUENCY, tag) for tag, words in rules["dictionary"].items() for word in words]
    return added + [(word, 0, "x") for word in rules["parted"]["words"]]


@cache
def _own_tags() -> dict[str, str]:
    return {word: tag for tag, words in load("words")["dictionary"].items() for word in words}


def with_rjieba() -> Segmenter:
    """The segmenter of the Rust build. Raises ImportError where it is not installed."""
    import rjieba

    # its one instance: to load the dictionary a second time takes as long as a short run
    for word in _own():
        rjieba.add_word(*word)

    def tag(word: str) -> str:
        found = rjieba.tag(word, hmm=False)
        return str(found[0][1]) if len(found) == 1 else "x"

    return Segmenter(lambda text: rjieba.cut(text, hmm=False), tag)


def with_jieba() -> Segmenter:
    """The segmenter of jieba itself, an instance of our own. It keeps no cache of its dictionary in a folder of all users."""
    import jieba

    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        entries = file.read().decode("utf-8").splitlines()
    tags: dict[str, str] = {}
    frequencies: dict[str, int] = {}
    for entry in entries:
        word, frequency, tag = entry.split(" ")
        tags[word], frequencies[word] = tag, int(frequency)
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)  # jieba looks for longer words only where a word begins so
    for word, frequency, tag in _own():
        tags[word], frequencies[word] = tag, frequency
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, sum(frequencies.values()), True
    return Segmenter(lambda text: tokenizer.lcut(text, HMM=False), lambda word: tags.get(word, "x"))


@cache
def _segmenter() -> Segmenter:
    try:
        return with_rjieba()
    except ImportError:
        return with_jieba()


def tokens(text: str, segmenter: Segmenter | None = None) -> list[str]:
    """The words, numbers and marks of `text`; joined they are the text again.

    >>> tokens("覆盖率提高到65%，较2025年")
    ['覆盖率', '提高', '到', '65%', '，', '较', '2025年']
    """
    cut = (segmenter or _segmenter()).cut
    found: list[str] = []
    for match in _PIECES.finditer(text):
        if match.lastgroup is None or match.end() - match.start() == 1:
            found.append(match[0])
        else:
            found += cut(match[0])
    return found


@cache
def tag_of(word: str) -> str:
    """The tag of speech of a word: v a verb, n a noun, d an adverb … ours, else the dictionary's, x where it has none.

    For characters of the traditional script alone the two builds differ: one has tags for them.
    """
    if _OTHER.search(word):
        return "m" if word[0].isdigit() else "x"
    return _own_tags().get(word) or _segmenter().tag(word)


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of `text` with their tags."""
    return [(word, tag_of(word)) for word in tokens(text)]


# A word of n characters: it begins at the first of them.
_WORD = [b"", *(b"\1" + bytes(n) for n in range(40))]


def word_starts(text: str) -> bytearray:
    """Of every place in `text` and its end 1 where a word begins, else 0; all but Chinese characters stand alone.

    For readers that ask where words lie and not what they are: a third of the time of `tokens`.

    >>> list(word_starts("建50个平台"))
    [1, 1, 1, 1, 1, 0, 1]
    """
    words = _segmenter().cut(_OTHER.sub(" ", text))
    return bytearray(b"".join(map(_WORD.__getitem__, map(len, words))) + b"\1")
