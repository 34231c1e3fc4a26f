"""The room desk (工作台)."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """工作台."""

    name = "luodi.web.desk"
    label = "desk"
    verbose_name = "工作台"

    def ready(self) -> None:
        # imported here because they need the models; importing permissions registers the check
        from luodi.web.desk import article_editor, permissions  # noqa: F401  (registers the check)

        article_editor.install()
