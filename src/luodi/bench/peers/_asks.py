"""All asks of design section 5 as database expressions, the way a user of a database would write them.

Shared with the kernels of `matching` are only the published weights, priors and curves, and the answer of each distinct
admission list, which is computed beforehand and passed to the peer. Equality of all the rest is checked.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from luodi.bench.peers._expressions import ColumnTerm, Expression, Term, both, case, either, greatest, least, not_
from luodi.matching import ABSENT, CARDS, Branch, Card, Listing, Requirement, judge, weightings

#: Admitted prefixes, excluded prefixes, and whether admission is exclusive.
Admission = tuple[tuple[str, ...], tuple[str, ...], bool]

TOP, MILLION = 255, 1_000_000
_RENT, _SALE = 1, 2
_FLOORS = 63
_PER_MU = {
    "tax_per_mu": ("tax_per_mu_min_cny", "tax_cny_year"),
    "investment_per_mu": ("investment_per_mu_min_cny", "investment_cny"),
    "output_per_mu": ("output_per_mu_min_cny", "output_cny_year"),
}


class Ask(NamedTuple):
    """One ask of a pair. asked: the condition for asking it (None: always).

    met: true (also where not asked), false, or blank for unknown; None if it can only be unknown.
    grade: 0 to 255 where met; gap: millionths where unmet, rounded up; barred: where missing it is absolute.
    """

    name: str
    met: Term
    grade: Term = TOP
    gap: Term = MILLION
    asked: Term = None
    barred: Term = None
    is_hard: bool = True

    @property
    def weight(self) -> int:
        """The published share of the score."""
        return weightings()[self.name].weight

    @property
    def prior(self) -> int:
        """The published utility of an unknown answer."""
        return weightings()[self.name].prior

    @property
    def bars(self) -> Term:
        """Whether failing this ask rules out a near miss: it is absolute, or too far from its limit."""
        near = weightings()[self.name].near
        if near is None or self.met is None:
            return self.barred
        return both(not_(self.met), Expression(">", (self.gap, near * (MILLION // 100))))


def asks_of(branch: Branch, coarser: Term, admissions: Sequence[Admission], as_of: dt.date) -> list[Ask]:
    """The asks of a requirement and of the rows. coarser: where a row's region leaves the region ask open.

    ValueError if rent and a purchase price are both limited, as the pair would then be judged once per deal.
    """
    if branch.deal in (0, _RENT | _SALE) and branch.rent_max_cny_m2_month != ABSENT and _limits_sale(branch):
        raise ValueError("rent and a price of buying are both limited: peers answer for one deal")
    asks = [
        *_scope(branch, coarser),
        *_sizes(branch),
        *_prices(branch),
        *_building(branch),
        *_needs(branch),
        *_terms(branch),
    ]
    asks += _industry(branch, admissions, as_of)
    return [_settled(ask, ask.name in _OF_LISTINGS or ask.name not in branch.wishes) for ask in asks]


def _settled(ask: Ask, is_hard: bool) -> Ask:
    """The ask made hard or a wish, and met wherever it is not asked."""
    if ask.met is None or ask.asked is None:
        return ask._replace(is_hard=is_hard)
    return ask._replace(is_hard=is_hard, met=case((ask.asked, ask.met), otherwise=True))


_OF_LISTINGS = tuple(name for name, card in CARDS.items() if card.asked_by == "listing")


def _limits_sale(branch: Branch) -> bool:
    return branch.sale_price_max_cny_m2 != ABSENT or branch.land_price_max_cny_mu != ABSENT


def _scope(branch: Branch, coarser: Term) -> Iterator[Ask]:
    """The asks that the scope decides, left open where a row is silent."""
    for name in ("deal", "kind"):
        if getattr(branch, name):
            yield Ask(name, None, asked=ColumnTerm(name).is_blank)
    if branch.region_codes or branch.regions_excluded:
        yield Ask("region", None, asked=coarser)


def _sizes(branch: Branch) -> Iterator[Ask]:
    part = ColumnTerm("min_area_m2")
    yield from _size("area", ColumnTerm("area_m2"), part, branch.area_min_m2, branch.area_max_m2)
    yield from _size("land_area", ColumnTerm("land_area_m2"), None, branch.land_area_min_m2, branch.land_area_max_m2)


def _size(name: str, whole: ColumnTerm, part: ColumnTerm | None, low: int, high: int) -> Iterator[Ask]:
    if low == ABSENT and high == ABSENT:
        return
    inside: Term = whole <= high if high != ABSENT else True
    is_empty = high != ABSENT and (high == 0 or low > high)
    divisible = ColumnTerm("is_divisible")
    ways: list[tuple[Term, Term]] = [(whole.is_blank, None), (whole < low, False), (divisible.equals(0), inside)]
    smallest: Expression = whole
    if part is not None:
        fits: Term = both(part <= whole, part <= high, low <= high) if high != ABSENT else part <= whole
        ways.append((part.is_stated, fits))
        smallest = case((both(part.is_stated, either(divisible.is_blank, divisible > 0)), part), otherwise=whole)
    ways += [(divisible.equals(1), False if is_empty else whole > 0), (inside, True)]
    gap = case((whole < low, _shortfall(whole, low)), otherwise=_excess(smallest, high))
    yield Ask(name, case(*ways), _ideal(name, whole, high if high != ABSENT else low), gap)


def _prices(branch: Branch) -> Iterator[Ask]:
    deal, total, land = ColumnTerm("deal"), ColumnTerm("sale_price_cny"), _mu(ColumnTerm("land_area_m2"))
    if branch.deal != _SALE and (budget := branch.rent_max_cny_m2_month) != ABSENT:
        low, high = ColumnTerm("rent_min_cny_m2_month"), ColumnTerm("rent_max_cny_m2_month")
        met = case((high <= budget, True), (low > budget, False))
        yield Ask("rent", met, _less("rent", high, budget), _excess(low, budget), _possible(deal, _RENT))
    if branch.deal == _RENT:
        return
    priced = {
        "sale_price": (ColumnTerm("sale_price_cny_m2"), ColumnTerm("area_m2"), branch.sale_price_max_cny_m2),
        "land_price": (ColumnTerm("land_price_cny_mu"), land, branch.land_price_max_cny_mu),
    }
    for name, (unit, size, limit) in priced.items():
        if limit != ABSENT:
            met = case((unit.is_stated, unit <= limit), (size > 0, total * 100 <= limit * size))
            each = case((unit.is_stated, unit), (size > 0, total * 100 // size))
            gap = case((unit.is_stated, _excess(unit, limit)), otherwise=_excess(total * 100, limit * size))
            yield Ask(name, met, _less(name, each, limit), gap, _possible(deal, _SALE))


def _possible(deal: ColumnTerm, one: int) -> Expression:
    return either(deal.is_blank, deal.shares_bits(one))


def _building(branch: Branch) -> Iterator[Ask]:
    if heights := list(_heights(branch)):
        mets = [met for met, _, _ in heights]
        refuted = either(*(not_(met) for met in mets))
        met = mets[0] if len(mets) == 1 else case((refuted, False), (both(*mets), True))
        gaps = [case((not_(met), gap), otherwise=0) for met, _, gap in heights]
        yield Ask("height", met, least(*(grade for _, grade, _ in heights)), greatest(*gaps))
    yield from _crane(branch)
    floors = ColumnTerm("floor_no")
    if branch.needs_ground_floor == 1:
        yield Ask("ground_floor", floors.shares_bits(1 << 1))
    if branch.needs_single_storey == 1:
        single, total = ColumnTerm("is_single_storey"), ColumnTerm("floors_total")
        above = sum(1 << floor for floor in range(2, _FLOORS))
        met = case(
            (single.is_stated, single.equals(1)), (total > 0, total.equals(1)), (floors.shares_bits(above), False)
        )
        yield Ask("single_storey", met)
    if branch.floors_excluded:
        left = sum(1 << floor for floor in range(_FLOORS) if floor not in branch.floors_excluded)
        yield Ask("floors", floors.shares_bits(left))


def _heights(branch: Branch) -> Iterator[tuple[Expression, Term, Term]]:
    """For each height asked: whether it is met, the grade, the gap."""
    clear, storey, eaves, height = (ColumnTerm(f"{name}height_m") for name in ("clear_", "storey_", "eaves_", ""))
    if (asked := branch.clear_height_min_m) != ABSENT:
        below = either(storey < asked, eaves < asked, height < asked)
        met = case((clear.is_stated, clear >= asked), (below, False))
        known: Expression = case((clear.is_stated, clear), otherwise=least(storey, eaves, height))
        yield met, _more("height", clear, asked), _shortfall(known, asked)
    if (asked := branch.storey_height_min_m) != ABSENT:
        known = _first(storey, height, eaves)
        met = case((known.is_stated, known >= asked), (clear >= asked, True))
        yield met, _more("height", _first(storey, height, eaves, clear), asked), _shortfall(known, asked)
    if (asked := branch.height_min_m) != ABSENT:
        known = _first(clear, height)
        met = case((known.is_stated, known >= asked), (either(storey < asked, eaves < asked), False))
        refuting = case((known.is_stated, known), otherwise=least(storey, eaves))
        yield met, _more("height", known, asked), _shortfall(refuting, asked)


def _crane(branch: Branch) -> Iterator[Ask]:
    has, tonnes, asked = ColumnTerm("has_crane"), ColumnTerm("crane_capacity_t"), branch.crane_min_t
    if asked != ABSENT:
        met = case((tonnes.is_stated, tonnes >= asked), (has.equals(0), False))
        yield Ask("crane", met, _more("crane", tonnes, asked), _shortfall(tonnes, asked))
    elif branch.needs_crane == 1:
        met = case((either(has.equals(1), tonnes > 0), True), (either(has.equals(0), tonnes.equals(0)), False))
        yield Ask("crane", met)


def _needs(branch: Branch) -> Iterator[Ask]:
    """The plain asks as their cards define them, and the hazard letter."""
    for card in CARDS.values():
        if card.form == "boolean" and getattr(branch, card.need) == 1:
            yield Ask(card.name, ColumnTerm(card.listing[0]).equals(1))
        elif card.is_plain and card.limits and getattr(branch, card.limits[0]) != ABSENT:
            yield _limited(card, ColumnTerm(card.listing[0]), getattr(branch, card.limits[0]))
    if (category := branch.hazard_category) != ABSENT:
        letter = ColumnTerm("fire_hazard_category")
        yield Ask("hazard", letter <= category, barred=letter > category)


def _limited(card: Card, fact: ColumnTerm, limit: int) -> Ask:
    """A number of the listing against a limit."""
    if card.form == "at_least":
        return Ask(card.name, fact >= limit, _more(card.name, fact, limit), _shortfall(fact, limit))
    if card.form == "at_most":
        return Ask(card.name, fact <= limit, _less(card.name, fact, limit), _excess(fact, limit))
    return Ask(card.name, fact <= limit, gap=_millionths(fact - limit, 365))


def _terms(branch: Branch) -> Iterator[Ask]:
    """The listings' own numeric asks: the plain ones as their cards define them, and those per mu."""
    for card in CARDS.values():
        if card.is_of_listing and card.is_plain:
            yield _asked_of_company(card, ColumnTerm(card.listing[0]), getattr(branch, card.requirement[0]))
    wanted = branch.land_area_min_m2
    mu: Term = (6 * wanted + 2000) // 4000 if wanted != ABSENT else _mu(ColumnTerm("land_area_m2"))
    for name, (key, of_company) in _PER_MU.items():
        asked, figure = ColumnTerm(key), getattr(branch, of_company)
        if figure == ABSENT or mu == 0:
            yield Ask(name, None, asked=asked.is_stated)
            continue
        met = case((_positive(mu), asked * mu <= figure * 100))
        each = case((_positive(mu), _over(figure * 100, mu)))
        yield Ask(name, met, _more(name, each, asked), _shortfall(figure * 100, asked * mu), asked.is_stated)


def _asked_of_company(card: Card, limit: ColumnTerm, fact: int) -> Ask:
    """A number of the company against the limit of each listing that states one."""
    if fact == ABSENT:
        return Ask(card.name, None, asked=limit.is_stated)
    if card.form == "at_least":
        return Ask(card.name, limit <= fact, _more(card.name, fact, limit), _shortfall(fact, limit), limit.is_stated)
    if card.form == "at_most":
        return Ask(card.name, limit >= fact, _less(card.name, fact, limit), _excess(fact, limit), limit.is_stated)
    raise ValueError(f"{card.name}: no peer knows how a listing asks {card.form}")


def _industry(branch: Branch, admissions: Sequence[Admission], as_of: dt.date) -> Iterator[Ask]:
    """Judges each admission list once beforehand; a peer then looks up the row's list in a bit mask."""
    answers = [_admitted(branch, one, as_of) for one in admissions]

    def lists(*wanted: str) -> Expression:
        return ColumnTerm("admission_bit").shares_bits(
            sum(1 << n for n, answer in enumerate(answers) if answer in wanted)
        )

    met = case((lists("met"), True), (lists("unmet", "barred"), False))
    yield Ask("industry", met, asked=lists("met", "unmet", "barred", "unknown"), barred=lists("barred"))


def _admitted(branch: Branch, admission: Admission, as_of: dt.date) -> str:
    admitted, excluded, is_exclusive = admission
    listing = Listing(
        industries_admitted=admitted, industries_excluded=excluded, is_admission_exclusive=1 if is_exclusive else ABSENT
    )
    company = Requirement(branches=(Branch(industry_codes=branch.industry_codes),))
    for ask in judge(listing, company, as_of).asks:
        if ask.name == "industry":
            return "barred" if ask.is_absolute else ask.status
    return "not asked"


def _first(*columns: ColumnTerm) -> Expression:
    return case(*((column.is_stated, column) for column in columns))


def _mu(land: Expression) -> Expression:
    """Hundredths of a mu, rounded half up."""
    return (land * 6 + 2000) // 4000


def _positive(value: Term) -> Term:
    return value > 0 if isinstance(value, Expression) else True


def _over(dividend: int, divisor: Term) -> Term:
    if isinstance(divisor, Expression):
        return Expression("//", (dividend, divisor))
    return dividend // divisor if divisor else None


def _more(ask: str, fact: Term, limit: Term) -> Term:
    """More is better, from the limit to `full` per cent of it."""
    at, full = weightings()[ask].at_limit, weightings()[ask].full
    if isinstance(limit, Expression):
        grade = at + (fact - limit) * ((TOP - at) * 100) // (limit * (full - 100))
        return case((limit > 0, least(TOP, grade)), otherwise=TOP)
    if not isinstance(fact, Expression) or not limit or limit <= 0:
        return TOP
    return least(TOP, at + (fact - limit) * ((TOP - at) * 100) // (limit * (full - 100)))


def _less(ask: str, fact: Term, limit: Term) -> Term:
    """Less is better, from the limit to `full` per cent of it."""
    at, full = weightings()[ask].at_limit, weightings()[ask].full
    if isinstance(limit, Expression):
        grade = at + (limit - fact) * ((TOP - at) * 100) // (limit * (100 - full))
        return case((limit > 0, least(TOP, grade)), otherwise=TOP)
    if not isinstance(fact, Expression) or not limit or limit <= 0:
        return TOP
    return least(TOP, at + (limit - fact) * ((TOP - at) * 100) // (limit * (100 - full)))


def _ideal(ask: str, fact: Expression, wanted: int) -> Term:
    """Best up to the ideal, then falling until the fact is `full` per cent of it."""
    at, full = weightings()[ask].at_limit, weightings()[ask].full
    if wanted <= 0:
        return TOP
    fallen = TOP - (fact - wanted) * ((TOP - at) * 100) // (wanted * (full - 100))
    return case((fact <= wanted, TOP), otherwise=greatest(at, fallen))


def _shortfall(fact: Term, limit: Term) -> Term:
    below = Expression("<", (fact, limit))
    return case((below, _millionths(Expression("-", (limit, fact)), limit)), otherwise=MILLION)


def _excess(fact: Term, limit: Term) -> Term:
    if limit == ABSENT:
        return MILLION
    above = Expression(">", (fact, limit))
    return case((above, _millionths(Expression("-", (fact, limit)), limit)), otherwise=MILLION)


def _millionths(distance: Expression, limit: Term) -> Term:
    """Millionths of the limit, rounded up and capped at 1,000 times it; in two steps to stay within 64 bits."""
    if not isinstance(limit, Expression):
        if not limit or limit <= 0:
            return MILLION
        return (least(distance, 1000 * limit) * MILLION + (limit - 1)) // limit
    thousandths = distance % limit * 1000
    rest = thousandths % limit * 1000
    fine = distance // limit * MILLION + thousandths // limit * 1000 + (rest + limit - 1) // limit
    return case((not_(limit > 0), MILLION), (distance >= limit * 1000, 1000 * MILLION), otherwise=fine)
