"""The output of `luodi bench match --peers`: a line per engine, and where another one is better."""

from typing import Any

import click

from luodi.cli._output import console
from luodi.cli._words import PEERS, SCOPES, phrase, word

_MB = 1_000_000


def progress(name: str) -> None:
    """Prints to stderr which peer is being loaded or which scope is being measured."""
    known, key = (PEERS, "peer_loading") if name in PEERS else (SCOPES, "scope_asked")
    click.echo(phrase(key, name=word(known, name).strip()), err=True)


def silent(name: str) -> None:
    """No progress, for JSON output."""


def show_peers(result: dict[str, Any]) -> None:
    """Prints two tables (times and resources), missing peers, whether answers agree, and where a peer wins."""
    click.echo()
    click.echo(phrase("peers_head"))
    names = list(result["entrants"])
    _table([_scope(name) for name in result["scopes"]], {name: _times(result, name) for name in names})
    _table([*map(phrase, _FACTS)], {name: _facts(result["entrants"][name]) for name in names})
    for name, remedy in result["missing"].items():
        click.echo(phrase("peer_missing", name=word(PEERS, name), remedy=remedy))
    if result["differences"]:
        click.echo(phrase("peers_differ", where=phrase("semicolon").join(result["differences"])), err=True)
    else:
        click.echo(phrase("peers_same"))
    for line in _lost(result):
        click.echo(line)


_FACTS = ("peers_version", "peers_threads", "peers_load", "peers_size")


def _table(headings: list[str], lines: dict[str, list[str]]) -> None:
    # imported here because it is slow to load and rarely needed
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    for name, cells in lines.items():
        table.add_row(word(PEERS, name), *cells)
    console().print(table)


def _times(result: dict[str, Any], name: str) -> list[str]:
    whole, alike = (result[key].get(name, {}) for key in ("peers", "peers_alike"))
    p50 = result["entrants"][name]["p50_ms"]
    ratios = {scope: f" {_short(whole[scope])}× {_short(alike[scope])}×" for scope in whole}
    return [_short(ms) + ratios.get(scope, "") for scope, ms in p50.items()]


def _short(value: float) -> str:
    return f"{value:,.{0 if value >= 100 else 1 if value >= 10 else 2}f}"


def _facts(entrant: dict[str, Any]) -> list[str]:
    return [
        entrant["version"],
        str(entrant["threads"]),
        f"{entrant['load_s']:.1f} s",
        f"{entrant['bytes'] / _MB:,.0f} MB",
    ]


def _lost(result: dict[str, Any]) -> list[str]:
    """Where another engine does better, by the figures or by design."""
    entrants, peers = result["entrants"], result["peers"]
    smaller = {
        key: [name for name in peers if entrants[name][key] < entrants["luodi"][key]] for key in ("load_s", "bytes")
    }
    faster = {scope: [name for name in peers if peers[name][scope] < 1] for scope in result["scopes"]}
    lines = [
        phrase("peer_loads_faster", names=_named(smaller["load_s"])) if smaller["load_s"] else "",
        phrase("peer_is_smaller", names=_named(smaller["bytes"])) if smaller["bytes"] else "",
        *(phrase("peer_is_faster", scope=_scope(s), names=_named(names)) for s, names in faster.items() if names),
        phrase("peers_adhoc"),
    ]
    return [line for line in lines if line]


def _named(names: list[str]) -> str:
    return phrase("and").join(word(PEERS, name) for name in names)


def _scope(name: str) -> str:
    return word(SCOPES, name).strip()
