"""Every reason for refusing a cell, by code; the sentences are in `luodi.voice` (refusals.csv)."""

from luodi.fields import BadValue, Why

NOT_NUMBER = Why("cell_not_number")
NEGATIVE = Why("negative")
TOO_LARGE = Why("too_large")
RANGE = Why("range")
NOT_BOOL = Why("not_yes_or_no")
NOT_DATE = Why("not_a_date")
NOT_DEAL = Why("not_deal")
NOT_KIND = Why("not_kind")
NOT_LETTER = Why("not_letter")
NOT_FLOORS = Why("cell_not_floors")
NOT_CHOICE = Why("cell_not_choice")
OTHER_UNIT = Why("other_unit")
NOT_RENT = Why("not_rent")
TOTAL_WITHOUT_AREA = Why("total_without_area")
DAILY_UNDER_MONTH = Why("daily_under_month")
MONTHLY_UNDER_DAY = Why("monthly_under_day")
RENT_TOTAL = Why("rent_total")
RENT_LOW = Why("rent_low")
ROUGH_UNIT = Why("rough_unit")
NOT_METRES = Why("not_metres")
RANGE_REVERSED = Why("range_reversed")
PART_ABOVE_WHOLE = Why("part_above_whole")
ERROR_CELL = Why("error_cell")
NO_RESULT = Why("no_result")
DUPLICATE_ID = Why("duplicate_id")
TAKEN_ELSEWHERE = Why("taken_elsewhere")
DUPLICATE_NEED = Why("duplicate_need")
NOTHING_WANTED = Why("nothing_wanted")
NOT_PLACE = Why("cell_not_place")
SCIENTIFIC = Why("scientific")
SAME_KEY = Why("same_key")
HEADING_UNIT = Why("heading_unit")
NEEDS_UNIT = Why("needs_unit")
NOT_DIVISION = Why("cell_not_division")
ZERO = Why("zero")
FUTURE = Why("future")
NO_SUCH_DAY = Why("no_such_day")
NOT_CONTACT = Why("not_contact")
DEPOSIT_IS_SUM = Why("deposit_is_sum")
DATE_FOR_FLOORS = Why("date_for_floors")
TOTAL_WITHOUT_PERIOD = Why("total_without_period")
REMARK_DIFFERS = Why("remark_differs")
DEAL_DIFFERS = Why("deal_differs")
PRICE_OR_RENT = Why("price_or_rent")
STRUCK = Why("struck")
OPEN_QUOTE = Why("open_quote")
TOO_MANY_CELLS = Why("too_many_cells")
NOT_SPLIT = Why("not_split")
NOT_JSON = Why("not_json")
NOT_RECORD = Why("not_record")
WRONG_TYPE = Why("wrong_type")
SPLIT_NUMBER = Why("split_number")

_OF_CLEAN = {
    "not_a_number": NOT_NUMBER,
    "not_finite": NOT_NUMBER,
    "not_a_floor": NOT_FLOORS,
    "not_a_choice": NOT_CHOICE,
}


def of_bad_value(bad: BadValue) -> Why:
    """The reason that corresponds to a refusal by the field dictionary."""
    return _OF_CLEAN.get(bad.why.code, bad.why)


def filled(why: Why, **values: object) -> Why:
    """A reason with the values of its placeholders."""
    return Why(why.code, values)


class CellError(Exception):
    """Raised by a cell parser; the row reader turns it into a `Fault`."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why.code)
