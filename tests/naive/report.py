"""The naive answer over a whole file of listings: scope, counts, order, what each hard ask fails, alone or not."""

from collections import Counter
from typing import Any

from tests.naive.criteria import Leaves
from tests.naive.missing import fields
from tests.naive.records import UNKNOWN, UNMET, Record
from tests.naive.twin import VERDICTS, Rank, judge, order, unranked


def match(
    listings: list[Record], requirement: Record, as_of: str, leaves: Leaves, top: int, rank: Rank = unranked
) -> dict[str, Any]:
    """Every listing judged one after the other; "counts sum to the scope".

    `asks` has, by name, "how many listings it fails, and how many it fails alone (`sole`)"; `matches` the `top` best of
    "fits, may_fit, near_miss", each with its id.
    """
    judged = [{"id": listing["id"], **judge(listing, requirement, as_of, leaves, rank)} for listing in listings]
    in_scope = [one for one in judged if one["in_scope"]]
    by_id = {listing["id"]: listing for listing in listings}
    counts = Counter(one["verdict"] for one in in_scope)
    wanted = [one for one in in_scope if one["verdict"] != "no"]
    return {
        "scope": len(in_scope),
        "counts": {name: counts[name] for name in VERDICTS},
        "asks": _failures(in_scope),
        "settles": dict(Counter(field for one in in_scope if (field := settling_field(one, by_id[one["id"]])))),
        "matches": sorted(wanted, key=lambda one: (*order(one), one["id"]))[:top],
    }


def _failures(in_scope: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    failing = [[name for name in hard_asks(one) if one["asks"][name] == UNMET] for one in in_scope]
    names = dict.fromkeys(name for one in in_scope for name in hard_asks(one))
    return {name: {"unmet": sum(name in fails for fails in failing), "sole": failing.count([name])} for name in names}


def settling_field(judged: dict[str, Any], listing: Record) -> str | None:
    """The field whose answer alone settles a pair that may fit: every open ask waits for it, and for nothing else."""
    if judged["verdict"] != "may_fit":
        return None
    unknown = [name for name in hard_asks(judged) if judged["asks"][name] == UNKNOWN]
    waiting = [fields(name, listing, judged["requirement"]) for name in unknown]
    one = waiting[0]
    return next(iter(one)) if len(one) == 1 and all(other == one for other in waiting) else None


def hard_asks(judged: dict[str, Any]) -> list[str]:
    """The asks of a judgement that are not wishes."""
    return [name for name in judged["asks"] if name not in judged["wishes"]]
