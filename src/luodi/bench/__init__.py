"""Benchmarks of reading and matching, which always check the answers too, and a test of what the site keeps when killed."""

from luodi.bench._batch import BatchBench, bench_batch
from luodi.bench._growth import GrowthBench, GrowthPoint, bench_growth, growth_chart
from luodi.bench._kill import KillBench, bench_kill
from luodi.bench._kill_site import SiteAway
from luodi.bench._live import LiveBench, bench_live
from luodi.bench._match import MatchBench, bench_match
from luodi.bench._pages import PagesBench, bench_pages
from luodi.bench._read import ReadBench, bench_read
from luodi.bench._timing import Latency, latency
from luodi.bench._traffic import TrafficBench, bench_traffic
from luodi.bench._watch import WatchBench, bench_watch

__all__ = [
    "BatchBench",
    "GrowthBench",
    "GrowthPoint",
    "KillBench",
    "Latency",
    "LiveBench",
    "MatchBench",
    "PagesBench",
    "ReadBench",
    "SiteAway",
    "TrafficBench",
    "WatchBench",
    "bench_batch",
    "bench_growth",
    "bench_kill",
    "bench_live",
    "bench_match",
    "bench_pages",
    "bench_read",
    "bench_traffic",
    "bench_watch",
    "growth_chart",
    "latency",
]
