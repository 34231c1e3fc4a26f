"""What a record can be refused for.

    IntakeError              a record cannot become facts and asks
    ├── BadFieldValue        a field cannot hold its value
    ├── ValueTooLarge        a number is beyond what its field can mean
    ├── UnknownWish          a wish names no ask
    └── BadBranches          more than four alternatives, or not a list of records

Each carries code, status (as in HTTP), `field`, `value`, `reason` and `remedy`; the sentence names them all, in Chinese; `sentence_en` does in English.
"""

from luodi.fields import FIELDS
from luodi.intake._english import in_english


class IntakeError(ValueError):
    """Catch this to report one row and go on with the others."""

    code = "intake"
    status = 422

    def __init__(self, field: str, label: str, value: object, reason: str, remedy: str) -> None:
        self.field, self.label, self.value, self.reason, self.remedy = field, label, value, reason, remedy
        super().__init__(f"{label}「{value}」{reason}，{remedy}")

    @property
    def sentence_en(self) -> str:
        """The sentence in English: area “三千” is not a number; write the number alone, its unit belongs in the heading."""
        name = FIELDS[self.field].en if self.field in FIELDS else self.field
        return f"{name} “{self.value}” {in_english(self.reason)}; {in_english(self.remedy)}"


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
