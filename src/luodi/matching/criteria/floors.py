"""The asks about floors, answered once for what distinct listings say of theirs (`sides.Storeys`)."""

from collections.abc import Callable, Iterable

from luodi.matching.codes import MET, UNKNOWN, UNMET
from luodi.matching.sides import Storeys


def ground_floor_answer(storeys: Storeys) -> int:
    """1 among the floors on offer."""
    if not storeys.floors:
        return UNKNOWN
    return MET if 1 in storeys.floors else UNMET


def floors_answer(storeys: Storeys, excluded: Iterable[int]) -> int:
    """One floor left after exclusion."""
    if not storeys.floors:
        return UNKNOWN
    return MET if set(storeys.floors) - set(excluded) else UNMET


#: The asks that do not depend on the requirement.
FLOOR_ANSWERS: dict[str, Callable[[Storeys], int]] = {"ground_floor": ground_floor_answer}
