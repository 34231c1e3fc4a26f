"""The smallest input on which a disagreement stays: keys and list members are deleted while it does."""

from collections.abc import Callable, Iterator
from typing import Any


def shrink(value: Any, is_bad: Callable[[Any], bool]) -> Any:
    """`value` with as much deleted as `is_bad` allows; deleting any one thing more would make it good."""
    while True:
        smaller = next((candidate for candidate in deletions(value) if is_bad(candidate)), None)
        if smaller is None:
            return value
        value = smaller


def deletions(value: Any) -> Iterator[Any]:
    """The value with one part deleted, large parts first: half of a list, a key, a member, a part of a part."""
    if isinstance(value, list) and len(value) > 3:
        yield value[: len(value) // 2]
        yield value[len(value) // 2 :]
    if isinstance(value, list):
        yield from ([*value[:at], *value[at + 1 :]] for at in range(len(value)))
        yield from (
            [*value[:at], smaller, *value[at + 1 :]] for at in range(len(value)) for smaller in deletions(value[at])
        )
    if isinstance(value, dict):
        yield from ({k: v for k, v in value.items() if k != key} for key in value)
        yield from ({**value, key: smaller} for key in value for smaller in deletions(value[key]))
