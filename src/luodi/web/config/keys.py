"""Keys: from the environment in production; otherwise generated once and kept in the data folder.

A key is never generated again: the data it opens would be lost. So anything wrong with one prevents the start
(`KeyFault`), and `custody.keys` checks the keys against the database.
"""

import base64
import binascii
import re
import secrets
from pathlib import Path

from luodi.web.config.environment import WrongSetting, home, is_on, value
from luodi.web.config.files import write_new

FIELD_KEYS, SECRET_KEY = "field.keys", "secret.key"
_KEY_BYTES = 32
_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")
#: What Django requires of a signing key (security.W009).
_SECRET_LENGTH, _SECRET_SIGNS = 50, 5
#: Prefixes of signing keys found in documentation and examples.
_KNOWN = ("django-insecure-", "changeme", "change-me", "secret", "insecure", "example", "your-")


class MissingKey(WrongSetting):
    """A key that production must get from the environment is not set."""


class WeakKey(WrongSetting):
    """A key that can be guessed."""


class KeyFault(RuntimeError):
    """The keys for personal data are missing, broken, or not those the data were encrypted with. Says what to do."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(f"{zh}。{en}.")


def secret_key() -> str:
    """Django's signing key."""
    given = _given("LUODI_SECRET_KEY")
    if given:
        if is_on("LUODI_PRODUCTION"):
            _demand_strong(given)
        return given
    return _read(SECRET_KEY) or _made(SECRET_KEY, secrets.token_urlsafe(50))


def new_field_key() -> str:
    """A key for LUODI_FIELD_KEYS: an unpredictable id and 32 random bytes."""
    return f"k{secrets.token_hex(8)}:{base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode('ascii')}"


def field_keys(*, may_make: bool = True) -> dict[str, bytes]:
    """Key id to 32-byte key, newest first: the first encrypts, all decrypt. Empty if there is none and none may be made."""
    stated = _given("LUODI_FIELD_KEYS") or _read(FIELD_KEYS)
    if not stated and not may_make:
        return {}
    return parse_field_keys(stated or _made(FIELD_KEYS, new_field_key()), where_from())


def field_keys_version() -> tuple[object, ...] | None:
    """Changes when the keys do, so that a running process notices a rotation; None while there are none."""
    given = value("LUODI_FIELD_KEYS")
    if given:
        return (given,)
    try:
        found = (Path(value("LUODI_HOME")) / FIELD_KEYS).stat()  # runs for every cell, so it creates no folder
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def where_from() -> str:
    """Where the keys for personal data come from, to show people."""
    return "LUODI_FIELD_KEYS" if value("LUODI_FIELD_KEYS") else str(home() / FIELD_KEYS)


def parse_field_keys(stated: str, where: str) -> dict[str, bytes]:
    """The keys in a text `id:base64,…`. Raises KeyFault unless each is whole."""
    keys: dict[str, bytes] = {}
    for pair in stated.split(","):
        name, _, body = pair.strip().partition(":")
        if not _ID.fullmatch(name) or name in keys:
            raise KeyFault(
                f"{where} 里的密钥要写成 编号:base64，用逗号隔开，编号不重复：请按备份改正",
                f"Keys in {where} are written id:base64, separated by commas, each id once; correct them from a backup",
            )
        keys[name] = _key(name, body, where)
    return keys


def write_field_keys(keys: dict[str, bytes]) -> bytes:
    """The content of a key file."""
    pairs = (f"{name}:{base64.b64encode(key).decode('ascii')}" for name, key in keys.items())
    return ",".join(pairs).encode("ascii")


def _key(name: str, body: str, where: str) -> bytes:
    try:
        key = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _KEY_BYTES:
        raise KeyFault(
            f"{where} 里的密钥 {name} 不是完整的 32 字节：请从备份放回原来的密钥，不要新建",
            f"The key {name} in {where} is not 32 whole bytes; put the original back from a backup, do not make another",
        )
    if len(set(key)) < _SECRET_SIGNS:
        raise WeakKey(f"The key {name} in {where} can be guessed; 密钥 {name} 太容易猜到，请用 luodi keys new 生成")
    return key


def _given(setting: str) -> str:
    given = value(setting)
    if not given and is_on("LUODI_PRODUCTION"):
        raise MissingKey(f"{setting} must be set in production; 正式环境必须设置 {setting}")
    return given


def _demand_strong(secret: str) -> None:
    is_known = secret.lower().startswith(_KNOWN)
    if is_known or len(secret) < _SECRET_LENGTH or len(set(secret)) < _SECRET_SIGNS:
        raise WeakKey(
            f"LUODI_SECRET_KEY needs {_SECRET_LENGTH} random characters in production; "
            f"正式环境的 LUODI_SECRET_KEY 要 {_SECRET_LENGTH} 个以上的随机字符，可用 luodi keys new --secret 生成"
        )


def _path(name: str) -> Path:
    return home() / name


def _read(name: str) -> str:
    """The content of a key file; empty if there is none. KeyFault if the file itself is empty."""
    try:
        kept = _path(name).read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return ""
    if not kept:
        raise KeyFault(
            f"密钥文件 {_path(name)} 是空的：请从备份放回原来的文件，不要删掉重建",
            f"The key file {_path(name)} is empty; put the original back from a backup, do not delete it",
        )
    return kept


def _made(name: str, content: str) -> str:
    """Keeps content under a name and returns what is there now: this content, or that of a faster process."""
    try:
        write_new(_path(name), content.encode("ascii"))
    except OSError as error:
        raise KeyFault(
            f"密钥写不进 {_path(name)}（{error.strerror}）：请检查文件夹，或改用环境变量 LUODI_FIELD_KEYS 和 LUODI_SECRET_KEY",
            f"A key cannot be kept in {_path(name)} ({error.strerror}); check the folder, or set LUODI_FIELD_KEYS and LUODI_SECRET_KEY",
        ) from None
    return _read(name)
