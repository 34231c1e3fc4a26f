"""The server's entry point: granian --interface wsgi luodi.web.config.wsgi:application"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luodi.web.config.settings")
application = get_wsgi_application()


def _check_keys() -> None:
    """Ends the start of a server that is started without `luodi serve`, too, when the keys are not those of the data."""
    # imported here because Django must be set up first
    from django.db import connections

    from luodi.web.custody.keys import check_keys

    check_keys()
    connections.close_all()  # workers share none


_check_keys()
