"""Units of area, money, rent, load and per-mu yardsticks, as exact fractions.

1 亩 is 2000/3 ㎡ (state council order of 1984 on legal units: 15 亩 to the hectare); a month is 365/12 days;
1 t/㎡ is 9.81 kN/㎡.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

MU_M2 = Fraction(2000, 3)
DAYS_PER_MONTH = Fraction(365, 12)
KN_PER_TONNE = Fraction(981, 100)

#: Square metres per unit, by every spelling in use (half width, simplified, lower case).
AREA_UNITS: dict[str, Fraction] = {
    **dict.fromkeys(
        ("㎡", "m2", "m²", "平方米", "平方", "平米", "平", "方", "个平方", "平方公尺", "平放", "坪米"), Fraction(1)
    ),
    **dict.fromkeys(("亩", "市亩", "亩地"), MU_M2),
    **dict.fromkeys(("公顷", "ha", "垧"), Fraction(10_000)),
    **dict.fromkeys(("平方公里", "km2", "km²", "平方千米"), Fraction(1_000_000)),
}

#: Lengths and areas of English sheets and of Hong Kong and Taiwan; they are exact by definition (坪 is 400/121 ㎡).
FOOT_M = Fraction(3048, 10_000)
FOREIGN_AREA_UNITS: dict[str, Fraction] = {
    **dict.fromkeys(("sqft", "sf", "ft2", "平方英尺", "平方呎", "呎"), FOOT_M**2),
    **dict.fromkeys(("acre", "acres", "英亩"), FOOT_M**2 * 43_560),
    "坪": Fraction(400, 121),
}

#: Factors of the magnitude words before a unit of money.
MAGNITUDES: dict[str, int] = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "w": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}

#: ISO 4217 codes by the words and signs beside an amount (in this trade a bare 元 or ¥ is yuan).
CURRENCIES: dict[str, str] = {
    **dict.fromkeys(("元", "元人民币", "人民币", "RMB", "CNY", "¥"), "CNY"),
    **dict.fromkeys(("美元", "美金", "USD", "US$", "$"), "USD"),
    **dict.fromkeys(("欧元", "EUR", "€"), "EUR"),
    **dict.fromkeys(("港元", "港币", "HKD", "HK$"), "HKD"),
    **dict.fromkeys(("日元", "日圆", "日币", "JPY"), "JPY"),
    **dict.fromkeys(("韩元", "韩币", "韩圆", "KRW"), "KRW"),
    **dict.fromkeys(("新台币", "元新台币", "台币", "TWD", "NT$"), "TWD"),
    **dict.fromkeys(("英镑", "GBP", "£"), "GBP"),
    **dict.fromkeys(("新加坡元", "新元", "新币", "SGD"), "SGD"),
    **dict.fromkeys(("瑞士法郎", "瑞郎", "CHF"), "CHF"),
    **dict.fromkeys(("加拿大元", "加元", "CAD"), "CAD"),
    **dict.fromkeys(("澳大利亚元", "澳元", "澳币", "AUD"), "AUD"),
    **dict.fromkeys(("瑞典克朗", "SEK"), "SEK"),
    **dict.fromkeys(("澳门元", "澳门币", "MOP"), "MOP"),
    **dict.fromkeys(("卢布", "RUB"), "RUB"),
    **dict.fromkeys(("泰铢", "THB"), "THB"),
    **dict.fromkeys(("林吉特", "马币", "MYR"), "MYR"),
    **dict.fromkeys(("卢比", "INR"), "INR"),
    **dict.fromkeys(("越南盾", "VND"), "VND"),
}

_PER_MONTH = {"day": DAYS_PER_MONTH, "month": Fraction(1), "quarter": Fraction(1, 3), "year": Fraction(1, 12)}


def to_m2(value: Fraction, unit: str) -> Fraction:
    """An area in ㎡ (KeyError for a unit not in AREA_UNITS)."""
    return value * AREA_UNITS[unit.lower()]


def mu_of(m2: Fraction) -> Fraction:
    """Square metres in 亩, rounded half up to two decimals: the divisor of every per-mu figure (design section 5)."""
    exact = m2 / MU_M2
    cents = Decimal(exact.numerator * 100) / Decimal(exact.denominator)
    return Fraction(cents.quantize(Decimal(1), rounding=ROUND_HALF_UP)) / 100


def money(value: Fraction, magnitude: str) -> Fraction:
    """Yuan from a number and the magnitude word before 元: money(680, "万") is 6 800 000 (KeyError if unknown)."""
    return value * MAGNITUDES[magnitude.lower()]


def monthly_rent(value: Fraction, period: str) -> Fraction:
    """Rent per month from one per "day", "month", "quarter" or "year" (0.8 元/㎡/天 is 24.33 元/㎡/月)."""
    return value * _PER_MONTH[period]


def kn_per_m2(tonnes_per_m2: Fraction) -> Fraction:
    """Floor load in kN/㎡ from t/㎡."""
    return tonnes_per_m2 * KN_PER_TONNE


def per_mu(value: Fraction, unit: str) -> Fraction:
    """Yuan per mu from yuan per "亩", "公顷" or "㎡" (3750 万元/公顷 is 250 万元/亩)."""
    return value * MU_M2 / AREA_UNITS[unit.lower()]
