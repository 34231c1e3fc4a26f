from django.contrib.auth import views
from django.http import HttpRequest, HttpResponse
from django.views.generic.base import TemplateView

class LoginView(views.LoginView): ...

class AccountView(TemplateView):
    def post(self, request: HttpRequest) -> HttpResponse: ...
