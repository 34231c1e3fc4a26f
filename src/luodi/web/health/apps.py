"""The room health (运行状况)."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """运行状况."""

    name = "luodi.web.health"
    label = "health"
    verbose_name = "运行状况"
