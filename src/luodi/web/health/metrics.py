"""Metrics in Prometheus' text format.

A site's processes keep counters in files of one folder (`settings.LUODI_METRICS_FOLDER`, named by `luodi serve` if
LUODI_METRICS is set). `luodi metrics` adds them up, reads the gauges from the database, and serves both at an address of
its own, never the site's. Without the folder nothing is counted and the library is not even loaded.
"""

import datetime as dt
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from luodi.web.enquiries.models import Enquiry
from luodi.web.health.checks import verdicts
from luodi.web.listings.models import Listing
from luodi.web.shared.clock import JOBS, waiting
from luodi.web.shared.models import Outgoing
from luodi.web.shared.statements import Statements

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry, Counter, Histogram
    from prometheus_client.core import GaugeMetricFamily

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Meters:
    """What the pages count."""

    requests: "Counter"
    seconds: "Histogram"
    statements: "Counter"
    slow: "Counter"
    locked: "Counter"


@functools.cache
def _meters() -> Meters:
    # imported here because it reads the folder on import, and few sites want it
    from prometheus_client import Counter, Histogram

    return Meters(
        Counter("luodi_requests", "Requests answered.", ("page", "method", "status")),
        Histogram("luodi_request_seconds", "Time to answer.", ("page",), buckets=_SECONDS),
        Counter("luodi_statements", "SQL statements.", ("page",)),
        Counter("luodi_slow_statements", "SQL statements slower than LUODI_SLOW_MS.", ("page",)),
        Counter("luodi_locked_statements", "SQL statements refused because of a lock.", ("page",)),
    )


def count(page: str, method: str, status: int, seconds: float, statements: Statements) -> None:
    """Counts one answered request."""
    if not settings.LUODI_METRICS_FOLDER:
        return
    meters = _meters()
    meters.requests.labels(page, method if method in _METHODS else "other", str(status)).inc()
    meters.seconds.labels(page).observe(seconds)
    meters.statements.labels(page).inc(statements.count)
    if statements.slow:
        meters.slow.labels(page).inc(statements.slow)
    if statements.locked:
        meters.locked.labels(page).inc(statements.locked)


def registry() -> "CollectorRegistry":
    """Counters of every process, and gauges read from the database when collected."""
    # imported here because it reads the folder on import, and few sites want it
    from prometheus_client import CollectorRegistry
    from prometheus_client.multiprocess import MultiProcessCollector

    joint = CollectorRegistry()
    if settings.LUODI_METRICS_FOLDER:
        collector: Any = MultiProcessCollector  # untyped in the library
        collector(joint)
    joint.register(Gauges())
    return joint


class Gauges:
    """Collects gauges from the database."""

    def collect(self) -> "Iterator[GaugeMetricFamily]":
        """One family after another; without a database, only the checks."""
        # imported here because it reads the folder on import, and few sites want it
        from prometheus_client.core import GaugeMetricFamily

        now = timezone.now()
        every = verdicts(now)
        passed = GaugeMetricFamily("luodi_check_passed", "1 if a check of `luodi status` passes.", labels=["check"])
        for verdict in every:
            passed.add_metric([verdict.code], float(verdict.is_ok))
        yield passed
        if not every[0].is_ok:
            return
        for name, help_text, model in (
            ("luodi_listings", "Listings by status.", Listing),
            ("luodi_enquiries", "Enquiries by status.", Enquiry),
        ):
            family = GaugeMetricFamily(name, help_text, labels=["status"])
            rows = model.objects.order_by().values_list("status").annotate(n=Count("pk"))
            for status, n in rows:
                family.add_metric([status], n)
            yield family
        yield from self._jobs(now)
        left = Outgoing.objects.filter(done_at=None)
        yield GaugeMetricFamily("luodi_outbox_waiting", "Messages that have not left.", value=left.count())

    def _jobs(self, now: dt.datetime) -> "Iterator[GaugeMetricFamily]":
        # imported here because it reads the folder on import, and few sites want it
        from prometheus_client.core import GaugeMetricFamily

        success = GaugeMetricFamily(
            "luodi_job_success_timestamp_seconds", "When a timed job last succeeded.", labels=["job"]
        )
        overdue = GaugeMetricFamily("luodi_job_overdue_seconds", "How long a timed job has been due.", labels=["job"])
        failures = GaugeMetricFamily("luodi_job_failures", "Failed attempts since the last success.", labels=["job"])
        for name, row in waiting().items():
            if name in JOBS:
                if row.succeeded_at:
                    success.add_metric([name], row.succeeded_at.timestamp())
                overdue.add_metric([name], max(0.0, (now - row.due_at).total_seconds()))
                failures.add_metric([name], row.failures)
        yield from (success, overdue, failures)
