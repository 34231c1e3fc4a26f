"""The statements of an answer, for row stores and for column stores.

A row store is fastest counting first, with each ask evaluated in place, and then scanning once more for the best rows, where
the first unmet ask ends the test of a row. A column store is fastest judging all rows once, keeping the little that is
needed later, and taking counts and best rows from that.
"""

from collections.abc import Iterable

from luodi.bench.peers._expressions import Term, not_, not_refuted
from luodi.bench.peers._sql import Dialect, sql
from luodi.bench.peers._sums import Question, status_name


def counting(question: Question, dialect: Dialect) -> str:
    """One row: scope, fits, all without an unmet ask, near misses; then per ask how many rows fail it, and fail only it.

    Rows are first grouped by the asks they fail, so that each ask is evaluated once per row rather than once per figure.
    """
    mask, is_open, barred = (sql(each, dialect) for each in (question.mask, question.may_only_fit, question.is_barred))
    scope = conditions((question.where.lets_in, *question.scope), dialect)
    rows = f"SELECT {mask} AS m, {is_open} AS o, {barred} AS b FROM listings WHERE {scope} {dialect.fence}"
    groups = f"SELECT m, o, b, count(*) AS n FROM ({rows}) one GROUP BY m, o, b"
    return f"SELECT {figures(question)} FROM {with_unmet(question, groups, dialect)}"


def figures(question: Question) -> str:
    """The figures, from groups with a mask of unmet asks (m), their number (u), open (o), barred (b) and their number (n)."""
    sums = ["n", "CASE WHEN m = 0 AND NOT o THEN n END", "CASE WHEN m = 0 THEN n END"]
    sums.append("CASE WHEN u BETWEEN 1 AND 2 AND NOT b THEN n END")
    for place in range(len(question.refutable)):
        sums += [f"CASE WHEN (m & {1 << place}) <> 0 THEN n END", f"CASE WHEN m = {1 << place} THEN n END"]
    return ", ".join(f"coalesce(sum({each}), 0)" for each in sums)


def with_unmet(question: Question, groups: str, dialect: Dialect) -> str:
    """The groups with the number of asks in their mask."""
    unmet = " + ".join(f"((m >> {place}) & 1)" for place in range(len(question.refutable))) or "0"
    return f"(SELECT *, {unmet} AS u FROM ({groups}) groups_ {dialect.fence}) counted"


def ranking(question: Question, worst: str, top: int, dialect: Dialect) -> str:
    """The ids of the first rows. worst: the last verdict that can be among them; the better it is, the fewer rows are read."""
    passing: dict[str, list[Term]] = {
        "fits": [not_(ask.asked) if ask.met is None else ask.met for ask in question.hard],
        "may_fit": [not_refuted(ask.met) for ask in question.refutable],
        "near_miss": [],
    }
    scope = conditions((question.where.lets_in, *question.scope, *passing[worst]), dialect)
    unknown, score = sql(question.unknown, dialect), sql(question.score, dialect)
    if worst != "near_miss":
        rows = f"SELECT id, {unknown} AS k, {score} AS score FROM listings WHERE {scope} {dialect.fence}"
        return f"SELECT id FROM ({rows}) one ORDER BY k > 0, score DESC, k, id LIMIT {top}"
    unmet, barred, gap = (sql(each, dialect) for each in (question.unmet, question.is_barred, question.gap))
    rows = f"SELECT *, {unmet} AS u, {barred} AS b FROM listings WHERE {scope} {dialect.fence}"
    near = "u = 0 OR (u <= 2 AND NOT b)"
    placed = (
        f"SELECT id, u, {unknown} AS k, {score} AS score, {gap} AS gap FROM ({rows}) one WHERE {near} {dialect.fence}"
    )
    return f"SELECT id FROM ({placed}) two ORDER BY u, u = 0 AND k > 0, gap, score DESC, k, id LIMIT {top}"


def judging(question: Question, top: int, dialect: Dialect) -> str:
    """The figures of `counting`, then a list of the ids that fit and may fit, all in a single scan."""
    named = question.named()
    statuses = ", ".join(
        f"{sql(ask.met, dialect)} AS {status_name(ask)}" for ask in question.asks if ask.met is not None
    )
    rows = f"SELECT *, {statuses} FROM {spans(question)} WHERE {conditions(question.scope, dialect)}"
    masked = f"SELECT *, {sql(named.mask, dialect)} AS m FROM ({rows}) statuses"
    passing = "CASE WHEN m = 0 THEN {} ELSE {} END"
    judged = (
        f"SELECT id, m, {passing.format('FALSE', sql(named.is_barred, dialect))} AS b,"
        f" {passing.format(sql(named.unknown, dialect), 0)} AS k, {passing.format(sql(named.score, dialect), 0)} AS score"
        f" FROM ({masked}) masked"
    )
    groups = "SELECT m, k > 0 AS o, b, count(*) AS n FROM judged GROUP BY ALL"
    best = f"SELECT id FROM judged WHERE m = 0 ORDER BY k > 0, score DESC, k, id LIMIT {top}"
    counted = with_unmet(question, groups, dialect)
    return f"WITH judged AS MATERIALIZED ({judged}) SELECT {figures(question)}, (SELECT list(id) FROM ({best})) FROM {counted}"


def spans(question: Question) -> str:
    """The ranges of the table within the regions, each with a condition by which whole blocks can be skipped."""
    if not question.where.inside:
        return "listings"
    runs = sorted((*question.where.inside, *((key, key + 1) for key in question.where.open)))
    parts = (f"SELECT * FROM listings WHERE region >= {low} AND region < {high}" for low, high in runs)
    return f"({' UNION ALL '.join(parts)}) listings"


def conditions(terms: Iterable[Term], dialect: Dialect) -> str:
    """The conjunction of some conditions."""
    return " AND ".join(sql(each, dialect) for each in terms if each is not True) or "TRUE"
