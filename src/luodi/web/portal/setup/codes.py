"""The one-time code for the set-up page, printed in the terminal and stored only as a fingerprint.

It restricts set-up to people who can read the server's terminal, as opposed to anybody on the network. A new code is made at
every start and deleted by the set-up.
"""

import hashlib
import hmac
import secrets
from pathlib import Path

from django.conf import settings

from luodi.web.people.models import Organisation

#: Without 0, O, 1, I, L, because codes are read aloud and typed by hand.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUP = 4


def is_needed() -> bool:
    """Whether the installation is not set up yet."""
    return not Organisation.objects.exists()


def new_code() -> str:
    """A new code of 8 characters out of 31: ABCD-2345. Only its fingerprint is written, readable by the owner alone."""
    code = "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(2))
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(_fingerprint(code), encoding="ascii")
    return code


def is_code(typed: str) -> bool:
    """Whether it is the current code, in any spelling."""
    try:
        kept = _path().read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return hmac.compare_digest(kept, _fingerprint(typed))


def forget_code() -> None:
    """Deletes the code after use."""
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.LUODI_HOME) / "setup-code"


def _fingerprint(code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign in _SIGNS)
    return hashlib.sha256(plain.encode()).hexdigest()
