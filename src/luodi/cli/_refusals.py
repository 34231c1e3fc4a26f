"""Wraps the errors of lower packages, with their sentences in Chinese and English."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from luodi.cli.errors import RefusedBelow

if TYPE_CHECKING:
    from luodi.intake import IntakeError
    from luodi.web.shared.errors import Refusal


def refused_by_intake(error: "IntakeError") -> RefusedBelow:
    """A refusal by intake as one of our errors."""
    return RefusedBelow(sentence=error.sentence("zh"), sentence_en=error.sentence("en"))


def refused_by_room(refusal: "Refusal") -> RefusedBelow:
    """Turns a refusal of a room into a CLI error."""
    return RefusedBelow(sentence=refusal.in_language("zh"), sentence_en=refusal.in_language("en"))


@contextmanager
def room_refusals() -> Iterator[None]:
    """Turns a refusal of a room in the body into a CLI error. The site must be set up."""
    # imported here because the site's settings must be configured first
    from luodi.web.shared.errors import Refusal

    try:
        yield
    except Refusal as refusal:
        raise refused_by_room(refusal) from refusal
