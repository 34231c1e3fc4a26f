"""Splits a person's words into pieces marked by how they were understood, with personal data masked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from luodi.web.needs.masking import MASK
from luodi.web.needs.topics import Topic, topic_of
from luodi.web.needs.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Piece:
    """kind: plain, hard, wish, question, ignored, mask. target: the topic or question it links to."""

    text: str
    kind: str = "plain"
    target: str = ""


_PLAIN = Piece("")


def pieces(understood: Understanding) -> list[Piece]:
    """The words in order. Where spans overlap, personal data beats questions, questions beat topics, and topics the rest."""
    words = understood.reading.text.original
    paint = [_PLAIN] * len(words)
    for start, end, piece in (*_ignored(understood), *_read(understood), *_asked(understood), *_masks(understood)):
        paint[start:end] = [piece] * (end - start)
    # Neighbours with the same kind and target are joined; a masked piece shows only its length.
    spans = groupby(range(len(words)), key=lambda i: (paint[i].kind, paint[i].target))
    found = [(list(places), kind, target) for (kind, target), places in spans]
    return [
        Piece(MASK * len(at) if kind == "mask" else words[at[0] : at[-1] + 1], kind, target)
        for at, kind, target in found
    ]


Painted = tuple[int, int, Piece]


def _ignored(understood: Understanding) -> Iterable[Painted]:
    return [(r.start, r.end, Piece("", "ignored")) for r in understood.reading.ignored]


def _read(understood: Understanding) -> Iterable[Painted]:
    for topic, start, end in _sources(understood):
        if topic.is_stated(understood.record):
            yield start, end, Piece("", topic.strength(understood.record), topic.name)


def _sources(understood: Understanding) -> Iterator[tuple[Topic, int, int]]:
    """The spans each topic was read from; a topic with several values (regions, kinds) has one per mention."""
    reading = understood.reading
    for key, source in reading.sources.items():
        topic = topic_of(key)
        if topic is not None:
            same = [m for m in reading.mentions if m.key == source.key and not m.is_ambiguous]
            for mention in same if topic.group == "scope" and same else [source]:
                yield topic, *reading.text.span(mention.start, mention.end)


def _asked(understood: Understanding) -> Iterable[Painted]:
    return [(q.start, q.end, Piece("", "question", str(q.number))) for q in understood.questions]


def _masks(understood: Understanding) -> Iterable[Painted]:
    return [(start, end, Piece("", "mask")) for start, end in understood.spans]


def said_of(understood: Understanding) -> Mapping[str, Any]:
    """The masked words behind each topic that was read and not corrected, by topic name."""
    found: dict[str, dict[str, None]] = {}
    for topic, start, end in _sources(understood):
        if not set(topic.keys) & understood.corrections.keys():
            found.setdefault(topic.name, {})[understood.shown_words[start:end]] = None
    return {name: "，".join(quotes) for name, quotes in found.items()}
