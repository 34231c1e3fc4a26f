"""A branch flattened for the kernels: its limits, and its answers per distinct profile of the listings."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, NamedTuple

from luodi.matching.branches import hard_mask
from luodi.matching.columns import NUMBERS, Column, Want
from luodi.matching.criteria.floors import FLOOR_ANSWERS, floors_answer
from luodi.matching.criteria.industry import Admission, industry_answer
from luodi.matching.sides import Branch, Storeys

#: Fields of Want that are single numbers of a Branch.
_NUMBER_FIELDS = tuple(key for key in Want._fields if key in Branch.__dataclass_fields__)
_NUMBERS_OF: Callable[[Branch], tuple[int, ...]] = attrgetter(*_NUMBER_FIELDS)


class ProfileAnswers(NamedTuple):
    """One requirement's answers to every distinct set of floors and admission among the listings."""

    ground_floor: Column
    single_storey: Column
    floors: Column
    industry: Column


def profile_answers(
    storeys: Iterable[Storeys],
    industries: Iterable[Admission],
    excluded: tuple[int, ...],
    codes: tuple[str, ...],
    column: Callable[[list[int]], Any] = list,
) -> ProfileAnswers:
    """The answers given the excluded floors and the company's codes; `column` builds lists or arrays."""
    storeys = list(storeys)
    return ProfileAnswers(
        **{name: column([answer(each) for each in storeys]) for name, answer in FLOOR_ANSWERS.items()},
        floors=column([floors_answer(each, excluded) for each in storeys]),
        industry=column([industry_answer(each, codes) for each in industries]),
    )


def want(branch: Branch, as_of: int, answers: ProfileAnswers, column: Callable[[list[int]], Any] = list) -> Want:
    """The flattened branch, with its answers to the listings' profiles."""
    return Want(
        **dict(zip(_NUMBER_FIELDS, _NUMBERS_OF(branch), strict=True)),
        may_rent=int(branch.may_rent),
        may_buy=int(branch.may_buy),
        as_of=as_of,
        hard=hard_mask(branch),
        numbers=column([getattr(branch, key) for key in NUMBERS]),
        **answers._asdict(),
    )
