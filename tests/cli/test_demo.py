"""`luodi demo`: the main job on data named as sample data, in the repository and without it."""

from pathlib import Path
from typing import Any

import pytest

from luodi.cli import _demo


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
