"""The published steps of a requirement's limits, as a kernel tries them (`relaxations.csv`, `dispatch.relaxed_answer`)."""

from typing import Final, NamedTuple

from luodi.matching.columns import Column

#: In place of the number of steps: the ask is taken away at once.
DROPPED: Final = -1


class Steps(NamedTuple):
    """count: how many steps each ask has, 0 for an ask that is not relaxed here, or DROPPED. limits: for each ask and
    step MOST_LIMITS numbers, in the order of the card's requirement keys.
    """

    count: Column
    limits: Column
