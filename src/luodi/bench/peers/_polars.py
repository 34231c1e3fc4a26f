"""Polars: an in-memory frame ordered by region, sliced by bisection, then queried lazily; two threads."""

import functools
import operator
import os
from collections.abc import Callable
from typing import Any

import numpy as np

from luodi.bench.peers._expressions import COUNTING, ColumnTerm, Expression, Term
from luodi.bench.peers._peer import PeerAnswer, PeerMissing, counted, worst_shown
from luodi.bench.peers._sums import Question, status_name
from luodi.bench.peers._table import PeerTable, Where, is_blank_possible

_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "and": operator.and_,
    "or": operator.or_,
    "total": operator.add,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
}


class Polars:
    """Polars in this process; its number of threads is fixed on first import."""

    def __init__(self, threads: int) -> None:
        os.environ.setdefault("POLARS_MAX_THREADS", str(threads))
        try:
            # imported here: only an installed peer can be measured
            import polars
        except ImportError:
            raise PeerMissing("pip install polars") from None
        self.version, self.threads, self.bytes = polars.__version__, polars.thread_pool_size(), 0
        self.pl: Any = polars

    def load(self, table: PeerTable) -> None:
        """Loads the columns, blanks as nulls."""
        pl = self.pl
        blanks = [key for key in table.columns if is_blank_possible(key)]
        stated = [pl.when(pl.col(key) >= 0).then(pl.col(key)).alias(key) for key in blanks]
        self.frame = pl.DataFrame(dict(table.columns)).with_columns(stated).rechunk()
        self.bytes = self.frame.estimated_size()
        self.region = np.asarray(table.columns["region"])

    def ask(self, question: Question, top: int) -> PeerAnswer:
        """Evaluates the status of every ask once, then takes counts and the rows that can be among the first."""
        pl, named = self.pl, question.named()
        asks = [ask for ask in question.asks if ask.met is not None]
        statuses = [self.written(ask.met).alias(status_name(ask)) for ask in asks]
        failed = [(~self.written(ask.met)).fill_null(False) for ask in named.refutable]
        judged = (
            self._rows(question.where)
            .filter(*map(self.written, question.scope))
            .with_columns(statuses)
            .with_columns(
                pl.sum_horizontal(pl.lit(0, pl.UInt8), *(each.cast(pl.UInt8) for each in failed)).alias("u"),
                self.written(named.is_open).alias("open"),
                self.written(named.is_barred).alias("barred"),
            )
            .collect()
        )
        passing, near = pl.col("u") == 0, pl.col("u").is_between(1, 2) & ~pl.col("barred")
        alone = pl.col("u") == 1
        figures = judged.select(
            each.alias(str(place))
            for place, each in enumerate(
                (
                    *(pl.len(), (passing & ~pl.col("open")).sum(), passing.sum(), near.sum()),
                    *(figure for each in failed for figure in (each.sum(), (each & alone).sum())),
                )
            )
        ).row(0)
        answer = counted(question, figures)
        worst = worst_shown(answer.counts, top)
        shown = {"fits": passing & ~pl.col("open"), "may_fit": passing, "near_miss": passing | near}[worst]
        return answer._replace(ids=self._first(named, judged.lazy().filter(shown), worst, top))

    def _first(self, named: Question, rows: Any, worst: str, top: int) -> tuple[int, ...]:
        pl, gap = self.pl, named.gap if worst == "near_miss" else 0
        placed = rows.select(
            *("id", "u"), k=self.written(named.unknown), gap=self.written(gap), score=self.written(named.score)
        )
        is_asking = (pl.col("u") == 0) & (pl.col("k") > 0)
        keys = [pl.col("u"), is_asking, pl.col("gap"), -pl.col("score"), pl.col("k"), pl.col("id")]
        return tuple(placed.sort(keys).head(top).select("id").collect()["id"].to_list())

    def close(self) -> None:
        """Nothing was started."""

    def _rows(self, where: Where) -> Any:
        """The runs of rows within the regions, without a copy."""
        if not where.inside:
            return self.frame.lazy()
        spans = [*where.inside, *((key, key + 1) for key in where.open)]
        runs = [np.searchsorted(self.region, span).tolist() for span in sorted(spans)]
        return self.pl.concat([self.frame.slice(start, stop - start) for start, stop in runs], rechunk=False).lazy()

    def written(self, term: Term) -> Any:
        """The expression in Polars."""
        pl = self.pl
        if not isinstance(term, Expression):
            return pl.lit(term, dtype=pl.Boolean if term is None else None)
        if isinstance(term, ColumnTerm):
            return pl.col(term.operator)
        terms = [self.written(each) for each in term.terms]
        if term.operator in COUNTING:
            terms = [each.cast(pl.Int64) for each in terms]
        if term.operator in _OPERATORS:
            return functools.reduce(_OPERATORS[term.operator], terms)
        return self._named(term.operator, terms)

    def _named(self, name: str, terms: list[Any]) -> Any:
        pl, first = self.pl, terms[0]
        if name == "case":
            ways = pl
            for when, then in zip(terms[:-1:2], terms[1::2], strict=True):
                ways = ways.when(when).then(then)
            return ways.otherwise(terms[-1])
        if name in ("least", "greatest"):
            return (pl.min_horizontal if name == "least" else pl.max_horizontal)(each.cast(pl.Int64) for each in terms)
        return {
            "not": lambda: ~first,
            "not refuted": lambda: first.fill_null(True),
            "stated": lambda: first.is_not_null(),
            "blank": lambda: first.is_null(),
            "shares": lambda: (first.cast(pl.Int64) & terms[-1]) != 0,
        }[name]()
