"""The room portal (门户)."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """门户."""

    name = "luodi.web.portal"
    label = "portal"
    verbose_name = "门户"

    def ready(self) -> None:
        """The portal shows the sections and articles of the room news."""
        # imported here because they need the models
        from luodi.web.news.faces import set_view
        from luodi.web.news.models import ArticlePage, SectionPage
        from luodi.web.portal.articles.views import article, section

        set_view(ArticlePage, article)
        set_view(SectionPage, section)
