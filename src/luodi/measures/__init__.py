"""Numbers, units, ranges, hedges, Chinese numerals: the only place where 亩 becomes ㎡ and 万 becomes 10 000.

>>> number("三千五")
Fraction(3500, 1)
>>> float(to_m2(number("30"), "亩"))
20000.0
>>> float(monthly_rent(number("0.62"), "day"))
18.858333333333334
"""

from luodi.measures._numerals import NUMERAL, number, number_range
from luodi.measures._quantity import Hedge, Quantity, area_bounds, hedge_of, plain
from luodi.measures._units import (
    AREA_UNITS,
    CURRENCIES,
    DAYS_PER_MONTH,
    FOOT_M,
    FOREIGN_AREA_UNITS,
    KN_PER_TONNE,
    MAGNITUDES,
    MU_M2,
    kn_per_m2,
    money,
    monthly_rent,
    mu_of,
    per_mu,
    to_m2,
)

__all__ = [
    "AREA_UNITS",
    "CURRENCIES",
    "DAYS_PER_MONTH",
    "FOOT_M",
    "FOREIGN_AREA_UNITS",
    "KN_PER_TONNE",
    "MAGNITUDES",
    "MU_M2",
    "NUMERAL",
    "Hedge",
    "Quantity",
    "area_bounds",
    "hedge_of",
    "kn_per_m2",
    "money",
    "monthly_rent",
    "mu_of",
    "number",
    "number_range",
    "per_mu",
    "plain",
    "to_m2",
]
