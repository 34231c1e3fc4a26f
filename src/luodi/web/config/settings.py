"""Django's settings. Those an operator may change come from `environment.py`; the rest is fixed here."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from luodi.web.config.databases import database
from luodi.web.config.environment import METRICS_FOLDER, home, is_on, names, value, whole
from luodi.web.config.files import FILE_MODE, keep_private
from luodi.web.config.keys import secret_key
from luodi.web.config.origins import address, trusted_origins
from luodi.web.config.production import demand_safe

keep_private()  # before the first file is made
PRODUCTION = is_on("LUODI_PRODUCTION")
DEBUG = is_on("LUODI_DEBUG")
SECRET_KEY = secret_key()
demand_safe()
ALLOWED_HOSTS = names("LUODI_HOSTS")
LUODI_REGION = value("LUODI_REGION")
LUODI_TRUSTED_PROXIES = whole("LUODI_TRUSTED_PROXIES")
# `shared.forwarded` leaves only what a trusted proxy wrote in these headers, and removes them if there is none.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if LUODI_TRUSTED_PROXIES else None
USE_X_FORWARDED_HOST = LUODI_TRUSTED_PROXIES > 0
CSRF_TRUSTED_ORIGINS = trusted_origins()
LUODI_ACCESS_LOG, LUODI_SLOW_MS = is_on("LUODI_ACCESS_LOG"), whole("LUODI_SLOW_MS")
LUODI_BACKUPS, LUODI_BACKUPS_KEPT = value("LUODI_BACKUPS"), whole("LUODI_BACKUPS_KEPT")
LUODI_METRICS_FOLDER = os.environ.get(METRICS_FOLDER, "")
LUODI_INDEX_FILE = home() / "matches.index"
LUODI_ICP, LUODI_POLICE_RECORD = value("LUODI_ICP"), value("LUODI_POLICE_RECORD")

INSTALLED_APPS = [
    "luodi.web.shared",
    "luodi.web.people",
    "luodi.web.custody",
    "luodi.web.places",
    "luodi.web.listings",
    "luodi.web.enquiries",
    "luodi.web.matches",
    "luodi.web.news",
    "luodi.web.batches",
    "luodi.web.portal",
    "luodi.web.desk",
    "luodi.web.api",
    "luodi.web.health",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "modelsearch",
    "taggit",
    "django_filters",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]
MIDDLEWARE = [
    "luodi.web.health.probes.probes",  # before host checks and the redirect to https
    "luodi.web.shared.forwarded.forwarded",  # what follows needs the client's address and scheme
    "luodi.web.health.requests.access",
    "django.middleware.security.SecurityMiddleware",
    "luodi.web.shared.packing.TextGZip",  # adds random bytes, so that lengths reveal nothing secret
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "luodi.web.shared.bodies.body_limit",  # after the language, which the refusal is in
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "luodi.web.shared.addresses.PlausibleKeys",
    "luodi.web.desk.sessions.limited",
    "luodi.web.desk.guard.OwnPages",
]
ROOT_URLCONF = "luodi.web.config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            Path(__file__).parents[1]
        ],  # a page of the portal keeps its template beside its view: portal/answer/answer.html
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["luodi.web.shared.templates.FilesystemLoader", "luodi.web.shared.templates.AppLoader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "luodi.web.portal.context.site",
            ],
        },
    }
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["luodi.web.people.backends.RoleBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}}}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]  # English; written by `make messages`
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

LUODI_HOME = home()
STATIC_URL = "/static/"
STATIC_ROOT = home() / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = home() / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # readable by a proxy that has access to LUODI_HOME
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG

FILE_UPLOAD_PERMISSIONS = FILE_MODE
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LUODI_UPLOAD_BYTES = 24 * 1024 * 1024
CSRF_FAILURE_VIEW = "luodi.web.portal.errors.views.csrf_failure"
LUODI_DESK_IDLE = timedelta(minutes=whole("LUODI_DESK_IDLE_MINUTES"))
LUODI_DESK_WHOLE = timedelta(hours=whole("LUODI_DESK_HOURS"))
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/desk/",),
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [SELF],
    },
}

WAGTAIL_PAGE_MODEL = "wagtailcore.Page"  # Wagtail's default, by the name that migrations read
WAGTAIL_SITE_NAME = "落地 Luodi"
WAGTAILADMIN_BASE_URL = address()
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "gif", "webp"]  # no SVG: it may contain scripts
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "luodi.web.desk.images.ImageForm"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "luodi.web.shared.logs.WithoutTokens"}},
    "formatters": {"bare": {"format": "%(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "filters": ["without_tokens"]},
        "access": {"class": "logging.StreamHandler", "formatter": "bare"},
    },
    "loggers": {
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": True},
        "luodi.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
        "luodi.statements": {"handlers": ["stderr"], "level": "WARNING", "propagate": True},
    },
}
