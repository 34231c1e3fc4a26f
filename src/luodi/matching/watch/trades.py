"""The industry ask of one listing, answered for every saved requirement's codes at once.

Only classes covered by one of the listing's prefixes can get a different answer from the rest. Codes with such a class are
examined one by one (`criteria/industry.py`); all others share one answer.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from luodi.industry import leaves
from luodi.matching.codes import BARRED, MET, UNKNOWN, UNMET
from luodi.matching.criteria.industry import Admission, activity_answer
from luodi.matching.index.arrays import Array

#: A class no prefix covers.
_UNNAMED = "~"
#: Answers from best to worst; a requirement's answer is the worst of its activities'.
_FROM_BEST = np.array([MET, UNKNOWN, UNMET, BARRED], dtype=np.int64)


class Trades:
    """Distinct lists of industry codes, ready to be answered for a listing's admission."""

    def __init__(self, profiles: Sequence[tuple[str, ...]]) -> None:
        self.profiles = profiles
        self.codes = sorted({code for codes in profiles for code in codes})
        place = {code: number for number, code in enumerate(self.codes)}
        self._flat = np.array([place[code] for codes in profiles for code in codes], dtype=np.int64)
        sizes = np.array([len(codes) for codes in profiles], dtype=np.int64)
        self._coded = np.flatnonzero(sizes)
        self._starts = (np.cumsum(sizes) - sizes)[self._coded]
        self._named = sorted((leaf, number) for number, code in enumerate(self.codes) for leaf in leaves(code))
        self._leaves = [leaf for leaf, _ in self._named]
        #: Cached because a park's units share one admission.
        self.answers = lru_cache(maxsize=64)(self._answers)

    def _answers(self, admission: Admission) -> Array:
        """The answer of each profile to an admission that names an industry; unknown for a profile without codes."""
        worst = np.full(len(self.profiles), UNKNOWN, dtype=np.int64)
        if len(self._coded):
            worst[self._coded] = _FROM_BEST[np.maximum.reduceat(self._ranks(admission)[self._flat], self._starts)]
        return worst

    def _ranks(self, admission: Admission) -> Array:
        """Per code, the position of its answer in `_FROM_BEST`."""
        rank = {int(answer): place for place, answer in enumerate(_FROM_BEST)}
        ranks = np.full(len(self.codes), rank[activity_answer(admission, _UNNAMED)], dtype=np.int64)
        for number in self._touched(admission):
            ranks[number] = rank[activity_answer(admission, self.codes[number])]
        return ranks

    def _touched(self, admission: Admission) -> set[int]:
        """The codes with a class covered by one of the listing's prefixes."""
        touched: set[int] = set()
        for prefix in (*admission[0], *admission[1]):
            first, last = bisect_left(self._leaves, prefix), bisect_left(self._leaves, prefix + _UNNAMED)
            touched.update(number for _, number in self._named[first:last])
        return touched
