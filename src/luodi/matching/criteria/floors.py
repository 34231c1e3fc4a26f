"""The asks about floors, answered once per distinct `sides.Storeys`."""

from collections.abc import Callable, Iterable

from luodi.matching.codes import ABSENT, MET, UNKNOWN, UNMET
from luodi.matching.sides import Storeys


def ground_floor_answer(storeys: Storeys) -> int:
    """Met if floor 1 is among the floors on offer."""
    if not storeys.floors:
        return UNKNOWN
    return MET if 1 in storeys.floors else UNMET


def floors_answer(storeys: Storeys, excluded: Iterable[int]) -> int:
    """Met if a floor is left after exclusion."""
    if not storeys.floors:
        return UNKNOWN
    return MET if set(storeys.floors) - set(excluded) else UNMET


def single_storey_answer(storeys: Storeys) -> int:
    """The stated value; otherwise the number of storeys decides, and a floor above the first refutes it."""
    if storeys.is_single_storey != ABSENT:
        return MET if storeys.is_single_storey == 1 else UNMET
    if storeys.floors_total > 0:
        return MET if storeys.floors_total == 1 else UNMET
    return UNMET if any(floor > 1 for floor in storeys.floor_no) else UNKNOWN


#: Asks whose answer does not depend on the requirement.
#: The asks that do not depend on the requirement.
FLOOR_ANSWERS: dict[str, Callable[[Storeys], int]] = {
    "ground_floor": ground_floor_answer,
    "single_storey": single_storey_answer,
}
