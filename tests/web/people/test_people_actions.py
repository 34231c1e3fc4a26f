"""People and their rights: roles, article rights, passwords, names that are taken."""

import datetime as dt

import pytest
from wagtail.models import Collection, GroupPagePermission, Page

from luodi.web.people.actions import add_organisation, add_person, editors_group, open_articles, set_password, set_role
from luodi.web.people.enums import Role
from luodi.web.people.errors import NameTaken, SignInPaused
from luodi.web.people.models import Organisation, Person
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)


@pytest.fixture
def park() -> Organisation:
    return add_organisation(name="示例园区", kind="park", actor=None, at=AT)


def add(park: Organisation, role: str = Role.EDITOR, name: str = "a") -> Person:
    return add_person(username=name, organisation=park, role=role, password="correct horse", actor=None, at=AT)


def groups(person: Person) -> list[str]:
    return sorted(person.groups.values_list("name", flat=True))


def test_names_stand_once_and_nothing_is_written_twice(park: Organisation) -> None:
    add(park)
    with pytest.raises(NameTaken, match="「a」已经有了"):
        add(park)
    with pytest.raises(NameTaken):
        add_organisation(name="示例园区", kind="broker", actor=None, at=AT)
    assert (Organisation.objects.count(), Person.objects.count(), AuditEntry.objects.count()) == (1, 1, 2)


def test_article_rights_follow_the_role(park: Organisation) -> None:
    editor = add(park)
    root = Page.objects.get(depth=1).add_child(instance=Page(title="站点", slug="one"))
    group = open_articles(organisation=park, root=root, actor=None, at=AT)
    later = add(park, Role.LEAD, "b")
    assert (groups(editor), groups(later)) == ([editors_group(park)], [editors_group(park)])
    assert groups(set_role(person=editor, role=Role.VIEWER, actor=None, at=AT)) == []
    rights = GroupPagePermission.objects.filter(group=group)
    assert sorted((p.page_id, p.permission.codename) for p in rights) == [
        (root.pk, name) for name in ("add_page", "change_page", "publish_page")
    ]


def test_articles_opened_twice_make_one_collection(park: Organisation) -> None:
    root = Page.objects.get(depth=1)
    for _ in range(2):
        open_articles(organisation=park, root=root, actor=None, at=AT)
    assert Collection.objects.filter(name__startswith=f"{park.pk} ").count() == 1


def test_password_is_nowhere_in_the_trail(park: Organisation) -> None:
    person = set_password(person=add(park), password="battery staple", actor=None, at=AT)
    assert person.check_password("battery staple")
    assert not any("battery" in f"{e.detail} {e.reason}" for e in AuditEntry.objects.all())


@pytest.mark.parametrize("error", [NameTaken(name="甲"), SignInPaused(minutes=3, retry_after=180)])
def test_refusals_have_code_status_and_both_sentences(error: NameTaken | SignInPaused) -> None:
    assert error.code.startswith("people_")
    assert error.status in (409, 429)
    assert error.in_language("zh") != error.in_language("en")
    assert "{" not in error.sentence
