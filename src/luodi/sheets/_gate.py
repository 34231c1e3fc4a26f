"""The last check of a record: what intake would refuse is a fault of its cell here, and not an error of a whole file; so is a day that cannot be meant."""

from luodi.fields import Why
from luodi.sheets import _why
from luodi.sheets._report import Record

#: Numbers up to this one fit every field at its scale; once a cell is cleaned, only larger ones can still be refused.
ALWAYS_FITS = 200_000
_ROOMY = dict.fromkeys(("sale_price_cny", "land_area_m2"), 10**8) | dict.fromkeys(
    ("land_price_cny_mu", "tax_per_mu_min_cny", "investment_per_mu_min_cny", "output_per_mu_min_cny"), 10**7
)


#: Days of a listing lie between these years: earlier ones are slips, later ones too.
_FIRST_DAY, _YEARS_AHEAD = "2000-01-01", 50
DAYS = ("as_of", "available_from", "valid_until")


def why_not_day(key: str, day: str, today: str) -> Why | None:
    """Why a day of a record (ISO) cannot be meant: true only tomorrow, long before there were listings, or in half a century."""
    if key == "as_of" and day > today:
        return _why.FUTURE
    if day < _FIRST_DAY or day > f"{int(today[:4]) + _YEARS_AHEAD}{today[4:]}":
        return _why.NO_SUCH_DAY
    return None


def has_large(record: Record) -> bool:
    """Whether a record of cleaned cells holds a number intake might refuse. A quick check, because intake is slow."""
    return any(isinstance(v, int | float) and v > _ROOMY.get(key, ALWAYS_FITS) for key, v in record.items())


def refusal(record: Record) -> tuple[str, object, Why] | None:
    """The field, value and reason if intake would refuse a record, else None."""
    # imported here because most tables never need intake
    from luodi.intake import IntakeError, listing

    try:
        listing(record)
    except IntakeError as error:
        return error.field, error.value, error.why
    return None
