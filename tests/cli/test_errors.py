"""Every leaf of the error tree: its code, exit status and both sentences, and that click ends with them."""

import re
from string import Formatter

import pytest
from click.testing import CliRunner

from luodi.cli import errors, main
from luodi.cli.errors import CliError


def leaves(node: type[CliError]) -> list[type[CliError]]:
    below = node.__subclasses__()
    return [leaf for sub in below for leaf in leaves(sub)] if below else [node]


LEAVES = leaves(CliError)
STATUS = {"usage": 2, "interrupted": 130}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def example(leaf: type[CliError]) -> CliError:
    details = {name: 0.5 if name in ("f1", "least") else f"<{name}>" for name in blanks(leaf.zh) | blanks(leaf.en)}
    return leaf(**details)


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.__name__)
def test_leaf_has_a_status_and_two_sentences(leaf: type[CliError]) -> None:
    error = example(leaf)
    assert error.exit_code == STATUS.get(leaf.code, 1)
    assert re.search("[\u4e00-\u9fff]", error.sentence) or leaf.code == "refused"
    assert not re.search("^[\u4e00-\u9fff]", error.sentence_en)
    assert "{" not in error.sentence + error.sentence_en


def test_leaves_have_codes_and_sentences_of_their_own() -> None:
    assert len({leaf.code for leaf in LEAVES}) == len({leaf.zh for leaf in LEAVES}) == len(LEAVES)


def test_tree_drawn_at_the_top_is_the_tree() -> None:
    drawn = re.findall(r"── (\w+)", errors.__doc__ or "")
    assert sorted(drawn) == sorted(c.__name__ for c in vars(errors).values() if is_drawn(c))


def is_drawn(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, CliError) and thing is not CliError


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.__name__)
def test_leaf_ends_the_command_with_its_sentences_on_stderr(
    leaf: type[CliError], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = example(leaf)

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(main.commands["judge"], "callback", fail)
    result = CliRunner().invoke(main, ["judge", "x"])
    assert (result.exit_code, result.stdout) == (error.exit_code, "")
    assert result.stderr.replace("\n", "") == error.sentence + error.sentence_en


def test_interrupt_ends_with_130_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main.commands["judge"], "callback", interrupted)
    result = CliRunner().invoke(main, ["judge", "x"])
    assert (result.exit_code, result.stderr) == (130, "已中断。Interrupted.\n")
