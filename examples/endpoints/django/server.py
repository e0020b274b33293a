"""A dashboard in Django with the Info API: the users and sessions are Django's."""

import os
import sys
from pathlib import Path
from wsgiref.simple_server import make_server

import django
from django.conf import settings

sys.path.append(str(Path(__file__).parents[1] / "python"))

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1", ".acme.localhost"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    ROOT_URLCONF="__main__",
    SECRET_KEY="an example",
    SESSION_COOKIE_NAME="sid",
    # The dashboard prolongs its sessions; the Info API does not.
    SESSION_SAVE_EVERY_REQUEST=True,
)
django.setup()

from django.contrib.auth import login, logout
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.http import HttpResponseRedirect
from django.urls import path
from sign_in_hint import clear_sign_in_hint, sign_in_hint

call_command("migrate", verbosity=0)
ada = User.objects.create_user("ada", first_name="Ada")
ada.groups.add(Group.objects.create(name="admin"))


def plan_of(user):
    return "enterprise"


def keys_of(user):
    # For every request, and of several keys the one that the reader chooses.
    return {
        "query": {"version": 2},
        "keys": [
            {"name": "Production", "header": {"X-API-Key": "ada-production-key"}},
            {"name": "Sandbox", "header": {"X-API-Key": "ada-sandbox-key"}, "server": {"region": "eu"}},
        ],
    }


def sign_in(request):
    """Stands for the dashboard's own sign-in."""
    login(request, ada)
    response = HttpResponseRedirect("/", status=303)
    response.cookies.load(sign_in_hint("acme.localhost", request.GET.get("name")))
    return response


def sign_out(request):
    logout(request)
    response = HttpResponseRedirect("/login", status=303)
    response.cookies.load(clear_sign_in_hint("acme.localhost"))
    return response


urlpatterns = [path("login", sign_in), path("logout", sign_out)]

# #region info-api
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from info_api import InfoApi

SessionStore = import_module(settings.SESSION_ENGINE).SessionStore


def reader(environ):
    """Reads the session and does not prolong it."""
    close_old_connections()  # as Django does before each request
    request = WSGIRequest(environ)
    request.session = SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    user = get_user(request)
    if not user.is_authenticated:
        return None
    return {
        "groups": [group.name for group in user.groups.all()],
        # Stored in the browser for a day. Return display data only.
        "content": {"firstName": user.first_name, "plan": plan_of(user)},
        # Keys for code samples and playgrounds. Browsers never store them.
        "apiPlaygroundInputs": keys_of(user),
    }


application = InfoApi(
    get_wsgi_application(),
    path="/api/docs/user-info",
    docs_origins=["http://docs.acme.localhost:4311"],
    get_user=reader,
    anonymous_status=int(os.environ.get("ANONYMOUS_STATUS", "401")),
)
# #endregion

with make_server("127.0.0.1", int(os.environ.get("PORT", "4399")), application) as server:
    print("ready", flush=True)
    server.serve_forever()
