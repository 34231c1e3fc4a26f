"""What a record can be refused for.

    IntakeError              a record cannot become facts and asks
    ├── BadFieldValue        a field cannot hold its value
    ├── ValueTooLarge        a number is beyond what its field can mean
    ├── UnknownWish          a wish names no ask
    └── BadBranches          more than four alternatives, or not a list of records

Each carries code, status (as in HTTP), `field`, `value` and `why` (a code with its values); whoever shows it says it in the
language shown: `luodi.voice.refused_value(error.field, error.value, error.why, language)`. `str()` is that in Chinese.
"""

from luodi import voice
from luodi.fields import Why, echo


class IntakeError(ValueError):
    """Catch this to report one row and go on with the others."""

    code = "intake"
    status = 422

    def __init__(self, field: str, value: object, why: Why) -> None:
        self.field, self.value, self.why = field, echo(value), why
        super().__init__(field, self.value, why)

    def __str__(self) -> str:
        return self.sentence("zh")

    def sentence(self, language: voice.Language) -> str:
        """Field, value, reason and remedy."""
        return voice.refused_value(self.field, self.value, self.why, language)


class BadFieldValue(IntakeError):
    """A field cannot hold its value: not a number, negative, not a date, not among the choices, not a code."""

    code = "bad_field_value"


class ValueTooLarge(IntakeError):
    """A number is beyond what its field can mean; most often the unit is wrong."""

    code = "value_too_large"


class UnknownWish(IntakeError):
    """A wish names no ask."""

    code = "unknown_wish"


class BadBranches(IntakeError):
    """Alternatives that are not a list of one to four records."""

    code = "bad_branches"
