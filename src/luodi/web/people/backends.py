"""Authentication: who may enter the desk, how often a password may be tried, and the audit row each attempt leaves.

Every page that asks for a password comes through here, so none lacks limits or a trail.
"""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from luodi.web.people.access import may
from luodi.web.people.actions import note_paused_sign_in, note_sign_in, note_wrong_password
from luodi.web.people.devices import device_of
from luodi.web.people.errors import SignInPaused
from luodi.web.people.guarding import count_try
from luodi.web.people.models import Person
from luodi.web.shared.limits import address_of

_ENTER = "wagtailadmin.access_admin"
_PAUSED = "sign_in_paused"


class RoleBackend(ModelBackend):
    """Django's own backend, except that role and organisation, not a group, decide who enters the desk."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **other: Any
    ) -> Person | None:
        """The person, if the password is right. Beyond a limit PermissionDenied, which a form shows as a wrong password; a
        page that would rather say so asks `paused_of`."""
        if username is None or password is None:
            return None
        at, address = timezone.now(), address_of(request) if request else ""
        device = device_of(request.COOKIES, username) if request else ""
        try:
            count_try(username=username, address=address, device=device, at=at)
        except SignInPaused as paused:
            note_paused_sign_in(username=username, address=address, limit=paused.values["limit"], at=at)
            if request is not None:
                setattr(request, _PAUSED, paused)
            raise PermissionDenied from paused
        person = super().authenticate(request, username=username, password=password, **other)
        if isinstance(person, Person):
            note_sign_in(person=person, at=at)
            return person
        note_wrong_password(username=username, address=address, is_known_device=bool(device), at=at)
        return None

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if perm == _ENTER:
            return may(user_obj, "desk.enter")
        return super().has_perm(user_obj, perm, obj)


def paused_of(request: HttpRequest) -> SignInPaused | None:
    """Why the password of this request was not checked."""
    found = getattr(request, _PAUSED, None)
    return found if isinstance(found, SignInPaused) else None
