"""The output language: Chinese, or English with --lang en or LUODI_LANG=en."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from luodi.voice import LANGUAGES, Language

F = TypeVar("F", bound=Callable[..., Any])

_KEY = "luodi.language"


def language() -> Language:
    """The language of the command line, else of LUODI_LANG, else Chinese."""
    ctx = click.get_current_context(silent=True)
    chosen = ctx.meta.get(_KEY) if ctx else None
    wanted = chosen or os.environ.get("LUODI_LANG", "")[:2].lower()
    return "en" if wanted == "en" else "zh"


def say(zh: str, en: str) -> str:
    """The text in the chosen language."""
    return en if language() == "en" else zh


def lang_option(command: F) -> F:
    """Adds --lang to a command; it may also precede the command's name."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        is_eager=True,
        callback=_choose,
        help="显示的语言 · language of the output",
    )(command)


def _choose(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta[_KEY] = value
