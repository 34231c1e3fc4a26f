"""The command group: on any failure it ends the process with one sentence and the right status."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from luodi import __version__
from luodi.cli import (
    _backup,
    _bench,
    _check_text,
    _demo,
    _export,
    _import,
    _judge,
    _keys,
    _manage,
    _match,
    _metrics,
    _read,
    _score,
    _serve,
    _setup,
    _status,
    _worker,
)
from luodi.cli._help import Verbs
from luodi.cli._language import lang_option
from luodi.cli._usage import from_click
from luodi.cli.errors import Interrupted


class App(Verbs):
    """The group of all commands, with errors in Chinese and English."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        _survive_any_console()
        with _in_our_words():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _in_our_words():
            return super().invoke(ctx)


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Converts click's errors and Ctrl-C to ours, which click prints and exits on with their status."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise from_click(error) from None
    except (KeyboardInterrupt, click.Abort):
        raise Interrupted from None


def _survive_any_console() -> None:
    """Makes a GBK console show "?" for an unsupported character instead of crashing the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


@click.group(cls=App, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="luodi %(version)s", help="版本号 · version")
@lang_option
def main() -> None:
    """落地：读懂企业要找什么，找出合适的地方，并说明理由。

    Luodi reads what a company needs, finds the places that
    fit both ways, and says why.

    先试 · try first:
      luodi demo
      echo "溧阳求租3000平厂房，层高8米" | luodi read
      luodi match --listings 房源.xlsx "溧阳求租3000平厂房"
    """


for command in (
    _demo.command,
    _read.command,
    _check_text.command,
    _match.command,
    _judge.command,
    _import.command,
    _export.command,
    _score.command,
    _bench.command,
    _setup.command,
    _serve.command,
    _worker.command,
    _status.command,
    _metrics.command,
    _keys.command,
    _backup.backup,
    _backup.restore,
    _manage.command,
):
    main.add_command(command)
