"""The last check of a record: what intake would refuse is a fault of its cell here, and not an error of a whole file."""

from luodi.sheets import _why
from luodi.sheets._report import Record, Why

#: Numbers up to here fit every field at its scale; only larger ones can still be refused once a cell was cleaned.
ALWAYS_FITS = 200_000


def has_large(record: Record) -> bool:
    """Whether a record of cleaned cells holds a number that intake might refuse. Most do not, and asking costs time."""
    return any(isinstance(value, int | float) and value > ALWAYS_FITS for value in record.values())


def refusal(record: Record) -> tuple[str, object, Why] | None:
    """The field, the value and the reason for which intake would refuse a record; None when it takes it."""
    from luodi.intake import IntakeError, ValueTooLarge, listing

    try:
        listing(record)
    except IntakeError as error:
        is_large = isinstance(error, ValueTooLarge)
        return error.field, error.value, _why.TOO_LARGE if is_large else _why.other(error.reason, error.remedy)
    return None
