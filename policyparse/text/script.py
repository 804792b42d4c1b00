"""Which script a text is written in."""

from __future__ import annotations


def has_chinese(text: str) -> bool:
    """Whether any character is a Chinese one, the radicals that some PDF fonts print in their place included.

    A loop, as it ends at the first character of nearly every document: compiling the two ranges takes longer.
    """
    return not text.isascii() and any("\u3400" <= c <= "\u9fff" or "\u2e80" <= c <= "\u2fd5" for c in text)


# Pairs of everyday characters that only one of the two scripts has.
_TRADITIONAL = frozenset(
    "個國業務與發會設實進為應對關產動機點說學經過開間題單長書東車請辦環護體區縣鄉號轉權變術當條據強確標準構導評監濟資質財稅費總計劃規則農漁鐵電網絡訊報檢驗證認識講話聯繫團隊級職責"
)
_SIMPLIFIED = frozenset(
    "个国业务与发会设实进为应对关产动机点说学经过开间题单长书东车请办环护体区县乡号转权变术当条据强确标准构导评监济资质财税费总计划规则农渔铁电网络讯报检验证认识讲话联系团队级职责"
)
_FEWEST = 8  # such characters that tell a text from a quotation
_LOOK = 20_000


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters, as those of Hong Kong, Macau and Taiwan are.

    >>> is_traditional("主旨：檢送實施計畫，請查照。說明：依據教育處函辦理，請於期限內完成報名。"), is_traditional("请于期限内完成报名。")
    (True, False)
    """
    head = text[:_LOOK]
    traditional = sum(map(_TRADITIONAL.__contains__, head))
    return traditional >= _FEWEST and traditional > sum(map(_SIMPLIFIED.__contains__, head))
