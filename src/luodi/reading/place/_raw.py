"""The region as written: each known place with the words that belong to it, else what the context marks as a place."""

from luodi.geography import PlaceMention
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.place.rules import (
    BESIDE,
    IN_BARS,
    IN_ENGLISH,
    LANDMARK_BEFORE,
    NEAR_BEHIND,
    NEXT_IN_LIST,
    NO_NEXT,
    NO_PARK,
    PARK,
    PARK_BEHIND,
    PLOT,
    QUARTER,
    SETTLED,
)

_UNKNOWN = (
    ("place_in_bars", IN_BARS),
    ("plot", PLOT),
    ("park", PARK),
    ("quarter", QUARTER),
    ("beside", BESIDE),
    ("in_english", IN_ENGLISH),
)


def raw(text: Text, places: list[PlaceMention], address: list[Mention]) -> list[Mention]:
    """One mention of key `region_raw`, or none."""
    spans = _listed(text.clean, [_whole(text.clean, place) for place in places])
    rule = "places_known"
    in_english = compiled(IN_ENGLISH).search(text.clean) if places and places[0].text.isascii() else None
    if in_english and in_english.end("place") >= places[-1].end:
        rule, spans = "in_english", [in_english.span("place")]
    if not spans and address:
        rule, spans = address[0].rule, [(address[0].start, address[0].end)]
    if not spans:
        rule, spans = _unknown(text.clean)
    spans += [
        m.span("place") for m in compiled(SETTLED).finditer(text.clean) if _is_place(text.clean, m.start(), m["place"])
    ]
    words = _distinct([text.words(*span).strip() for span in spans])
    return [Mention("region_raw", "、".join(words), *spans[0], rule)] if words else []


def _listed(clean: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, plus the names that continue the list after the last of them."""
    if not spans:
        return spans
    more = compiled(NEXT_IN_LIST).match(clean, spans[-1][1])
    is_place = more is not None and not compiled(NO_NEXT).match(more["next"])
    return [*spans, more.span("next")] if more is not None and is_place else spans


def _whole(clean: str, place: PlaceMention) -> tuple[int, int]:
    """The span of a place, including a park or village right after it, and 附近."""
    end = place.end
    for pattern in (PARK_BEHIND, NEAR_BEHIND):
        match = compiled(pattern).match(clean, end)
        if match:
            end = match.end("more")
    return place.start, end


def _unknown(clean: str) -> tuple[str, list[tuple[int, int]]]:
    for name, pattern in _UNKNOWN:
        spans = [
            m.span("place") for m in compiled(pattern).finditer(clean) if _is_place(clean, m.start("place"), m["place"])
        ]
        if spans:
            return name, spans[:1]
    return "", []


def _is_place(clean: str, start: int, words: str) -> bool:
    before = clean[max(0, start - 8) : start]
    return not compiled(NO_PARK).match(words) and not compiled(LANDMARK_BEFORE).search(before)


def _distinct(words: list[str]) -> list[str]:
    """Each once, without those contained in a longer one."""
    once = list(dict.fromkeys(words))
    return [w for w in once if not any(w != other and w in other for other in once)]
