from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page
from wagtail.query import PageQuerySet

class PagePermissionPolicy:
    def explorable_instances(self, user: AbstractBaseUser | AnonymousUser) -> PageQuerySet[Page]: ...
    def instances_user_has_permission_for(
        self, user: AbstractBaseUser | AnonymousUser, action: str
    ) -> PageQuerySet[Page]: ...
