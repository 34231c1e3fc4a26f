"""Refuses settings with which a production site would run but not be safe."""

import os

from luodi.web.config.environment import WrongSetting, is_on, names


def demand_safe() -> None:
    """Raises WrongSetting for the first unsafe setting; does nothing outside production."""
    if not is_on("LUODI_PRODUCTION"):
        return
    if is_on("LUODI_DEBUG"):
        raise WrongSetting(
            "LUODI_DEBUG must be 0 in production; 正式环境里 LUODI_DEBUG 必须是 0，它会把内部信息显示给访客"
        )
    if not os.environ.get("LUODI_HOSTS", "").strip(" ,"):
        raise WrongSetting("LUODI_HOSTS must be set in production; 正式环境必须设置 LUODI_HOSTS，如 zs.example.cn")
    if any("*" in each for each in names("LUODI_HOSTS")):
        raise WrongSetting(
            "LUODI_HOSTS must name each host in production, without *; "
            "正式环境的 LUODI_HOSTS 要逐个写明网址的主机名，不能用 *"
        )
