"""Sets up an installation: its operator, the first lead, and the region's site with a news section."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from luodi.geography import find_places, is_division
from luodi.sheets import is_line
from luodi.web.news.actions import open_site
from luodi.web.people.actions import add_organisation, add_person, open_articles
from luodi.web.people.enums import OrganisationKind, Role
from luodi.web.people.models import Organisation, Person
from luodi.web.portal.setup.codes import is_needed
from luodi.web.portal.setup.errors import AlreadySetUp, BadSetup

#: The required fields, in the order of the page and of the terminal's questions.
FIELDS = ("organisation", "region", "contact_line", "host", "username", "password")
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,29}")
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Opened:
    """The objects created."""

    organisation: Organisation
    lead: Person
    site: Site


def open_installation(*, fields: Mapping[str, str], at: dt.datetime) -> Opened:
    """Creates all of it or nothing. `fields` has the names of FIELDS; the region is a name or a division code.

    Raises AlreadySetUp, BadSetup (with every faulty field).
    """
    if not is_needed():
        raise AlreadySetUp(organisation=str(Organisation.objects.order_by("pk").first()))
    kept = cleaned(fields)
    with transaction.atomic():
        organisation = add_organisation(
            name=kept["organisation"],
            kind=OrganisationKind.OPERATOR,
            contact_line=kept["contact_line"],
            actor=None,
            at=at,
        )
        lead = add_person(
            username=kept["username"],
            password=kept["password"],
            organisation=organisation,
            role=Role.LEAD,
            actor=None,
            at=at,
        )
        site = open_site(
            host=kept["host"],
            name=kept["organisation"],
            region_code=kept["region"],
            is_default=True,
            actor=lead,
            at=at,
        )
        open_articles(organisation=organisation, root=site.root_page, actor=lead, at=at)
    return Opened(organisation, Person.objects.get(pk=lead.pk), site)


def cleaned(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields in stored form: stripped, and the region as its code. Raises BadSetup."""
    kept = {name: fields.get(name, "").strip() if name != "password" else fields.get(name, "") for name in FIELDS}
    kept["host"] = kept["host"].lower() or "localhost"
    region = region_code(kept["region"])
    faults = dict(_faults(kept, region))
    if faults:
        raise BadSetup(faults=faults, summary=" ".join(faults.values()))
    return {**kept, "region": region}


def region_code(typed: str) -> str:
    """The division of a name or a code, "" if unknown or ambiguous."""
    if is_division(typed):
        return typed
    codes = {code for mention in find_places(typed) for code in mention.codes}
    return codes.pop() if len(codes) == 1 else ""


def _faults(kept: dict[str, str], region: str) -> list[tuple[str, str]]:
    faults = []
    if not kept["organisation"]:
        faults.append(("organisation", _("单位名称还没填，写访客看到的名字，如 溧阳市招商局。")))
    elif len(kept["organisation"]) > _LONGEST:
        faults.append(("organisation", _("单位名称太长，请不超过 100 字。")))
    if not region:
        faults.append(
            (
                "region",
                _("「%(typed)s」认不出是哪个地区，请写全，如 江苏省常州市，或写行政区划代码。")
                % {"typed": kept["region"]},
            )
        )
    if not is_line(kept["contact_line"]) or len(kept["contact_line"]) > _LONGEST:
        faults.append(
            ("contact_line", _("联系方式里要有打得通的电话或邮箱，不超过 100 字，如 0519-8000 0000 招商部。"))
        )
    if not _HOST.fullmatch(kept["host"]):
        faults.append(
            (
                "host",
                _("「%(typed)s」不是网址里的主机名，请写成 luodi.example.cn；没有域名就空着。")
                % {"typed": kept["host"]},
            )
        )
    if not _USERNAME.fullmatch(kept["username"]):
        faults.append(("username", _("登录名请用 3 到 30 个小写字母、数字、点或横线，如 wangshili。")))
    weak = _weakness(kept)
    return [*faults, ("password", weak)] if weak else faults


def _weakness(kept: dict[str, str]) -> str:
    try:
        validate_password(kept["password"], Person(username=kept["username"]))
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
