"""Which asks one branch of a requirement makes, and which of them are hard."""

from functools import lru_cache

from luodi.matching.asks import ASKED_BY_LISTING, CARDS, LIMITS, NUMBER, PRICES, WISHABLE
from luodi.matching.codes import ABSENT
from luodi.matching.sides import Branch


def is_asked(name: str, branch: Branch) -> bool:
    """Whether the branch makes an ask, by a limit or a need. Deal, kind and region count as asks only when unknown."""
    need = CARDS[name].need
    if need and getattr(branch, need) == 1:
        return True
    return any(getattr(branch, key) not in (ABSENT, ()) for key in LIMITS.get(name, ()))


def is_price_asked(name: str, branch: Branch) -> bool:
    """Whether the branch makes a price ask: it must limit the price and be open to that deal."""
    may = branch.may_rent if CARDS[name].deal == "rent" else branch.may_buy
    return may and is_asked(name, branch)


def is_hard(name: str, branch: Branch) -> bool:
    """Whether an ask of this branch decides the verdict."""
    return name not in branch.wishes & WISHABLE


@lru_cache
def limits_both_deals(branch: Branch) -> bool:
    """Whether prices are limited for both deals, so that a pair may have to be judged once for each."""
    return is_price_asked("rent", branch) and any(is_price_asked(name, branch) for name in PRICES[1:])


@lru_cache
def ask_numbers(branch: Branch) -> tuple[int, ...]:
    """The asks to evaluate row by row: the requirement's own, and every ask a listing may make."""
    names = [name for name in NUMBER if name not in PRICES and is_asked(name, branch)]
    names += [name for name in ("deal", "kind") if getattr(branch, name)]
    if not limits_both_deals(branch):
        names += [name for name in PRICES if is_price_asked(name, branch)]
    return tuple(NUMBER[name] for name in (*names, *ASKED_BY_LISTING))


@lru_cache
def hard_mask(branch: Branch) -> int:
    """Bits of all asks that are not wishes."""
    return sum(1 << number for name, number in NUMBER.items() if is_hard(name, branch))
