"""Industries of a parcel: admitted, admitted alone (只要, 仅限), refused; a code written in a notice is what the land is for."""

from collections.abc import Iterator

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.industry import find
from luodi.reading.industry._groups import Group, groups

_ALONE = r"(?:只要|只招|只限|仅限|限于|仅接受|只接受|限定|必须为?|须为)(?:做|是|招|引进|为)?\s*$"
_FIRST = r"(?:优先|主导|主攻|鼓励|准入|导向|方向|用途|用地|产业|行业|引进|欢迎|适合)[^,;。\n]{0,8}[(:]?\s*$"
_REFUSED = r"(?:慎入|免谈|勿扰|不进|不要)"


def industries(text: Text) -> list[Mention]:
    """`industries_admitted`, `industries_excluded`, `is_admission_exclusive`, `industry_raw`, in order of place."""
    found = [m for m in find(text) if m.key != "industry_codes"]
    own = [m for group in groups(text.clean) for m in _own(text.clean, group)]
    return sorted([*found, *own], key=lambda m: m.start)


def _own(clean: str, group: Group) -> Iterator[Mention]:
    """Words that the general rules take for the writer's own trade: land has none, so they say what it is for."""
    if group.role != "own":
        return
    before = clean[max(0, group.start - 14) : group.start]
    is_alone = compiled(_ALONE).search(before) is not None
    is_coded = any(m.kind == "code" for m in group.members)
    if not (is_alone or is_coded or compiled(_FIRST).search(before)):
        return
    codes = tuple(dict.fromkeys(code for m in group.members for code in _codes(group, m.kind, m.codes)))
    if not codes:
        return
    yield Mention("industries_admitted", codes, group.start, group.end, "land_for")
    if is_alone:
        yield Mention("is_admission_exclusive", True, group.start, group.end, "land_for_alone")


def _codes(group: Group, kind: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Where codes are written they alone count; the name beside a code is its name."""
    has_code = any(m.kind == "code" for m in group.members)
    return codes if kind == "code" or not has_code else ()
