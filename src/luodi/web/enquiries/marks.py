"""Somebody's words cut into pieces, each marked with what became of it, personal ones masked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from luodi.web.enquiries.masking import MASK
from luodi.web.enquiries.topics import topic_of
from luodi.web.enquiries.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Piece:
    """kind: plain, hard, wish, question, ignored, mask. target: the topic or question that it leads to."""

    text: str
    kind: str = "plain"
    target: str = ""


_PLAIN = Piece("")


def pieces(understood: Understanding) -> list[Piece]:
    """The words in order; what is personal hides everything else, a question a reading, a reading what was ignored."""
    words = understood.reading.text.original
    paint = [_PLAIN] * len(words)
    for start, end, piece in (*_ignored(understood), *_read(understood), *_asked(understood), *_masks(understood)):
        paint[start:end] = [piece] * (end - start)
    # Neighbours of one look and target make one piece; a masked one says its length and nothing else.
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
    text = understood.reading.text
    for key, source in understood.reading.sources.items():
        topic = topic_of(key)
        if topic is None or not topic.is_stated(understood.record):
            continue
        kind = topic.strength(understood.record)
        mentions = [m for m in understood.reading.mentions if m.key == source.key and not m.is_ambiguous]
        for mention in (mentions if topic.group == "scope" else []) or [source]:
            yield (*text.span(mention.start, mention.end), Piece("", kind, topic.name))


def _asked(understood: Understanding) -> Iterable[Painted]:
    return [(q.start, q.end, Piece("", "question", str(q.number))) for q in understood.questions]


def _masks(understood: Understanding) -> Iterable[Painted]:
    return [(start, end, Piece("", "mask")) for start, end in understood.spans]


def said_of(understood: Understanding) -> Mapping[str, Any]:
    """The words behind each topic, masked: name to text, for what was read and not corrected."""
    words, text = understood.shown_words, understood.reading.text
    found: dict[str, list[str]] = {}
    for key, source in understood.reading.sources.items():
        topic = topic_of(key)
        if topic is not None and not set(topic.keys) & understood.corrections.keys():
            start, end = text.span(source.start, source.end)
            quotes = found.setdefault(topic.name, [])
            if words[start:end] not in quotes:
                quotes.append(words[start:end])
    return {name: "，".join(quotes) for name, quotes in found.items()}
