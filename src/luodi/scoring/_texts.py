"""Compares records with the labels of a text, by kind of record."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from luodi.scoring._labels import Labelled
from luodi.scoring._tally import LabelOutcome, Miss, Score
from luodi.scoring._values import (
    is_about,
    is_blank,
    is_close,
    is_inside,
    is_number,
    is_same,
    is_same_division,
    names_all_in,
    plain,
)

Record = dict[str, Any]
Reader = Callable[[str], list[Record]]

#: Keys whose labels are complete, so that an unlabelled value is an error.
CORE = frozenset(
    [
        "deal",
        "kind",
        "area_m2",
        "min_area_m2",
        "area_about_m2",
        "land_area_m2",
        "land_area_about_m2",
        "phone",
        "parcel_no",
        "rent_min_cny_m2_month",
        "rent_max_cny_m2_month",
        "sale_price_cny",
        "sale_price_cny_m2",
        "start_price_cny",
        "deposit_cny",
        "clear_height_m",
        "storey_height_m",
        "eaves_height_m",
        "height_m",
        "clear_height_min_m",
        "storey_height_min_m",
        "height_min_m",
        "floor_load_kn_m2",
        "floor_load_min_kn_m2",
        "crane_capacity_t",
        "crane_min_t",
        "power_capacity_kva",
        "power_min_kva",
        "tax_cny_year",
        "investment_cny",
        "output_cny_year",
        "tax_per_mu_min_cny",
        "investment_per_mu_min_cny",
        "output_per_mu_min_cny",
        "floor_area_ratio_min",
        "floor_area_ratio_max",
        "building_coverage_min_pct",
        "building_coverage_max_pct",
        "green_ratio_min_pct",
        "green_ratio_max_pct",
        "height_limit_max_m",
        "tenure_years",
    ]
)
_MAGNITUDES = (
    ("万亿", 1e12),
    ("千亿", 1e11),
    ("百亿", 1e10),
    ("亿", 1e8),
    ("千万", 1e7),
    ("百万", 1e6),
    ("万", 1e4),
    ("千", 1e3),
)
_EDGE = 20
_SHARED_CHARACTERS = 0.5


def score_texts(kind: str, items: Iterable[Labelled], read: Reader) -> Score:
    """The accuracy of `read` (text → records) on labelled texts of a kind."""
    score = Score(kind)
    for item in items:
        score.count(_outcomes(kind, item, read(item["text"])))
    return score


def _outcomes(kind: str, item: Labelled, records: list[Record]) -> Iterator[Miss]:
    if kind == "indicator":
        return _facts(item, records)
    record = records[0] if records else {}
    return _article(item, record) if kind == "article" else _fields(item, record)


def _fields(item: Labelled, record: Record) -> Iterator[Miss]:
    labels: Record = item["labels"]
    for key, want in labels.items():
        got = (
            _about_ends(key, record) if key in _ABOUT else _place(record) if key == "region_names" else record.get(key)
        )
        yield Miss(str(item["id"]), key, _outcome(key, want, got), want, got)
    if not (item.get("more") or {}).get("units"):
        yield from _extras(item, record)


def _extras(item: Labelled, record: Record) -> Iterator[Miss]:
    labels = item["labels"]
    answered = set(labels) | {end for key in _ABOUT & set(labels) for end in _ends(key)}
    for key, got in record.items():
        if key in CORE and key not in answered and not is_blank(got):
            yield Miss(str(item["id"]), key, LabelOutcome.EXTRA, None, got)


_ABOUT = frozenset({"area_about_m2", "land_area_about_m2"})


def _ends(key: str) -> tuple[str, str]:
    stem = key.removesuffix("_about_m2")
    return f"{stem}_min_m2", f"{stem}_max_m2"


def _about_ends(key: str, record: Record) -> list[Any] | None:
    low, high = (record.get(end) for end in _ends(key))
    return None if low is None and high is None else [low, high]


def _place(record: Record) -> str:
    return str(record.get("region_raw", "")) + str(record.get("address", ""))


def _outcome(key: str, want: Any, got: Any) -> LabelOutcome:
    if is_blank(got) or (key == "region_names" and not plain(got)):
        return LabelOutcome.MISSING
    return LabelOutcome.RIGHT if _agrees(key, want, got) else LabelOutcome.WRONG


def _agrees(key: str, want: Any, got: Any) -> bool:
    if key in _ABOUT:
        return is_about(want, *got)
    if key == "region_names":
        return names_all_in(want, got)
    return is_same_division(want, got) if key == "industry_codes" else is_same(key, want, got)


def _facts(item: Labelled, records: list[Record]) -> Iterator[Miss]:
    free = list(records)
    for want in item["labels"]["facts"]:
        hit = next((i for i, got in enumerate(free) if _is_same_fact(want, got)), None)
        got = None if hit is None else free.pop(hit)
        yield Miss(str(item["id"]), "fact", LabelOutcome.MISSING if got is None else LabelOutcome.RIGHT, want, got)
    for got in free:
        yield Miss(str(item["id"]), "fact", LabelOutcome.EXTRA, None, got)


def _is_same_fact(want: Record, got: Record) -> bool:
    a, b = plain(want.get("subject", "")), plain(got.get("subject", ""))
    if a and b and not is_inside(a, b):
        return False
    return _is_same_amount(want, got) and _is_same_indicator(want.get("indicator", ""), got.get("indicator", ""))


def _is_same_amount(want: Record, got: Record) -> bool:
    if not is_number(want.get("value")):
        return bool(want.get("rank") == got.get("rank"))
    return is_number(got.get("value")) and is_close(_amount(want), _amount(got))


def _amount(fact: Record) -> float:
    unit = str(fact.get("unit") or "")
    return float(fact["value"]) * next((size for word, size in _MAGNITUDES if unit.startswith(word)), 1.0)


def _is_same_indicator(want: str, got: str) -> bool:
    a, b = set(plain(want)), set(plain(got))
    return bool(a and b) and len(a & b) >= _SHARED_CHARACTERS * min(len(a), len(b))


def _article(item: Labelled, record: Record) -> Iterator[Miss]:
    labels, name = item["labels"], str(item["id"])
    for key in ("title", "date"):
        if key in labels:
            want, got = labels[key], record.get(key)
            outcome = LabelOutcome.RIGHT if got and plain(want) == plain(got) else LabelOutcome.WRONG
            yield Miss(name, key, outcome if got else LabelOutcome.MISSING, want, got)
    body = plain(record.get("body", ""))
    want = {key: labels.get(key) for key in ("body_first30", "body_last30", "not_in_body")}
    outcome = LabelOutcome.RIGHT if _is_whole_body(labels, body) else LabelOutcome.WRONG
    yield Miss(
        name,
        "body",
        outcome if body else LabelOutcome.MISSING,
        want,
        body[:_EDGE] + "…" + body[-_EDGE:] if body else None,
    )


def _is_whole_body(labels: Record, body: str) -> bool:
    """Whether it starts and ends where the label says, within a few words, and contains nothing else of the page."""
    first, last = plain(labels["body_first30"])[:_EDGE], plain(labels["body_last30"])[-_EDGE:]
    begins = 0 <= body.find(first) < _EDGE
    return begins and last in body[-2 * _EDGE :] and not any(plain(x) in body for x in labels.get("not_in_body", []))
