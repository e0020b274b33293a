"""A dashboard in Flask with the Info API: the session is Flask's signed cookie."""

import os
import sys
from pathlib import Path
from wsgiref.simple_server import make_server

from flask import Flask, redirect, request

sys.path.append(str(Path(__file__).parents[1] / "python"))

from sign_in_hint import clear_sign_in_hint, sign_in_hint

app = Flask(__name__)
app.secret_key = "an example"
app.config["SESSION_COOKIE_NAME"] = "sid"


class Ada:
    first_name = "Ada"
    plan = "enterprise"
    roles = ["admin"]
    # For every request, and of several keys the one that the reader chooses.
    playground = {
        "query": {"version": 2},
        "keys": [
            {"name": "Production", "header": {"X-API-Key": "ada-production-key"}},
            {"name": "Sandbox", "header": {"X-API-Key": "ada-sandbox-key"}, "server": {"region": "eu"}},
        ],
    }


def user_of(user_id):
    """Stands for the look-up in the dashboard's database."""
    return Ada if user_id == 1 else None


@app.post("/login")
def sign_in():
    """Stands for the dashboard's own sign-in."""
    # Prolonged by each answer of the dashboard, and not by the Info API.
    session.permanent = True
    session["user_id"] = 1
    response = redirect("/", 303)
    response.headers.add("Set-Cookie", sign_in_hint("acme.localhost", request.args.get("name")))
    return response


@app.post("/logout")
def sign_out():
    session.clear()
    response = redirect("/login", 303)
    response.headers.add("Set-Cookie", clear_sign_in_hint("acme.localhost"))
    return response


# #region info-api
from flask import session
from info_api import InfoApi


def reader(environ):
    """Reads the session and does not prolong it."""
    with app.request_context(environ):
        user = user_of(session.get("user_id"))
    if user is None:
        return None
    return {
        "groups": user.roles,
        # Stored in the browser for a day. Return display data only.
        "content": {"firstName": user.first_name, "plan": user.plan},
        # Keys for code samples and playgrounds. Browsers never store them.
        "apiPlaygroundInputs": user.playground,
    }


app.wsgi_app = InfoApi(
    app.wsgi_app,
    path="/api/docs/user-info",
    docs_origins=["http://docs.acme.localhost:4311"],
    get_user=reader,
    anonymous_status=int(os.environ.get("ANONYMOUS_STATUS", "401")),
)
# #endregion

with make_server("127.0.0.1", int(os.environ.get("PORT", "4399")), app) as server:
    print("ready", flush=True)
    server.serve_forever()
