"""The room matches (匹配)."""

from django.apps import AppConfig


class MatchesConfig(AppConfig):
    """匹配."""

    name = "luodi.web.matches"
    label = "matches"
    verbose_name = "匹配"
