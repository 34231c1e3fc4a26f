"""What the text of an article tells: figures and projects as records, each with the words it stands in."""

from collections.abc import Iterator
from typing import Any

from luodi.reading import indicator, project
from luodi.reading._door import open_text
from luodi.reading._reading import Reading

Record = dict[str, Any]


def facts(body: str) -> list[Record]:
    """Figures of somebody: records of the kind indicator that name their subject."""
    return [record for record in _told(indicator.read(open_text(body))) if "subject" in record]


def projects(body: str) -> list[Record]:
    """Projects with an investment, paragraph by paragraph: what has none is mostly a phrase in such prose."""
    readings = (project.read(open_text(paragraph)) for paragraph in body.split("\n"))
    return [record for reading in readings for record in _told(reading) if "investment_amount" in record]


def _told(reading: Reading) -> Iterator[Record]:
    """Each record with `text`: the original words from its first to its last value."""
    for record, sources in zip(reading.records, reading.sources_each, strict=True):
        start = min(mention.start for mention in sources.values())
        end = max(mention.end for mention in sources.values())
        first, last = reading.text.span(start, end)
        yield {**record, "text": reading.text.original[first:last]}
