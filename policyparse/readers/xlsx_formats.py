"""Numbers and dates as Excel displays them, for the formats that tables of Chinese offices use."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

# Built-in formats whose meaning depends on the language of Excel; these are the Chinese ones.
_CHINESE_BUILT_IN = {
    14: "yyyy/m/d", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_NOISE = re.compile(r"\[(?:\$[^\]]*|[A-Za-z]+\d*|[<>=][^\]]*|DBNum\d)\]|_.|\*.")  # locale, colour, condition; widths and fills
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<code>yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|aaaa|aaa|hh|h|ss|s|AM/PM|上午/下午)|(?P<other>.)', re.IGNORECASE | re.DOTALL
)
_NUMBER = re.compile(r"(?P<whole>[#0?,]*)(?P<decimals>\.[0#?]+)?(?P<scale>,*)(?P<percent>%?)")
_MOST_PLACES = 15  # digits behind the point; a number of Excel's has no more
_WEEKDAYS = "一二三四五六日"
_EPOCH = dt.datetime(1899, 12, 30)


def displayed(cell: Any) -> str:
    """The text that Excel shows in the cell."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    code = format_code(cell._style.numFmtId, cell.number_format)
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return date(value, code)
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    if isinstance(value, (int, float)):
        return number(value, code)
    return str(value)


def format_code(number: int, code: str | None) -> str:
    """The format of a cell by its number, as the Chinese Excel has it, else by its code."""
    return _CHINESE_BUILT_IN.get(number) or code or "General"


def number(value: float, code: str) -> str:
    """A number in its format: `#,##0.00`, `0%`, `0"万元"`, `000000`, a date; General where the format is stranger than that."""
    section = _section(code, value)
    bare = _NOISE.sub("", section)
    if bare.lower() in ("general", "@", "") or "General" in bare:
        return bare.replace("General", general(value)).replace('"', "") if "General" in bare and bare != "General" else general(value)
    if re.search("[ymdhas]", re.sub(r'"[^"]*"|\\.', "", bare), re.IGNORECASE) and 0 <= value < 2_958_466:
        return date(_EPOCH + dt.timedelta(days=value), code)
    signed = abs(value) if section != code.partition(";")[0] else value
    return _written(signed, bare)


def _section(code: str, value: float) -> str:
    """The part of a format for positive, negative or zero."""
    parts = code.split(";")
    if value < 0 and len(parts) > 1:
        return parts[1]
    return parts[2] if value == 0 and len(parts) > 2 else parts[0]


def general(value: float) -> str:
    """Up to eleven digits, as a cell of ordinary width shows them.

    >>> general(3.0), general(0.1 + 0.2), general(330681199001011234)
    ('3', '0.3', '330681199001011234')
    """
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.10g}"


def _written(value: float, bare: str) -> str:
    """The number put in place of the first run of placeholders, the rest of the format around it."""
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] if match[1] is not None else match[2])
        return "\x00"

    shape = re.sub(r'"([^"]*)"|\\(.)', keep, bare)
    found = next((m for m in _NUMBER.finditer(shape) if m["whole"] or m["decimals"]), None)
    if found is None and literals:
        return "".join(literals)
    if found is None or re.search(r"[/Ee]", shape):
        return general(value)
    text = shape[: found.start()] + _digits(value, found) + shape[found.end() :]
    for literal in literals:
        text = text.replace("\x00", literal, 1)
    return text.strip()


def _digits(value: float, found: re.Match[str]) -> str:
    places = min(len(found["decimals"] or ".") - 1, _MOST_PLACES)
    whole = found["whole"].rstrip(",")
    thousands = len(found["scale"]) + len(found["whole"]) - len(whole)
    scaled = Decimal(repr(value)) * (100 if found["percent"] else 1) / (Decimal(1000) ** thousands)
    rounded = scaled.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) if scaled.is_finite() and abs(scaled) < Decimal(10) ** 12 else scaled
    text = f"{abs(rounded):,f}" if "," in whole else f"{abs(rounded):f}"
    optional = len(found["decimals"] or "") - len((found["decimals"] or "").rstrip("#?"))
    for _ in range(optional):
        text = text.removesuffix("0")
    integer, point, fraction = text.partition(".")
    integer = integer.zfill(whole.count("0")) if "," not in whole else integer
    sign = "-" if rounded < 0 else ""
    return sign + integer + (point + fraction if fraction else "") + found["percent"]


def date(value: dt.datetime | dt.date | dt.time, code: str) -> str:
    """A date in its format; ISO where the format says nothing of dates."""
    moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time()) if isinstance(value, dt.date) else dt.datetime.combine(_EPOCH, value)
    bare = _NOISE.sub("", code.partition(";")[0])
    tokens = list(_TOKEN.finditer(bare))
    codes = [(t["code"] or "").lower() for t in tokens]
    if not any(codes):
        return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(sep=" ")
    half = any("/" in c for c in codes)
    out: list[str] = []
    for i, token in enumerate(tokens):
        if codes[i]:
            minutes = codes[i] in ("m", "mm") and (_neighbour(codes, i, -1).startswith("h") or _neighbour(codes, i, 1).startswith("s"))
            out.append(_part(moment, "min" + codes[i] if minutes else codes[i], half))
        else:
            out.append(token["quoted"] or token["escaped"] or (token["other"] if token["other"] != "@" else "") or "")
    return "".join(out).strip()


def _neighbour(codes: list[str], at: int, step: int) -> str:
    """The next code to one side, literals between them skipped."""
    at += step
    while 0 <= at < len(codes) and not codes[at]:
        at += step
    return codes[at] if 0 <= at < len(codes) else ""


def _part(moment: dt.datetime, code: str, half: bool) -> str:
    hour = (moment.hour % 12 or 12) if half else moment.hour
    parts = {
        "yyyy": f"{moment.year:04}", "yy": f"{moment.year % 100:02}", "mmmm": f"{moment.month}月", "mmm": f"{moment.month}月", "mm": f"{moment.month:02}", "m": str(moment.month),
        "dd": f"{moment.day:02}", "d": str(moment.day), "aaaa": "星期" + _WEEKDAYS[moment.weekday()], "aaa": _WEEKDAYS[moment.weekday()],
        "dddd": "星期" + _WEEKDAYS[moment.weekday()], "ddd": "周" + _WEEKDAYS[moment.weekday()],
        "hh": f"{hour:02}", "h": str(hour), "minmm": f"{moment.minute:02}", "minm": str(moment.minute), "ss": f"{moment.second:02}", "s": str(moment.second),
        "am/pm": "AM" if moment.hour < 12 else "PM", "上午/下午": "上午" if moment.hour < 12 else "下午",
    }  # fmt: skip
    return parts[code]
