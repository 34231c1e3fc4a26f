"""Devices on which somebody has signed in before, known by a signed cookie per account.

The cookie opens nothing: it only keeps this device's attempts out of limits that a stranger can exhaust (`guarding`).
Nothing about devices is stored on the server.
"""

import datetime as dt
import secrets
from collections.abc import Mapping

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.utils.crypto import salted_hmac

from luodi.web.people.guarding import account_of

#: The longest that browsers keep a cookie.
_KEPT = dt.timedelta(days=400)
_SALT = "luodi.people.device"


def device_of(cookies: Mapping[str, str], username: str) -> str:
    """The device's identity for an account; empty unless the account has signed in on it."""
    try:
        account, device = signing.loads(cookies.get(_name(username), ""), salt=_SALT, max_age=_KEPT)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(device) if account == _fingerprint(username) else ""


def remember_device(response: HttpResponse, username: str, path: str) -> None:
    """Marks the device as one on which the account has just signed in."""
    response.set_cookie(
        _name(username),
        signing.dumps([_fingerprint(username), secrets.token_urlsafe(16)], salt=_SALT),
        max_age=_KEPT,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _name(username: str) -> str:
    """One cookie per account, for people who share a computer."""
    return f"device_{_fingerprint(username)[:12]}"


def _fingerprint(username: str) -> str:
    return salted_hmac(_SALT, account_of(username), algorithm="sha256").hexdigest()
