"""Every change to people and their rights. Each action owns its transaction and writes an audit row."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.users.models import UserProfile

from luodi.sheets import is_line
from luodi.web.people.access import may
from luodi.web.people.enums import Role
from luodi.web.people.errors import NameTaken, NoContact
from luodi.web.people.guarding import account_of
from luodi.web.people.models import Organisation, Person
from luodi.web.people.verbs import word_of
from luodi.web.shared import audit
from luodi.web.shared.crypto import blind_index
from luodi.web.shared.gate import Answer
from luodi.web.shared.models import AuditEntry
from luodi.wording import masked

T = TypeVar("T")

#: Editors' rights to articles below their organisation's page, and to its own images.
_PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
_COLLECTION_RIGHTS = (("wagtailimages", ("add_image", "change_image", "choose_image")),)


def add_organisation(
    *,
    name: str,
    kind: str,
    actor: Person | None,
    at: dt.datetime,
    contact_line: str = "",
    is_sample: bool = False,
    reason: str = "",
) -> Organisation:
    """Creates an organisation. Raises NameTaken, NoContact, and WordsForbidden without a `reason`."""
    if contact_line and not is_line(contact_line):
        raise NoContact(line=contact_line)
    organisation = Organisation(name=name, kind=kind, contact_line=contact_line, is_sample=is_sample)
    organisation.answer = Answer(reason, actor, at)
    try:
        with transaction.atomic():
            organisation.save()
            audit.record(verb="people.add_organisation", thing=organisation, actor=actor, at=at, detail={"kind": kind})
    except IntegrityError:
        raise NameTaken(name=name) from None
    return organisation


def add_person(
    *,
    username: str,
    organisation: Organisation,
    role: str,
    password: str | None = None,
    actor: Person | None,
    at: dt.datetime,
    **own: Any,
) -> Person:
    """Creates a person, who can sign in once a password is set. `own` may hold first_name, last_name, email. Raises
    NameTaken."""
    person = Person(username=username, organisation=organisation, role=role, **own)
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save()
            _join_groups(person)
            audit.record(verb="people.add", thing=person, actor=actor, at=at, detail={"role": str(role)})
    except IntegrityError:
        raise NameTaken(name=username) from None
    return person


def set_role(*, person: Person, role: Role, actor: Person | None, at: dt.datetime) -> Person:
    """Changes a person's role, and their article rights with it."""
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        before, person.role = person.role, role
        person.save(update_fields=["role"])
        _join_groups(person)
        audit.record(verb="people.role", thing=person, actor=actor, at=at, detail={"role": [str(before), str(role)]})
    return person


def set_password(*, person: Person, password: str | None, actor: Person | None, at: dt.datetime) -> Person:
    """Sets the password (None: signing in is disabled); ends all sessions begun with the old one."""
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        person.set_password(password)
        person.save(update_fields=["password"])
        audit.record(verb="people.password", thing=person, actor=actor, at=at)
    return person


def deactivate_person(*, person: Person, actor: Person | None, at: dt.datetime) -> Person:
    """Disables signing in and ends every session; past actions stay under the person's name."""
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(is_active=False, session_epoch=F("session_epoch") + 1)
        person.refresh_from_db()
        audit.record(verb="people.deactivate", thing=person, actor=actor, at=at)
    return person


def end_sessions(*, person: Person, actor: Person | None, at: dt.datetime) -> Person:
    """Signs a person out everywhere."""
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(session_epoch=F("session_epoch") + 1)
        person.refresh_from_db()
        audit.record(verb="people.end_sessions", thing=person, actor=actor, at=at)
    return person


def note_sign_in(*, person: Person, at: dt.datetime) -> None:
    """Writes an audit row for a sign-in."""
    with transaction.atomic():
        audit.record(verb="people.sign_in", thing=person, actor=person, at=at)


def note_wrong_password(*, username: str, address: str, is_known_device: bool, at: dt.datetime) -> None:
    """Writes an audit row for a refused sign-in, under the account if there is one of that name."""
    with transaction.atomic():
        thing, detail = _attempt(username, address)
        detail["known_device"] = is_known_device
        audit.record(verb="people.wrong_password", thing=thing, actor=None, at=at, detail=detail)


def note_paused_sign_in(*, username: str, address: str, limit: str, at: dt.datetime) -> None:
    """Writes an audit row for an attempt refused by a limit."""
    with transaction.atomic():
        thing, detail = _attempt(username, address)
        audit.record(verb="people.sign_in_paused", thing=thing, actor=None, at=at, detail={**detail, "limit": limit})


def _attempt(username: str, address: str) -> tuple[Person | None, dict[str, Any]]:
    """The account, if any, and what the trail keeps of an attempt: fingerprints, which show what comes from one place or
    tries one name. Neither address nor unknown name is stored: the name may be a password typed one field early."""
    person = Person.objects.filter(username__iexact=username.strip()).first()
    detail = {"from": blind_index(f"sign-in from {address}")[:16]}
    if person is None:
        detail["unknown_name"] = blind_index(f"sign-in name {account_of(username)}")[:16]
    return person, detail


def change_own_account(*, person: Person, change: Callable[[], T], at: dt.datetime) -> T:
    """Runs a person's change to their own account, and audits which fields it changed, without values."""
    with transaction.atomic():
        before = _account(person)
        result = change()
        after = _account(person)
        changed = sorted(name for name in after if before.get(name) != after[name])
        if "password" in changed:
            audit.record(verb="people.password", thing=person, actor=person, at=at, detail={"by": "self"})
        if others := [name for name in changed if name != "password"]:
            audit.record(verb="people.account", thing=person, actor=person, at=at, detail={"fields": others})
    return result


def _account(person: Person) -> dict[str, Any]:
    """The stored fields of an account and its preferences."""
    stored = Person.objects.filter(pk=person.pk).values("first_name", "last_name", "email", "password").get()
    profile: Mapping[str, object] = UserProfile.objects.filter(user_id=person.pk).values().first() or {}
    kept = {name: value for name, value in profile.items() if name not in ("id", "user_id", "dismissibles")}
    return {**kept, **stored}


def export_trail(
    *, since: dt.date, until: dt.date, actor: Person | None, at: dt.datetime
) -> tuple[int, Iterator[dict[str, Any]]]:
    """The number of audit rows from these days, both included, and the rows, oldest first, with personal data in typed
    text masked. Writes an audit row."""
    zone = timezone.get_current_timezone()
    first, last = (dt.datetime.combine(day, dt.time(), zone) for day in (since, until + dt.timedelta(days=1)))
    with transaction.atomic():
        rows = AuditEntry.objects.filter(at__gte=first, at__lt=last).order_by("id").select_related("actor")
        count = rows.count()
        detail = {"from": f"{since}", "to": f"{until}", "rows": count}
        own = audit.record(verb="people.export_trail", thing=None, actor=actor, at=at, detail=detail)
    return count, map(_exported, rows.filter(pk__lt=own.pk).iterator())


def _exported(entry: AuditEntry) -> dict[str, Any]:
    """An audit row as exported."""
    return {
        "id": entry.pk,
        "at": timezone.localtime(entry.at).isoformat(),
        "actor": masked(entry.actor.get_username()) if entry.actor else "",
        "actor_id": entry.actor_id,
        "verb": entry.verb,
        "word": word_of(entry.verb),
        "room": entry.room,
        "key": entry.key,
        "organisation_id": entry.organisation_id,
        "reason": masked(entry.reason),
        "detail": {key: _masked(value) for key, value in entry.detail.items()},
    }


def _masked(value: Any) -> Any:
    """Masks texts at any depth; numbers and the like stay."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return [_masked(each) for each in value]
    return {key: _masked(each) for key, each in value.items()} if isinstance(value, dict) else value


def open_articles(*, organisation: Organisation, root: Page, actor: Person | None, at: dt.datetime) -> Group:
    """Gives an organisation's editors rights to the articles below a page, and an image collection of their own."""
    with transaction.atomic():
        group, _ = Group.objects.get_or_create(name=editors_group(organisation))
        for codename in _PAGE_RIGHTS:
            right = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=right)
        _open_collection(organisation, group)
        for person in organisation.people.all():
            _join_groups(person)
        audit.record(
            verb="people.open_articles",
            thing=organisation,
            actor=actor,
            at=at,
            detail={"page": root.pk, "to": group.pk},
        )
    return group


def editors_group(organisation: Organisation) -> str:
    """The name of the group with an organisation's article rights."""
    return f"编辑 {organisation.pk}"


def _open_collection(organisation: Organisation, group: Group) -> None:
    name = f"{organisation.pk} {organisation.name}"
    collection = Collection.objects.filter(name=name).first()
    collection = collection or Collection.get_first_root_node().add_child(name=name)
    for app, codenames in _COLLECTION_RIGHTS:
        for right in Permission.objects.filter(content_type__app_label=app, codename__in=codenames):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=right)


def _join_groups(person: Person) -> None:
    """Moves a person to their organisation's editors group, or out of all such groups if their role has no articles."""
    person.groups.remove(*Group.objects.filter(name__startswith="编辑 "))
    if person.organisation is not None and may(person, "articles.edit"):
        group = Group.objects.filter(name=editors_group(person.organisation)).first()
        if group is not None:
            person.groups.add(group)


def forget_sessions(*, at: dt.datetime) -> int:
    """Deletes expired sessions and returns how many."""
    with transaction.atomic():
        gone, _ = Session.objects.filter(expire_date__lt=at).delete()
    return gone
