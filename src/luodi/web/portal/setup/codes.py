"""The one-time code that opens the page of the first opening: printed in the terminal, kept only as a fingerprint.

Whoever can read the terminal of the server may set it up; whoever finds the address on the network may not. The code is
made anew at every start and gone with the set-up.
"""

import hashlib
import hmac
import secrets
from pathlib import Path

from django.conf import settings

from luodi.web.people.models import Organisation

#: No 0, O, 1, I, L: they are read aloud and typed by hand.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUP = 4


def is_needed() -> bool:
    """Whether nobody can work here yet."""
    return not Organisation.objects.exists()


def new_code() -> str:
    """A new code, 8 signs of 31: ABCD-2345. Only its fingerprint is written, readable by the owner alone."""
    code = "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(2))
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(_fingerprint(code), encoding="ascii")
    return code


def is_code(typed: str) -> bool:
    """Whether it is the code of this start, however it is spelled."""
    try:
        kept = _path().read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return hmac.compare_digest(kept, _fingerprint(typed))


def forget_code() -> None:
    """It has opened the page once, which is all it is for."""
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.LUODI_HOME) / "setup-code"


def _fingerprint(code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign in _SIGNS)
    return hashlib.sha256(plain.encode()).hexdigest()
