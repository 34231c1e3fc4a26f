"""Shared infrastructure that every room uses. It knows no business noun."""

from django.apps import AppConfig

from luodi.web.shared.declared import take_up


class SharedConfig(AppConfig):
    """Encryption, audit, the change log, stored numbers."""

    name = "luodi.web.shared"
    label = "shared"
    verbose_name = "公共"

    def ready(self) -> None:
        """Loads the timed jobs of every room, and what the site checks of its surroundings."""
        # imported late: the settings are read there; importing it registers the check
        from luodi.web.shared import proxy_checks  # noqa: F401  (registers the check)

        take_up("tasks")
