"""Turned comparisons in the packages held by tests of their own: reading, sheets, wording.

    python -m tests.properties.mutants reading            prints each mutant that survives, and the count
    python -m tests.properties.mutants reading.price      those of one module or folder
    python -m tests.properties.mutants sheets 10          ten drawn from the package's sample, by its sample of the tests

The tests run once unchanged, to record which functions each one reaches. Then a process is forked for every mutant, swaps in the
turned code, and runs the tests that reach the function, the quickest first, until one fails. A mutant that no test catches is either
equivalent (`equivalent_text.py` says why) or a gap in the tests.
"""

import ast
import contextlib
import copy
import os
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple

import pytest
from tests.properties.equivalent_text import EQUIVALENT

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "luodi"

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
#: Tests that say nothing about one comparison and take long: noise, sizes, the patterns of all rules, processes.
_LONG = (
    "fuzz or noise or repetition or megabytes or grows or binary or any_text or any_bytes or pattern_on_any or process"
)
#: Processor seconds of a mutant, after which it is taken for a loop without end.
_ENDLESS = 60


class Sample(NamedTuple):
    """What `make test` has time for: modules without a survivor, and the tests that catch their mutants."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


class Package(NamedTuple):
    """Where the comparisons are, and the tests that must catch a turned one."""

    name: str
    tests: tuple[str, ...]
    sample: Sample

    def files(self) -> list[Path]:
        """The modules; corpora and words hold no comparisons."""
        return sorted((SOURCE / self.name).rglob("*.py"))


PACKAGES = {
    "reading": Package("reading", ("tests/reading",), Sample(("reading._settle",), ("tests/reading/test_settle.py",))),
    "sheets": Package(
        "sheets",
        ("tests/sheets",),
        Sample(
            ("sheets._furniture", "sheets._role_cells", "sheets._words"),
            tuple(f"tests/sheets/test_{name}.py" for name in ("edges", "furniture", "turned")),
        ),
    ),
    "wording": Package("wording", ("tests/wording",), Sample(("wording",), ("tests/wording",))),
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
    def name(self) -> tuple[str, str]:
        """The key in EQUIVALENT."""
        return f"{self.module}.{self.function}", self.line

    def code(self) -> CodeType:
        """The turned function, compiled."""
        tree = ast.parse(self.path.read_text(encoding="utf8"))
        turn(list(ast.walk(tree))[self.node], self.operator)
        whole = compile(tree, str(self.path), "exec")
        return next(each for each in _codes(whole) if each.co_qualname == self.function)


def turn(node: ast.AST, place: int) -> None:
    """Turns one operator of a comparison, in place."""
    assert isinstance(node, ast.Compare)
    node.ops[place] = TURNED[type(node.ops[place])]()


@cache
def mutants(package: Package, within: tuple[str, ...] = ()) -> tuple[Mutant, ...]:
    """The mutants of a package, or of some modules and folders of it, in the order of the files."""
    names = within or (package.name,)
    return tuple(each for path in package.files() if is_within(module_of(path), names) for each in _of_file(path))


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
            if type(operator) in TURNED and (owner := _owner(owners, node)):
                turned = copy.deepcopy(node)
                turn(turned, place)
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


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


@dataclass
class Hunt:
    """A plugin of pytest that runs the tests once for all, and then those that reach it for each mutant."""

    chosen: list[Mutant]
    reaching: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    survivors: list[Mutant] = field(default_factory=list)
    failed: bool = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._watch(session)
        if self.failed:
            raise session.Failed("the tests fail before anything is turned")
        for each in self.chosen:  # a fork that turns nothing must pass, or being caught would mean nothing
            if self.reaching.get((each.module, each.function)):
                same = function_of(each).__code__
                assert not self._is_caught(session, each, same), (
                    f"the tests fail in a fork that changes nothing of {each.name}"
                )
                break
        for mutant in self.chosen:
            if not self._is_caught(session, mutant, mutant.code()):
                self.survivors.append(mutant)
                if mutant.name not in EQUIVALENT:
                    print(f"{mutant.name} survives", file=sys.__stdout__, flush=True)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed |= report.failed

    def _watch(self, session: pytest.Session) -> None:
        times: dict[int, float] = {}
        for number, item in enumerate(session.items):
            forget()
            reached: set[tuple[str, str]] = set()
            before = time.thread_time()
            with watching(reached):
                run(session.items[number : number + 2])
            times[number] = time.thread_time() - before
            for one in reached:
                self.reaching[one].append(number)
            if self.failed:
                sys.stderr.write(f"fails before anything is turned: {item.nodeid}\n")
                return
        for numbers in self.reaching.values():
            numbers.sort(key=times.__getitem__)

    def _is_caught(self, session: pytest.Session, mutant: Mutant, code: CodeType) -> bool:
        numbers = self.reaching.get((mutant.module, mutant.function), [])
        child = os.fork() if numbers else -1
        if child == 0:
            self._try(session, mutant, code, numbers)
        return child > 0 and os.waitpid(child, 0)[1] != 0

    def _try(self, session: pytest.Session, mutant: Mutant, code: CodeType, numbers: list[int]) -> None:
        """In the child: the status tells whether some test failed, or the process was stopped."""
        status = 1
        with contextlib.suppress(BaseException):
            for stream in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
            resource.setrlimit(resource.RLIMIT_CPU, (_ENDLESS, _ENDLESS))
            function_of(mutant).__code__ = code
            forget()
            items = [session.items[number] for number in numbers]
            for place in range(len(items)):
                if not self.failed:
                    run(items[place : place + 2])
            status = int(self.failed)
        os._exit(status)


def run(items: list[pytest.Item]) -> None:
    """Runs the first of one or two tests; what the second does not share with it is torn down."""
    item, following = (*items, None)[:2]
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


@contextlib.contextmanager
def watching(reached: set[tuple[str, str]]) -> Iterator[None]:
    """Notes the functions of the packages that are called."""
    inside, start = str(SOURCE) + os.sep, len(str(SOURCE)) + 1
    seen: set[CodeType] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event == "call" and code not in seen:
            seen.add(code)
            if code.co_filename.startswith(inside):
                module = code.co_filename[start:-3].replace(os.sep, ".")
                reached.add((module, code.co_qualname.partition(".<locals>")[0]))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)


def function_of(mutant: Mutant) -> Any:
    """The function of a mutant, under its caches and other wrappers."""
    found: Any = sys.modules[f"luodi.{mutant.module}"]
    for part in mutant.function.split("."):
        found = vars(found)[part]
    found = getattr(found, "fget", None) or getattr(found, "func", None) or found
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    return getattr(found, "__func__", found)


def forget() -> None:
    """Empties what the packages keep of earlier answers."""
    for name, module in list(sys.modules.items()):
        if name.startswith("luodi."):
            for one in list(vars(module).values()):
                if hasattr(one, "cache_clear"):
                    one.cache_clear()


def hunted(package: Package, within: str, share: int = 0) -> tuple[list[Mutant], list[Mutant]]:
    """The mutants tried and those no test catches: all within a module or folder, or `share` of the package's sample."""
    every = [each for each in mutants(package) if is_within(each.module, [within])]
    tests = package.sample.tests if share else package.tests
    if share:
        drawn = [
            each for each in every if is_within(each.module, package.sample.modules) and each.name not in EQUIVALENT
        ]
        every = random.Random(20261130).sample(drawn, share)
    hunt = Hunt(every)
    arguments = ["-q", "-p", "no:cacheprovider", "-k", f"not ({_LONG})", *(str(ROOT / path) for path in tests)]
    with contextlib.redirect_stdout(sys.stderr):
        status = pytest.main([*arguments, "--no-header", "--no-summary", "--capture=sys"], plugins=[hunt])
    assert status == 0, "the hunt did not end well"
    return every, hunt.survivors


def main(within: str, share: int) -> int:
    """Hunts in a package, or in a module or folder of one. Prints the count and each survivor, and returns how many results
    disagree with EQUIVALENT.
    """
    package = PACKAGES[within.partition(".")[0]]
    tried, survivors = hunted(package, within, share)
    equivalent = [each for each in survivors if each.name in EQUIVALENT]
    gaps = [each for each in survivors if each.name not in EQUIVALENT]
    caught = {each.name for each in tried} - {each.name for each in survivors}
    wrong = sorted(caught & EQUIVALENT.keys())
    for name in wrong:
        sys.stdout.write(f"{name} is listed as equivalent, and is caught\n")
    sys.stdout.write(
        f"{within}: {len(tried)} mutants, {len(caught)} caught, {len(equivalent)} equivalent, {len(gaps)} survive\n"
    )
    return len(gaps) + len(wrong)
