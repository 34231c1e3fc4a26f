"""A person's own account at /desk/account/: Wagtail's page, whose changes leave audit rows."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.admin.views.account import AccountView

from luodi.web.people.access import demand
from luodi.web.people.actions import change_own_account


class Account(AccountView):
    """Name, mail, password, picture and preferences."""

    def post(self, request: HttpRequest) -> HttpResponse:
        save = super().post
        person = demand(request.user, "desk.enter")
        return change_own_account(person=person, change=lambda: save(request), at=timezone.now())
