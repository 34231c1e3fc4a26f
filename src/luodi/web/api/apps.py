"""The room api (接口)."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """接口."""

    name = "luodi.web.api"
    label = "api"
    verbose_name = "接口"

    def ready(self) -> None:
        # imported late: it needs the models; importing it registers the check
        from luodi.web.api import checks  # noqa: F401  (registers the check)
