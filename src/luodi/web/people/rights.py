"""Who may do what with people and organisations."""

from django.utils.translation import gettext_lazy as _

from luodi.web.people.verbs import LEADING, Verb, register

register(
    Verb("people.manage", _("管理人员"), LEADING),
    Verb("people.add_organisation", _("新建组织")),
    Verb("people.override_wording", _("用语放行")),
    Verb("people.add", _("新建人员")),
    Verb("people.role", _("改职责")),
    Verb("people.password", _("改密码")),
    Verb("people.account", _("改自己的账号")),
    Verb("people.export_trail", _("导出审计记录")),
    Verb("people.deactivate", _("停用")),
    Verb("people.end_sessions", _("强制退出登录")),
    Verb("people.sign_in", _("登录")),
    Verb("people.wrong_password", _("登录时密码不对")),
    Verb("people.sign_in_paused", _("登录次数到上限")),
    Verb("people.open_articles", _("开通资讯")),
)
