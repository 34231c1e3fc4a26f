"""`luodi demo`: the main job on data named as sample data, in the repository and without it."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from luodi.cli import _demo, _demo_site
from luodi.cli.errors import PortTaken, SiteNotStarted


def test_demo_reads_matches_and_suggests_commands(run: Any) -> None:
    result = run("demo", "--terminal")
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[0].startswith("示例数据，全部虚构：")
    heads = [line for line in lines if line[:2] in ("一、", "二、", "三、", "接下")]
    assert heads == ["一、客户说", "二、读成记录（luodi read）", "三、在 300 条房源里找（luodi match）", "接下来试试："]
    assert any(line.startswith("300 处里，") for line in lines)
    assert all(line.strip().startswith(("luodi ", "echo ")) for line in lines[lines.index(heads[-1]) + 1 :])


def test_demo_makes_its_sample_where_there_is_none(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_demo, "_SAMPLE", tmp_path / "nothing")
    with _demo.sample_folder() as folder:
        assert sorted(p.name for p in folder.iterdir()) == ["listings.xlsx", "requirements.txt"]
    assert not folder.exists()
    result = run("demo", "--terminal")
    assert result.exit_code == 0
    assert str(folder.parent) not in result.stdout.split("接下来试试")[1]


@pytest.fixture
def neighbour() -> Iterator[int]:
    """Another program that listens at a port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_port_that_is_taken_is_refused_when_asked_for_and_passed_over_aloud_otherwise(
    neighbour: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(PortTaken, match=f"127.0.0.1:{neighbour} 用不了"):
        _demo_site._free_port(neighbour)
    with socket.create_server(("127.0.0.1", 0)) as other:
        free = other.getsockname()[1]
    monkeypatch.setattr(_demo_site, "_PORTS", (neighbour, free))
    assert _demo_site._free_port(None) == free
    assert capsys.readouterr().err == f"端口 {neighbour} 有别的程序在用，改用 {free}\n"
    monkeypatch.setattr(_demo_site, "_PORTS", (neighbour,))
    with pytest.raises(SiteNotStarted):
        _demo_site._free_port(None)


def test_page_of_a_neighbour_is_not_taken_for_ours() -> None:
    from luodi.web.portal.guards import time_stamp

    page = '<input type="hidden" name="shown" value="{}">'
    assert _demo_site._is_ours(page.format(time_stamp()))
    assert not _demo_site._is_ours(page.format(time_stamp()[:-2] + "xx"))
    assert not _demo_site._is_ours("<h1>It works!</h1>")
