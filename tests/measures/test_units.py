"""Units and hedges: exact factors, and the intervals that the hedge rules of design section 5 give."""

from fractions import Fraction

import pytest

from luodi.measures import (
    AREA_UNITS,
    Hedge,
    Quantity,
    area_bounds,
    hedge_of,
    kn_per_m2,
    money,
    monthly_rent,
    mu_of,
    per_mu,
    plain,
    to_m2,
)


def test_mu_to_m2_is_two_thousand_thirds() -> None:
    assert to_m2(Fraction(30), "亩") == 20_000


def test_area_units_in_upper_case_are_known() -> None:
    assert to_m2(Fraction(1), "M2") == to_m2(Fraction(1), "平") == 1


def test_area_unit_unknown_raises() -> None:
    with pytest.raises(KeyError):
        to_m2(Fraction(1), "斤")


def test_hectare_is_fifteen_mu() -> None:
    assert AREA_UNITS["公顷"] == 15 * AREA_UNITS["亩"]


@pytest.mark.parametrize(
    ("value", "period", "month"),
    [
        ("0.8", "day", Fraction("0.8") * 365 / 12),
        ("18", "month", Fraction(18)),
        ("220", "year", Fraction(220, 12)),
        ("54", "quarter", Fraction(18)),
    ],
)
def test_rent_of_any_period_becomes_the_month(value: str, period: str, month: Fraction) -> None:
    assert monthly_rent(Fraction(value), period) == month


def test_mu_of_forty_thousand_m2_is_sixty() -> None:
    assert mu_of(Fraction(40_000)) == 60


def test_mu_at_the_half_rounds_up() -> None:
    assert mu_of(Fraction(10, 3)) == Fraction(1, 100)  # 0.005 mu


def test_investment_per_hectare_is_a_fifteenth_per_mu() -> None:
    assert per_mu(Fraction(37_500_000), "公顷") == 2_500_000


def test_load_and_money_are_exact() -> None:
    assert (kn_per_m2(Fraction(3)), money(Fraction(680), "万")) == (Fraction("29.43"), 6_800_000)


@pytest.mark.parametrize(
    ("before", "after", "hedge"),
    [
        ("面积", "", Hedge.EXACT),
        ("", "左右", Hedge.ABOUT),
        ("大概", "", Hedge.ABOUT),
        ("不低于", "", Hedge.AT_LEAST),
        ("", "以上", Hedge.AT_LEAST),
        ("约", "以上", Hedge.AT_LEAST),
        ("预算", "以内", Hedge.AT_MOST),
        ("不要超过", "", Hedge.AT_MOST),
    ],
)
def test_hedge_words_around_a_number_are_heard(before: str, after: str, hedge: Hedge) -> None:
    assert hedge_of(before, after) is hedge


def _area(low: int, high: int, hedge: Hedge) -> Quantity:
    return Quantity(Fraction(low), Fraction(high), "㎡", hedge)


@pytest.mark.parametrize(
    ("quantity", "bounds"),
    [
        (_area(2000, 2000, Hedge.EXACT), (1800, 2400)),
        (_area(2000, 2000, Hedge.ABOUT), (1800, 2200)),
        (_area(2000, 2000, Hedge.AT_LEAST), (2000, None)),
        (_area(2000, 2000, Hedge.AT_MOST), (None, 2000)),
        (_area(2000, 3000, Hedge.EXACT), (2000, 3000)),
        (_area(2000, 3000, Hedge.ABOUT), (2000, 3000)),
    ],
)
def test_area_asked_for_becomes_its_interval(quantity: Quantity, bounds: tuple[int | None, int | None]) -> None:
    assert area_bounds(quantity) == bounds


def test_plain_keeps_whole_numbers_whole() -> None:
    assert (plain(Fraction(18)), plain(Fraction(365, 12) * Fraction("0.62"))) == (18, 18.8583)
