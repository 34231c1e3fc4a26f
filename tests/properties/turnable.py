"""Imports a package with every comparison made a call that can answer as the turned comparison would.

`a < b` becomes `__compared__(place, a, b)`, and `a <= b < c` two such calls with `and` between, so that one import serves all
mutants: a comparison is turned by naming its place.
"""

import ast
import contextlib
import importlib.abc
import importlib.machinery
import operator
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NamedTuple

#: For each comparison that can be turned: the turned one, what the comparison does, what the turned one does.
TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], Callable[..., Any], Callable[..., Any]]] = {
    ast.Lt: (ast.LtE, operator.lt, operator.le),
    ast.LtE: (ast.Lt, operator.le, operator.lt),
    ast.Gt: (ast.GtE, operator.gt, operator.ge),
    ast.GtE: (ast.Gt, operator.ge, operator.gt),
    ast.Eq: (ast.NotEq, operator.eq, operator.ne),
    ast.NotEq: (ast.Eq, operator.ne, operator.eq),
}


class Place(NamedTuple):
    """Where a comparison stands: its number in a walk over the syntax tree of the file, and its place in a chain."""

    path: str
    node: int
    operator: int


_operators: dict[Place, tuple[Callable[..., Any], Callable[..., Any]]] = {}
_differing: set[Place] = set()
_turned: Place | None = None


def compared(place: Place, left: Any, right: Any) -> Any:
    """What a comparison gives; notes it if turned it would give another answer."""
    real, turned = _operators[place]
    found = real(left, right)
    if place == _turned:
        return turned(left, right)
    if place not in _differing and bool(found) is not bool(turned(left, right)):
        _differing.add(place)
    return found


def turn(place: Place | None) -> None:
    """Turns one comparison from now on, or none."""
    global _turned
    _turned = place


@contextlib.contextmanager
def watching() -> Iterator[set[Place]]:
    """The comparisons that would have given another answer meanwhile."""
    _differing.clear()
    found: set[Place] = set()
    yield found
    found |= _differing


def instrumented(source: str, path: str) -> CodeType:
    """The code of a file with its comparisons made calls."""
    tree = ast.parse(source)
    numbers = {node: number for number, node in enumerate(ast.walk(tree)) if isinstance(node, ast.Compare)}
    return compile(ast.fix_missing_locations(_Calls(path, numbers).visit(tree)), path, "exec")


class _Calls(ast.NodeTransformer):
    def __init__(self, path: str, numbers: dict[ast.Compare, int]) -> None:
        self.path, self.numbers = path, numbers

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        number = self.numbers[node]
        self.generic_visit(node)
        left, parts = node.left, []
        for index, (sign, right) in enumerate(zip(node.ops, node.comparators, strict=True)):
            held, following = right, right
            if index + 1 < len(node.ops):  # the middle of a chain is worked out once
                name = f"_middle_{number}_{index}"
                held = ast.NamedExpr(ast.Name(name, ast.Store()), right)
                following = ast.Name(name, ast.Load())
            parts.append(self._one(Place(self.path, number, index), left, sign, held))
            left = following
        return ast.copy_location(parts[0] if len(parts) == 1 else ast.BoolOp(ast.And(), parts), node)

    def _one(self, place: Place, left: ast.expr, sign: ast.cmpop, right: ast.expr) -> ast.expr:
        if type(sign) not in TURNED:
            return ast.Compare(left, [sign], [right])
        _operators[place] = TURNED[type(sign)][1:]
        shown = ast.Subscript(
            ast.Name("__places__", ast.Load()), ast.Constant((place.node, place.operator)), ast.Load()
        )
        return ast.Call(ast.Name("__compared__", ast.Load()), [shown, left, right], [])


class _Places(dict[tuple[int, int], Place]):
    def __init__(self, path: str) -> None:
        self.path = path

    def __missing__(self, key: tuple[int, int]) -> Place:
        return self.setdefault(key, Place(self.path, *key))


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        return instrumented(Path(self.path).read_text(encoding="utf8"), self.path)

    def exec_module(self, module: ModuleType) -> None:
        vars(module).update(__compared__=compared, __places__=_Places(self.path))
        super().exec_module(module)


class Finder(importlib.abc.MetaPathFinder):
    """Finds the modules of one package for the loader that makes comparisons calls."""

    def __init__(self, package: str) -> None:
        self.package = package

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """As importlib asks."""
        if not f"{fullname}.".startswith(f"{self.package}."):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin)
        return spec


def make_turnable(package: str) -> None:
    """Lets the package be imported with turnable comparisons; it must not be imported yet."""
    assert package not in sys.modules, f"{package} is imported already"
    sys.meta_path.insert(0, Finder(package))
