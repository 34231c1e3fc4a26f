"""`luodi keys`, and what every start says of keys that are not those of the data, in processes of their own."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.patience import HANG

LUODI = (sys.executable, "-m", "luodi.cli")
SETUP = (
    *("setup", "--organisation", "示例招商局", "--region", "溧阳市", "--contact", "0519-8000 0000"),
    *("--username", "wangshili"),
)
KEEP = (
    "from django.utils.timezone import now; from luodi.web.enquiries.actions import keep_draft; "
    "keep_draft(words='溧阳求租3000平厂房，张伟13812345678', at=now())"
)
READ = "from luodi.web.enquiries.models import Draft; print([d.words for d in Draft.objects.all()])"


def luodi(home: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LUODI_HOME": str(home), "DATABASE_URL": "", **settings}
    for name in ("DJANGO_SETTINGS_MODULE", "LUODI_LANG"):
        environment.pop(name, None)
    return subprocess.run([*LUODI, *words], env=environment, capture_output=True, text=True, timeout=HANG, check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with one encrypted row."""
    home = tmp_path_factory.mktemp("installed") / "home"
    for words in (SETUP, ("manage", "shell", "-c", KEEP)):
        done = luodi(home, *words)
        assert done.returncode == 0, done.stderr
    return home


@pytest.mark.parametrize(
    "words", [("serve", "--port", "8999"), ("worker",), ("manage", "dumpdata")], ids=lambda words: words[0]
)
def test_nothing_starts_over_data_without_their_keys(installed: Path, words: tuple[str, ...]) -> None:
    kept = installed / "field.keys"
    aside = kept.rename(installed / "aside")
    try:
        done = luodi(installed, *words)
        assert (done.returncode, done.stdout, kept.exists()) == (1, "", False)
    finally:
        aside.rename(kept)
    chinese, english = done.stderr.strip().splitlines()
    assert re.fullmatch(
        r"数据库里有用密钥 k\w{16} 加密的资料，而 .* 里没有这把密钥：请从备份放回原来的密钥再启动，不要新建。", chinese
    )
    assert "put the original key back from a backup" in english


def test_commands_that_read_no_data_need_no_keys(installed: Path) -> None:
    kept = installed / "field.keys"
    aside = kept.rename(installed / "aside")
    try:
        done = luodi(installed, "manage", "check")
        assert (done.returncode, kept.exists()) == (0, False)
    finally:
        aside.rename(kept)


def test_files_of_an_installation_are_for_one_account(installed: Path) -> None:
    modes = {path.relative_to(installed): stat.S_IMODE(path.stat().st_mode) for path in installed.rglob("*")}
    assert stat.S_IMODE(installed.stat().st_mode) == 0o700
    assert {str(path) for path, mode in modes.items() if mode & 0o077} == set()
    assert {"luodi.sqlite3", "field.keys", "secret.key"} <= {str(path) for path in modes}


def test_key_is_changed_and_the_old_one_is_kept_until_nothing_needs_it(installed: Path) -> None:
    (old,) = re.findall(r"(k\w+)  \d+ 格，最新", luodi(installed, "keys", "status").stdout)
    done = luodi(installed, "keys", "rotate", "--batch", "1")
    assert done.returncode == 0, done.stderr
    assert re.match(rf"新密钥 (?!{old})k\w{{16}} 已启用", done.stdout)
    status = luodi(installed, "keys", "status").stdout
    assert f"{old}  没有资料用它了，可以停用：luodi keys retire {old}" in status
    early = luodi(installed, "keys", "retire", old)
    assert (early.returncode, "新密钥启用还不到 10 分钟" in early.stderr) == (1, True)
    assert "张伟13812345678" in luodi(installed, "manage", "shell", "-c", READ).stdout


def test_key_that_is_printed_is_one_that_is_taken(tmp_path: Path) -> None:
    key = luodi(tmp_path, "keys", "new").stdout.strip()
    secret = luodi(tmp_path, "keys", "new", "--secret").stdout.strip()
    assert list(tmp_path.iterdir()) == []
    production = {"LUODI_PRODUCTION": "1", "LUODI_HOSTS": "zs.example.cn", "LUODI_FIELD_KEYS": key}
    done = luodi(tmp_path, "manage", "check", LUODI_SECRET_KEY=secret, **production)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    weak = luodi(tmp_path, "manage", "check", LUODI_SECRET_KEY="changeme", **production)
    assert (weak.returncode, "luodi keys new --secret" in weak.stderr) == (1, True)


def test_two_processes_that_start_at_once_get_the_same_key(tmp_path: Path) -> None:
    code = "from luodi.web.config.keys import field_keys, secret_key; print(field_keys(), secret_key())"
    environment = {**os.environ, "LUODI_HOME": str(tmp_path / "home")}
    several = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE) for _ in range(6)
    ]
    assert len({each.communicate(timeout=HANG)[0] for each in several}) == 1
    assert [each.returncode for each in several] == [0] * 6
