"""The last check of a record: what intake would refuse is a fault of its cell here, and not an error of a whole file."""

from luodi.fields import Why
from luodi.sheets._report import Record

#: Numbers up to here fit every field at its scale; only larger ones can still be refused once a cell was cleaned.
ALWAYS_FITS = 200_000
_ROOMY = dict.fromkeys(("sale_price_cny", "land_area_m2"), 10**8) | dict.fromkeys(
    ("land_price_cny_mu", "tax_per_mu_min_cny", "investment_per_mu_min_cny", "output_per_mu_min_cny"), 10**7
)


def has_large(record: Record) -> bool:
    """Whether a record of cleaned cells holds a number that intake might refuse. Most do not, and asking costs time."""
    return any(isinstance(v, int | float) and v > _ROOMY.get(key, ALWAYS_FITS) for key, v in record.items())


def refusal(record: Record) -> tuple[str, object, Why] | None:
    """The field, the value and the reason for which intake would refuse a record; None when it takes it."""
    # imported late: most tables never need intake
    from luodi.intake import IntakeError, listing

    try:
        listing(record)
    except IntakeError as error:
        return error.field, error.value, error.why
    return None
