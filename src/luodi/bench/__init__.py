"""How fast reading and matching are on this machine, measured on sample data and never without checking the answer."""

from luodi.bench._match import MatchBench, bench_match
from luodi.bench._read import ReadBench, bench_read
from luodi.bench._timing import Latency, latency

__all__ = ["Latency", "MatchBench", "ReadBench", "bench_match", "bench_read", "latency"]
