"""The room news (资讯)."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """资讯."""

    name = "luodi.web.news"
    label = "news"
    verbose_name = "资讯"

    def ready(self) -> None:
        """Follows the log of Wagtail's editor."""
        # imported here because its models are loaded only now
        from luodi.web.news.editing import follow_editors

        follow_editors()
