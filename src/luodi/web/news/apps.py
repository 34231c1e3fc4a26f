"""The room news (资讯)."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """资讯."""

    name = "luodi.web.news"
    label = "news"
    verbose_name = "资讯"
