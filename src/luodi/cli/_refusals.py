"""The errors of the packages below, passed on with their own sentences and an English twin."""

from typing import TYPE_CHECKING

from luodi.cli.errors import RefusedBelow

if TYPE_CHECKING:
    from luodi.intake import IntakeError


def intake_sentences(error: "IntakeError") -> tuple[str, str]:
    """What intake says about a value of a record, in Chinese and in English."""
    return error.sentence("zh"), error.sentence("en")


def refused_by_intake(error: "IntakeError") -> RefusedBelow:
    """A value that intake refuses, as one of our errors."""
    zh, en = intake_sentences(error)
    return RefusedBelow(sentence=zh, sentence_en=en)
