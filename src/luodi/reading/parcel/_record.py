"""Builds the record of a parcel from mentions, including those shared by several parcels."""

from collections.abc import Iterable

from luodi.reading._mention import Mention
from luodi.reading._reading import Draft

#: Keys in display order.
KEYS = (
    *("parcel_no", "region_raw", "region_code", "address", "land_area_m2", "land_use", "tenure_years"),
    *("floor_area_ratio_min", "floor_area_ratio_max", "building_coverage_min_pct", "building_coverage_max_pct"),
    *("green_ratio_min_pct", "green_ratio_max_pct", "height_limit_min_m", "height_limit_max_m"),
    *("start_price_cny", "start_price_cny_m2", "land_price_cny_mu", "deposit_cny", "deal_price_cny", "buyer"),
    *("investment_per_mu_min_cny", "tax_per_mu_min_cny", "output_per_mu_min_cny"),
    *(
        "energy_max_tce_per_10k_cny",
        "energy_basis",
        "rd_share_min_pct",
        "ramp_up_months",
        "build_months",
        "grant_method",
    ),
    *("industry_raw", "industries_admitted", "is_admission_exclusive", "industries_excluded"),
    *("contact_name", "phone", "wechat"),
)
_LISTS = ("industries_admitted", "industries_excluded")
#: Keys that belong to one parcel and are never shared.
OWN = frozenset(
    ("parcel_no", "land_area_m2", "start_price_cny", "start_price_cny_m2", "deposit_cny", "deal_price_cny", "buyer")
)


def draft(mentions: Iterable[Mention]) -> Draft:
    """The record of one parcel: the first mention of each key, but all industries."""
    parcel = Draft()
    sound = sorted(
        (m for m in mentions if not m.is_ambiguous), key=lambda m: not m.rule.startswith(("cell_", "label_"))
    )
    for key in KEYS:
        own = sorted((m for m in sound if m.key == key), key=lambda m: not m.rule.endswith("_granted"))
        if not own:
            continue
        if key in _LISTS:
            codes = [code for m in own for code in m.value]
            parcel.put(key, list(dict.fromkeys(codes)), own[0])
        else:
            parcel.put(key, own[0].value, own[0])
    _without_contradiction(parcel)
    if "region_code" not in parcel.record and parcel.record.get("region_raw") == parcel.record.get("address"):
        parcel.record.pop("region_raw", None)  # 创新路北、二号路西 is no division
        parcel.sources.pop("region_raw", None)
    return parcel


def _without_contradiction(parcel: Draft) -> None:
    """Drops both ends of a range whose lower end exceeds the upper one, because two facts were mixed up."""
    for low in [k for k in parcel.record if "_min_" in k or k.endswith("_min")]:
        high = low.replace("_min", "_max")
        if high in parcel.record and parcel.record[low] > parcel.record[high]:
            for key in (low, high):
                del parcel.record[key], parcel.sources[key]
