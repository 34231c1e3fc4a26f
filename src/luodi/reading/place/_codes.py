"""Division codes: those of all places sought, and the most exact one."""

from dataclasses import replace

from luodi.geography import PlaceMention, contains, division, find_places
from luodi.reading._door import Text
from luodi.reading._mention import Mention, Strength
from luodi.reading._rule import compiled
from luodi.reading.place._refused import Sorted
from luodi.reading.place.rules import EXACT_BEFORE, LABEL_BEFORE, WISHED_BEFORE, WISHED_BEHIND

_AT_HOME = "您说的“{word}”是{name}吗？"
_BESIDES = "是不要这里，还是这里也可以？"
_QUESTION = "同名地点不止一处 · several places have this name"
_LIST = r"^\s*(?:都可以?|都行|均可)?[、/或和及,\s]*(?:或者|以及)?\s*$"


def codes(clean: str, places: list[PlaceMention]) -> list[Mention]:
    """`region_codes` per place and one `region_code`, ambiguous if the name is."""
    places = _at_home(clean, places)
    sure = [p for p, before in zip(places, [None, *places], strict=False) if p.codes and not _contradicts(before, p)]
    if not sure:
        return [_unclear(p) for p in places if p.is_ambiguous][:1]
    wanted = _wanted(clean, sure)
    best = max(sure, key=lambda p: (_is_labelled(clean, p), len(_shared(p.codes)), -p.start))
    one = [
        Mention("region_code", code, best.start, best.end, "region_known") for code in (_shared(best.codes),) if code
    ]
    return [
        *one,
        *(
            Mention("region_codes", p.codes, p.start, p.end, "region_known", strength=_strength(clean, p))
            for p in wanted
        ),
    ]


def at_home(text: Text, found: list[Mention]) -> list[Mention]:
    """Asks about a word that only locals take for a place (钟楼), unless the text already names one."""
    if not text.home or any(m.key.startswith("region_code") for m in found):
        return []
    return [
        _unclear(place, "region_at_home", _AT_HOME.format(word=place.text, name=place.name))
        for place in find_places(text.clean, home=text.home)
        if place.codes and not place.is_origin
    ][:1]


def excluded(places: Sorted) -> list[Mention]:
    """`regions_excluded` for each refused place; ambiguous if the refusal or the name has more than one reading."""
    return [
        *(
            _refused(p, p.codes, "region_refused", "")
            if p.codes
            else _refused(p, p.candidates, "region_refused_name", _QUESTION)
            for p in places.refused
        ),
        *(_refused(p, p.codes or p.candidates, "region_refused_perhaps", _BESIDES) for p in places.unclear),
    ]


def _refused(place: PlaceMention, codes: tuple[str, ...], rule: str, question: str) -> Mention:
    return Mention(
        "regions_excluded",
        codes,
        place.start,
        place.end,
        rule,
        is_negated=True,
        is_ambiguous=bool(question),
        any_of=codes if question else (),
        note=question,
    )


def _at_home(clean: str, places: list[PlaceMention]) -> list[PlaceMention]:
    """In a list of places in one county (横林、遥观、洛阳), a name shared with another province means the local one."""
    counties = {_above(code) for p in places for code in p.codes if len(code) > 6}
    if len(counties) != 1:
        return places
    (county,) = counties
    return [_of_county(p, county) if _is_stray(clean, p, places, county) else p for p in places]


def _above(township: str) -> str:
    """The county of a township; the city if it has no counties (东莞, 中山, 儋州)."""
    return township[:4] if township[4:6] == "00" else township[:6]


def _is_stray(clean: str, place: PlaceMention, places: list[PlaceMention], county: str) -> bool:
    is_far = bool(place.codes) and not any(code.startswith(county[:2]) for code in place.codes)
    return is_far and any(_are_listed(clean, place, other) for other in places if other.codes and other is not place)


def _of_county(place: PlaceMention, county: str) -> PlaceMention:
    places = find_places(division(county).name + place.text)
    near = tuple(code for p in places for code in p.codes if code.startswith(county) and len(code) > 6)
    return replace(place, codes=near) if near else place


def _shared(codes: tuple[str, ...]) -> str:
    """The code of a place, or of the division that contains all its parts (戚墅堰 is three streets of 320412)."""
    lengths = (n for n in (9, 6, 4, 2) if len({code[:n] for code in codes}) == 1 and len(codes[0]) >= n)
    return codes[0][: next(lengths, 0)]


def _contradicts(before: PlaceMention | None, place: PlaceMention) -> bool:
    """A smaller place written right after a larger one lies within it, so a namesake elsewhere is not meant."""
    if before is None or before.end != place.start or len(place.codes[0]) <= len((before.codes or ("",))[0]):
        return False
    return not any(contains(outer, inner) for outer in before.codes for inner in place.codes)


def _wanted(clean: str, places: list[PlaceMention]) -> list[PlaceMention]:
    """Each code once; a place that contains another is dropped unless both are in the same list.

    常州武进优先,新北也行 asks for both; 苏北都可以 宿迁优先 asks for 苏北.
    """
    places = [p for p in places if not _is_address(clean, p, places)]
    hard = [p for p in places if _strength(clean, p) is Strength.HARD]
    left = [p for p in places if p in hard or not any(_holds(q, p) or p.codes == q.codes for q in hard)]
    distinct = list({p.codes: p for p in reversed(left)}.values())[::-1]
    return [p for p in distinct if not any(_holds(p, q) and not _are_listed(clean, p, q) for q in distinct)]


def _is_address(clean: str, place: PlaceMention, places: list[PlaceMention]) -> bool:
    """期望地址 below 意向区域 gives the preferred spot within the region; the region is what is sought."""
    if not any(_holds(p, place) or (p.codes == place.codes and p.start < place.start) for p in places):
        return False
    return bool(compiled(EXACT_BEFORE).search(clean[max(0, place.start - 32) : place.start]))


def _strength(clean: str, place: PlaceMention) -> Strength:
    is_wish = compiled(WISHED_BEHIND).match(clean[place.end : place.end + 20]) or compiled(WISHED_BEFORE).search(
        clean[max(0, place.start - 8) : place.start]
    )
    return Strength.WISH if is_wish else Strength.HARD


def _holds(outer: PlaceMention, inner: PlaceMention) -> bool:
    return outer.codes != inner.codes and all(any(contains(o, i) for o in outer.codes) for i in inner.codes)


def _are_listed(clean: str, one: PlaceMention, other: PlaceMention) -> bool:
    first, second = sorted((one, other), key=lambda p: p.start)
    return bool(compiled(_LIST).match(clean[first.end : second.start])) and first.end != second.start


def _is_labelled(clean: str, place: PlaceMention) -> bool:
    return bool(compiled(LABEL_BEFORE).search(clean[max(0, place.start - 12) : place.start]))


def _unclear(place: PlaceMention, rule: str = "region_unclear", question: str = _QUESTION) -> Mention:
    choices = place.candidates or place.codes
    return Mention(
        "region_code",
        choices[0] if choices else "",
        place.start,
        place.end,
        rule,
        is_ambiguous=True,
        any_of=choices,
        note=question,
    )
