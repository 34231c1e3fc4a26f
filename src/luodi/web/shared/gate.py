"""The gate for all public words: models with public text can be saved only through it.

A model declares which columns the public reads (`public_columns`) and when it is public. Saving it while public, or
publishing an article, runs the content check and the search for personal data. Forbidden words are refused until somebody
gives a written reason; who, when, why and for which words is kept. Changed or moved words need a new reason.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction

from luodi.web.shared import audit
from luodi.web.shared.errors import WordsForbidden
from luodi.web.shared.hints import Hint, Passage, hints
from luodi.web.shared.models import WordsPassed

_MOST, _REASON, _QUOTED = 50, 300, 5


@dataclass(frozen=True, slots=True)
class Words:
    """One public column. `read` turns it into plain words. In a contact line a telephone number is intended."""

    column: str
    name: Any
    read: Callable[[str], str] = str
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's written reason for publishing words the gate forbids; blank means none."""

    reason: str
    actor: AbstractBaseUser | None
    at: dt.datetime


class PublicWords(models.Model):
    """A model with public text."""

    public_columns: ClassVar[tuple[Words, ...]]
    #: The answer passed in by an action; it applies to the next save.
    answer: Answer | None = None

    class Meta:
        abstract = True

    def is_public(self) -> bool:
        """Whether the public can read it."""
        return True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves it. Raises WordsForbidden if forbidden words would be public without a reason."""
        hints = forbidden(self) if self.is_public() and self._says_more(kwargs.get("update_fields")) else []
        if not hints:
            super().save(*args, **kwargs)
            return
        answer = demanded(hints, self.answer)
        with transaction.atomic():
            super().save(*args, **kwargs)
            let_pass(self, hints, answer)

    def _says_more(self, columns: Any) -> bool:
        """Whether a save writes public columns or may make them public."""
        public = {"live", "status", *(words.column for words in self.public_columns)}
        return columns is None or not public.isdisjoint(columns)


def hints_of(thing: PublicWords) -> list[Hint]:
    """All findings in a thing's public words, the worst first."""
    texts = ((words, words.read(str(getattr(thing, words.column) or ""))) for words in thing.public_columns)
    return hints(Passage(str(words.name), text, is_line=words.is_line) for words, text in texts if text)


def forbidden(thing: PublicWords) -> list[Hint]:
    """The findings that must not be published and that have no reason yet."""
    hints = hints_of(thing)
    passed = answered(thing, hints)
    return [hint for hint in hints if hint.is_forbidden and hint not in passed]


def answered(thing: PublicWords, hints: list[Hint]) -> list[Hint]:
    """Those of the findings that have a reason."""
    asked = [hint for hint in hints if hint.is_forbidden]
    if not asked or thing.pk is None:
        return []
    rows = WordsPassed.objects.filter(room=thing._meta.label_lower, key=thing.pk).values_list("words", flat=True)
    keys = [key for words in rows for key in words]
    return [hint for hint in asked if hint.key in keys]


def demanded(hints: list[Hint], answer: Answer | None) -> Answer:
    """The answer, with its reason reduced to one line. Raises WordsForbidden without a reason."""
    reason = " ".join(answer.reason.split())[:_REASON] if answer else ""
    if answer is None or not reason:
        words = "、".join(dict.fromkeys(hint.finding.text for hint in hints[:_QUOTED]))
        raise WordsForbidden(count=len(hints), words=words)
    return Answer(reason, answer.actor, answer.at)


def let_pass(thing: PublicWords, hints: list[Hint], answer: Answer) -> None:
    """Records who answers for which words of a thing, and why; personal data is masked."""
    by, at, reason = answer.actor, answer.at, answer.reason
    keys = [hint.key for hint in hints]
    WordsPassed.objects.create(
        room=thing._meta.label_lower,
        key=thing.pk,
        words=keys,
        reason=reason,
        by_id=None if by is None else by.pk,
        at=at,
    )
    verb, detail = f"{thing._meta.app_label}.override_wording", {"wording": noted(hints)}
    audit.record(verb=verb, thing=thing, actor=by, at=at, reason=reason, detail=detail)


def noted(hints: list[Hint]) -> list[dict[str, str]]:
    """Findings for the audit trail: the words, the article of law, the severity."""
    return [
        {"words": h.finding.text, "law": h.finding.law.cited, "severity": str(h.finding.severity)}
        for h in hints[:_MOST]
    ]
