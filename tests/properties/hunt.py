"""Turned comparisons in the packages held by tests of their own: reading, sheets, wording.

    python -m tests.properties.hunt reading            prints each mutant that survives, and the count
    python -m tests.properties.hunt reading.price …    those of some modules or folders
    python -m tests.properties.hunt sheets 10          ten drawn from the package's sample, by its sample of the tests

The package is imported with every comparison made a call (`turnable.py`), which can answer as the turned one would. The tests run
once unchanged, to record for which comparisons that would be another answer in each test. Then a process is forked for every mutant
and runs those tests, the quickest first, until one fails. A mutant that no test catches is either equivalent (`equivalent_text.py`
says why) or a gap in the tests.
"""

import ast
import contextlib
import copy
import gc
import os
import random
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.properties import turnable
from tests.properties.equivalent_text import EQUIVALENT
from tests.properties.turnable import Place

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "luodi"

#: Tests that say nothing about one comparison and take long: noise, sizes, the patterns of all rules, processes.
_LONG = (
    "fuzz or noise or repetition or megabytes or grows or binary or any_text or any_bytes or pattern_on_any or process"
    " or ten_thousand or any_order or shuffled or costs_nothing or long_list or random"
)
#: Processor seconds that a test may take more than 20 times its time, before a mutant is taken for a loop without end.
_ENDLESS = 5
#: That a test fails is all that counts: nothing is worked out about why.
_QUIETLY = (
    "-q",
    "-p",
    "no:cacheprovider",
    "--no-header",
    "--no-summary",
    "--capture=sys",
    "--assert=plain",
    "--tb=native",
)
#: Functions that keep compiled patterns by how they are written.
_PATTERNS = {"compiled", "vocabulary", "_compiled"}


class Package(NamedTuple):
    """Where the comparisons are, and the tests that must catch a turned one.

    settled: modules without a survivor but the equivalent, all tried by `make thorough`. sample: those of them of which `make test`
    tries some, and quick: the tests that catch these.
    """

    name: str
    settled: tuple[str, ...]
    sample: tuple[str, ...]
    quick: tuple[str, ...]

    @property
    def tests(self) -> str:
        """All tests of the package."""
        return f"tests/{self.name}"

    def files(self) -> list[Path]:
        """The modules; corpora and words hold no comparisons."""
        return sorted((SOURCE / self.name).rglob("*.py"))


def _modules(package: str, names: str) -> tuple[str, ...]:
    return tuple(f"{package}.{name}" for name in names.split())


_QUANTITIES = _modules("reading", "amounts height load power terms dates.rules")
_OF_SHEETS = _modules("sheets", "_furniture _role_cells _words")
PACKAGES = {
    "reading": Package(
        "reading",
        _QUANTITIES,
        _QUANTITIES,
        ("tests/reading/test_choices.py", "tests/reading/test_quantity_edges.py"),
    ),
    "sheets": Package(
        "sheets",
        _OF_SHEETS,
        _OF_SHEETS,
        tuple(f"tests/sheets/test_{name}.py" for name in ("edges", "furniture", "turned")),
    ),
    "wording": Package("wording", ("wording",), ("wording",), ("tests/wording",)),
}


class Mutant(NamedTuple):
    """A function with one comparison turned: its module without `luodi.`, how the comparison reads then, and where it stands.

    node: the place of the comparison in a walk over the syntax tree of the file; operator: its place in the comparison.
    """

    module: str
    function: str
    line: str
    path: Path
    node: int
    operator: int

    @property
    def place(self) -> Place:
        """As the instrumented package knows it."""
        return Place(str(self.path), self.node, self.operator)

    @property
    def name(self) -> tuple[str, str]:
        """The key in EQUIVALENT."""
        return f"{self.module}.{self.function}", self.line


@cache
def mutants(package: Package) -> tuple[Mutant, ...]:
    """The mutants of a package, in the order of the files."""
    return tuple(each for path in package.files() for each in _of_file(path))


def module_of(path: Path) -> str:
    """The name of a module without `luodi.`; that of a folder for its `__init__`."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def is_within(module: str, names: Iterable[str]) -> bool:
    """Whether a module is one of some, or lies in a folder that is."""
    return any(module == name or module.startswith(f"{name}.") for name in names)


def _of_file(path: Path) -> Iterator[Mutant]:
    tree, seen, module = ast.parse(path.read_text(encoding="utf8")), Counter[tuple[str, str]](), module_of(path)
    owners = [(one, prefix + one.name) for outer in tree.body for one, prefix in _functions(outer)]
    for number, node in enumerate(ast.walk(tree)):
        if not isinstance(node, ast.Compare):
            continue
        for place, operator in enumerate(node.ops):
            if type(operator) in turnable.TURNED and (owner := _owner(owners, node)):
                turned = copy.deepcopy(node)
                turned.ops[place] = turnable.TURNED[type(operator)][0]()
                line = ast.unparse(turned)
                seen[owner, line] += 1
                count = seen[owner, line]
                yield Mutant(module, owner, line if count == 1 else f"{line} #{count}", path, number, place)


def _owner(owners: list[tuple[ast.FunctionDef, str]], node: ast.Compare) -> str:
    """The function or method of a module that a comparison stands in; "" for one that runs when it is imported."""
    return next((name for one, name in owners if one.lineno <= node.lineno <= (one.end_lineno or 0)), "")


def _functions(node: ast.stmt, prefix: str = "") -> Iterator[tuple[ast.FunctionDef, str]]:
    if isinstance(node, ast.FunctionDef):
        yield node, prefix
    elif isinstance(node, ast.ClassDef):
        for inner in node.body:
            yield from _functions(inner, f"{prefix}{node.name}.")


@dataclass
class Hunt:
    """A plugin of pytest that runs the tests once for all, and then, for each mutant, those in which it answers otherwise."""

    package: Package
    chosen: list[Mutant]
    times: list[float] = field(default_factory=list)
    telling: dict[Place, list[int]] = field(default_factory=lambda: defaultdict(list))
    survivors: list[Mutant] = field(default_factory=list)
    failed: bool = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._watch(session)
        if self.failed:
            raise session.Failed("the tests fail before anything is turned")
        every = list(
            range(min(len(session.items), 50))
        )  # a fork that turns nothing must pass, or being caught would mean nothing
        assert not self._is_caught(session, None, every), "the tests fail in a fork that changes nothing"
        gc.freeze()  # so that a fork shares the memory
        for mutant in self.chosen:
            tests = self.telling.get(mutant.place, [])
            if not tests or not self._is_caught(session, mutant.place, tests):
                self.survivors.append(mutant)
                if mutant.name not in EQUIVALENT:
                    print(f"{mutant.name} survives {len(tests)} tests", file=sys.__stdout__, flush=True)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed |= report.failed

    def _watch(self, session: pytest.Session) -> None:
        """Runs each test as it is, and notes its time and the comparisons that would answer otherwise in it."""
        caches = caches_of(self.package)
        for number, item in enumerate(session.items):
            forget(caches)
            before = time.thread_time()
            with turnable.watching() as differing:
                run(session.items[number : number + 2])
            self.times.append(time.thread_time() - before)
            for place in differing:
                self.telling[place].append(number)
            if self.failed:
                sys.stderr.write(f"fails before anything is turned: {item.nodeid}\n")
                return
        for numbers in self.telling.values():
            numbers.sort(key=self.times.__getitem__)

    def _is_caught(self, session: pytest.Session, place: Place | None, tests: list[int]) -> bool:
        child = os.fork()
        if child == 0:
            self._try(session, place, tests)
        return os.waitpid(child, 0)[1] != 0

    def _try(self, session: pytest.Session, place: Place | None, tests: list[int]) -> None:
        """In the child: the status tells whether some test failed, or was stopped because it does not end."""
        status = 1
        with contextlib.suppress(BaseException):
            for stream in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
            turnable.turn(place)
            forget(caches_of(self.package))
            items = [session.items[number] for number in tests]
            for position, number in enumerate(tests):
                if not self.failed:
                    signal.setitimer(signal.ITIMER_VIRTUAL, _ENDLESS + 20 * self.times[number])
                    run(items[position : position + 2])
            status = int(self.failed)
        os._exit(status)


def run(items: list[pytest.Item]) -> None:
    """Runs the first of one or two tests; what the second does not share with it is torn down."""
    item, following = (*items, None)[:2]
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def caches_of(package: Package) -> list[Any]:
    """What the package keeps of earlier answers. A compiled pattern is kept: it depends on no text."""
    return [
        one
        for name, module in list(sys.modules.items())
        if name.startswith(f"luodi.{package.name}")
        for one in vars(module).values()
        if hasattr(one, "cache_clear") and one.__name__ not in _PATTERNS
    ]


def forget(caches: list[Any]) -> None:
    """Empties caches."""
    for one in caches:
        one.cache_clear()


def hunted(package: Package, within: list[str], share: int = 0) -> tuple[list[Mutant], list[Mutant]]:
    """The mutants tried and those no test catches: all within modules and folders, or `share` of the package's sample."""
    every = [each for each in mutants(package) if is_within(each.module, within)]
    tests = package.quick if share else (package.tests,)
    if share:
        drawn = [each for each in every if is_within(each.module, package.sample) and each.name not in EQUIVALENT]
        every = random.Random(20261130).sample(drawn, share)
    turnable.make_turnable(f"luodi.{package.name}")
    hunt = Hunt(package, every)
    paths = [str(ROOT / path) for path in tests]
    with contextlib.redirect_stdout(sys.stderr):
        status = pytest.main(["-k", f"not ({_LONG})", *_QUIETLY, *paths], plugins=[hunt])
    assert status == 0, "the hunt did not end well"
    return every, hunt.survivors


def main(within: list[str], share: int) -> int:
    """Hunts in a package, or in modules and folders of one. Prints the count and each survivor, and returns how many results
    disagree with EQUIVALENT.
    """
    package = PACKAGES[within[0].partition(".")[0]]
    tried, survivors = hunted(package, within, share)
    equivalent = [each for each in survivors if each.name in EQUIVALENT]
    gaps = [each for each in survivors if each.name not in EQUIVALENT]
    caught = {each.name for each in tried} - {each.name for each in survivors}
    wrong = sorted(caught & EQUIVALENT.keys())
    for name in wrong:
        sys.stdout.write(f"{name} is listed as equivalent, and is caught\n")
    sys.stdout.write(
        f"{' '.join(within)}: {len(tried)} mutants, {len(caught)} caught, {len(equivalent)} equivalent, {len(gaps)} survive\n"
    )
    return len(gaps) + len(wrong)


if __name__ == "__main__":
    sys.exit(
        main([one for one in sys.argv[1:] if not one.isdigit()], sum(int(one) for one in sys.argv[1:] if one.isdigit()))
        > 0
    )
