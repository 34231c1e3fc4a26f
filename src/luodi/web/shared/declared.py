"""Loads what rooms and faces declare in modules of a given name: rights, followed tables, timed jobs."""

from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

_OURS = "luodi.web."


def take_up(name: str) -> None:
    """Imports the module of that name from every room and face that has one, so that it can register its declarations."""
    for config in apps.get_app_configs():
        if config.name.startswith(_OURS) and config.module and module_has_submodule(config.module, name):
            import_module(f"{config.name}.{name}")
