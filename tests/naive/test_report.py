"""The naive report on a handful of listings counted by hand."""

from tests.naive.report import match


def test_report_counts_failures_and_order_of_five_listings() -> None:
    listings = [
        {"id": "c", "has_gas": True, "has_steam": False},
        {"id": "b", "has_gas": True},
        {"id": "e", "has_gas": False, "has_steam": False},
        {"id": "a", "has_gas": True, "has_steam": True},
        {"id": "d", "has_gas": True, "has_steam": True, "valid_until": "2026-01-01"},
        {"id": "0", "has_gas": False, "has_steam": False, "has_sewer": False},
    ]
    requirement = {"needs_gas": True, "needs_steam": True, "needs_sewer": True, "wishes": ["sewer"]}
    got = match(listings, requirement, "2026-11-01", lambda code: [code], 3)
    assert (got["scope"], got["counts"]) == (5, {"fits": 1, "may_fit": 1, "near_miss": 3, "no": 0})
    assert got["asks"] == {"gas": {"unmet": 2, "sole": 0}, "steam": {"unmet": 3, "sole": 1}}
    assert got["settles"] == {"has_steam": 1}
    assert [one["id"] for one in got["matches"]] == ["a", "b", "c"]
