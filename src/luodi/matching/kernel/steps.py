"""Published relaxation steps of a requirement's limits, in kernel form (`relaxations.csv`, `dispatch.relaxed_answer`)."""

from typing import Final, NamedTuple

from luodi.matching.columns import Column

#: In place of a step count: the ask is dropped altogether.
DROPPED: Final = -1


class Steps(NamedTuple):
    """count: per ask the number of steps, 0 if it is not relaxed here, or DROPPED. limits: per ask and step MOST_LIMITS
    numbers, in the order of the card's requirement keys.
    """

    count: Column
    limits: Column
