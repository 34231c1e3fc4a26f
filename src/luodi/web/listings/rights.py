"""Who may do what with a listing."""

from django.utils.translation import gettext_lazy as _

from luodi.web.people.verbs import EVERYBODY, WORKING, Verb, register

register(
    Verb("listings.view", _("查看房源"), EVERYBODY),
    Verb("listings.add", _("新建")),
    Verb("listings.edit", _("修改"), WORKING),
    Verb("listings.publish", _("发布"), WORKING),
    Verb("listings.withdraw", _("下架"), WORKING),
    Verb("listings.restore", _("还原")),
    Verb("listings.remove", _("删除")),
    Verb("listings.override_wording", _("用语放行")),
    Verb("listings.export", _("导出")),
)
