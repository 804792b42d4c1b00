"""What is in a rich-text file beside its text: words that print a character, groups that print nothing, code pages of fonts."""

from __future__ import annotations

PRINTED = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip
# groups whose text belongs to no page
SILENT = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "nonshppict", "objdata", "themedata", "colorschememapping", "listtable", "listoverridetable", "rsidtbl", "generator",
    "xmlnstbl", "fldinst", "bkmkstart", "bkmkend", "pn", "pnseclvl", "sn", "sv", "filetbl", "revtbl", "latentstyles", "datastore", "datafield", "mmathPr", "panose", "falt", "objclass",
    "operator", "author", "xe", "tc", "atnid", "atnauthor", "atndate", "atnref", "atnicn", "template", "passwordhash", "wgrffmtfilter", "defchp", "defpap", "blipuid", "picprop",
    "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
})  # fmt: skip
# groups that \* marks as optional and that hold text all the same
KEPT = frozenset({"shpinst", "shptxt", "shppict", "footnote", "annotation"})
# groups that are printed at the edge of every page
MARGINS = {
    "header": "running_head",
    "headerl": "running_head",
    "headerr": "running_head",
    "headerf": "running_head",
    "footer": "running_head",
    "footerl": "running_head",
    "footerr": "running_head",
    "footerf": "running_head",
}
CHARSETS = {0: "cp1252", 2: "latin-1", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 204: "cp1251", 222: "cp874", 238: "cp1250"}
CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8", 54936: "gb18030"}
