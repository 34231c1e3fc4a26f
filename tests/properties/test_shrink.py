"""The shrinker itself."""

from typing import Any

from tests.properties.shrink import shrink


def test_shrink_keeps_only_what_the_disagreement_needs() -> None:
    def is_bad(world: dict[str, Any]) -> bool:
        return any(2 in record.get("floor_no", []) for record in world["listings"])

    listings = [{"id": number, "floor_no": [number, 2], "area_m2": 5} for number in range(9)]
    assert shrink({"listings": listings, "requirement": {"a": 1}}, lambda w: "listings" in w and is_bad(w)) == {
        "listings": [{"floor_no": [2]}]
    }
