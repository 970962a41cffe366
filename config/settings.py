"""Settings, all from the environment; `econtador run` sets what a plain installation needs."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from config.ambiente import database, flag, listed, secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("ECONTADOR_DATA", BASE_DIR / "var"))
FACE = "packcrm" if os.environ.get("ECONTADOR_FACE") == "packcrm" else "portal"
SO_OPERADORES = FACE == "packcrm"  # the office's own face
NODE = os.environ.get("ECONTADOR_NODE", "hub")
DEMO = flag("ECONTADOR_DEMO")
HTTPS = flag("ECONTADOR_HTTPS")

DEBUG = False
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = listed("ECONTADOR_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = listed("ECONTADOR_ORIGINS", "")
ROOT_URLCONF = f"econtador.{FACE}.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "procrastinate.contrib.django",
    "econtador.base",
    "econtador.base.ui",
    "econtador.contas",
    "econtador.escritorios",
    "econtador.pessoas",
    "econtador.empresas",
    "econtador.departamentos",
    "econtador.acessos",
    "econtador.fluxo",
    "econtador.prazos",
    "econtador.calendario",
    "econtador.arquivos",
    "econtador.busca",
    "econtador.atendimentos",
    "econtador.avisos",
    "econtador.relatorios",
    "econtador.bi",
    "econtador.painel",
    "econtador.aovivo",
    "econtador.moldura",
    "econtador.portal",
    "econtador.packcrm",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "econtador.base.middleware.DomainErrors",
]

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "econtador.moldura.contexto.face",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "econtador.base.ui.ambiente.environment",
            "context_processors": _CONTEXT,
        },
    },
    {  # what packages bring
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]

# `default` is the runtime's role, under row security; `dono` owns the tables and migrates them.
DATABASES = {"default": database("DATABASE_URL"), "dono": database("DATABASE_ADMIN_URL")}
DATABASE_DIRECT_URL = os.environ.get("DATABASE_DIRECT_URL", "")  # LISTEN does not pass a pooler

CACHES = {
    "default": {  # shared by all processes: login limits count in one place
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "base_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # a flood of attempts must not push the counts out
    }
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "trabalhos"

AUTH_USER_MODEL = "contas.Conta"
AUTHENTICATION_BACKENDS = ["econtador.contas.entrada.PorLogin"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/entrar"
ACCOUNT_ADAPTER = "econtador.contas.entrada.Adaptador"
ACCOUNT_FORMS = {
    "login": "econtador.contas.forms.EntrarForm",
    "change_password": "econtador.contas.forms.TrocarSenhaForm",
    "reset_password": "econtador.contas.forms.EsqueciForm",
    "reset_password_from_key": "econtador.contas.forms.NovaSenhaForm",
}
ACCOUNT_RATE_LIMITS = {  # by client address, by what was typed as login, by conta
    "login": "60/m/ip",  # an office of sixty behind one address enters at eight
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/h/key",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[eContador] "
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a class, no secret
PASSWORD_RESET_TIMEOUT = 60 * 60 * 2
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"

SESSION_COOKIE_NAME = f"sessao_{NODE}_{FACE}"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"csrf_{NODE}_{FACE}"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "econtador.moldura.erros.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SECURE_SSL_REDIRECT = HTTPS and not flag("ECONTADOR_PROXY_REDIRECTS")
SECURE_REDIRECT_EXEMPT = [r"^saude$"]  # asked from this machine, by plain http
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
if flag("ECONTADOR_BEHIND_PROXY"):  # only then is the proxy's word taken
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # the client's address is the last one that the proxy wrote
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # sub-domains of the office are not ours to bind to https
    "security.W021",  # nor to put on the browsers' preload list
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"linha": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"saida": {"class": "logging.StreamHandler", "formatter": "linha"}},
    "root": {"handlers": ["saida"], "level": "WARNING"},
    "loggers": {
        # 404 and 403 are answers, not faults of ours
        "django.request": {"handlers": ["saida"], "level": "ERROR", "propagate": False},
    },
}

LANGUAGE_CODE = "pt-br"
TIME_ZONE = "America/Sao_Paulo"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
ANEXO_MAX_BYTES = 25 * 1024 * 1024
ANEXOS_POR_PARECER = 10
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600  # a bulk action takes 500 rows
DATA_UPLOAD_MAX_NUMBER_FILES = ANEXOS_POR_PARECER
FILE_UPLOAD_HANDLERS = [
    "econtador.arquivos.envio.LimiteDeEnvio",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
if os.environ.get("ECONTADOR_S3_BUCKET"):
    _ARQUIVOS = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": os.environ["ECONTADOR_S3_BUCKET"],
            "endpoint_url": os.environ.get("ECONTADOR_S3_ENDPOINT"),
            "default_acl": "private",
            "file_overwrite": False,
        },
    }
else:
    _ARQUIVOS = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "arquivos"},
    }
STORAGES = {
    "default": _ARQUIVOS,
    "arquivos": _ARQUIVOS,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_TIMEOUT = 15
# Where the links of letters lead: a job has no request to take it from.
ENDERECO = os.environ.get("ECONTADOR_URL", "http://localhost:8000").rstrip("/")
DEFAULT_FROM_EMAIL = os.environ.get("ECONTADOR_FROM", "eContador <nao-responda@localhost>")
if os.environ.get("ECONTADOR_SMTP"):
    _SMTP = database("ECONTADOR_SMTP")
    EMAIL_HOST, EMAIL_PORT = _SMTP["HOST"], int(_SMTP["PORT"] or 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _SMTP["USER"], _SMTP["PASSWORD"]
    EMAIL_USE_TLS = not flag("ECONTADOR_SMTP_PLAIN")
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "emails"
