"""Findings of the content check in words about to be published, in the reader's language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from luodi.wording import Finding, Severity, check, masked, personal

#: The worst first; the word beside a finding.
SEVERITIES: dict[Severity, Any] = {
    Severity.MUST_NOT: _("不得发布"),
    Severity.RISKY: _("有风险"),
    Severity.INFORM: _("提示"),
}
_CONTEXT = 12
_ENDS = re.compile("[\n。！？]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words about to be published, with the label of their field. In a contact line a telephone number is intended."""

    field: str
    text: str
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """One finding in a field: `field` is its label, `place` the words with some context, personal data masked."""

    field: str
    finding: Finding
    place: str

    @property
    def is_forbidden(self) -> bool:
        return self.finding.severity is Severity.MUST_NOT

    @property
    def severity(self) -> str:
        return str(SEVERITIES[self.finding.severity])

    @property
    def cited(self) -> str:
        return self.finding.law.cited_en if _is_english() else self.finding.law.cited

    @property
    def forbids(self) -> str:
        return self.finding.law.forbids_en if _is_english() else self.finding.law.forbids

    @property
    def advice(self) -> str:
        return self.finding.advice_en if _is_english() else self.finding.advice

    @property
    def key(self) -> list[str]:
        """An identity that stays the same as long as the words and their context do."""
        return [self.finding.rule, self.place]


def hints(passages: Iterable[Passage]) -> list[Hint]:
    """The findings in passages, the worst first, else in order. An extract that repeats the body adds none."""
    by_words: dict[tuple[str, ...], Hint] = {}
    for passage in passages:
        shown = masked(passage.text)
        for finding in [*check(passage.text), *([] if passage.is_line else personal(passage.text))]:
            hint = Hint(passage.field, finding, _place(shown, finding))
            by_words.setdefault(tuple(hint.key), hint)
    return sorted(by_words.values(), key=lambda hint: list(SEVERITIES).index(hint.finding.severity))


def _place(text: str, finding: Finding) -> str:
    """The words with some context from their sentence."""
    before = _ENDS.split(text[max(0, finding.start - _CONTEXT) : finding.start])[-1]
    after = _ENDS.split(text[finding.end : finding.end + _CONTEXT])[0]
    return " ".join(f"{before}{finding.text}{after}".split())


def _is_english() -> bool:
    return (get_language() or "").startswith("en")
