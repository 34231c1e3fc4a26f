"""Column expressions as values: asks are written once in them, and each peer renders them in its own language.

    load = Column("floor_load_kn_m2")
    case((load.is_stated, load >= 98_100), (bound < 98_100, False))

Logic is three-valued, as in SQL: a comparison with a blank is blank, and a blank condition does not count as true.
"""

from dataclasses import dataclass
from typing import TypeAlias

#: The operands of an expression; None is a blank.
Term: TypeAlias = "Expression | int | bool | None"


#: Arithmetic operators.
COUNTING = frozenset(("+", "-", "*", "//", "%"))


@dataclass(frozen=True, slots=True)
class Expression:
    """An operator with its terms. Arithmetic is 64-bit; `//` and `%` are applied to non-negative values only."""

    operator: str
    terms: tuple[Term, ...]

    def __ge__(self, other: Term) -> "Expression":
        return Expression(">=", (self, other))

    def __le__(self, other: Term) -> "Expression":
        return Expression("<=", (self, other))

    def __gt__(self, other: Term) -> "Expression":
        return Expression(">", (self, other))

    def __lt__(self, other: Term) -> "Expression":
        return Expression("<", (self, other))

    def __add__(self, other: Term) -> "Expression":
        return Expression("+", (self, other))

    def __radd__(self, other: Term) -> "Expression":
        return Expression("+", (other, self))

    def __sub__(self, other: Term) -> "Expression":
        return Expression("-", (self, other))

    def __rsub__(self, other: Term) -> "Expression":
        return Expression("-", (other, self))

    def __mul__(self, other: Term) -> "Expression":
        return Expression("*", (self, other))

    def __rmul__(self, other: Term) -> "Expression":
        return Expression("*", (other, self))

    def __floordiv__(self, other: Term) -> "Expression":
        return Expression("//", (self, other))

    def __mod__(self, other: Term) -> "Expression":
        return Expression("%", (self, other))

    def equals(self, other: Term) -> "Expression":
        """Equality; `==` compares the expressions themselves."""
        return Expression("=", (self, other))

    def shares_bits(self, mask: int) -> "Expression":
        """Whether the value has a bit in common with a mask."""
        return Expression("shares", (self, mask))

    @property
    def is_stated(self) -> "Expression":
        """Whether the value is not blank."""
        return Expression("stated", (self,))

    @property
    def is_blank(self) -> "Expression":
        """Whether the value is blank."""
        return Expression("blank", (self,))


class ColumnTerm(Expression):
    """A column by name."""

    __slots__ = ()

    def __init__(self, name: str) -> None:
        super().__init__(name, ())


def case(*ways: tuple[Term, Term], otherwise: Term = None) -> Expression:
    """The value paired with the first true condition."""
    return Expression("case", (*(term for way in ways for term in way), otherwise))


def both(*conditions: Term) -> Expression:
    """All conditions; renderers leave out those that are literally true."""
    return Expression("and", conditions)


def either(*conditions: Term) -> Expression:
    """At least one condition."""
    return Expression("or", conditions)


def not_(condition: Term) -> Expression:
    """The negation; blank for a blank."""
    return Expression("not", (condition,))


def not_refuted(condition: Term) -> Expression:
    """True or blank."""
    return Expression("not refuted", (condition,))


def total(terms: list[Term]) -> Term:
    """The sum of terms that fit in 32 bits or are wide already; 0 if there are none."""
    first, *rest = terms or [0]
    return Expression("total", (first, *rest)) if rest else first


def least(*terms: Term) -> Expression:
    """The smallest of the terms that are stated."""
    return Expression("least", terms)


def greatest(*terms: Term) -> Expression:
    """The largest of the terms that are stated."""
    return Expression("greatest", terms)
