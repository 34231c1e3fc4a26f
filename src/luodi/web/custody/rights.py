"""Audit labels for keys and copies. Nobody at a desk may do any of it, only whoever has the server's terminal."""

from django.utils.translation import gettext_lazy as _

from luodi.web.people.verbs import Verb, register

register(
    Verb("custody.add_key", _("启用新密钥")),
    Verb("custody.encrypt", _("换新密钥加密")),
    Verb("custody.retire_key", _("停用旧密钥")),
    Verb("custody.backup", _("备份")),
    Verb("custody.forget_backups", _("删除旧备份")),
    Verb("custody.restore", _("从备份恢复")),
)
