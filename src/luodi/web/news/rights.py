"""Who may do what with articles. On which pages is decided by Wagtail's permissions."""

from django.utils.translation import gettext_lazy as _

from luodi.web.people.enums import Role
from luodi.web.people.verbs import EVERYBODY, Verb, register

register(
    Verb("articles.view", _("查看资讯"), EVERYBODY),
    Verb("articles.edit", _("修改"), frozenset({Role.LEAD, Role.EDITOR})),
    Verb("news.import_article", _("导入")),
    Verb("news.publish_page", _("发布")),
    Verb("news.edit_page", _("编辑页面")),
    Verb("news.edit_image", _("编辑图片")),
    Verb("news.override_wording", _("用语放行")),
    Verb("news.open_site", _("开通站点")),
    Verb("news.open_section", _("新建栏目")),
)
