"""An empty dashboard with the Info API."""

import os
from http.cookies import SimpleCookie
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server

from info_api import InfoApi
from sign_in_hint import clear_sign_in_hint, sign_in_hint


def get_user(environ):
    """Stands for the dashboard's own session look-up."""
    sid = SimpleCookie(environ.get("HTTP_COOKIE", "")).get("sid")
    if sid is None or sid.value != "ada-example-session":
        return None
    return {
        "groups": ["admin"],
        "content": {"firstName": "Ada", "plan": "enterprise"},
        # For every request, and of several keys the one that the reader chooses.
        "apiPlaygroundInputs": {
            "query": {"version": 2},
            "keys": [
                {"name": "Production", "header": {"X-API-Key": "ada-production-key"}},
                {"name": "Sandbox", "header": {"X-API-Key": "ada-sandbox-key"}, "server": {"region": "eu"}},
            ],
        },
    }


def dashboard(environ, start_response):
    """Stands for the dashboard's own sign-in, which knows the reader's name."""
    request = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    if request == ("POST", "/login"):
        [name] = parse_qs(environ["QUERY_STRING"]).get("name", [None])
        started = "sid=ada-example-session; Path=/; HttpOnly"
        return redirect(start_response, "/", started, sign_in_hint("acme.localhost", name))
    if request == ("POST", "/logout"):
        ended = "sid=; Path=/; Max-Age=0; HttpOnly"
        return redirect(start_response, "/login", ended, clear_sign_in_hint("acme.localhost"))
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"nothing here"]


def redirect(start_response, location, *cookies):
    start_response("303 See Other", [("Location", location)] + [("Set-Cookie", cookie) for cookie in cookies])
    return []


app = InfoApi(
    dashboard,
    path="/api/docs/user-info",
    docs_origins=["http://docs.acme.localhost:4311"],
    get_user=get_user,
    anonymous_status=int(os.environ.get("ANONYMOUS_STATUS", "401")),
)
with make_server("127.0.0.1", int(os.environ.get("PORT", "4399")), app) as server:
    print("ready", flush=True)
    server.serve_forever()
