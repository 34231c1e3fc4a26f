"""City groups and other regions in common use that have no code (苏锡常, 长三角, 苏北)."""

from dataclasses import dataclass
from functools import cache

from luodi.geography._divisions import data_text


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of divisions; `is_city_group`: the ladder may climb to it."""

    chinese: str
    english: str
    is_city_group: bool
    codes: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def groups() -> tuple[Group, ...]:
    return tuple(_group(line) for line in data_text("groups.csv").splitlines())


def _group(line: str) -> Group:
    chinese, english, is_city_group, codes, aliases = line.split(",")
    return Group(chinese, english, is_city_group == "yes", tuple(codes.split()), tuple(aliases.split()))
