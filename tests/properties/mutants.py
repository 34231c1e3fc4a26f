"""Do the property tests see a wrong comparison? Every comparison that decides is turned, one at a time.

    python -m tests.properties.mutants [WORLDS]      prints each mutant that survives, and the count

A mutant is a function of `luodi.matching` with one comparison replaced (< by <=, == by != …), put in the place of the
real one wherever the package uses it. A survivor is either equivalent to the original (say which and
why) or a hole in `tests/naive/worlds.py`.
"""

import ast
import contextlib
import inspect
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType, ModuleType
from typing import Any

from tests.properties.compare import WORLDS, answer_differences, many_world, pair_differences, pair_world

Check = Callable[[int], Any]
Function = Callable[..., Any]


def pair_check(seed: int) -> Any:
    """The differences of one random pair."""
    return pair_differences(pair_world(seed))


def file_check(seed: int) -> Any:
    """The differences of one random file."""
    return answer_differences(many_world(25, seed))


#: Modules that only hold, name or word what others decide.
PASSED_OVER = {
    "answer",
    "arrays",
    "asks",
    "columns",
    "engines",
    "facts",
    "index",
    "policy",
    "sentences",
    "spoken",
    "words",
}
#: Modules whose mistakes show over many listings only: found, ordered, counted, relaxed.
OF_FILES = {"regions", "block", "scan", "found", "search", "relax"}

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


def functions() -> list[Function]:
    """The functions whose comparisons are turned."""
    return [
        one
        for module in matching_modules()
        if module.__name__.rpartition("._")[2] not in {*PASSED_OVER, "luodi.matching"}
        for one in vars(module).values()
        if inspect.isfunction(one) and one.__module__ == module.__name__
    ]


def mutants(function: Function) -> Iterator[tuple[str, Function]]:
    """Each mutant of a function with the comparison as it was turned."""
    source = inspect.getsource(function)
    for number, place in comparisons(source):
        tree = ast.parse(source)
        node = list(ast.walk(tree))[number]
        assert isinstance(node, ast.Compare)
        node.ops[place] = TURNED[type(node.ops[place])]()
        namespace = dict(function.__globals__)
        exec(compile(tree, f"<mutant of {function.__name__}>", "exec"), namespace)
        yield ast.unparse(node), namespace[function.__name__]


def comparisons(source: str) -> list[tuple[int, int]]:
    """Where the comparisons that can be turned are: number of the node in the tree, place in its chain."""
    return [
        (number, place)
        for number, node in enumerate(ast.walk(ast.parse(source)))
        if isinstance(node, ast.Compare)
        for place, operator in enumerate(node.ops)
        if type(operator) in TURNED
    ]


@contextlib.contextmanager
def instead_of(function: Function, mutant: Function) -> Iterator[None]:
    """The mutant in the place of the function in every module of the package."""
    name = function.__name__
    places = [module for module in matching_modules() if getattr(module, name, None) is function]
    for module in places:
        setattr(module, name, mutant)
    try:
        yield
    finally:
        for module in places:
            setattr(module, name, function)


def matching_modules() -> list[ModuleType]:
    """The loaded modules of `luodi.matching`."""
    return [module for name, module in sys.modules.items() if name.startswith("luodi.matching")]


def is_caught(function: Function, mutant: Function, worlds: int) -> bool:
    """Whether some random world tells the mutant from the twin; a file counts as ten pairs, no end as told."""
    check, size = (file_check, 10) if function.__module__.rpartition("._")[2] in OF_FILES else (pair_check, 1)
    with instead_of(function, mutant):
        try:
            with at_most(seconds=60):
                return any(check(seed) for seed in range(worlds // size))
        except TimeoutError:
            return True


@contextlib.contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """TimeoutError after this many seconds: a turned loop may not end."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def main(worlds: int) -> None:
    """Print each survivor as it is found, and the count."""
    total, alive = 0, 0
    for function in functions():
        for line, mutant in mutants(function):
            total += 1
            if not is_caught(function, mutant, worlds):
                alive += 1
                sys.stdout.write(f"{function.__module__}.{function.__name__}: {line} survives {worlds} worlds\n")
                sys.stdout.flush()
    sys.stdout.write(f"{total} mutants, {alive} survive\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS)
