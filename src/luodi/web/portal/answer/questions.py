"""Questions asked once above the places: those the company can answer with a tap, and those we ask the landlords.

Each question shows how many places its answer settles. Only places that wait for that answer alone are counted, so the
numbers of several questions add up.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from luodi.fields import field
from luodi.matching import Answer, asked_by, explain
from luodi.voice import ask_words
from luodi.web.needs.questions import Question
from luodi.web.needs.topics import BY_NAME, Topic, topic_of
from luodi.web.portal.spoken import ask_label
from luodi.web.shared.reader import reader

#: The number of questions per side shown at once.
_MOST = 3
#: Usual answers to tap, by field.
_TAPS = {"lease_years": (1, 3, 5, 10)}


@dataclass(frozen=True, slots=True)
class Tap:
    """An answer to tap: its label, and what it sets as a query string."""

    label: str
    sets: str


@dataclass(frozen=True, slots=True)
class Settle:
    """A question whose answer settles some places. `topic` is set if the company itself can answer it."""

    pairs: int
    label: str
    question: str
    topic: Topic | None
    ask: Topic

    @property
    def taps(self) -> list[Tap]:
        """The usual answers, if there are only a few."""
        slots = self.topic.slots if self.topic else ()
        return [
            Tap(f"{value}\u00a0{slot.unit}", f"{slot.key}={value}")
            for slot in slots
            for value in _TAPS.get(slot.key, ())
        ]


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions at the top: on ambiguous words, to the company, and to the landlords."""

    open_words: tuple[Question, ...]
    company: tuple[Settle, ...]
    places: tuple[Settle, ...]

    def __bool__(self) -> bool:
        return bool(self.open_words or self.company or self.places)

    @property
    def to_company(self) -> int:
        """The number of questions to the company."""
        return len(self.open_words) + len(self.company)

    @property
    def settled(self) -> int:
        """The number of places the company's answers settle."""
        return sum(each.pairs for each in self.company)

    @property
    def asked_of_places(self) -> int:
        return sum(each.pairs for each in self.places)


def questions(settles: Sequence[Settle], open_words: Sequence[Question] = ()) -> Questions:
    """The questions of an answer by addressee, those that settle most first."""
    return Questions(
        open_words=tuple(each for each in open_words if each.options and each.chosen is None),
        company=tuple(each for each in settles if each.topic)[:_MOST],
        places=tuple(each for each in settles if not each.topic)[:_MOST],
    )


def settles(answer: Answer) -> list[Settle]:
    """The questions that settle at least one pair, the strongest first; one per ask."""
    asked = {each.name for each in answer.asks}
    by_field: dict[str, Settle] = {}
    for each in answer.settles:
        ask = _waiting(each.field, asked)
        if ask in BY_NAME and ask not in by_field:
            # A field of both sides (power_demand_kw) is a question to the landlord unless the place asks for it.
            topic = topic_of(each.field) if asked_by(ask) == "listing" else None
            by_field[ask] = Settle(each.pairs, ask_label(ask), _question(answer, ask), topic, BY_NAME[ask])
    return sorted(by_field.values(), key=lambda each: -each.pairs)


def _waiting(key: str, asked: Collection[str]) -> str:
    """The ask that waits for a field: the field's criterion, or for a floor either of two asks."""
    ask = field(key).criterion
    return "ground_floor" if ask == "floors" and ask not in asked else ask


def _question(answer: Answer, ask: str) -> str:
    """The question of an ask, worded for the first pair in which it is unknown."""
    for one in answer.matches:
        if any(each.name == ask and each.status == "unknown" for each in one.asks):
            explained = next(each for each in explain([one])[0] if each.name == ask)
            return ask_words(explained, reader()).question
    return ask_label(ask)
