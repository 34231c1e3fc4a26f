"""The kind without a noun: a space with a crane or a storey height is a factory, a room for goods a warehouse."""

from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.kind.rules import FLOOR_AREA, LAND_SOUGHT, MAKING, PLANNED, STORING


def implied(clean: str) -> list[Mention]:
    """At most one mention, spanning the sign; none for news of a planned investment."""
    if compiled(PLANNED).search(clean):
        return []
    land = compiled(LAND_SOUGHT).search(clean)
    if land:
        return [Mention("kind", "land", *land.span(), "implied_by_mu")]
    storing = compiled(STORING).search(clean)
    if storing:
        return [Mention("kind", "warehouse", *storing.span(), "implied_by_goods")]
    if compiled(FLOOR_AREA).search(clean) is None:
        return []
    making = compiled(MAKING).search(clean)
    if making:
        return [Mention("kind", "factory", *making.span(), "implied_by_equipment")]
    return _made_there(clean)


def _made_there(clean: str) -> list[Mention]:
    """A manufacturer (GB/T 4754 section C, divisions 13 to 43) needs a factory floor."""
    # imported here: the industry rules are built on first use
    from luodi.reading.industry import trades

    for mention in trades(clean):
        if all("13" <= code[:2] <= "43" for code in mention.codes):
            return [Mention("kind", "factory", mention.start, mention.end, "implied_by_industry")]
    return []
