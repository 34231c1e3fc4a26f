"""Authentication: grants Wagtail's admin permission to whoever may enter the desk according to `access`."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from luodi.web.people.access import may

_ENTER = "wagtailadmin.access_admin"


class RoleBackend(ModelBackend):
    """Django's own backend; entering the desk is decided by role and organisation, not by a group."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if perm == _ENTER:
            return may(user_obj, "desk.enter")
        return super().has_perm(user_obj, perm, obj)
