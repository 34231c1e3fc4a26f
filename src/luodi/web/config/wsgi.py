"""The server's entry point: granian --interface wsgi luodi.web.config.wsgi:application"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luodi.web.config.settings")
application = get_wsgi_application()
