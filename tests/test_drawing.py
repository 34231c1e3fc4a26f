"""Property tests draw the same examples whatever else runs in their process."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

TESTS = Path(__file__).parent
#: What the profile in conftest.py decides for all.
DECIDED = {"database", "deadline", "derandomize", "phases", "print_blob"}


def drawn() -> list[tuple[int, str, float]]:
    """Enough examples to hold some of the constants that Hypothesis likes to draw."""
    examples: list[tuple[int, str, float]] = []

    @settings(max_examples=300)
    @given(st.integers(0, 10_000), st.text(max_size=4), st.floats(0, 1000))
    def note(whole: int, text: str, fraction: float) -> None:
        examples.append((whole, text, fraction))

    note()
    return examples


def test_examples_are_the_same_in_a_process_that_has_loaded_nothing_else() -> None:
    import luodi.cli  # noqa: F401 - loads the packages, whose constants must not be drawn

    script = "import json, tests.conftest; from tests.test_drawing import drawn; print(json.dumps(drawn()))"
    alone = subprocess.run(
        [sys.executable, "-c", script], cwd=TESTS.parent, capture_output=True, text=True, check=True
    ).stdout
    assert [tuple(each) for each in json.loads(alone)] == drawn()


@pytest.mark.parametrize("path", sorted(TESTS.rglob("test_*.py")), ids=lambda p: str(p.relative_to(TESTS)))
def test_no_file_draws_by_rules_of_its_own(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))) if isinstance(node, ast.Call)]
    own = [word.arg for call in calls if ast.unparse(call.func) == "settings" for word in call.keywords]
    assert DECIDED.isdisjoint(own)
