"""Signing in at /desk/login/: Wagtail's page, which says when tries are paused. Limits and trail are in `people.backends`."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views.account import LoginView

from luodi.web.desk.sessions import begin
from luodi.web.people.backends import paused_of
from luodi.web.people.devices import remember_device
from luodi.web.people.errors import SignInPaused


class SignInForm(LoginForm):
    """Wagtail's form, whose password label is untranslated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("密码")


class SignIn(LoginView):
    """429 with a sentence and Retry-After beyond a limit; the typed user name is kept."""

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        begin(self.request.session, timezone.now())
        remember_device(response, form.get_user().get_username(), reverse("sign_in"))
        return response

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        paused = paused_of(self.request)
        return self.pause(paused) if paused else super().form_invalid(form)

    def pause(self, paused: SignInPaused) -> HttpResponse:
        """The form's page; the password was not checked."""
        form = SignInForm(self.request, initial={"username": self.request.POST.get("username", "")})
        response = self.render_to_response(self.get_context_data(form=form, paused=paused.sentence))
        response.status_code = paused.status
        response.headers["Retry-After"] = str(paused.values["retry_after"])
        return response
