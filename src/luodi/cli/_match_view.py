"""The terminal output of `luodi match`: the answer in a sentence, the places with reasons, and what would change it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from luodi.cli._enquiry import Enquiry
from luodi.cli._faults import print_faults, print_notes
from luodi.cli._language import language
from luodi.cli._layout import put, put_list
from luodi.cli._output import console
from luodi.cli._read_view import question, words_of
from luodi.cli._words import noun, phrase
from luodi.fields import FIELDS, by_criterion
from luodi.matching import has_asks
from luodi.voice import field_name, near_place, record_value
from luodi.voice.numbers import between, starting

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from luodi.sheets import Sheet

Document = dict[str, Any]
_MARKS = {"met": "✓", "unmet": "✗", "unknown": "?"}
_STYLES = {
    "met": "green",
    "unmet": "red",
    "unknown": "yellow",
    "fits": "green",
    "may_fit": "yellow",
    "near_miss": "red",
}
_VERDICTS = ("fits", "may_fit", "near_miss")
_NARROWEST = {"place": 8}
#: Pairs of keys that are the ends of one interval, shown together.
_PAIRS = {"area_min_m2": "area_max_m2", "land_area_min_m2": "land_area_max_m2"}
_NOT_SAID = frozenset({"id", "wishes", "branches", "phone", "wechat", "contact_name", "region_raw", "industry_raw"})


def show(document: Document, sheet: "Sheet", source: str, enquiry: Enquiry) -> None:
    """Prints a document of `luodi match --json`, at 80 columns or more: first the words that were not used. An owner's
    words are no need, and get no places."""
    out = console()
    put_list(out, phrase("doubts"), map(question, enquiry.ambiguous))
    put_list(out, phrase("ignored"), map(words_of, enquiry.ignored))
    if enquiry.is_offer:
        put(out, phrase("an_offer"), style="bold")
        return
    _print_answer(out, document, sheet)
    print_faults(sheet.faults, source)
    print_notes(sheet)


def _print_answer(out: "Console", document: Document, sheet: "Sheet") -> None:
    rows = {str(r["id"]): r for r in sheet.records}
    put(out, headline(document, len(rows)), style="bold")
    put(out, phrase("scope", scope=document["scope"]) if document["scope"] else phrase("nothing_in_scope"))
    for lead, line in understood(document["requirement"]):
        put(out, line, lead)
    if document["matches"]:
        out.print()
        out.print(_table(document["matches"], rows))
        out.print()
        _print_reasons(out, document["matches"], rows)
    _print_more(out, document)
    print_eliminations(out, document["asks"])
    put_list(out, phrase("relaxations"), map(relaxed, document["relaxations"]))
    put_list(out, phrase("settles"), map(_settled, document["settles"]))


def headline(document: Document, rows: int) -> str:
    """The answer in a sentence; without any ask, a suggestion of what to add."""
    if document["scope"] and not has_asks(document["requirement"]):
        return phrase("not_compared", rows=rows, n=document["scope"])
    return sentence(document["counts"], rows)


def _value(key: str, content: Any) -> str:
    return record_value(key, content, language())


def _interval(key: str, low: Any, high: Any) -> str:
    return between(key, low, high, language(), "terminal")


def sentence(counts: dict[str, int], rows: int) -> str:
    """The answer in a sentence: 300 处里，5 处合适，12 处问清就知道。 Of one place, and of none, nothing is counted."""
    if rows < 2:
        verdict = next((each for each in _VERDICTS if counts[each]), "no")
        return phrase(f"only_{verdict}") if rows else phrase("no_places")
    if counts["fits"] == rows:
        return phrase("all_fit", rows=rows)
    parts = [_counted(verdict, counts[verdict]) for verdict in _VERDICTS if counts[verdict]]
    if not counts["fits"]:
        parts.insert(0, phrase("answer_none"))
    return phrase("answer", rows=rows, parts=phrase("comma").join(parts))


def _counted(verdict: str, n: int) -> str:
    """5 处合适 (5 fit, 1 fits)."""
    return phrase(f"answer_{verdict}_one" if n == 1 else f"answer_{verdict}", n=n)


def understood(record: Document) -> Iterator[tuple[str, str]]:
    """Leads and lines: what was understood of a requirement, what differs in each of its alternatives, the wishes."""
    branches = record.get("branches") or []
    differing = {key for branch in branches for key in branch}
    yield (
        f"{phrase('understood')}{phrase('colon')}",
        phrase("semicolon").join(_parts({k: v for k, v in record.items() if k not in differing})),
    )
    for number, branch in enumerate(branches, start=1):
        whole = {**record, **branch}
        own = {key: content for key, content in whole.items() if key in differing and content is not None}
        yield f"  {phrase('alternative', n=number)}{phrase('colon')}", phrase("semicolon").join(_parts(own))
    if record.get("wishes"):
        yield f"{phrase('wished')}{phrase('colon')}", record_value("wishes", record["wishes"], language())


def _parts(record: Document) -> Iterator[str]:
    ends = set(_PAIRS.values())
    for key, content in record.items():
        if key in _NOT_SAID or content is None or (key in ends and _first_of(key) in record):
            continue
        if key in _PAIRS:
            yield f"{noun('ask', key.removesuffix('_min_m2'))} {_interval(key, content, record.get(_PAIRS[key]))}"
        else:
            yield f"{field_name(key, language())} {_value(key, content)}"


def _first_of(end: str) -> str:
    return next(first for first, last in _PAIRS.items() if last == end)


def _table(matches: list[Document], rows: dict[str, Document]) -> "Table":
    # imported here because it is slow to load and rarely needed
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", justify="right", no_wrap=True)
    for heading in ("id", "verdict", "score", "place", "area", "price"):
        table.add_column(
            phrase(heading), overflow="fold", no_wrap=heading != "place", min_width=_NARROWEST.get(heading)
        )
    for number, match in enumerate(matches, start=1):
        verdict = f"[{_STYLES[match['verdict']]}]{noun('verdict', match['verdict'])}[/]" if match["asks"] else "—"
        listing = rows.get(match["id"], {})
        table.add_row(
            str(number), match["id"], _styled(verdict), points(match), where(listing), _area(listing), _price(listing)
        )
    return table


def _styled(markup: str) -> Any:
    # imported here because it is slow to load and rarely needed
    from rich.text import Text

    return Text.from_markup(markup)


def points(match: Document) -> str:
    """The score in points of a hundred, with the range that unknown facts leave open: 82 (70-95); — where nothing was
    compared."""
    if not match["asks"]:
        return "—"
    middle, low, high = (round(match[key] / 100) for key in ("score", "score_low", "score_high"))
    return str(middle) if low == high else f"{middle} ({low}-{high})"


def where(listing: Document) -> str:
    """The place in the listing's own words, else the name of its division."""
    code = listing.get("region_code")
    return str(listing.get("region_raw") or listing.get("address") or (near_place(code, language()) if code else "—"))


def _area(listing: Document) -> str:
    key = "area_m2" if "area_m2" in listing else "land_area_m2"
    return _value(key, listing[key]) if key in listing else "—"


def _price(listing: Document) -> str:
    """What it costs: of a listing for rent and for sale both."""
    found = [price for price in (_rent(listing), _sale(listing)) if price]
    return phrase("semicolon").join(found) or "—"


def _rent(listing: Document) -> str:
    low, high = (listing.get(f"rent_{end}_cny_m2_month") for end in ("min", "max"))
    if low is not None or high is not None:
        return starting("rent_min_cny_m2_month", low, high, language(), "terminal")
    return phrase("negotiable") if listing.get("is_rent_negotiable") else ""


def _sale(listing: Document) -> str:
    prices = ("sale_price_cny_m2", "sale_price_cny", "land_price_cny_mu")
    return next((_value(key, listing[key]) for key in prices if listing.get(key) is not None), "")


def _print_reasons(out: "Console", matches: list[Document], rows: dict[str, Document]) -> None:
    told = [(number, match) for number, match in enumerate(matches, start=1) if match["asks"]]
    if told:
        put(out, phrase("reasons"), style="bold")
    for number, match in told:
        branch = f" · {phrase('branch', n=match['branch'])}" if match["branch"] else ""
        put(out, f"{match['id']} {noun('verdict', match['verdict'])}{branch}", f"{number}. ", _STYLES[match["verdict"]])
        for mark, reason, style in reasons(match):
            put(out, reason, f"   {mark} ", style)
        who = contact(rows.get(match["id"], {}))
        if who:
            put(out, phrase("contact", who=who), "   · ")


def contact(listing: Document) -> str:
    """Whom to call about a listing, as its sheet says."""
    return " ".join(str(listing[key]) for key in ("contact_name", "phone", "wechat") if listing.get(key))


def reasons(match: Document) -> Iterator[tuple[str, str, str]]:
    """Mark, sentence and style of each ask: what is unmet first, then unknown, then met; last what is to confirm."""
    for status in ("unmet", "unknown", "met"):
        for ask in match["asks"]:
            if ask["status"] == status:
                yield _MARKS[status], ask["sentence"], _STYLES[status]
                if ask["counterfactual"]:
                    yield "→", ask["counterfactual"], ""
    if match["to_confirm"]:
        yield "·", phrase("to_confirm", names=phrase("and").join(noun("ask", n) for n in match["to_confirm"])), "dim"


def _print_more(out: "Console", document: Document) -> None:
    counts = document["counts"]
    ranked = counts["fits"] + counts["may_fit"] + counts["near_miss"]
    if ranked > len(document["matches"]):
        put(out, phrase("more_matches", n=ranked - len(document["matches"]), all=ranked))


def print_eliminations(out: "Console", asks: list[Document]) -> None:
    """The asks that rule places out, those that do so most first."""
    # imported here because it is slow to load and rarely needed
    from rich import box
    from rich.table import Table

    failing = sorted((a for a in asks if a["unmet"]), key=lambda a: (-a["unmet"], -a["sole"]))
    if not failing:
        return
    put(out, phrase("eliminations"), style="bold")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(phrase("condition"))
    table.add_column(phrase("asked_by"))
    for heading in ("unmet", "sole"):
        table.add_column(phrase(heading), justify="right")
    for ask in failing:
        table.add_row(noun("ask", ask["name"]), noun("side", ask["asked_by"]), str(ask["unmet"]), str(ask["sole"]))
    out.print(table)


def relaxed(step: Document) -> str:
    """高度从 9 米 放宽到 8 米：多 2 处合适; 不再要求底层：多 1 处合适."""
    name = noun("ask", step["name"])
    gains = phrase("and").join(
        phrase(f"{key}_one" if step[key] == 1 else key, n=step[key])
        for key in ("adds_fits", "adds_may_fit")
        if step[key]
    )
    if step["to"] is None:
        return phrase("no_longer", name=name, gains=gains)
    old, new = (limit(step["name"], step[end]) for end in ("from", "to"))
    return phrase("relaxed", name=name, old=old, new=new, gains=gains)


def limit(ask: str, content: Any) -> str:
    """A limit of an ask as it is relaxed: a value, several by key, regions, or a rung of the ladder of regions."""
    if isinstance(content, dict):
        low, high = (next((v for k, v in content.items() if end in k), None) for end in ("_min_", "_max_"))
        if low is not None and high is not None:
            return _interval(next(iter(content)), low, high)
        return phrase("and").join(f"{field_name(key, language())} {_value(key, v)}" for key, v in content.items())
    if ask == "region":
        return noun("rung", content) if isinstance(content, str) else _value("region_codes", content)
    numbers = [
        f for f in by_criterion(ask, "requirement") if f.type == ("date" if isinstance(content, str) else "number")
    ]
    return _value(numbers[0].key if numbers else ask, content)


def _settled(item: Document) -> str:
    key = item["field"]
    return phrase(
        "settled", field=field_name(key, language()) if key in FIELDS else noun("ask", key), pairs=item["pairs"]
    )
