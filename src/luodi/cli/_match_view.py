"""The terminal output of `luodi match`: the answer in a sentence, the places with reasons, and what would change it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from luodi.cli._enquiry import Enquiry
from luodi.cli._faults import print_faults, print_notes
from luodi.cli._language import language
from luodi.cli._layout import put, put_list
from luodi.cli._match_table import is_compared
from luodi.cli._output import console
from luodi.cli._read_view import question, words_of
from luodi.cli._words import noun, phrase
from luodi.fields import FIELDS, by_criterion
from luodi.voice import ask_words, field_name, near_place, record_value
from luodi.voice.numbers import between, starting

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from luodi.matching import Answer, AskReport, ExplainedAsk, Judgement, Relaxation, Settles
    from luodi.sheets import Sheet

Record = dict[str, Any]
#: A judged place with its asks.
Pair = tuple["Judgement", "Sequence[ExplainedAsk]"]
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


def show(answer: "Answer", sheet: "Sheet", source: str, enquiry: Enquiry) -> None:
    """Prints an answer, at 80 columns or more, after the words that were not used.

    An owner's offer is not a requirement and gets no places.
    """
    out = console()
    put_list(out, phrase("doubts"), map(question, enquiry.ambiguous))
    put_list(out, phrase("ignored"), map(words_of, enquiry.ignored))
    if enquiry.is_offer:
        put(out, phrase("an_offer"), style="bold")
        return
    _print_answer(out, answer, sheet)
    print_faults(sheet.faults, source)
    print_notes(sheet)


def _print_answer(out: "Console", answer: "Answer", sheet: "Sheet") -> None:
    rows = {str(r["id"]): r for r in sheet.records}
    put(out, headline(answer, len(rows)), style="bold")
    put(out, phrase("scope", scope=answer.scope) if answer.scope else phrase("nothing_in_scope"))
    for lead, line in understood(dict(answer.requirement.record)):
        put(out, line, lead)
    if answer.matches:
        pairs = list(zip(answer.matches, answer.explained(), strict=True))
        out.print()
        out.print(_table(pairs, rows))
        out.print()
        _print_reasons(out, pairs, rows)
    _print_more(out, answer)
    _print_eliminations(out, answer.asks)
    put_list(out, phrase("relaxations"), map(relaxed, answer.relaxations))
    put_list(out, phrase("settles"), map(_settled, answer.settles))


def headline(answer: "Answer", rows: int) -> str:
    """The answer in a sentence; without any ask, a suggestion of what to add."""
    if answer.scope and not is_compared(answer):
        return phrase("not_compared", rows=rows, n=answer.scope)
    return sentence(answer.counts, rows)


def _value(key: str, content: Any) -> str:
    return record_value(key, content, language())


def _interval(key: str, low: Any, high: Any) -> str:
    return between(key, low, high, language(), "terminal")


def sentence(counts: dict[str, int], rows: int) -> str:
    """The answer in a sentence: 300 处里，5 处合适，12 处问清就知道。 One place or none is not counted."""
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


def understood(record: Record) -> Iterator[tuple[str, str]]:
    """Leads and lines: the requirement as understood, what differs in each alternative, the wishes."""
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


def _parts(record: Record) -> Iterator[str]:
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


def _table(pairs: Sequence[Pair], rows: dict[str, Record]) -> "Table":
    # imported here because it is slow to load and rarely needed
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", justify="right", no_wrap=True)
    for heading in ("id", "verdict", "score", "place", "area", "price"):
        table.add_column(
            phrase(heading), overflow="fold", no_wrap=heading != "place", min_width=_NARROWEST.get(heading)
        )
    for number, (judged, asks) in enumerate(pairs, start=1):
        listing, score = rows.get(judged.id, {}), points(judged) if asks else "—"
        table.add_row(
            str(number), judged.id, _verdict(judged, asks), score, where(listing), _area(listing), _price(listing)
        )
    return table


def _verdict(judged: "Judgement", asks: "Sequence[ExplainedAsk]") -> "Text":
    # imported here because it is slow to load and rarely needed
    from rich.text import Text

    verdict = str(judged.verdict)
    return Text(noun("verdict", verdict), _STYLES[verdict]) if asks else Text("—")


def points(judged: "Judgement") -> str:
    """The score out of 100, with the range that unknown facts leave open: 82 (70-95)."""
    middle, low, high = (round(score / 100) for score in (judged.score, judged.score_low, judged.score_high))
    return str(middle) if low == high else f"{middle} ({low}-{high})"


def where(listing: Record) -> str:
    """The place in the listing's own words, else the name of its division."""
    code = listing.get("region_code")
    return str(listing.get("region_raw") or listing.get("address") or (near_place(code, language()) if code else "—"))


def _area(listing: Record) -> str:
    key = "area_m2" if "area_m2" in listing else "land_area_m2"
    return _value(key, listing[key]) if key in listing else "—"


def _price(listing: Record) -> str:
    """What it costs; both prices if a listing is to let and for sale."""
    found = [price for price in (_rent(listing), _sale(listing)) if price]
    return phrase("semicolon").join(found) or "—"


def _rent(listing: Record) -> str:
    low, high = (listing.get(f"rent_{end}_cny_m2_month") for end in ("min", "max"))
    if low is not None or high is not None:
        return starting("rent_min_cny_m2_month", low, high, language(), "terminal")
    return phrase("negotiable") if listing.get("is_rent_negotiable") else ""


def _sale(listing: Record) -> str:
    prices = ("sale_price_cny_m2", "sale_price_cny", "land_price_cny_mu")
    return next((_value(key, listing[key]) for key in prices if listing.get(key) is not None), "")


def _print_reasons(out: "Console", pairs: Sequence[Pair], rows: dict[str, Record]) -> None:
    told = [(number, *pair) for number, pair in enumerate(pairs, start=1) if pair[1]]
    if told:
        put(out, phrase("reasons"), style="bold")
    for number, judged, asks in told:
        verdict = str(judged.verdict)
        branch = f" · {phrase('branch', n=judged.alternative)}" if judged.alternative else ""
        put(out, f"{judged.id} {noun('verdict', verdict)}{branch}", f"{number}. ", _STYLES[verdict])
        for mark, reason, style in reasons(judged, asks):
            put(out, reason, f"   {mark} ", style)
        who = contact(rows.get(judged.id, {}))
        if who:
            put(out, phrase("contact", who=who), "   · ")


def contact(listing: Record) -> str:
    """Whom to call about a listing, according to its sheet."""
    return " ".join(str(listing[key]) for key in ("contact_name", "phone", "wechat") if listing.get(key))


def reasons(judged: "Judgement", asks: "Sequence[ExplainedAsk]") -> Iterator[tuple[str, str, str]]:
    """Mark, sentence and style of each ask: unmet, then unknown, then met; last, what to confirm."""
    for status in ("unmet", "unknown", "met"):
        for ask in asks:
            if ask.status == status:
                words = ask_words(ask, language())
                yield _MARKS[status], words.sentence, _STYLES[status]
                if words.counterfactual:
                    yield "→", words.counterfactual, ""
    if judged.to_confirm:
        yield "·", phrase("to_confirm", names=phrase("and").join(noun("ask", n) for n in judged.to_confirm)), "dim"


def _print_more(out: "Console", answer: "Answer") -> None:
    ranked, shown = sum(answer.counts[verdict] for verdict in _VERDICTS), len(answer.matches)
    if ranked > shown:
        put(out, phrase("more_matches", n=ranked - shown, all=ranked))


def _print_eliminations(out: "Console", asks: "Sequence[AskReport]") -> None:
    """Prints the asks that rule places out, those that rule out most first."""
    # imported here because it is slow to load and rarely needed
    from rich import box
    from rich.table import Table

    failing = sorted((ask for ask in asks if ask.unmet), key=lambda ask: (-ask.unmet, -ask.sole))
    if not failing:
        return
    put(out, phrase("eliminations"), style="bold")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(phrase("condition"))
    table.add_column(phrase("asked_by"))
    for heading in ("unmet", "sole"):
        table.add_column(phrase(heading), justify="right")
    for ask in failing:
        table.add_row(noun("ask", ask.name), noun("side", ask.asked_by), str(ask.unmet), str(ask.sole))
    out.print(table)


def relaxed(step: "Relaxation") -> str:
    """高度从 9 米 放宽到 8 米：多 2 处合适; 不再要求底层：多 1 处合适."""
    name = noun("ask", step.name)
    gained = {"adds_fits": step.adds_fits, "adds_may_fit": step.adds_may_fit}
    gains = phrase("and").join(phrase(f"{key}_one" if n == 1 else key, n=n) for key, n in gained.items() if n)
    if step.after is None:
        return phrase("no_longer", name=name, gains=gains)
    old, new = (limit(step.name, end) for end in (step.before, step.after))
    return phrase("relaxed", name=name, old=old, new=new, gains=gains)


def limit(ask: str, content: Any) -> str:
    """The limit of a relaxed ask in words: a value, several by key, regions, or a rung of the region ladder."""
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


def _settled(item: "Settles") -> str:
    name = field_name(item.field, language()) if item.field in FIELDS else noun("ask", item.field)
    return phrase("settled", field=name, pairs=item.pairs)
