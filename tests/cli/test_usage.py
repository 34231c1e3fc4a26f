"""Wrong usage ends with status 2 and one Chinese sentence with its English twin; help fits a terminal."""

import unicodedata
from typing import Any

import pytest

import luodi
from luodi.cli import main


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("read", "--kid"), "用法不对：没有选项 --kid，是不是 --kind。用法见 luodi read --help"),
        (("nope",), "用法不对：没有命令 nope。用法见 luodi --help"),
        (("score", "pairs"), "用法不对：缺少 FILE.jsonl。用法见 luodi score --help"),
        (
            ("score", "pears", "x"),
            "用法不对：KIND|pairs 只能是 requirement、listing、parcel、project、indicator、article、pairs",
        ),
        (("score", "pairs", "x", "--min-f1", "2"), "用法不对：--min-f1 要填范围内的数"),
        (("judge", "a", "b"), "用法不对：多出了参数（一段话请用引号括起来）"),
        (("import", "listings"), "用法不对：请给出文件，或用 --template 写出模板"),
        (("read", "--kind"), "用法不对：选项 --kind 用得不对"),
    ],
)
def test_wrong_usage_is_status_2_and_a_chinese_sentence(run: Any, args: tuple[str, ...], sentence: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(sentence)
    assert len(result.stderr.splitlines()) == 2


def test_version_is_the_package_version(run: Any) -> None:
    assert run("--version").stdout == f"luodi {luodi.__version__}\n"


def paths(command: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = getattr(command, "commands", {})
    return [path, *(p for name, sub in below.items() for p in paths(sub, (*path, name)))]


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize("path", paths(main), ids=" ".join)
def test_help_is_in_both_languages_and_fits_80_columns(run: Any, path: tuple[str, ...]) -> None:
    text = run(*path, "--help", terminal_width=80).stdout
    assert [line for line in text.splitlines() if width(line) > 80] == []
    first = text.split("\n\n")[1]
    assert any("\u4e00" <= c <= "\u9fff" for c in first)


@pytest.mark.parametrize("path", paths(main), ids=" ".join)
def test_every_command_and_option_has_a_help_text(path: tuple[str, ...]) -> None:
    command: Any = main
    for name in path:
        command = command.commands[name]
    assert command.help
    assert [p.name for p in command.params if p.param_type_name == "option" and not p.help] == []
