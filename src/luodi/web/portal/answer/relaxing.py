"""Suggested relaxations: from, to, the number of places gained, and what a tap sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from luodi.geography import GeographyError, ladder
from luodi.matching import Answer, Relaxation
from luodi.voice import rung
from luodi.web.needs.topics import BY_NAME, Topic
from luodi.web.portal.spoken import ask_label, said
from luodi.web.shared.reader import reader


@dataclass(frozen=True, slots=True)
class Step:
    """One relaxation; `sets` is a query string: clear_height_min_m=8."""

    label: str
    before: str
    after: str
    fits: int
    may_fit: int
    sets: str

    @property
    def sum(self) -> int:
        return self.fits + self.may_fit


def steps(answer: Answer, record: Mapping[str, Any]) -> list[Step]:
    """The suggested relaxations of an answer."""
    return [_step(each, record) for each in answer.relaxations]


def _step(relaxation: Relaxation, record: Mapping[str, Any]) -> Step:
    topic = BY_NAME[relaxation.name]
    before, after = _limits(relaxation, topic, record)
    wider = _rung(relaxation) if relaxation.name == "region" else None
    if wider is not None:
        after = {"region_codes": list(wider[1])}
    after_said = wider[0] if wider else said(topic, after) if relaxation.after is not None else _("不要求")
    return Step(
        label=ask_label(relaxation.name),
        before=said(topic, before),
        after=after_said,
        fits=relaxation.adds_fits,
        may_fit=relaxation.adds_may_fit,
        sets=urlencode({key: _posted(value) for key, value in after.items()}),
    )


def _limits(relaxation: Relaxation, topic: Topic, record: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The current and the relaxed limits of an ask, by field."""
    now, then = relaxation.before, relaxation.after
    if isinstance(now, dict):
        return now, then if isinstance(then, dict) else dict.fromkeys(now)
    keys = [slot.key for slot in topic.slots if record.get(slot.key) not in (None, "", [])] or [topic.need]
    before = {key: record.get(key) for key in keys if key} if then is None else {keys[0]: now}
    after = dict.fromkeys(topic.keys) if then is None else {keys[0]: then}
    return before, after


def _rung(relaxation: Relaxation) -> tuple[str, tuple[str, ...]] | None:
    try:
        rungs = ladder(tuple(relaxation.before))
    except GeographyError:
        return None
    found = next((step for step in rungs if step.name == relaxation.after), None)
    return (rung(found, reader()), found.codes) if found else None


def _posted(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(str, value))
    return "" if value is None else str(value)
