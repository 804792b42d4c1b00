"""Names of organisations: telling them by how they end."""

from __future__ import annotations

from functools import cache

from policyparse.rules import Rule, load, yaml_rule

OPEN, CLOSE = "(（〔[【﹝〈", ")）〕]】﹞〉"
LONGEST_NAME = 30


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(load("organisations")["suffixes"])


def looks_like_organisation(name: str) -> bool:
    """Whether `name` ends as names of organisations do, a bracketed addition aside (市产投公司(市数据集团〔筹〕)).

    >>> looks_like_organisation("市自然资源和规划局"), looks_like_organisation("市自然资源")
    (True, False)
    """
    bare = _without_addition(name.strip())
    return 2 <= len(bare) <= 40 and bare.endswith(_suffixes()) and not bare.endswith(tuple(load("organisations")["no_ends"]))


def surely_organisation(name: str) -> bool:
    """Whether `name` is an organisation even where labels of groups may stand: no bare place, no 美丽乡镇.

    >>> surely_organisation("市财政局"), surely_organisation("建设美丽乡镇")
    (True, False)
    """
    return looks_like_organisation(name) and _without_addition(name.strip()).endswith(tuple(load("organisations")["sure_ends"]))


def _without_addition(name: str) -> str:
    """`name` without the bracket at its end, brackets inside that included."""
    depth = 0
    for i in range(len(name) - 1, -1, -1):
        depth += (name[i] in CLOSE) - (name[i] in OPEN)
        if depth <= 0:
            return name[: i if name[i] in OPEN else i + 1].strip() or name
    return name


@cache
def _nobody() -> Rule:
    return yaml_rule("organisations.nobody")


@cache
def _certain_ends() -> tuple[str, ...]:
    return tuple(load("organisations")["sentence_ends"])


def is_name(text: str) -> bool:
    """Whether `text` names an organisation: by its end, and nobody in particular (专人) it is not."""
    return len(text) <= LONGEST_NAME and looks_like_organisation(text) and not _nobody().search(text)


def is_certain(text: str) -> bool:
    """Whether `text` names an organisation beyond doubt, even within a sentence."""
    return is_name(text) and (surely_organisation(text) or text.endswith(_certain_ends()))


def is_collective(text: str) -> bool:
    """Whether `text` names all of a kind (各区政府, 有关部门, 市级各单位)."""
    return (is_name(text) and text.startswith(("各", "有关", "相关"))) or (is_name(text) and "各" in text[:4])
