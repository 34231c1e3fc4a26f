"""The server's entry point: granian --interface rsgi luodi.web.config.rsgi:application"""

import os

from django.core.wsgi import get_wsgi_application

from luodi.web.config.serving import Application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luodi.web.config.settings")


def _application() -> Application:
    wsgi = get_wsgi_application()
    # imported here because Django must be set up first
    from luodi.web.shared.bodies import most_bytes

    return Application(wsgi, most_bytes)


def _check_keys() -> None:
    """Also stops a server started without `luodi serve` if the keys do not fit the data."""
    # imported here because Django must be set up first
    from django.db import connections

    from luodi.web.custody.keys import check_keys

    check_keys()
    connections.close_all()  # workers must not share one


application = _application()
_check_keys()
