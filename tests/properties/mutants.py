"""Do the property tests see a wrong comparison? Every comparison that decides is turned, one at a time.

    python -m tests.properties.mutants [WORLDS [MODULE …]]   prints each mutant that survives, and the count

Without modules the kernels are turned, all that is compiled; others (`answer.relaxations`, `answer.match` …) are named. Reading,
sheets and wording are hunted by their own tests: `hunt.py`.

A mutant is a function of `luodi.matching` with one comparison replaced (< by <=, == by != …), put in the place of the
real one wherever the package uses it; where rows are words, & and | are comparisons too. The plain engine runs it, line for
line what the compiled one runs. A survivor is either equivalent to the original (EQUIVALENT says why) or a hole in
`tests/naive/worlds.py`.
"""

import ast
import contextlib
import inspect
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from types import FrameType, ModuleType
from typing import Any, NamedTuple

import pytest
from tests.naive import worlds
from tests.properties import turnable
from tests.properties.compare import (
    AS_OF,
    WORLDS,
    World,
    judged_by_product,
    judged_by_twin,
    many_world,
    matched_by_product,
    matched_by_twin,
    pair_world,
)
from tests.properties.equivalent import EQUIVALENT

from luodi import intake
from luodi.matching import VERDICTS, Watches
from luodi.matching.kernel import engines

Check = Callable[[int], bool]
Function = Callable[..., Any]

#: What a wrong comparison may raise.
FAILURES = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
#: Rows of a file, and of one that has several blocks, when a block has so many words.
_FILE, _LONG_FILE, _WORDS = 25, 300, 2
_WATCHED = 40


@cache
def twin_of_pair(seed: int) -> Any:
    """What the twin says of one random pair."""
    return judged_by_twin(*pair_world(seed).values())


@cache
def twin_of_file(size: int, seed: int) -> Any:
    """What the twin says of one random file."""
    return matched_by_twin(many_world(size, seed))


def pair_differs(seed: int) -> bool:
    """Whether the product judges one random pair otherwise than the twin."""
    product, naive = judged_by_product(*pair_world(seed).values()), twin_of_pair(seed)
    return any(product[name] != naive[name] for name in naive)


def file_differs(seed: int) -> bool:
    """Whether it answers for one random file otherwise."""
    return bool(matched_by_product(many_world(_FILE, seed)) != twin_of_file(_FILE, seed))


def long_file_differs(seed: int) -> bool:
    """The same for a file of several blocks, the last of them cut."""
    with pytest.MonkeyPatch.context() as patch:
        for module in matching_modules():
            if module.__name__.endswith((".block", ".scan", ".scans")):
                patch.setattr(module, "BLOCK", _WORDS * 64)
                patch.setattr(module, "WORDS", _WORDS, raising=False)
        return bool(matched_by_product(many_world(_LONG_FILE, seed)) != twin_of_file(_LONG_FILE, seed))


def watched_differs(seed: int) -> bool:
    """Whether a new and then a changed listing raises other saved requirements than the twin says."""
    rng = random.Random(seed)
    before, after = worlds.listing(rng), worlds.listing(rng)
    kept = rng.sample(sorted(before), len(before) * 2 // 3)
    after = {**after, **{key: before[key] for key in kept}}
    saved = [{"id": f"R{number}", **worlds.requirement(rng)} for number in range(_WATCHED)]
    watches = Watches.build(map(intake.requirement, saved), is_compiled=False)
    for old, new in ((None, before), (before, after)):
        offers = [None if one is None else intake.listing(one) for one in (old, new)]
        found = {(each.id, each.before, each.after) for each in watches.on_change(*offers, as_of=AS_OF)}
        if found != risen_by_twin(seed, old, new, saved):
            return True
    return False


#: Worlds that random draws hardly reach: a gap of more than 1 000 times the limit, wanted areas that are one number or
#: contradict themselves, two heights asked and none stated, land too small to count in mu; what a relaxed rent brings back,
#: a wished price of two deals, alternatives that fail alike, land with an upper limit, alternatives beyond the region; for
#: the reports, pairs that one missing fact alone would settle; last, misses that are just near and just too far.
EDGES: list[World] = [
    {"listings": [{"id": "a", **listing}], "requirement": requirement}
    for listing, requirement in (
        ({"rent_min_cny_m2_month": 2003}, {"rent_max_cny_m2_month": 2}),
        ({"area_m2": 3000, "is_divisible": True}, {"area_min_m2": 2000, "area_max_m2": 2000}),
        ({"area_m2": 3000, "is_divisible": False}, {"area_min_m2": 3000, "area_max_m2": 2000}),
        ({"area_m2": 4000, "min_area_m2": 2000}, {"area_min_m2": 3000, "area_max_m2": 2000}),
        ({"has_gas": True}, {"clear_height_min_m": 6, "storey_height_min_m": 8}),
        ({"land_area_m2": 1, "tax_per_mu_min_cny": 1000}, {}),
        ({"rent_min_cny_m2_month": 19, "rent_max_cny_m2_month": 19}, {"rent_max_cny_m2_month": 18}),
        ({"rent_min_cny_m2_month": 19}, {"rent_max_cny_m2_month": 18}),
        (
            {"rent_min_cny_m2_month": 30, "sale_price_cny_m2": 2000},
            {"rent_max_cny_m2_month": 18, "sale_price_max_cny_m2": 3000, "wishes": ["rent", "sale_price"]},
        ),
        ({"has_gas": False, "has_steam": False}, {"branches": [{"needs_gas": True}, {"needs_steam": True}]}),
        ({"land_area_m2": 10500, "is_divisible": False}, {"land_area_max_m2": 10000}),
        ({"land_area_m2": 10500}, {"land_area_max_m2": 10000}),
        ({"kind": ["land"]}, {"land_area_max_m2": 10000}),
        ({"kind": ["factory"]}, {"crane_min_t": 5}),
        ({"kind": ["factory"]}, {"needs_crane": True}),
        ({"kind": ["factory"]}, {"area_min_m2": 3000}),
        ({"kind": ["factory"]}, {"clear_height_min_m": 8}),
        ({"kind": ["factory"]}, {"storey_height_min_m": 8}),
        ({"rent_min_cny_m2_month": 12}, {"rent_max_cny_m2_month": 18}),
        ({"deal": ["sale"], "sale_price_cny": 2_000_000}, {"sale_price_max_cny_m2": 3000}),
        ({"deal": ["sale"], "area_m2": 1000}, {"sale_price_max_cny_m2": 3000}),
        ({"deal": ["sale"], "sale_price_cny": 2_000_000}, {"land_price_max_cny_mu": 400_000}),
        ({"deal": ["sale"], "land_area_m2": 10000}, {"land_price_max_cny_mu": 400_000}),
        ({"tax_per_mu_min_cny": 100_000}, {"tax_cny_year": 4_000_000}),
        ({"tax_per_mu_min_cny": 100_000, "land_area_m2": 10000}, {"kind": ["factory"]}),
        (
            {"region_code": "320412", "land_area_m2": 20000},
            {"region_codes": ["320411"], "branches": [{"area_min_m2": 1000}, {"land_area_min_m2": 10000}]},
        ),
        *(
            (listing, requirement)
            for requirement, fact, values in (
                ({"area_min_m2": 3000}, "area_m2", (2100, 2099.99)),
                ({"rent_max_cny_m2_month": 20}, "rent_min_cny_m2_month", (24, 24.01)),
                ({"sale_price_max_cny_m2": 3000}, "sale_price_cny_m2", (3600, 3600.01)),
                ({"land_price_max_cny_mu": 400_000}, "land_price_cny_mu", (480_000, 480_000.01)),
                ({"clear_height_min_m": 10}, "clear_height_m", (8.5, 8.499)),
                ({"crane_min_t": 10}, "crane_capacity_t", (4, 3.99)),
                ({"power_min_kva": 630}, "power_capacity_kva", (315, 314.99)),
                ({"needed_by": "2026-12-01"}, "available_from", ("2027-03-02", "2027-03-03")),
                ({"lease_years": 3}, "lease_years_min", (6, 6.01)),
                ({"rent_max_cny_m2_month": 20, "sale_price_max_cny_m2": 3000}, "rent_min_cny_m2_month", (24, 24.01)),
            )
            for value in values
            for listing in ({fact: value}, {fact: value, "sale_price_cny_m2": 3600, "has_gas": False})
        ),
    )
]


def edge_differs(number: int) -> bool:
    """Whether one of the edges is answered otherwise: as a pair, as a file, or by a watch."""
    if number >= len(EDGES):
        return False
    (listing,), requirement = EDGES[number].values()
    product, naive = judged_by_product(listing, requirement), judged_by_twin(listing, requirement)
    if product != naive or matched_by_product(EDGES[number]) != matched_by_twin(EDGES[number]):
        return True
    watches = Watches.build([intake.requirement({**requirement, "id": "R"})], is_compiled=False)
    risen = [each.after for each in watches.on_change(None, intake.listing(listing), as_of=AS_OF)]
    return risen != [word for word in (naive["verdict"],) if word not in (None, "no")]


_RISEN: dict[tuple[int, bool], Any] = {}


def risen_by_twin(seed: int, old: Any, new: Any, saved: list[Any]) -> set[tuple[str, str | None, str]]:
    """What does better by the new listing than by the old one, each pair judged alone."""
    if (seed, old is None) not in _RISEN:
        then = {one["id"]: judged_by_twin(old, one)["verdict"] if old else None for one in saved}
        now = {one["id"]: judged_by_twin(new, one)["verdict"] for one in saved}
        rank = {word: place for place, word in enumerate((*VERDICTS, None))}
        _RISEN[seed, old is None] = {
            (name, then[name], word)
            for name, word in now.items()
            if word not in (None, "no") and rank[word] < rank[then[name]]
        }
    found: set[tuple[str, str | None, str]] = _RISEN[seed, old is None]
    return found


def module_name(module: str) -> str:
    """A module without its package."""
    return module.removeprefix("luodi.matching.")


#: The worlds that may tell a mutant, and how many pairs one counts as.
OF_PAIRS, OF_FILES, OF_WATCHES = (pair_differs, 1), (file_differs, 10), (watched_differs, 10)
OF_LONG_FILES, OF_EDGES = (long_file_differs, 100), (edge_differs, 1)
#: Modules that only hold, name, word or keep what others decide; the last have histories of their own to hold them.
PASSED_OVER = {
    *("asks", "codes", "columns", "errors", "sides", "versions", "warming", "weights"),
    *("answer.answers", "answer.document", "answer.explanation", "answer.many"),
    *("kernel.engines", "kernel.machine", "kernel.source", "kernel.threads"),
    *("index.arrays", "index.columns", "index.ids", "index.index", "index.live", "index.merge", "index.rows"),
    *("index.segment", "index.snapshot"),
    *("watch.columns", "watch.engine", "watch.segment", "watch.source", "watch.watches"),
}
#: Modules whose rows are words.
OF_WORDS = {"kernel.bits", "kernel.block", "kernel.scan"}
#: The kernels: what is compiled.
KERNELS = {*(module_name(each.__name__) for each in engines.KERNELS), "watch.dispatch", "watch.kernel"} - PASSED_OVER

WORDS_TURNED: dict[type[ast.operator], type[ast.operator]] = {ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd}


class Mutant(NamedTuple):
    """A function with one comparison turned, and how that reads."""

    function: Function
    turned: Function
    line: str

    @property
    def module(self) -> str:
        """The module without its package."""
        return module_name(self.function.__module__)

    @property
    def name(self) -> tuple[str, str]:
        """As EQUIVALENT has it."""
        return f"{self.module}.{self.function.__name__}", self.line


def functions() -> list[Function]:
    """The functions whose comparisons are turned."""
    return [
        one
        for module in matching_modules()
        if module_name(module.__name__) not in {*PASSED_OVER, "luodi.matching"}
        for one in vars(module).values()
        if inspect.isfunction(inspect.unwrap(one) if callable(one) else one) and one.__module__ == module.__name__
    ]


def mutants(function: Function) -> Iterator[Mutant]:
    """Each mutant of a function with the comparison as it was turned."""
    source, seen = inspect.getsource(function), Counter[str]()
    is_of_words = module_name(function.__module__) in OF_WORDS
    for number, place in comparisons(source, is_of_words):
        tree = ast.parse(source)
        node = list(ast.walk(tree))[number]
        if isinstance(node, ast.Compare):
            node.ops[place] = turnable.TURNED[type(node.ops[place])][0]()
        else:
            assert isinstance(node, ast.BinOp | ast.AugAssign)
            node.op = WORDS_TURNED[type(node.op)]()
        namespace = dict(inspect.unwrap(function).__globals__)
        exec(compile(tree, f"<mutant of {function.__name__}>", "exec"), namespace)
        line = ast.unparse(node)
        seen[line] += 1
        yield Mutant(function, namespace[function.__name__], line if seen[line] == 1 else f"{line} #{seen[line]}")


def comparisons(source: str, is_of_words: bool) -> list[tuple[int, int]]:
    """Where the comparisons that can be turned are: number of the node in the tree, place in its chain."""
    found = []
    for number, node in enumerate(ast.walk(ast.parse(source))):
        if isinstance(node, ast.Compare):
            found += [(number, place) for place, operator in enumerate(node.ops) if type(operator) in turnable.TURNED]
        elif is_of_words and isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in WORDS_TURNED:
            found.append((number, 0))
    return found


@contextlib.contextmanager
def instead_of(function: Function, mutant: Function) -> Iterator[None]:
    """The mutant in the place of the function in every module of the package, and in the plain engine."""
    name, plain = function.__name__, engines.PLAIN
    kernels = {part: mutant for part, kernel in plain._asdict().items() if kernel is function}
    with pytest.MonkeyPatch.context() as patch:
        for module in matching_modules():
            if getattr(module, name, None) is function:
                patch.setattr(module, name, mutant)
            if getattr(module, "PLAIN", None) is plain:
                patch.setattr(module, "PLAIN", plain._replace(**kernels))
        forget()
        try:
            yield
        finally:
            forget()


def forget() -> None:
    """Empties what the modules keep of earlier answers, compiled code apart."""
    for module in matching_modules():
        for one in vars(module).values():
            if hasattr(one, "cache_clear") and one.__name__ not in ("compiled", "machine", "workers"):
                one.cache_clear()


def matching_modules() -> list[ModuleType]:
    """The loaded modules of `luodi.matching`."""
    return [module for name, module in sys.modules.items() if name.startswith("luodi.matching")]


def is_caught(mutant: Mutant, pairs: int) -> bool:
    """Whether some random world tells the mutant from the twin; what raises or does not end is told."""
    with instead_of(mutant.function, mutant.turned):
        try:
            with at_most(seconds=120):
                return any(
                    differs(seed) for differs, size in checks(mutant.module) for seed in range(max(pairs // size, 1))
                )
        except (TimeoutError, *FAILURES):
            return True


def checks(module: str) -> list[tuple[Check, int]]:
    """The worlds in which mistakes of a module show."""
    if module.startswith("watch"):
        return [OF_EDGES, OF_WATCHES]
    if module in OF_WORDS:
        return [OF_EDGES, OF_FILES, OF_LONG_FILES]
    return [OF_EDGES, OF_PAIRS, OF_FILES, OF_LONG_FILES]


@contextlib.contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """TimeoutError after this many seconds of the processor: a turned loop may not end."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def every_mutant(modules: set[str]) -> list[Mutant]:
    """All mutants of some modules."""
    return [
        each for function in functions() if module_name(function.__module__) in modules for each in mutants(function)
    ]


def main(pairs: int, modules: set[str]) -> int:
    """Print each survivor as it is found, and the count; how many should not have survived."""
    everything = every_mutant(modules)
    equivalent, holes = 0, 0
    for each in everything:
        if is_caught(each, pairs):
            if each.name in EQUIVALENT:
                sys.stdout.write(f"{each.name} is said to be equivalent, and is caught\n")
                holes += 1
        elif each.name in EQUIVALENT:
            equivalent += 1
        else:
            holes += 1
            sys.stdout.write(f"{each.name} survives {pairs} pairs\n")
        sys.stdout.flush()
    sys.stdout.write(f"{len(everything)} mutants, {equivalent} equivalent, {holes} survive\n")
    return holes


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS, set(sys.argv[2:]) or KERNELS) > 0)
