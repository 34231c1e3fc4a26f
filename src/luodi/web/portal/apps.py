"""The room portal (门户)."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """门户."""

    name = "luodi.web.portal"
    label = "portal"
    verbose_name = "门户"

    def ready(self) -> None:
        """The portal answers "/" of every site that the room news keeps."""
        # imported late: it needs the models
        from luodi.web.news.signals import set_home_view

        set_home_view("luodi.web.portal.home.views.home")
