"""Signing in at /desk/login/: Wagtail's page, with limits against guessing and an audit row."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views.account import LoginView

from luodi.web.people.actions import note_sign_in
from luodi.web.people.errors import SignInPaused
from luodi.web.people.guarding import count_try
from luodi.web.shared.limits import address_of


class SignInForm(LoginForm):
    """Wagtail's form, whose password label is untranslated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("密码")


class SignIn(LoginView):
    """429 with a sentence and Retry-After beyond a limit; the typed user name is kept."""

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            count_try(username=request.POST.get("username", ""), address=address_of(request), at=timezone.now())
        except SignInPaused as paused:
            return self.pause(paused)
        return super().post(request, *args, **kwargs)

    def pause(self, paused: SignInPaused) -> HttpResponse:
        """The form's page; the password was not checked."""
        form = SignInForm(self.request, initial={"username": self.request.POST.get("username", "")})
        response = self.render_to_response(self.get_context_data(form=form, paused=paused.sentence))
        response.status_code = paused.status
        response.headers["Retry-After"] = str(paused.values["retry_after"])
        return response

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        note_sign_in(person=form.get_user(), at=timezone.now())
        return response
