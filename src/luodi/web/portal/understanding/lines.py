"""The lines of the "understood" page with their inputs, and the corrections typed into them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from luodi.web.needs.errors import BadCorrections
from luodi.web.needs.marks import said_of
from luodi.web.needs.topics import BY_NAME, CHOICES, TOPICS, Slot, Topic
from luodi.web.needs.understanding import Understanding
from luodi.web.needs.validators import read_topic, typed_form
from luodi.web.portal.spoken import said
from luodi.web.shared.addresses import row_key
from luodi.web.shared.lazy import Words

#: Placeholders by kind of input.
_EXAMPLES: dict[str, Words] = {
    "date": "2026-12-31",
    "places": _("常州市武进区、溧阳市"),
    "industries": _("汽车零部件"),
    "floors": _("2–5、8，或 2 以上"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a line, with its value and its fault."""

    slot: Slot
    value: str
    error: str
    choices: tuple[tuple[str, str, bool], ...] = ()

    @property
    def id(self) -> str:
        return f"e-{self.slot.key}"

    @property
    def example(self) -> str:
        return str(_EXAMPLES.get(self.slot.control, ""))


@dataclass(frozen=True, slots=True)
class Line:
    """One topic: its value, the words it came from, and the inputs to change it."""

    topic: Topic
    value: str
    quote: str
    was: str
    is_corrected: bool
    strength: str
    inputs: tuple[Input, ...]

    @property
    def is_open(self) -> bool:
        return any(each.error for each in self.inputs)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All lines by group, and those that could be added."""

    hard: list[Line] = field(default_factory=list)
    wish: list[Line] = field(default_factory=list)
    company: list[Line] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.hard) + len(self.wish) + len(self.company)

    @property
    def is_adding(self) -> bool:
        """Whether a line to be added has a fault."""
        return any(line.is_open for line in self.others)


def sheet(understood: Understanding, posted: QueryDict | None = None, faults: Mapping[str, str] | None = None) -> Sheet:
    """The lines of an understanding; after a refusal, with the input and its faults."""
    quotes, made = said_of(understood), Sheet()
    for topic in TOPICS:
        line = _line(topic, understood, quotes.get(topic.name, ""), posted, faults or {})
        if not topic.is_stated(understood.record):
            made.others.append(line)
        elif topic.group == "company":
            made.company.append(line)
        else:
            (made.wish if line.strength == "wish" else made.hard).append(line)
    return made


def _line(
    topic: Topic, understood: Understanding, quote: str, posted: QueryDict | None, faults: Mapping[str, str]
) -> Line:
    record = understood.record
    is_corrected = any(
        understood.corrections.get(key, record.get(key)) != understood.base.get(key) for key in topic.keys
    )
    strength = topic.strength(record)
    if posted is not None:
        strength = posted.get(f"strength-{topic.name}") or strength
    return Line(
        topic=topic,
        value=said(topic, record),
        quote=quote,
        was=said(topic, understood.base) if is_corrected else "",
        is_corrected=is_corrected,
        strength=strength,
        inputs=tuple(_input(slot, record.get(slot.key), posted, faults.get(slot.key, "")) for slot in topic.slots),
    )


def _input(slot: Slot, value: Any, posted: QueryDict | None, error: str) -> Input:
    is_posted = posted is not None and slot.key in posted
    if slot.control in ("choices", "letter"):
        chosen = posted.getlist(slot.key) if posted is not None and is_posted else value or []
        chosen = [chosen] if isinstance(chosen, str) else list(chosen)
        choices = tuple((key, str(label), key in chosen) for key, label in CHOICES[slot.key].items())
        return Input(slot, "", error, choices)
    typed = posted.get(slot.key, "") if posted is not None and is_posted else typed_form(slot, value)
    return Input(slot, typed, error)


def corrections_in(posted: QueryDict, understood: Understanding) -> dict[str, Any]:
    """The corrections in a POST: lines, answered questions, single fields. Raises BadCorrections."""
    found: dict[str, Any] = {}
    faults: dict[str, str] = {}
    wishes = set(understood.record.get("wishes", ()))
    for topic in (BY_NAME[name] for name in posted.getlist("topic") if name in BY_NAME):
        strength = posted.get(f"strength-{topic.name}", "hard")
        typed = {slot.key: "、".join(v for v in posted.getlist(slot.key) if v) for slot in topic.slots}
        try:
            values = read_topic(topic, typed, strength, understood.record)
        except BadCorrections as refusal:
            faults |= refusal.values["faults"]
            continue
        found |= {key: value for key, value in values.items() if value != (understood.record.get(key) or None)}
        is_wish = topic.group == "ask" and strength == "wish" and any(v not in (None, []) for v in values.values())
        wishes = wishes | {topic.name} if is_wish else wishes - {topic.name}
    if faults:
        raise BadCorrections(faults=faults, summary="；".join(faults.values()))
    found |= _one_tap(posted, wishes)
    found |= _answers(posted, understood)
    if wishes != set(understood.record.get("wishes", ())):
        found["wishes"] = sorted(wishes)
    return found


def _one_tap(posted: QueryDict, wishes: set[str]) -> dict[str, Any]:
    """The answer page's buttons: turn an ask into a wish, drop it, or set a field to a suggested value."""
    soften, drop = BY_NAME.get(posted.get("soften", "")), BY_NAME.get(posted.get("drop", ""))
    if soften and soften.group == "ask":
        wishes.add(soften.name)
    dropped: dict[str, Any] = dict.fromkeys(drop.keys) if drop and drop.group == "ask" else {}
    return {**dropped, **dict(parse_qsl(posted.get("set", ""), keep_blank_values=True))}


def _answers(posted: QueryDict, understood: Understanding) -> dict[str, Any]:
    """The corrections of newly answered questions; unchanged answers give none."""
    found: dict[str, Any] = {}
    for question in understood.questions:
        number = row_key(posted.get(f"q-{question.number}", ""))
        if number is not None and number < len(question.options) and number != question.chosen:
            found |= question.options[number].sets
    return found
