"""Who may do what with an enquiry at the desk. The public acts only through the tokens of its own drafts and enquiries."""

from django.core.exceptions import PermissionDenied

from luodi.web.enquiries.models import Enquiry
from luodi.web.people.access import demand, visible
from luodi.web.people.models import Person


def demand_on(person: object, verb: str, enquiry: Enquiry) -> Person:
    """The person, when they may do it with this very enquiry; PermissionDenied otherwise."""
    found = demand(person, verb)
    if not visible(found, Enquiry).filter(pk=enquiry.pk).exists():
        raise PermissionDenied(f"没有权限：{verb}")
    return found


def may_take(person: Person, enquiry: Enquiry) -> bool:
    """Whether a person may be given an enquiry: of the receiving organisation, and still there."""
    return person.is_active and person.organisation_id == enquiry.organisation_id
