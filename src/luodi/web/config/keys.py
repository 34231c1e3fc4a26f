"""Keys: from the environment in production; otherwise generated once and kept in the data folder."""

import base64
import secrets
from pathlib import Path

from luodi.web.config.environment import WrongSetting, home, is_on, value


class MissingKey(WrongSetting):
    """A key that production must get from the environment is not set."""


def _kept(name: str, make: str) -> str:
    path: Path = home() / name
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(make, encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def _outside_or_kept(setting: str, name: str, make: str) -> str:
    given = value(setting)
    if given:
        return given
    if is_on("LUODI_PRODUCTION"):
        raise MissingKey(f"{setting} must be set in production; 正式环境必须设置 {setting}")
    return _kept(name, make)


def secret_key() -> str:
    """Django's signing key."""
    return _outside_or_kept("LUODI_SECRET_KEY", "secret.key", secrets.token_urlsafe(50))


def field_keys() -> dict[str, bytes]:
    """Key id to 32-byte key, newest first: the first encrypts, all decrypt."""
    made = "k1:" + base64.b64encode(secrets.token_bytes(32)).decode("ascii")
    pairs = (pair.partition(":") for pair in _outside_or_kept("LUODI_FIELD_KEYS", "field.keys", made).split(","))
    return {name.strip(): base64.b64decode(key) for name, _, key in pairs}
