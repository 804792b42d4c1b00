"""The words of rules/indicators.yaml as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from policyparse.rules import Rule, composed, load, yaml_rule


def rules() -> Any:
    """The rules of indicators."""
    return load("indicators")


def either(words: Iterable[str], *, searched: bool = False) -> str:
    """An alternation of `words`, longer ones first, grouped by their first character: a hundred words are a dozen branches, and
    a glance at one character rules out nearly every place. `searched`: what a search begins with; there `re` takes that glance
    itself, and faster, if every branch begins with a character."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return f"(?:{branches})" if searched else f"(?=[{''.join(map(re.escape, groups))}])(?:{branches})"


@cache
def comparator_words() -> dict[str, str]:
    """Word → comparator."""
    return {word: name for name, words in rules()["comparators"].items() if name != "examples" for word in words}


@cache
def comparator_end() -> re.Pattern[str]:
    """A comparator at the end of what stands before a figure: …不低于(约)|70%."""
    return composed(rf"(?P<word>{either(comparator_words(), searched=True)})(?:各|再|均|都|也|全部|平均)?$")


@cache
def share_of() -> re.Pattern[str]:
    """A comparator with what the share is of: 不低于|财政资金的|20%."""
    return composed(rf".*(?<!不)(?<!不得)(?<![压缩])(?P<word>{either(comparator_words())})[^\W\d]{{2,12}}的$")


@cache
def comparator_start() -> re.Pattern[str]:
    """A growth verb before its object: 降低|综合费率0.5个百分点; 增加值 is a noun."""
    growth = [w for w, name in comparator_words().items() if name in ("increase_by", "decrease_by") and len(w) > 1]
    return composed(rf"(?P<word>{either(growth, searched=True)})(?![值率额量幅速])")


@cache
def outputs() -> dict[str, str]:
    """Verb → done or made."""
    return {word: name for name in ("done", "made") for word in rules()["outputs"][name]}


class Verb(NamedTuple):
    """One or several verbs whose object is counted: 新建和改造提升."""

    start: int
    end: int
    done: bool  # they say that a thing is finished


@cache
def _output() -> re.Pattern[str]:
    # 环境治理业, 建设费, 生产能力: here the verb makes a noun
    return composed(rf"{either(outputs(), searched=True)}(?![业费率量者类性型化区厂站]|能力|总值|成本)")


def verbs_in(text: str) -> list[Verb]:
    """The verbs of `text` whose object is counted, those that 、和及 join as one; 不选择 is none."""
    found: list[Verb] = []
    for match in _output().finditer(text):
        start, end = match.span()
        if start and text[start - 1] == "不":
            continue
        if found and found[-1].end == start - 1 and text[start - 1] in "、和及与或":
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Verb(start, end, outputs()[match[0]] == "done"))
    return found


def only_verbs(text: str) -> bool:
    """Whether `text` is nothing but such verbs."""
    found = verbs_in(text)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))


def verb_in(text: str, name: int, counts_on: bool) -> Verb | None:
    """The verb whose object is counted, of all in `text`: one that says that a thing is finished (水利建设|完成|投资), one that opens
    the name, which begins at `name` (制定|…示范区建设18项制度), the one right before the figure where what is counted follows
    (…为发展中国家|开展|12期培训), else the first."""
    verbs = verbs_in(text)
    done = [verb for verb in verbs if verb.done]
    opening = [verb for verb in verbs if verb.start <= name]
    closing = [verb for verb in verbs[-1:] if counts_on and verb.end == len(text)]
    return next(iter([*done, *opening, *closing, *verbs]), None)


@cache
def heads() -> tuple[str, ...]:
    """What ends the name of something measured."""
    return tuple(rules()["metric_heads"])


@cache
def shared_tail() -> re.Pattern[str]:
    """Where what several names share may begin: 食用菌|全产业链产值, 氮氧化物|排放量."""
    return composed(either([*rules()["shared_tails"], *(head for head in heads() if len(head) > 1)]))


@cache
def lead_in() -> re.Pattern[str]:
    """Words before a metric that are no part of it; the 保障 of 保障性住房 and the 及 of 及时率 are."""
    never = rules()["lead_ins_never"]
    plain = either(word for word in rules()["lead_ins"] if word not in never)
    guarded = "|".join(f"{word}(?!{'|'.join(parts)})" for word, parts in never.items())
    return composed(rf"(?:{plain}|{guarded}|[\s、,，:：\x02])+")


@cache
def scope() -> re.Pattern[str]:
    """Whom or what it is measured on."""
    places = "|".join(rules()["each"])
    return composed(rf"(?P<scope>{either(rules()['scopes'])}|每一?个?(?:{places}))(?=[^市县区内])")


@cache
def against_end() -> re.Pattern[str]:
    """Against what it is counted, at the end of what stands before a comparator."""
    return composed(rf"(?P<against>{rules()['against']['pattern']})(?:再|各|平均|\s|\x02)*$")


@cache
def trap(name: str) -> Rule:
    """What makes a figure no goal."""
    return yaml_rule(f"indicators.traps.{name}")


@cache
def goal_words() -> Rule:
    """What makes a clause a goal."""
    return yaml_rule("indicators.goal_words")


@cache
def glossary() -> re.Pattern[str]:
    """The line that opens the notes behind a report."""
    return composed("(?m)" + rules()["glossary"]["pattern"])


@cache
def targets() -> re.Pattern[str]:
    """Where a clause ends as goals in words do: …目标，"""
    return composed(rf"(?:{either(rules()['target_ends'], searched=True)}|争\d+)\s*(?=[，。；：！？\n;!?,:]|$)")


@cache
def target() -> re.Pattern[str]:
    """A target in words behind its verb, up to the end of its clause: 达到|省定目标."""
    verbs = either(rules()["target_verbs"])
    return composed(rf"(?P<verb>(?:{verbs})+|(?=保\d))(?P<target>{'|'.join(rule['pattern'] for rule in rules()['targets'])})\s*$")


@cache
def course() -> re.Pattern[str]:
    """A course that needs no verb, up to the end of its clause: 稳中有升."""
    patterns = [rule["pattern"] for rule in rules()["targets"] if rule.get("needs_head")]
    return composed(rf"(?P<verb>保持|持续|维持|总体)?(?P<target>{'|'.join(patterns)})\s*$")


@cache
def complete() -> re.Pattern[str]:
    """Whole coverage, up to the end of its clause."""
    return composed(rf"(?P<target>{rules()['complete']['pattern']})\s*$")


@cache
def none_left() -> re.Pattern[str]:
    """Nothing of it, up to the end of its clause: 零发生."""
    return composed(rf"(?P<target>{rules()['none_left']['pattern']})\s*$")


@cache
def wholes() -> re.Pattern[str]:
    """How far it is to go, in words, up to the end of its clause or before another metric (全量利用、)."""
    return composed(rf"(?P<verb>(?:基本)?(?:保持|实现|做到|达到))?(?P<target>{rules()['wholes']['pattern']})\s*(?=$|、)")


@cache
def assigned() -> re.Pattern[str]:
    """A task set from above, up to the end of its clause."""
    return composed(rf"{rules()['assigned']['pattern']}\s*$")


@cache
def courses() -> re.Pattern[str]:
    """A course before another metric: 稳中有升、."""
    patterns = [rule["pattern"] for rule in rules()["targets"] if rule.get("needs_head")]
    return composed(rf"(?:{'|'.join(patterns)})、")


@cache
def terms() -> Rule:
    """A heading of conditions, rates or rules."""
    return yaml_rule("indicators.terms")


@cache
def called() -> Rule:
    """A title that calls for applications."""
    return yaml_rule("indicators.calls")


def hinted(clause: str) -> bool:
    """Whether a clause has what every goal has: a comparator, a verb whose object is counted, a word of degree, a target in words,
    a share."""
    characters, longer = _hints()
    return not characters.isdisjoint(clause) or longer.search(clause) is not None


@cache
def _hints() -> tuple[frozenset[str], re.Pattern[str]]:
    """Those words of one character, which most clauses have, and the others."""
    found = {*comparator_words(), *outputs(), *rules()["degrees"], *rules()["target_ends"]}
    # 提高到 is found where 提高 is
    shortest = [word for word in found if not any(word[a:b] in found for a in range(len(word)) for b in range(a + 1, len(word) + 1) if b - a < len(word))]
    # 巩固率99%
    shares = "|".join(rf"{end}(?=[\d*])" for end in "率例比重")
    return frozenset(word for word in shortest if len(word) == 1), composed(rf"{either([word for word in shortest if len(word) > 1], searched=True)}|{shares}")
