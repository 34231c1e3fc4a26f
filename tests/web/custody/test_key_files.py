"""Keys in files and in the environment: made once, whole, for one account; broken or weak ones end the start with a sentence."""

import base64
import os
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from luodi.web.config import files, keys
from luodi.web.config.environment import WrongSetting
from luodi.web.config.keys import KeyFault, WeakKey, field_keys, new_field_key, secret_key
from luodi.web.config.production import demand_safe

STRONG = "".join(chr(48 + n % 70) for n in range(60))


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("LUODI_FIELD_KEYS", "LUODI_SECRET_KEY", "LUODI_PRODUCTION", "LUODI_HOSTS", "LUODI_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LUODI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def stated(*lengths: int) -> str:
    return ",".join(f"k{n}:{base64.b64encode(os.urandom(length)).decode()}" for n, length in enumerate(lengths))


def test_key_that_is_made_is_32_bytes_under_an_id_nobody_foretells(folder: Path) -> None:
    made = field_keys()
    assert [len(key) for key in made.values()] == [32]
    assert field_keys() == made
    ids = {new_field_key().partition(":")[0] for _ in range(50)}
    assert len(ids) == 50 and all(len(name) == 17 for name in ids)
    assert (mode(folder), mode(folder / "field.keys")) == (0o700, 0o600)


def test_whatever_the_umask_a_key_is_for_one_account(folder: Path) -> None:
    before = os.umask(0)
    try:
        field_keys(), secret_key()
    finally:
        os.umask(before)
    assert [mode(folder / name) for name in ("field.keys", "secret.key")] == [0o600, 0o600]
    assert mode(folder) == 0o700


def test_of_two_that_make_a_key_at_once_one_is_kept(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Both find none and write theirs; they meet just before either has its name."""
    meet, link = threading.Barrier(2, timeout=60), os.link

    def after_both(source: Any, target: Any) -> None:
        meet.wait()
        link(source, target)

    monkeypatch.setattr(files.os, "link", after_both)
    found: list[dict[str, bytes]] = []
    both = [threading.Thread(target=lambda: found.append(field_keys())) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert len(found) == 2 and found[0] == found[1] == field_keys()
    assert [path.name for path in folder.iterdir()] == ["field.keys"]


def test_power_cut_while_a_key_is_written_leaves_none(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def cut(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as off:
        off.setattr(files.os, "fsync", cut)
        with pytest.raises(KeyboardInterrupt):
            field_keys()
    assert not (folder / "field.keys").exists()
    assert len(field_keys()) == 1


def test_name_of_a_key_is_on_disk_before_it_is_used(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    synced: list[bool] = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        fsync(handle)

    monkeypatch.setattr(files.os, "fsync", noted)
    field_keys()
    assert synced == [False, True]


@pytest.mark.parametrize(
    "content",
    ["", " \n", stated(31), stated(33), stated(32, 16), "k1", "k1:%%%", "k1:" + "=" * 44],
    # Keys are drawn anew in each process, and the processes of one run must agree on the names of its tests.
    ids=["nothing", "blanks", "31 bytes", "33 bytes", "second of 16 bytes", "no key", "no base64", "only padding"],
)
def test_broken_key_file_is_named_and_left_as_it_is(folder: Path, content: str) -> None:
    folder.mkdir()
    (folder / "field.keys").write_text(content)
    with pytest.raises(KeyFault) as fault:
        field_keys()
    assert str(folder / "field.keys") in fault.value.zh and str(folder / "field.keys") in fault.value.en
    assert "备份" in fault.value.zh and "backup" in fault.value.en
    assert (folder / "field.keys").read_text() == content


def test_one_id_twice_is_refused(folder: Path) -> None:
    folder.mkdir()
    (folder / "field.keys").write_text(f"{stated(32)},{stated(32)}")
    with pytest.raises(KeyFault, match="编号不重复"):
        field_keys()


def test_empty_signing_key_is_a_fault_and_no_key(folder: Path) -> None:
    folder.mkdir()
    (folder / "secret.key").touch()
    with pytest.raises(KeyFault, match=r"secret\.key"):
        secret_key()


def test_folder_that_takes_no_key_says_what_else_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(files.os, "link", refuse)
    with pytest.raises(KeyFault, match="LUODI_FIELD_KEYS"):
        field_keys()


@pytest.mark.parametrize(
    "weak", ["changeme" * 8, "django-insecure-" + STRONG, "a" * 60, "short", STRONG[:49], "secret-" + STRONG]
)
def test_production_refuses_a_signing_key_that_can_be_guessed(monkeypatch: pytest.MonkeyPatch, weak: str) -> None:
    monkeypatch.setenv("LUODI_SECRET_KEY", weak)
    assert secret_key() == weak  # a demonstration may have any
    monkeypatch.setenv("LUODI_PRODUCTION", "1")
    with pytest.raises(WeakKey, match="luodi keys new --secret"):
        secret_key()


def test_production_takes_a_random_signing_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUODI_PRODUCTION", "1")
    monkeypatch.setenv("LUODI_SECRET_KEY", STRONG)
    assert secret_key() == STRONG


def test_key_of_one_repeated_byte_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUODI_FIELD_KEYS", "k1:" + base64.b64encode(bytes(32)).decode())
    with pytest.raises(WeakKey, match="k1"):
        field_keys()


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"LUODI_HOSTS": "*"}, "LUODI_HOSTS"),
        ({"LUODI_HOSTS": "zs.example.cn,*.example.cn"}, "LUODI_HOSTS"),
        ({}, "LUODI_HOSTS"),
        ({"LUODI_HOSTS": " , "}, "LUODI_HOSTS"),
        ({"LUODI_HOSTS": "zs.example.cn", "LUODI_DEBUG": "1"}, "LUODI_DEBUG"),
    ],
)
def test_production_refuses_what_is_not_safe(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], named: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    demand_safe()
    monkeypatch.setenv("LUODI_PRODUCTION", "1")
    with pytest.raises(WrongSetting, match=named):
        demand_safe()
    monkeypatch.setenv("LUODI_HOSTS", "zs.example.cn")
    monkeypatch.delenv("LUODI_DEBUG", raising=False)
    demand_safe()


def test_version_of_the_keys_changes_with_them(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    assert keys.field_keys_version() is None
    field_keys()
    first = keys.field_keys_version()
    files.replace(folder / "field.keys", new_field_key().encode())
    assert first is not None and keys.field_keys_version() not in (None, first)
    monkeypatch.setenv("LUODI_FIELD_KEYS", new_field_key())
    assert keys.field_keys_version() != first
