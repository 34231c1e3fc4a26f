"""URLs below /desk/ that precede Wagtail's: signing in, and disabled addresses."""

from django.urls import path

from luodi.web.desk import closed
from luodi.web.desk.signing_in import SignIn

urlpatterns = [path("login/", SignIn.as_view(), name="sign_in"), *closed.urlpatterns]
