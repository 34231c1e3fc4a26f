from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

class _Policy:
    def instances_user_has_any_permission_for(
        self, user: AbstractBaseUser | AnonymousUser, actions: list[str]
    ) -> QuerySet[Model]: ...
    def user_has_any_permission_for_instance(
        self, user: AbstractBaseUser | AnonymousUser, actions: list[str], instance: Model
    ) -> bool: ...

class _Registry:
    def get_by_type(self, model: type[Model]) -> _Policy: ...

policy_registry: _Registry
