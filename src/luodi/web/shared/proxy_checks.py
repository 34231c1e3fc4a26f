"""System checks of what stands in front of the site: `luodi manage check` names them, and `luodi serve` prints them."""

from typing import Any

from django.conf import settings
from django.core import checks

from luodi.web.shared.forwarded import MARK

_HINT = "LUODI_TRUSTED_PROXIES=1 for one nginx or Caddy in front; 前面有一层代理就设为 1，见 docs/operating.md"


@checks.register()
def proxies_are_declared(app_configs: Any, **_: Any) -> list[checks.CheckMessage]:
    """luodi.proxy.W001 and W002"""
    if settings.LUODI_TRUSTED_PROXIES:
        return []
    found: list[checks.CheckMessage] = []
    mark = settings.LUODI_HOME / MARK
    if mark.exists():
        seen = mark.read_text(encoding="ascii").strip()
        found.append(
            checks.Warning(
                f"A request came through a proxy ({seen}), and none is declared: all readers count as one. "
                "请求经过了代理，但没有声明代理。",
                hint=f"{_HINT}; if it was forged, delete {mark}",
                id="luodi.proxy.W001",
            )
        )
    if settings.PRODUCTION:
        found.append(
            checks.Warning(
                "Production needs a proxy that ends TLS, and none is declared. 正式环境要由代理做 HTTPS，但没有声明代理。",
                hint=_HINT,
                id="luodi.proxy.W002",
            )
        )
    return found
