import pytest

from luodi.reading import Mention, open_text
from luodi.reading.industry import find
from luodi.reading.industry.corpus import ADMISSIONS, NOTHING, OWN

_ROLE_KEYS = ("industries_admitted", "industries_excluded")


def mentions(text: str, *keys: str) -> list[Mention]:
    return [m for m in find(open_text(text)) if m.key in keys]


def divisions(found: list[Mention]) -> tuple[str, ...]:
    return tuple(sorted({code[:2] for m in found for code in m.value}))


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in OWN.items() for t in texts])
def test_own_trade_gives_its_codes(want: tuple[str, ...], text: str) -> None:
    assert divisions(mentions(text, "industry_codes")) == want


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in ADMISSIONS.items() for t in texts])
def test_admission_gives_role_and_codes(want: tuple[str, ...], text: str) -> None:
    role, *codes = want
    found = mentions(text, *_ROLE_KEYS)
    key = "industries_excluded" if role == "excluded" else "industries_admitted"
    assert ({m.key for m in found}, divisions(found)) == ({key}, tuple(codes))


@pytest.mark.parametrize("text", ADMISSIONS[("alone", "27")])
def test_only_is_exclusive(text: str) -> None:
    assert [m.value for m in mentions(text, "is_admission_exclusive")] == [True]


@pytest.mark.parametrize("text", ADMISSIONS[("admitted", "36")])
def test_preference_is_not_exclusive(text: str) -> None:
    assert [m.value for m in mentions(text, "is_admission_exclusive")] == [False]


@pytest.mark.parametrize("text", NOTHING)
def test_goods_neighbours_and_machines_are_no_trade(text: str) -> None:
    assert find(open_text(text)) == []


def test_words_of_the_trade_stand_as_written() -> None:
    assert [m.value for m in mentions("做汽车零部件机加工 预算18", "industry_raw")] == ["汽车零部件机加工"]


def test_list_with_two_roles_is_parted() -> None:
    found = mentions("适合织造、服装,谢绝印染、水洗。", *_ROLE_KEYS)
    assert [(m.key, divisions([m])) for m in found] == [
        ("industries_admitted", ("17", "18")),
        ("industries_excluded", ("17", "18")),
    ]
