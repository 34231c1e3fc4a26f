"""The site's public address, and the origins whose forms it accepts."""

from urllib.parse import urlsplit

from luodi.web.config.environment import WrongSetting, is_on, names, value

_SCHEMES = ("http", "https")


def address() -> str:
    """LUODI_ADDRESS, else the address of the first host; without a trailing slash."""
    if value("LUODI_ADDRESS"):
        return _origin("LUODI_ADDRESS", value("LUODI_ADDRESS"))
    host = next(iter(names("LUODI_HOSTS")))
    return f"https://{host}" if is_on("LUODI_PRODUCTION") else f"http://{host}:8000"


def trusted_origins() -> list[str]:
    """For CSRF_TRUSTED_ORIGINS: the configured addresses. Django itself accepts forms from the requested host."""
    stated = [("LUODI_ADDRESS", value("LUODI_ADDRESS"))] if value("LUODI_ADDRESS") else []
    further = [("LUODI_TRUSTED_ORIGINS", each) for each in names("LUODI_TRUSTED_ORIGINS")]
    return [_origin(name, text) for name, text in (*stated, *further)]


def _origin(name: str, text: str) -> str:
    """Scheme, host and optional port. WrongSetting if there is less or more."""
    parts = urlsplit(text)
    if parts.scheme not in _SCHEMES or not parts.hostname or parts.path.strip("/") or parts.query or parts.username:
        raise WrongSetting(
            f"{name} must be like https://zs.example.cn, not “{text}”; {name} 要写成 https://zs.example.cn 的样子，不带路径"
        )
    return f"{parts.scheme}://{parts.netloc}"
