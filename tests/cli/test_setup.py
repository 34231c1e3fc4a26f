"""`luodi setup`: an installation of one's own, and the words of the README after it."""

from pathlib import Path
from typing import Any

import pytest

from luodi.web.listings.models import Listing
from luodi.web.news.models import ArticlePage
from luodi.web.people.models import Organisation, Person

pytestmark = pytest.mark.django_db
OPTIONS = (
    "--organisation",
    "溧阳市招商局",
    "--region",
    "溧阳市",
    "--contact",
    "0519-8000 0000",
    "--username",
    "wangshili",
)
ROW = "编号,交易方式,类型,区域,面积,面积口径,租金,联系电话,信息来源,信息日期\nA1,出租,厂房,溧阳市,3000,建筑面积,18,13800000000,业主,2026-11-01\n"
PAGE = "<title>开园</title><h1>产业园今天开园</h1><p>2026-11-20</p><p>{}</p>".format(
    "园区今天开园，首批企业入驻。" * 20
)


def test_options_make_all_of_it_and_print_a_password_made_at_random(run: Any) -> None:
    result = run("setup", *OPTIONS)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "「溧阳市招商局」开好了：站点 localhost，负责人 wangshili。"
    password = lines[1].removeprefix("密码（只显示这一次）：")
    assert Person.objects.get().check_password(password)
    assert len(password) >= 12


def test_what_is_not_given_is_asked_for(run: Any) -> None:
    answers = "溧阳市招商局\n溧阳\n0519-8000 0000\nwangshili\n"
    result = run("setup", "--password", "tie-niu-2026-he", input=answers)
    assert (result.exit_code, Person.objects.get().check_password("tie-niu-2026-he")) == (0, True)


def test_fault_is_said_and_nothing_made(run: Any) -> None:
    result = run("setup", *OPTIONS[:-1], "王")
    assert (result.exit_code, Organisation.objects.count()) == (1, 0)
    assert "还有要改的：登录名请用 3 到 30 个小写字母" in result.stderr
    assert "Something needs a change: User names" in run("setup", *OPTIONS[:-1], "王", "--lang", "en").stderr


def test_second_set_up_is_refused_before_anything_is_asked(run: Any) -> None:
    run("setup", *OPTIONS)
    again = run("setup")
    assert (again.exit_code, "已经设置过了（溧阳市招商局）" in again.stderr) == (1, True)


def test_words_of_the_readme_work_one_after_the_other(run: Any, tmp_path: Path, client: Any) -> None:
    run("setup", *OPTIONS)
    sheet, page = tmp_path / "房源.csv", tmp_path / "PAGE.html"
    sheet.write_text(ROW, encoding="utf8")
    page.write_text(PAGE, encoding="utf8")
    tried = run("import", "listings", sheet, "--organisation", "溧阳市招商局", "--dry-run")
    assert (tried.exit_code, Listing.objects.count()) == (0, 0)
    stored = run("import", "listings", sheet, "--organisation", "溧阳市招商局", "--publish")
    assert (stored.exit_code, Listing.objects.get().status) == (0, "public")
    assert run("import", "articles", page).exit_code == 0
    assert ArticlePage.objects.live().count() == 1
    assert "产业园今天开园" in client.get("/news/").content.decode()
    assert "溧阳市招商局" in client.get("/").content.decode()
