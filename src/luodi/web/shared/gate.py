"""One gate for every word that the public sees: a model of public words is saved only past it.

A model says which of its columns the public reads (`public_columns`) and when it is public at all. Saving it then, or
publishing an article, asks the content check and the look for personal data. What they forbid is refused until somebody
answers for it in writing; who, when, why and for which words is kept. Changed, or in another place, words are asked about again.
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
    """One column that the public reads. `read` makes plain words of it; on a line to ring a number stands on purpose."""

    column: str
    name: Any
    read: Callable[[str], str] = str
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody's written reason for words that the gate would not let pass; blank is none."""

    reason: str
    actor: AbstractBaseUser | None
    at: dt.datetime


class PublicWords(models.Model):
    """Something of which the public reads words."""

    public_columns: ClassVar[tuple[Words, ...]]
    #: What an action was told by whoever answers for the words; it holds for the next save.
    answer: Answer | None = None

    class Meta:
        abstract = True

    def is_public(self) -> bool:
        """Whether anybody outside can read it."""
        return True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves it. Raises WordsForbidden when the public would read what nobody answers for."""
        found = forbidden(self) if self.is_public() and self._says_more(kwargs.get("update_fields")) else []
        if not found:
            super().save(*args, **kwargs)
            return
        answer = demanded(found, self.answer)
        with transaction.atomic():
            super().save(*args, **kwargs)
            let_pass(self, found, answer)

    def _says_more(self, columns: Any) -> bool:
        """Whether a save writes words, or may have made them public."""
        said = {"live", "status", *(words.column for words in self.public_columns)}
        return columns is None or not said.isdisjoint(columns)


def hints_of(thing: PublicWords) -> list[Hint]:
    """Everything that is found in the public words of a thing, the worst first."""
    said = ((words, words.read(str(getattr(thing, words.column) or ""))) for words in thing.public_columns)
    return hints(Passage(str(words.name), text, is_line=words.is_line) for words, text in said if text)


def forbidden(thing: PublicWords) -> list[Hint]:
    """What must not be published and nobody has answered for."""
    found = hints_of(thing)
    passed = answered(thing, found)
    return [hint for hint in found if hint.is_forbidden and hint not in passed]


def answered(thing: PublicWords, found: list[Hint]) -> list[Hint]:
    """Which of these somebody let pass with a reason."""
    asked = [hint for hint in found if hint.is_forbidden]
    if not asked or thing.pk is None:
        return []
    rows = WordsPassed.objects.filter(room=thing._meta.label_lower, key=thing.pk).values_list("words", flat=True)
    keys = [key for words in rows for key in words]
    return [hint for hint in asked if hint.key in keys]


def demanded(found: list[Hint], answer: Answer | None) -> Answer:
    """The answer, with its reason on one line. Raises WordsForbidden without a reason."""
    reason = " ".join(answer.reason.split())[:_REASON] if answer else ""
    if answer is None or not reason:
        words = "、".join(dict.fromkeys(hint.finding.text for hint in found[:_QUOTED]))
        raise WordsForbidden(count=len(found), words=words)
    return Answer(reason, answer.actor, answer.at)


def let_pass(thing: PublicWords, found: list[Hint], answer: Answer) -> None:
    """Keeps who answers for which words of a thing, and why; personal ones are kept masked."""
    by, at, reason = answer.actor, answer.at, answer.reason
    keys = [hint.key for hint in found]
    WordsPassed.objects.create(
        room=thing._meta.label_lower,
        key=thing.pk,
        words=keys,
        reason=reason,
        by_id=None if by is None else by.pk,
        at=at,
    )
    verb, detail = f"{thing._meta.app_label}.override_wording", {"wording": noted(found)}
    audit.record(verb=verb, thing=thing, actor=by, at=at, reason=reason, detail=detail)


def noted(found: list[Hint]) -> list[dict[str, str]]:
    """Findings for the audit trail: the words, the article of law, how bad."""
    return [
        {"words": h.finding.text, "law": h.finding.law.cited, "severity": str(h.finding.severity)}
        for h in found[:_MOST]
    ]
