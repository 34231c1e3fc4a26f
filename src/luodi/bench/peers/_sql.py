"""Expressions in SQL, for three databases that differ in a few details."""

from collections.abc import Sequence
from dataclasses import dataclass

from luodi.bench.peers._expressions import COUNTING, ColumnTerm, Expression, Term


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one database writes differently. fence: stops the planner re-evaluating a subquery wherever its columns are used."""

    divide: str = "/"
    least: str = "least"
    greatest: str = "greatest"
    wide: str = "CAST({} AS BIGINT)"
    fence: str = ""
    skips_blanks: bool = True


_INFIX = {">=", "<=", ">", "<", "="}
_JOINS = {"and": " AND ", "or": " OR ", "total": " + "}


def sql(term: Term, dialect: Dialect) -> str:
    """One expression."""
    if term is None:
        return "NULL"
    if isinstance(term, bool):
        return "TRUE" if term else "FALSE"
    if isinstance(term, int):
        return str(term)
    if isinstance(term, ColumnTerm):
        return term.operator
    if term.operator in COUNTING:
        sign = dialect.divide if term.operator == "//" else term.operator
        return "(" + f" {sign} ".join(_wide(each, dialect) for each in term.terms) + ")"
    terms = [sql(each, dialect) for each in term.terms]
    return _written(term.operator, terms, dialect)


def _wide(term: Term, dialect: Dialect) -> str:
    text = sql(term, dialect)
    is_narrow = isinstance(term, Expression) and term.operator not in COUNTING
    return dialect.wide.format(text) if is_narrow else text


def _written(operator: str, terms: Sequence[str], dialect: Dialect) -> str:
    first = terms[0]
    if operator in _INFIX:
        return f"({first} {operator} {terms[1]})"
    if operator in _JOINS:
        return "(" + _JOINS[operator].join(terms) + ")"
    if operator in ("least", "greatest"):
        return _extreme(operator, terms, dialect)
    if operator == "case":
        ways = " ".join(f"WHEN {when} THEN {then}" for when, then in zip(terms[:-1:2], terms[1::2], strict=True))
        return f"CASE {ways} ELSE {terms[-1]} END"
    return {
        "not": f"(NOT {first})",
        "stated": f"({first} IS NOT NULL)",
        "blank": f"({first} IS NULL)",
        "not refuted": f"({first} IS NOT FALSE)",
        "shares": f"(({first} & {terms[-1]}) <> 0)",
    }[operator]


def _extreme(operator: str, terms: Sequence[str], dialect: Dialect) -> str:
    if len(terms) == 1:
        return terms[0]
    if not dialect.skips_blanks:
        # A blank among the arguments would make the result blank.
        terms = [f"ifnull({each}, {'9' * 18 if operator == 'least' else '-1'})" for each in terms]
    return f"{getattr(dialect, operator)}({', '.join(terms)})"
