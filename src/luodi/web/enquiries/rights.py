"""Who may do what with an enquiry. The public acts only through the tokens of its own drafts and enquiries."""

from django.utils.translation import gettext_lazy as _

from luodi.web.people.models import Person
from luodi.web.people.verbs import EVERYBODY, LEADING, WORKING, Verb, register

register(
    Verb("enquiries.view", _("查看咨询"), EVERYBODY),
    Verb("enquiries.reveal", _("查看原文和联系方式"), WORKING),
    Verb("enquiries.assign", _("分派"), WORKING),
    Verb("enquiries.close", _("结束"), WORKING),
    Verb("enquiries.revoke_link", _("停用专属链接"), WORKING),
    Verb("enquiries.erase", _("删除咨询"), LEADING),
    Verb("enquiries.withdraw", _("本人撤回同意")),
    Verb("enquiries.draft", _("记下草稿")),
    Verb("enquiries.correct", _("更正")),
    Verb("enquiries.extend", _("补充原话")),
    Verb("enquiries.dismiss", _("没看懂的不要紧")),
    Verb("enquiries.purge", _("删除过期草稿")),
    Verb("enquiries.submit", _("收到")),
    Verb("enquiries.export", _("导出需求")),
)


def may_take(person: Person, organisation_id: int) -> bool:
    """Whether an enquiry to that organisation may be assigned to a person: an active member of it."""
    return person.is_active and person.organisation_id == organisation_id
