"""`luodi import articles`: a report for each file, one bad file stops no other, a dry run writes nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = "<html><h1>示范区厂房开工建设</h1><p>发布时间：2026-11-20</p><p>厂房昨天开工，明年交付使用，优先安排本地企业。</p></html>"
OPEN = """
import django; django.setup()
from django.utils import timezone
from luodi.web.news.actions import open_site
open_site(host="a.example", name="示范", is_default=True, actor=None, at=timezone.now())
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a database and one site."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "page.html").write_bytes(PAGE.encode("gb18030"))
    (folder / "list.html").write_text("<html><ul><li>首页</li></ul></html>", encoding="utf8")
    assert luodi(folder, "manage", "migrate", "-v0").returncode == 0
    subprocess.run([sys.executable, "-c", OPEN], env=settings(folder), check=True)
    return folder


def settings(folder: Path) -> dict[str, str]:
    plain = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    return {**plain, "LUODI_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "luodi.web.config.settings"}


def luodi(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "luodi.cli", *args]
    return subprocess.run(command, cwd=folder, env=settings(folder), capture_output=True, text=True, check=False)


def test_pages_go_in_once_and_a_bad_one_is_named(home: Path) -> None:
    dry = luodi(home, "import", "articles", "page.html", "--dry-run")
    assert (dry.returncode, dry.stdout) == (0, "✓ page.html：新增「示范区厂房开工建设」\n试运行：什么也没写入。\n")
    first = luodi(home, "import", "articles", "list.html", "page.html", "--section", "园区动态")
    assert (first.returncode, first.stdout) == (1, "✓ page.html：新增「示范区厂房开工建设」\n")
    assert first.stderr.startswith("✗ list.html：这一页读不出")
    again = luodi(home, "import", "articles", "page.html", "--lang", "en")
    assert (again.returncode, again.stdout) == (0, "✓ page.html：already there, unchanged「示范区厂房开工建设」\n")


def test_unknown_site_names_those_that_are_there(home: Path) -> None:
    refused = luodi(home, "import", "articles", "page.html", "--site", "b.example")
    assert refused.returncode == 1 and "没有叫「b.example」的站点。现有：a.example。" in refused.stderr


def test_page_that_must_not_be_published_is_kept_as_a_draft_and_said_so(home: Path) -> None:
    page = PAGE.replace("厂房开工建设", "最佳园区开工").replace("优先安排", "全市最大的园区优先安排")
    (home / "loud.html").write_text(page, encoding="utf8")
    held = luodi(home, "import", "articles", "loud.html", "--dry-run", "--lang", "en")
    assert held.returncode == 0
    assert (
        "kept as a draft, not published: 2 places must not be; rewrite them or give a reason at the desk" in held.stdout
    )
