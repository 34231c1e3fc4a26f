"""Expressions and the two statements of an answer in SQL, for three databases that differ in four small things."""

from collections.abc import Sequence
from dataclasses import dataclass

from luodi.bench.peers._expressions import COUNTING, Column, Expression, Term, case, not_, not_refuted, total
from luodi.bench.peers._sums import Question, status


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one database says differently. fence: keeps a subquery from being worked out anew where its columns are used."""

    divide: str = "/"
    least: str = "least"
    greatest: str = "greatest"
    wide: str = "CAST({} AS BIGINT)"
    fence: str = ""
    skips_blanks: bool = True


_INFIX = {">=", "<=", ">", "<", "="}


def sql(term: Term, dialect: Dialect) -> str:
    """One expression."""
    if term is None:
        return "NULL"
    if isinstance(term, bool):
        return "TRUE" if term else "FALSE"
    if isinstance(term, int):
        return str(term)
    if isinstance(term, Column):
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
    if operator in ("and", "or"):
        return "(" + f" {operator.upper()} ".join(terms) + ")"
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


def counting(question: Question, dialect: Dialect) -> str:
    """One row: scope, fits, all without an unmet ask, near misses; then of each hard ask how many it fails, and alone.

    Rows are first counted by which asks they fail, so that each ask is answered once a row and not once a figure.
    """
    hard, scope = question.hard, conditions((question.where.lets_in, *question.scope), dialect)
    bits = [case((not_(status(ask)), 1 << place), otherwise=0) for place, ask in enumerate(hard)]
    mask, is_open, is_barred = (sql(each, dialect) for each in (total([*bits]), question.is_open, question.is_barred))
    rows = f"SELECT {mask} AS m, {is_open} AS o, {is_barred} AS b FROM listings WHERE {scope} {dialect.fence}"
    groups = (
        f"SELECT m, CASE WHEN m = 0 THEN o ELSE FALSE END AS o, b, count(*) AS n FROM ({rows}) one GROUP BY 1, 2, 3"
    )
    unmet = " + ".join(f"((m >> {place}) & 1)" for place in range(len(hard)))
    told = ["n", "CASE WHEN m = 0 AND NOT o THEN n END", "CASE WHEN m = 0 THEN n END"]
    told.append("CASE WHEN u BETWEEN 1 AND 2 AND NOT b THEN n END")
    for place in range(len(hard)):
        told += [f"CASE WHEN (m & {1 << place}) <> 0 THEN n END", f"CASE WHEN m = {1 << place} THEN n END"]
    figures = ", ".join(f"coalesce(sum({each}), 0)" for each in told)
    return f"SELECT {figures} FROM (SELECT *, {unmet} AS u FROM ({groups}) two {dialect.fence}) three"


def ranking(question: Question, worst: str, top: int, dialect: Dialect) -> str:
    """The ids of the first rows. worst: the last verdict that can be among them; the better it is, the less is looked at."""
    wanted = {"fits": [status(ask) for ask in question.hard], "near_miss": []}
    wanted["may_fit"] = [not_refuted(status(ask)) for ask in question.hard]
    scope = conditions((question.where.lets_in, *question.scope, *wanted[worst]), dialect)
    if worst != "near_miss":
        unknown, score = sql(question.unknown, dialect), sql(question.score, dialect)
        rows = f"SELECT id, {unknown} AS k, {score} AS score FROM listings WHERE {scope} {dialect.fence}"
        return f"SELECT id FROM ({rows}) one ORDER BY k > 0, score DESC, k, id LIMIT {top}"
    unmet, barred, unknown, score, gap = (
        sql(each, dialect)
        for each in (question.unmet, question.is_barred, question.unknown, question.score, question.gap)
    )
    rows = f"SELECT *, {unmet} AS u, {barred} AS b FROM listings WHERE {scope} {dialect.fence}"
    near = "u = 0 OR (u <= 2 AND NOT b)"
    placed = (
        f"SELECT id, u, {unknown} AS k, {score} AS score, {gap} AS gap FROM ({rows}) one WHERE {near} {dialect.fence}"
    )
    return f"SELECT id FROM ({placed}) two ORDER BY u, u = 0 AND k > 0, gap, score DESC, k, id LIMIT {top}"


def conditions(terms: Sequence[Term], dialect: Dialect) -> str:
    """Some conditions at once."""
    return " AND ".join(sql(each, dialect) for each in terms if each is not True) or "TRUE"
