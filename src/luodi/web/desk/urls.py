"""URLs below /desk/ that precede Wagtail's: signing in, one's own account, choosing a page, staying signed in, and disabled addresses."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from luodi.web.desk import closed
from luodi.web.desk.account import Account
from luodi.web.desk.choosers import ChoosePage
from luodi.web.desk.sessions import awake
from luodi.web.desk.signing_in import SignIn

urlpatterns = [
    path("login/", SignIn.as_view(), name="sign_in"),
    path("account/", never_cache(require_admin_access(Account.as_view())), name="own_account"),
    path("choose-page/", never_cache(require_admin_access(ChoosePage.as_view())), name="choose_page"),
    path("awake/", never_cache(require_admin_access(awake)), name="awake"),
    *closed.urlpatterns,
]
