"""Letters of other administrations that write Chinese: 受文者, 發文字號, 主旨, 說明, 正本."""

from __future__ import annotations

from collections.abc import Iterable

from policyparse.rules import rule

FORM_LABEL = rule(
    (
        r"\s*(?:檔\s*號|保\s*存\s*年\s*限|地\s*址|機關地址|承\s*辦\s*人|承辦單位|聯\s*絡\s*人|聯絡方式|電\s*話|傳\s*真|電子信箱|受\s*文\s*者|發文日期|發文字號|速\s*別|"
        r"密等及解密條件(?:或保密期限)?|附\s*件)\s*[：:].{0,80}"
    ),
    examples=["檔　　號：", "受文者：青嵐縣立國民小學", "附件：實施計畫1份"],
    rejects=["附件1", "主旨：檢送計畫", "发文日期：2024年"],
    why="A label of the head of a letter in the form of Taiwan.",
    ask="whole",
)
FOOT_LABEL = rule(
    r"\s*(?:正\s*本|副\s*本)\s*[：:].{0,400}",
    examples=["正本：各國民小學", "副本：本府教育處"],
    rejects=["正本一份", "副本送达"],
    why="Who gets the letter and who a copy, at its foot.",
    ask="whole",
)
_SURE = rule(
    r"\s*(?:受\s*文\s*者|發文日期|發文字號|密等及解密條件.*|檔\s*號|速\s*別)\s*[：:].*",
    examples=["發文字號：府教字第1號", "檔號："],
    rejects=["地址：青嵐縣", "附件："],
    why="Labels that no other form has.",
    ask="whole",
)
_FEWEST = 3  # sure labels


def is_foreign_letter(lines: Iterable[str]) -> bool:
    """Whether the first lines, folded, are the head of such a letter."""
    return sum(_SURE.fullmatch(line) is not None for line in lines) >= _FEWEST
