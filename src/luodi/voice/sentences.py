"""The wording of an ask of a judged pair: what is asked for, what there is, the sentence, the question.

净高 9 米，满足“净高 8 米以上”的要求
层高 10 米，“净高 8 米以上”的要求还不能确定，要问：梁下净高多少米？

A boolean ask, a minimum or a maximum is worded by its line of `nouns.csv`; the others by the functions of `_ASKED` and
`_HAS`.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from luodi.fields import field
from luodi.voice.distances import distance
from luodi.voice.judged_ask import JudgedAsk, Stated
from luodi.voice.language import Language
from luodi.voice.nouns import noun, noun_of, nouns, phrase
from luodi.voice.numbers import amount, between, of, spaced, starting
from luodi.voice.values import exact, floors, industry, listed, one_of, place, places, plain, refused_floors

#: The number of worded asks cached, because the same few places are shown again and again.
_KEPT = 8192


class AskWords(NamedTuple):
    """An ask in words. asked: what is asked for (净高 8 米以上). has: what the other side states, "" for nothing (净高 9 米).

    sentence: the whole, with the question if something is open. question: what to ask the side that has not stated it.
    counterfactual: what would settle a near miss. "" if there is none.
    """

    asked: str
    has: str
    sentence: str
    question: str
    counterfactual: str


@lru_cache(_KEPT)
def ask_words(ask: JudgedAsk, language: Language) -> AskWords:
    """An ask worded in a language."""
    name, status = ask.name, ask.status
    asked, has = _asked(name, ask.asked, language), _has(name, ask.has, language)
    question = _question(name, ask.asked_by, ask.waits_for, language) if status == "unknown" else ""
    stated = has or phrase("not_stated", language, noun=noun_of("ask", name, language).fact)
    if language == "en":
        stated = stated[:1].upper() + stated[1:]
    code = status if ask.is_hard else f"{status}_wish"
    off = distance(ask, language, "sentence")
    sentence = (
        phrase(f"{code}_by", language, has=stated, asked=asked, off=off.off)
        if off
        else phrase(code, language, has=stated, asked=asked, question=question)
    )
    settle = phrase(f"settle_{ask.asked_by}", language, asked=asked, has=has) if ask.is_close else ""
    return AskWords(asked, has, sentence, question, settle)


@lru_cache(_KEPT)
def _asked(name: str, stated: tuple[tuple[str, Any], ...], language: Language) -> str:
    return _ASKED.get(name, plainly_asked)(name, dict(stated), language)


@lru_cache(_KEPT)
def _has(name: str, stated: tuple[tuple[str, Any], ...], language: Language) -> str:
    return _HAS.get(name, plainly_stated)(name, dict(stated), language) if stated else ""


@lru_cache(_KEPT)
def _question(name: str, asked_by: str, waits_for: str, language: Language) -> str:
    if name == "height" and not waits_for:
        return phrase("storey_and_clear", language)
    known = nouns("field", language).get(waits_for) or noun_of("ask", name, language)
    asks = noun_of("ask", name, language)
    return (known.company or asks.company) if asked_by == "listing" else (known.landlord or asks.landlord)


def plainly_asked(name: str, stated: Stated, language: Language) -> str:
    """有货梯; 配电 630 kVA 以上; 2027-01-01 前入驻."""
    entry = noun_of("ask", name, language)
    (first, *_), key = stated.values(), next(iter(stated))
    if isinstance(first, bool):
        return entry.asked
    value = interval(stated, language) if field(key).type == "number" else plain(first, language)
    return (
        entry.asked.format(value=value) if entry.asked else phrase("asked_of", language, noun=entry.name, value=value)
    )


def plainly_stated(name: str, stated: Stated, language: Language) -> str:
    """有货梯; 配电 630 kVA; 2026-12-01 可入驻."""
    entry = noun_of("ask", name, language)
    (first, *_), key = stated.values(), next(iter(stated))
    if isinstance(first, bool):
        return entry.yes if first else entry.no
    value = of(key, exact(key, first), language) if field(key).type == "number" else plain(first, language)
    return entry.yes.format(value=value) if entry.yes else phrase("stated", language, noun=entry.name, value=value)


def interval(stated: Stated, language: Language, words: Callable[..., str] = between) -> str:
    """The limits of a number, told apart by key: …_min_… is the lower one, …_max_… the upper."""
    low, high = (next((key for key in stated if end in f"{key}_"), None) for end in ("_min_", "_max_"))
    key = low or high or next(iter(stated))
    ends = [None if end is None else exact(end, stated[end]) for end in (low, high)]
    return words(key, *ends, language)


def deal(name: str, stated: Stated, language: Language) -> str:
    return phrase("wanted", language, noun=noun("ask", name, language), value=one_of(name, stated[name], language))


def region_wanted(name: str, stated: Stated, language: Language) -> str:
    """区域：溧阳市；不要：昆仑街道."""
    wanted, unwanted = stated.get("region_codes", ()), stated.get("regions_excluded", ())
    where = places(wanted, language) if wanted else ""
    refused = phrase("not_wanted", language, value=places(unwanted, language)) if unwanted else ""
    value = phrase("semicolon", language).join(filter(None, (where, refused)))
    return phrase("wanted", language, noun=noun("ask", name, language), value=value)


def region_stated(_: str, stated: Stated, language: Language) -> str:
    return phrase("region_only", language, place=place(stated["region_code"], language))


def area_stated(name: str, stated: Stated, language: Language) -> str:
    """面积 9000 ㎡，3000 ㎡起租, including what is stated about dividing it."""
    key = "area_m2" if "area_m2" in stated else "land_area_m2"
    if key not in stated:
        return ""
    whole = of(key, exact(key, stated[key]), language)
    text = phrase("stated", language, noun=noun("ask", name, language), value=whole)
    divisible = nouns("field", language)["is_divisible"]
    if stated.get("is_divisible") is False:
        return phrase("detail", language, value=text, note=divisible.no)
    if stated.get("min_area_m2"):
        least = amount(exact("min_area_m2", stated["min_area_m2"]), "m2", language)
        return phrase("detail", language, value=text, note=phrase("smallest", language, amount=least))
    is_divisible = stated.get("is_divisible") or "min_area_m2" in stated
    return phrase("detail", language, value=text, note=divisible.yes) if is_divisible else text


def rent_stated(name: str, stated: Stated, language: Language) -> str:
    ends = {key: value for key, value in stated.items() if key != "is_rent_negotiable"}
    if not ends:
        return phrase("negotiable", language)
    return phrase("stated", language, noun=noun("ask", name, language), value=interval(ends, language, starting))


def price_stated(name: str, stated: Stated, language: Language) -> str:
    """地价 45 万元/亩, or a total with its area."""
    price, unit = (
        noun("ask", name, language),
        {"sale_price": "sale_price_cny_m2", "land_price": "land_price_cny_mu"}[name],
    )
    if unit in stated:
        return phrase("stated", language, noun=price, value=of(unit, exact(unit, stated[unit]), language))
    if "sale_price_cny" not in stated:
        return ""
    money = of("sale_price_cny", exact("sale_price_cny", stated["sale_price_cny"]), language)
    size = next((key for key in ("area_m2", "land_area_m2") if key in stated), None)
    if size is None:
        return phrase("total_only", language, noun=price, money=money)
    return phrase("total", language, noun=price, money=money, size=of(size, exact(size, stated[size]), language))


def height_wanted(_: str, stated: Stated, language: Language) -> str:
    return listed([_height(key, {key: value}, "asked_of", language) for key, value in stated.items()], language)


def height_stated(_: str, stated: Stated, language: Language) -> str:
    heights = [
        phrase("stated", language, noun=_height_noun(key, language), value=of(key, exact(key, value), language))
        for key, value in stated.items()
    ]
    return listed(heights, language)


def _height(key: str, stated: Stated, pattern: str, language: Language) -> str:
    return phrase(pattern, language, noun=_height_noun(key, language), value=interval(stated, language))


def _height_noun(key: str, language: Language) -> str:
    return noun("height", key.removesuffix("_m").removesuffix("_min"), language)


def crane_wanted(name: str, stated: Stated, language: Language) -> str:
    if "crane_min_t" not in stated:
        return noun_of("ask", name, language).asked
    least = interval({"crane_min_t": stated["crane_min_t"]}, language)
    return phrase("crane_of", language, amount=spaced(least, language))


def crane_stated(name: str, stated: Stated, language: Language) -> str:
    entry, tonnage = noun_of("ask", name, language), stated.get("crane_capacity_t", -1)
    if tonnage > 0:
        value = of("crane_capacity_t", exact("crane_capacity_t", tonnage), language)
        return phrase("stated", language, noun=entry.name, value=value)
    return phrase("crane_without_tonnage", language) if stated.get("has_crane") else entry.no


def floors_wanted(name: str, stated: Stated, language: Language) -> str:
    return noun_of("ask", name, language).asked.format(value=refused_floors(stated["floors_excluded"], language))


def floors_stated(_: str, stated: Stated, language: Language) -> str:
    if stated.get("is_single_storey"):
        return phrase("single_storey", language)
    return phrase("on_floor", language, floors=floors(stated["floor_no"], language)) if "floor_no" in stated else ""


def single_storey_stated(name: str, stated: Stated, language: Language) -> str:
    """单层; 共 3 层; 在 2 楼: the first that is stated, which decides."""
    if "is_single_storey" in stated:
        entry = noun_of("ask", name, language)
        return entry.yes if stated["is_single_storey"] else entry.no
    total = stated.get("floors_total", 0)
    if total > 1:
        return phrase("storeys_in_all", language, number=total)
    return phrase("one_storey_in_all", language) if total == 1 else floors_stated(name, stated, language)


def admission(_: str, stated: Stated, language: Language) -> str:
    """园区准入（仅限 36 汽车制造业；不接受 26 化学原料和化学制品制造业）."""
    admitted, excluded = (stated.get(f"industries_{which}", ()) for which in ("admitted", "excluded"))
    is_only, lists = stated.get("is_admission_exclusive", False), []
    if admitted:
        lists.append(phrase("only" if is_only else "rather", language, names=_industries(admitted, language)))
    elif is_only:
        lists.append(phrase("only_unlisted", language))
    if excluded:
        lists.append(phrase("never", language, names=_industries(excluded, language)))
    return phrase("admission", language, lists=phrase("semicolon", language).join(lists))


def company_industry(name: str, stated: Stated, language: Language) -> str:
    return noun_of("ask", name, language).yes.format(value=_industries(stated["industry_codes"], language))


def _industries(codes: tuple[str, ...], language: Language) -> str:
    return listed([industry(code, language) for code in codes], language)


def per_mu_stated(name: str, stated: Stated, language: Language) -> str:
    """企业年税收 700 万元，用地 30 亩（20,000 ㎡）."""
    total = next((key for key in stated if "land_area" not in key), None)
    if total is None:
        return ""
    money = amount(exact(total, stated[total]), "CNY", language)
    words = noun_of("ask", name, language).yes.format(value=money)
    land = next((key for key in ("land_area_min_m2", "land_area_m2") if key in stated), None)
    if land is None:
        return phrase("over_no_land", language, total=words)
    return phrase("over_land", language, total=words, land=of(land, exact(land, stated[land]), language))


_PER_MU = ("tax_per_mu", "investment_per_mu", "output_per_mu")
#: Asks that are not plain: the wording of what is asked for.
_ASKED: dict[str, Callable[[str, Stated, Language], str]] = {
    "deal": deal,
    "kind": deal,
    "region": region_wanted,
    "height": height_wanted,
    "crane": crane_wanted,
    "floors": floors_wanted,
    "industry": admission,
}
#: The same for what the other side has.
_HAS: dict[str, Callable[[str, Stated, Language], str]] = {
    "region": region_stated,
    "area": area_stated,
    "land_area": area_stated,
    "rent": rent_stated,
    "sale_price": price_stated,
    "land_price": price_stated,
    "height": height_stated,
    "crane": crane_stated,
    "ground_floor": floors_stated,
    "floors": floors_stated,
    "single_storey": single_storey_stated,
    "industry": company_industry,
    **dict.fromkeys(_PER_MU, per_mu_stated),
}
