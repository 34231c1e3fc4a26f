"""Questions about ambiguous words, with options. An option is a set of corrections; no answer changes nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from luodi import voice
from luodi.matching import CARDS
from luodi.measures import MU_M2, Quantity, area_bounds, monthly_rent, plain
from luodi.reading import Mention, Reading
from luodi.web.needs.masking import Span
from luodi.web.needs.topics import BY_NAME, CHOICES, topic_of
from luodi.web.shared.reader import reader

#: The ask of each feature that reading may report.
_FEATURES = {card.listing[0]: name for name, card in CARDS.items() if card.form == "boolean"}
_TOTALS = {
    "tax": "tax_cny_year",
    "tax_cny_year": "tax_cny_year",
    "output": "output_cny_year",
    "output_cny_year": "output_cny_year",
    "investment": "investment_cny",
    "investment_cny": "investment_cny",
}


#: The company's total behind each of its figures per mu.
_PER_MU = {
    "tax_per_mu": "tax_cny_year",
    "investment_per_mu": "investment_cny",
    "output_per_mu": "output_cny_year",
}
#: One 坪 is 400/121 ㎡.
_PING_M2 = Fraction(400, 121)


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its label, its consequence, the corrections it makes."""

    label: str
    note: str
    sets: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """An ambiguity. `chosen` is the option that matches the corrections, None if unanswered."""

    number: int
    text: str
    why: str
    start: int
    end: int
    topic: str
    options: tuple[Option, ...]
    chosen: int | None

    @property
    def field(self) -> str:
        """The name of its form field."""
        return f"q-{self.number}"


def questions_of(reading: Reading, words: str, corrections: Mapping[str, Any]) -> tuple[Question, ...]:
    """One question per ambiguous mention with options or a note, in text order, quoted from the masked `words`."""
    found: dict[Span, Question] = {}
    for mention in sorted(reading.mentions, key=lambda m: m.start):
        if not mention.is_ambiguous or not mention.note:
            continue
        start, end = reading.text.span(mention.start, mention.end)
        topic, why, options = _options(mention, reading.record)
        if (start, end) not in found:
            found[start, end] = Question(
                len(found), words[start:end], why, start, end, topic, options, _chosen(options, corrections)
            )
    return tuple(found.values())


def _chosen(options: Sequence[Option], corrections: Mapping[str, Any]) -> int | None:
    agreeing = [
        number
        for number, option in enumerate(options)
        if all(key in corrections and corrections[key] == value for key, value in option.sets.items())
    ]
    return agreeing[0] if agreeing else None


Made = tuple[str, str, tuple[Option, ...]]


def _options(mention: Mention, record: Mapping[str, Any]) -> Made:
    make = next(
        (make for key, make in _MAKERS.items() if mention.key == key or mention.key.startswith(key + "_")), None
    )
    if mention.key in _FEATURES:
        return _feature(mention)
    if mention.key in _TOTALS:
        return _total(mention)
    if mention.key in _PER_MU and record.get("land_area_min_m2"):
        return _per_mu(mention, record)
    if mention.key == "regions_excluded":
        return _refused_place(mention, record)
    return make(mention) if make else (_topic(mention.key), mention.note.partition(" · ")[0], ())


def _topic(key: str) -> str:
    topic = topic_of(key)
    return topic.name if topic else ""


def _low(mention: Mention) -> Fraction:
    return mention.value.low if isinstance(mention.value, Quantity) else Fraction(0)


def _power(mention: Mention) -> Made:
    number = plain(_low(mention))
    return (
        "power",
        _("两者不能互换：变压器看 kVA，设备用电看 kW。"),
        (
            Option(
                _("%(number)s kVA，变压器容量") % {"number": number},
                _("配电不足 %(number)s kVA 的房源会被排除") % {"number": number},
                {"power_min_kva": number, "power_demand_kw": None},
            ),
            Option(
                _("%(number)s kW，设备用电负荷") % {"number": number},
                _("只作说明，不排除房源"),
                {"power_demand_kw": number, "power_min_kva": None},
            ),
            _unsure({"power_min_kva": None, "power_demand_kw": None}),
        ),
    )


def _rent(mention: Mention) -> Made:
    key, month = "rent_max_cny_m2_month", plain(_low(mention))
    day = plain(monthly_rent(_low(mention), "day"), 4)
    said = _("租金不超过 %(number)s 元/㎡/月")
    return (
        "rent",
        _("按天和按月差三十倍。"),
        (
            Option(_("每天每平方"), said % {"number": day}, {key: day}),
            Option(_("每月每平方"), said % {"number": month}, {key: month}),
            _unsure({key: None}),
        ),
    )


def _place(mention: Mention) -> Made:
    options = [
        Option(voice.place(code, reader()), _("只看这里"), {"region_codes": [code]})
        for code in dict.fromkeys(map(str, mention.any_of))
    ]
    why = _("它也可能只是一个普通的词。") if mention.rule == "region_at_home" else _("同名的地方不止一处。")
    return "region", why, (*options[:6], _unsure({"region_codes": None}))


def _refused_place(mention: Mention, record: Mapping[str, Any]) -> Made:
    """不要湖塘, a name several places share, and 除武进外还看新北, which may want both."""
    choices = [[code] for code in mention.any_of] if mention.rule.endswith("_name") else [list(mention.any_of)]
    wanted, refused = record.get("region_codes", []), record.get("regions_excluded", [])
    options = [
        Option(
            _("不要 %(places)s") % {"places": voice.places(codes, reader())},
            _("这里的房源不会出现"),
            {"regions_excluded": [*refused, *codes], **_without(codes, wanted)},
        )
        for codes in choices[:6]
    ]
    too = {"region_codes": [*wanted, *(code for code in mention.any_of if code not in wanted)]} if wanted else {}
    return (
        "region",
        mention.note.partition(" · ")[0],
        (*options, Option(_("这里也可以"), "", {"regions_excluded": refused or None, **too})),
    )


def _without(codes: Sequence[str], wanted: Sequence[str]) -> dict[str, Any]:
    """The wanted places outside some codes, if that changes them."""
    left = [code for code in wanted if not code.startswith(tuple(codes))]
    return {"region_codes": left or None} if len(left) < len(wanted) else {}


def _hazard(mention: Mention) -> Made:
    options = [
        Option(str(CHOICES["hazard_category"][letter]), _("达不到这一类的房源会被排除"), {"hazard_category": letter})
        for letter in mention.any_of
        if letter in CHOICES["hazard_category"]
    ]
    return "hazard", _("写了不止一类，按哪一类找？"), (*options, _unsure({"hazard_category": None}))


def _feature(mention: Mention) -> Made:
    topic = BY_NAME[_FEATURES[mention.key]]
    return (
        topic.name,
        _("二者有一就行的，先不排除任何一处。"),
        (
            Option(_("一定要有"), _("没有的房源会被排除"), {topic.need: True}),
            _unsure({topic.need: None}),
        ),
    )


def _total(mention: Mention) -> Made:
    key, number = _TOTALS[mention.key], _low(mention)
    topic = _topic(key)
    wan, yi = plain(number * 10**4), plain(number * 10**8)
    shown = plain(number)
    return (
        topic,
        _("没有写万或亿。"),
        (
            Option(_("%(number)s 万元") % {"number": shown}, "", {key: wan}),
            Option(_("%(number)s 亿元") % {"number": shown}, "", {key: yi}),
            _unsure({key: None}),
        ),
    )


def _per_mu(mention: Mention, record: Mapping[str, Any]) -> Made:
    """亩均税收30万 on 18 亩: the total it implies."""
    key, mu = _PER_MU[mention.key], Fraction(str(record["land_area_min_m2"])) / MU_M2
    each, total = _low(mention) / 10**4, _low(mention) * mu
    said = {"each": plain(each), "mu": plain(mu, 2), "total": plain(total / 10**4, 2)}
    return (
        _topic(key),
        _("写的是每亩的数。"),
        (
            Option(
                _("每亩 %(each)s 万元，%(mu)s 亩一共 %(total)s 万元") % said, "", {key: plain(Fraction(round(total)))}
            ),
            _unsure({key: None}),
        ),
    )


def _area(mention: Mention) -> Made:
    """3000坪: of 3.3 ㎡ each, or a typo for 平."""
    said = mention.value if isinstance(mention.value, Quantity) else Quantity(Fraction(0), Fraction(0), "m2")
    options = tuple(
        _area_of(said._replace(low=said.low * size, high=said.high * size), label)
        for label, size in ((_("%(number)s ㎡，就是平方米"), Fraction(1)), (_("%(number)s ㎡，一坪 3.3 ㎡"), _PING_M2))
    )
    return "area", _("坪和平方米差 3.3 倍。"), (*options, _unsure({"area_min_m2": None, "area_max_m2": None}))


def _area_of(quantity: Quantity, label: str) -> Option:
    """An area in ㎡ as an option; a bare figure allows slightly less and somewhat more."""
    low, high = (None if end is None else plain(end, 2) for end in area_bounds(quantity))
    ends = dict.fromkeys(str(plain(end, 0)) for end in (quantity.low, quantity.high))
    return Option(label % {"number": "–".join(ends)}, "", {"area_min_m2": low, "area_max_m2": high})


def _unsure(sets: dict[str, Any]) -> Option:
    return Option(_("说不准"), _("先不作要求"), sets)


_MAKERS: dict[str, Callable[[Mention], Made]] = {
    "area": _area,
    "power": _power,
    "rent": _rent,
    "region": _place,
    "hazard_category": _hazard,
    "fire_hazard_category": _hazard,
}
