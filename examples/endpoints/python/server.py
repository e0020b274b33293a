"""An empty dashboard with the Info API."""

import os
from http.cookies import SimpleCookie
from wsgiref.simple_server import make_server

from info_api import InfoApi


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
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"nothing here"]


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
