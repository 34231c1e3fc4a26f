"""Checks that keys fit what was encrypted with them, and words what to do if they do not."""

from collections.abc import Mapping

from luodi.web.config.keys import KeyFault, where_from
from luodi.web.custody.words import CANARY_PURPOSE
from luodi.web.shared.crypto import opens


def demand_opened(canaries: Mapping[str, str], held: Mapping[str, bytes], where: str = "") -> None:
    """Raises KeyFault unless each canary's key is there and opens it. `where` tells people where the keys are."""
    for name, sealed in canaries.items():
        if name not in held:
            raise lost(name, where)
        if not opens(sealed, CANARY_PURPOSE, held):
            raise other(name, where)


def lost(name: str, where: str = "") -> KeyFault:
    """Data are encrypted under a key that is missing."""
    where = where or where_from()
    return KeyFault(
        f"数据库里有用密钥 {name} 加密的资料，而 {where} 里没有这把密钥：请从备份放回原来的密钥再启动，不要新建",
        f"The database holds data under the key {name}, which is not in {where}; "
        "put the original key back from a backup and start again, do not make another",
    )


def other(name: str, where: str = "") -> KeyFault:
    """The key with that id is not the one the data are encrypted under."""
    where = where or where_from()
    return KeyFault(
        f"{where} 里的密钥 {name} 不是当初加密用的那一把，打不开数据库里的资料：请从备份放回原来的密钥再启动",
        f"The key {name} in {where} is not the one that the data were encrypted with; "
        "put the original back from a backup and start again",
    )
