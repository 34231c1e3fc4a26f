"""Shared infrastructure that every room uses. It knows no business noun."""

from django.apps import AppConfig
from django.db.models.signals import pre_delete

from luodi.web.shared.declared import take_up


class SharedConfig(AppConfig):
    """Encryption, audit, the change log, stored numbers."""

    name = "luodi.web.shared"
    label = "shared"
    verbose_name = "公共"

    def ready(self) -> None:
        """Loads the timed jobs of every room, what the site checks of its surroundings, and the guard of the audit trail."""
        # imported late: settings and models are read there; importing the checks registers them
        from luodi.web.shared import audit, proxy_checks  # noqa: F401  (registers the check)

        pre_delete.connect(audit.keep, sender="shared.AuditEntry", dispatch_uid="luodi audit rows are kept")
        take_up("tasks")
