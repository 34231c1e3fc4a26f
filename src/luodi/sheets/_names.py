"""The kind, and the floor, that a place's name ends in: 单层厂房, 3号仓库, 2号厂房三层. 厂房路5号 and 仓储中心 name none."""

import re
import unicodedata
from typing import Any

from luodi.sheets import _words
from luodi.sheets._why import CellError

_KIND = r"(?:标准)?厂房|车间|仓库|库房|冷库|办公楼|写字楼|研发楼|堆场"
_BEHIND = r"[(（]?(?:第?[A-Za-z\d一二三四五六七八九十]+[#号栋幢座区期]|[A-Za-z]\d*|\d+[A-Za-z]?)[)）]?"
_FLOOR = r"第?(?P<floor>-?\d+|[一二三四五六七八九十]+)(?:层|楼|[Ff])"
_NAME = re.compile(rf"(?P<before>.*)(?P<kind>{_KIND})(?:{_BEHIND})*(?:{_FLOOR})?")


def named(address: str) -> dict[str, Any]:
    """The facts that the words of an address end in; {} where two of them say different kinds."""
    matches = [
        m for word in re.split(r"[\s/,，、]+", unicodedata.normalize("NFKC", address)) if (m := _NAME.fullmatch(word))
    ]
    kinds = {tuple(_words.kinds(m["kind"])) for m in matches}
    if len(kinds) != 1:
        return {}
    facts: dict[str, Any] = {"kind": list(kinds.pop())}
    if any(m["before"].endswith("单层") for m in matches):
        facts["is_single_storey"] = True
    floors = {m["floor"] for m in matches if m["floor"]}
    if len(floors) == 1:
        try:
            facts["floor_no"] = _words.floors(floors.pop())
        except CellError:
            return facts
    return facts
