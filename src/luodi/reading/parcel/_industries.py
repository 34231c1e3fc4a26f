"""Industries of a parcel: admitted, exclusively admitted (只要, 仅限), refused. A code in a notice is the purpose of the land."""

from collections.abc import Iterator

from luodi.industry import UnknownIndustryCode, industry
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.industry import find
from luodi.reading.industry._groups import IndustryGroup, groups

_CODE = r"(?<![A-Za-z0-9\-])[A-T](?P<code>\d{2,4})(?![A-Za-z0-9\-#号栋幢])"
_CODES = rf"{_CODE}(?:\s*[、,/和及]\s*[A-T]?\d{{2,4}}(?![\d.%年亩万号米\-]))*"
#: Words before a code that mark it as an industry.
_NAMED = r"(?:[一-龥]{2}|行业|产业|类|代码|[(、:])[(:\s]*$"
_NOT_A_CODE = r"(?:地块|编号|宗地|路|栋|幢|型号|国道|高速)\s*[:(]?\s*$"
_ALONE = (
    r"(?:只要|只招|只限|仅限|限于|仅接受|只接受|限定|必须为?|须为|仅供|只引进)(?:行业|产业|做|是|招|引进|为)?\s*:?\s*$"
)
_FIRST = r"(?:优先|主导|主攻|鼓励|准入|导向|方向|产业|行业|引进|欢迎|适合|招引)[^,;。\n]{0,8}[(:]?\s*$"
_NEAR = 16


def industries(text: Text) -> list[Mention]:
    """`industries_admitted`, `industries_excluded`, `is_admission_exclusive`, `industry_raw`, in text order."""
    mentions = [m for m in find(text) if m.key != "industry_codes"]
    coded = list(_coded(text.clean, [m for m in mentions if m.key == "industries_excluded"]))
    mentions = [m for m in mentions if m.key != "industries_admitted" or not _is_named_by(coded, m)]
    own = [m for group in groups(text.clean) for m in _own(text.clean, group) if not _is_named_by(coded, m)]
    return sorted([*mentions, *own, *coded], key=lambda m: m.start)


def written_codes(words: str) -> tuple[str, ...]:
    """The GB/T 4754 codes written with their letter: C3972、C3569, or C38、36."""
    runs = [m[0] for m in compiled(_CODES).finditer(words)]
    digits = [code for run in runs for code in compiled(r"\d{2,4}").findall(run)]
    return tuple(dict.fromkeys(code for code in digits if _is_code(code)))


def _is_code(code: str) -> bool:
    try:
        return industry(code).code == code
    except UnknownIndustryCode:
        return False


def _coded(clean: str, refused: list[Mention]) -> Iterator[Mention]:
    for match in compiled(_CODES).finditer(clean):
        before = clean[max(0, match.start() - 10) : match.start()]
        behind = clean[match.end() : match.end() + 2]
        is_named = compiled(_NAMED).search(before) or compiled(r"[一-龥]{2}").match(behind)
        is_refused = any(m.start - _NEAR <= match.start() <= m.end + _NEAR for m in refused)
        codes = written_codes(match[0])
        if codes and is_named and not is_refused and not compiled(_NOT_A_CODE).search(before):
            yield Mention("industries_admitted", codes, *match.span(), "code_written")
            if compiled(_ALONE).search(before):
                yield Mention("is_admission_exclusive", True, *match.span(), "code_written")


def _is_named_by(coded: list[Mention], mention: Mention) -> bool:
    """电子电路制造 beside C3982: the code is more exact."""
    return any(c.start - _NEAR <= mention.end and mention.start <= c.end + _NEAR for c in coded)


def _own(clean: str, group: IndustryGroup) -> Iterator[Mention]:
    """Words the general rules take for the writer's own trade: land has none, so they give its purpose."""
    if group.role != "own":
        return
    before = clean[max(0, group.start - 14) : group.start]
    is_alone = compiled(_ALONE).search(before) is not None
    codes = tuple(dict.fromkeys(code for m in group.members for code in m.codes))
    if codes and (is_alone or compiled(_FIRST).search(before)):
        yield Mention("industries_admitted", codes, group.start, group.end, "land_for")
        yield Mention("is_admission_exclusive", is_alone, group.start, group.end, "land_for")
