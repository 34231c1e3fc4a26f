"""`take_backup` and `restore_backup`: whole copies of a site that goes on writing, and sites made of them."""

import datetime as dt
import json
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from tests.patience import HANG, wait_until

from luodi.web.config import files
from luodi.web.config.keys import new_field_key
from luodi.web.custody import engines
from luodi.web.custody.actions import take_backup, verify_backup
from luodi.web.custody.errors import BackupDamaged, FolderTaken, KeysBesideData, NoBackup, ToolMissing
from luodi.web.custody.keys import check_keys
from luodi.web.custody.manifest import Manifest
from luodi.web.enquiries.actions import keep_draft, submit_enquiry
from luodi.web.enquiries.models import Enquiry
from luodi.web.people.models import Organisation
from luodi.web.shared.models import AuditEntry

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_keys", "tools")]
AT = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)
READ = (
    "from luodi.web.enquiries.models import Enquiry; "
    "print('|'.join(f'{e.reference} {e.phone}' for e in Enquiry.objects.all()))"
)


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "厂房.jpg").write_bytes(b"picture" * 1000)
    settings.MEDIA_ROOT = str(folder)
    return folder


def send(park: Organisation, n: int) -> str:
    """The reference of an acknowledged enquiry."""
    draft = keep_draft(words=f"溧阳求租3000平厂房，第{n}份", at=AT)
    both = {"notice", "provision"}
    return submit_enquiry(draft=draft, recipient=park, phone=f"138{n:08}", consents=both, at=AT).reference


def sent(count: int = 3) -> Organisation:
    park = Organisation.objects.create(name="示例园区", kind="park")
    for n in range(count):
        send(park, n)
    check_keys()
    return park


def taken(tmp_path: Path, keys_to: Path | None = None) -> tuple[Path, Manifest]:
    folder = tmp_path / "backup"
    return folder, take_backup(folder=folder, keys_to=keys_to, at=AT)


def luodi(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "luodi.cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=HANG, check=False)


def test_backup_is_whole_and_says_what_is_in_it(tmp_path: Path, media: Path) -> None:
    sent()
    folder, manifest = taken(tmp_path)
    assert verify_backup(folder) == manifest
    assert (manifest.counts["enquiries_enquiry"], manifest.engine) == (3, connection.vendor)
    assert [file.path for file in manifest.files] == [engines.engine().file, "media/images/厂房.jpg"]
    assert AuditEntry.objects.get(verb="custody.backup").detail["with_keys"] is False
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (folder, *folder.rglob("*"))}
    assert modes == {0}


def test_backup_holds_no_key_and_no_plain_word(tmp_path: Path, media: Path, own_keys: str) -> None:
    sent()
    folder, _ = taken(tmp_path, keys_to=tmp_path / "safe")
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    body = own_keys.partition(":")[2]
    assert body.encode() not in everything and b"13800000001" not in everything
    assert (tmp_path / "safe" / "field.keys").read_text() == own_keys
    assert [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "safe").iterdir()] == [0o600, 0o600]


def test_keys_do_not_go_into_the_backup(tmp_path: Path, media: Path) -> None:
    for inside in (tmp_path / "backup", tmp_path / "backup" / "keys", tmp_path):
        with pytest.raises(KeysBesideData):
            take_backup(folder=tmp_path / "backup", keys_to=inside, at=AT)
    assert not (tmp_path / "backup").exists()


def test_folder_with_something_in_it_is_left_alone(tmp_path: Path, media: Path) -> None:
    sent(1)
    taken(tmp_path)
    with pytest.raises(FolderTaken):
        taken(tmp_path)


@pytest.mark.parametrize("cut_at", ["copy", "media", "manifest"])
def test_backup_that_was_cut_off_is_none(
    tmp_path: Path, media: Path, monkeypatch: pytest.MonkeyPatch, cut_at: str
) -> None:
    """Wherever it ends, no folder passes for a backup: the manifest gets its name last."""
    sent(1)
    place = {
        "copy": (type(engines.engine()), "version"),
        "media": (shutil, "copyfile"),
        "manifest": (files, "sync"),
    }[cut_at]

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as off:
        if cut_at == "manifest":
            off.setattr(Path, "replace", cut)
        else:
            off.setattr(*place, cut)
        with pytest.raises(KeyboardInterrupt):
            taken(tmp_path)
    assert any((tmp_path / "backup").iterdir())
    with pytest.raises(NoBackup):
        verify_backup(tmp_path / "backup")


def spoil_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("what", ["database", "media", "gone", "manifest", "count", "way out"])
def test_backup_that_was_changed_is_refused(tmp_path: Path, media: Path, what: str) -> None:
    sent(1)
    folder, _ = taken(tmp_path)
    manifest = folder / "manifest.json"
    stated = json.loads(manifest.read_text())
    if what == "database":
        spoil_byte(folder / engines.engine().file)
    elif what == "media":
        spoil_byte(folder / "media" / "images" / "厂房.jpg")
    elif what == "gone":
        (folder / "media" / "images" / "厂房.jpg").unlink()
    elif what == "manifest":
        manifest.write_text(manifest.read_text()[:-20])
    elif what == "count":
        stated["counts"]["enquiries_enquiry"] = 2
        manifest.write_text(json.dumps(stated))
    else:
        stated["files"][0]["path"] = "../" + stated["files"][0]["path"]
        manifest.write_text(json.dumps(stated))
    with pytest.raises(BackupDamaged):
        verify_backup(folder)


def test_database_with_a_broken_page_is_not_whole_though_its_digest_is(tmp_path: Path, media: Path) -> None:
    if connection.vendor != "sqlite":
        return  # pg_restore reads all of its own format; `database` above spoils it
    sent(40)
    folder, _ = taken(tmp_path)
    path = folder / "database.sqlite3"
    with sqlite3.connect(path) as copy:
        (page,) = copy.execute("SELECT rootpage FROM sqlite_master WHERE name = 'enquiries_enquiry'").fetchone()
        (size,) = copy.execute("PRAGMA page_size").fetchone()
    copy.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(content)
    with pytest.raises(BackupDamaged):
        engines.engine().counted(folder)


def test_tool_that_is_missing_is_named(tmp_path: Path, media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        return
    sent(1)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissing) as refusal:
        taken(tmp_path)
    assert "pg_dump" in refusal.value.in_language("zh")


def test_drill_under_traffic(tmp_path: Path, media: Path, elsewhere: dict[str, str]) -> None:
    """People send enquiries all the while: whatever was acknowledged before the backup began is in the site restored from it."""
    park = sent(1)
    acknowledged: list[str] = []
    stop = threading.Event()

    def visitor(number: int) -> None:
        n = 0
        try:
            while not stop.is_set():
                n += 1
                acknowledged.append(send(park, number * 1_000_000 + n))
        finally:
            connections.close_all()

    visitors = [threading.Thread(target=visitor, args=(number,)) for number in (1, 2, 3)]
    for each in visitors:
        each.start()
    try:
        wait_until(lambda: len(acknowledged) >= 10)
        before = set(acknowledged)
        folder, manifest = taken(tmp_path, keys_to=tmp_path / "safe")
        during = len(acknowledged)
        wait_until(lambda: len(acknowledged) > during)  # they went on
    finally:
        stop.set()
        for each in visitors:
            each.join()
    assert verify_backup(folder) == manifest

    without = luodi(elsewhere, "restore", str(folder))
    assert (without.returncode, without.stdout) == (1, "")
    assert "里没有这把密钥" in without.stderr and "Traceback" not in without.stderr
    done = luodi(elsewhere, "restore", str(folder), "--keys", str(tmp_path / "safe"))
    assert done.returncode == 0, done.stderr
    assert "luodi manage daily" in done.stdout
    rows = luodi(elsewhere, "manage", "shell", "-c", READ).stdout.strip().splitlines()[-1].split("|")
    restored = dict(row.split(" ") for row in rows)
    assert before <= restored.keys()
    assert len(restored) == manifest.counts["enquiries_enquiry"]
    assert restored == {e.reference: e.phone for e in Enquiry.objects.filter(reference__in=restored)}
    home = Path(elsewhere["LUODI_HOME"])
    assert (home / "media" / "images" / "厂房.jpg").read_bytes() == b"picture" * 1000
    assert {path.name for path in home.rglob("*") if path.stat().st_mode & 0o077} == set()

    again = luodi(elsewhere, "restore", str(folder))
    assert (again.returncode, "--replace" in again.stderr) == (1, True)
    replaced = luodi(elsewhere, "restore", str(folder), "--replace")
    assert replaced.returncode == 0, replaced.stderr


def test_restore_with_other_keys_changes_nothing(tmp_path: Path, media: Path, elsewhere: dict[str, str]) -> None:
    sent(1)
    folder, _ = taken(tmp_path)
    done = luodi({**elsewhere, "LUODI_FIELD_KEYS": new_field_key()}, "restore", str(folder))
    assert (done.returncode, "LUODI_FIELD_KEYS 里没有这把密钥" in done.stderr) == (1, True)
    home = Path(elsewhere["LUODI_HOME"])
    assert not (home / "luodi.sqlite3").exists() and not (home / "media").exists()


def test_site_that_runs_is_not_replaced(tmp_path: Path, media: Path, own_keys: str, elsewhere: dict[str, str]) -> None:
    if connection.vendor != "sqlite":
        return  # PostgreSQL locks the tables that it replaces
    sent(1)
    keys = tmp_path / "safe"
    folder, _ = taken(tmp_path, keys)
    with_keys = {**elsewhere, "LUODI_FIELD_KEYS": own_keys}
    assert luodi(with_keys, "restore", str(folder)).returncode == 0
    signing = Path(elsewhere["LUODI_HOME"]) / "secret.key"
    before = signing.read_bytes()
    database = Path(elsewhere["LUODI_HOME"]) / "luodi.sqlite3"
    running = sqlite3.connect(database)
    running.execute("PRAGMA journal_mode=WAL")
    running.execute("SELECT COUNT(*) FROM enquiries_enquiry").fetchone()
    try:
        done = luodi(with_keys, "restore", str(folder), "--keys", str(keys), "--replace")
    finally:
        running.close()
    assert (done.returncode, "luodi serve" in done.stderr) == (1, True)
    assert signing.read_bytes() == before  # refused before anything is changed


def test_backup_of_a_newer_version_is_refused(
    tmp_path: Path, media: Path, own_keys: str, elsewhere: dict[str, str]
) -> None:
    sent(1)
    folder, _ = taken(tmp_path)
    manifest = folder / "manifest.json"
    stated = json.loads(manifest.read_text())
    stated["migrations"].append(["enquiries", "9999_from_the_future"])
    stated["version"] = "9.9.9"
    manifest.write_text(json.dumps(stated))
    done = luodi({**elsewhere, "LUODI_FIELD_KEYS": own_keys}, "restore", str(folder))
    assert (done.returncode, "9.9.9" in done.stderr, (tmp_path / "elsewhere" / "media").exists()) == (
        1,
        True,
        False,
    )
