"""The figures and projects of an article as records, each with its source words.

A figure has one owner: the investment, land or output of a project is not also a figure of the region.
"""

from collections.abc import Iterator
from typing import Any

from luodi.reading import indicator, project
from luodi.reading._door import open_text
from luodi.reading._mention import Mention
from luodi.reading._reading import Reading
from luodi.reading._rule import compiled

Record = dict[str, Any]
Span = tuple[int, int]
#: Names of figures of an unnamed project (项目建成后, 达产后), or fragments of a sentence.
_OF_A_PROJECT = r"建成后|达产后|投产后|可安排|项目占地|(?:规划|项目)总投资$|计划投资$"


def figures_and_projects(body: str) -> tuple[list[Record], list[Record]]:
    """Indicator records that name their subject, and projects with an investment."""
    projects: list[Record] = []
    owned: list[Span] = []
    for paragraph in compiled(r"[^\n]+").finditer(body):
        reading = project.read(open_text(paragraph[0]))
        for record, sources, span in _located(reading):
            if "investment_amount" in record:
                projects.append(record)
                owned += _owned(reading, record, sources, span, paragraph.start())
    reading = indicator.read(open_text(body))
    figures = [
        (r, s) for r, s, _ in _located(reading) if "subject" in r and not compiled(_OF_A_PROJECT).search(r["indicator"])
    ]
    facts = [r for r, sources in figures if not _is_owned(reading, sources, owned)]
    return facts, projects


def _owned(reading: Reading, record: Record, sources: dict[str, Mention], span: Span, offset: int) -> list[Span]:
    """The spans a project owns: from its first to its last value, or only the values if it sums up several projects."""
    if not record.get("is_aggregate"):
        return [(span[0] + offset, span[1] + offset)]
    values = [reading.text.span(m.start, m.end) for k, m in sources.items() if k not in ("stage", "region_raw")]
    return [(start + offset, end + offset) for start, end in values]


def _is_owned(reading: Reading, sources: dict[str, Mention], owned: list[Span]) -> bool:
    """Whether a figure's number lies within a project's span."""
    number = sources.get("value") or sources.get("yoy_pct") or sources["indicator"]
    start, end = reading.text.span(number.start, number.end)
    return any(first <= start and end <= last for first, last in owned)


def _located(reading: Reading) -> Iterator[tuple[Record, dict[str, Mention], Span]]:
    """Each record with `text` (the original words from its first to its last value), its sources and its span."""
    for record, sources in zip(reading.records, reading.sources_each, strict=True):
        start = min(mention.start for mention in sources.values())
        end = max(mention.end for mention in sources.values())
        span = reading.text.span(start, end)
        yield {**record, "text": reading.text.original[slice(*span)]}, sources, span
