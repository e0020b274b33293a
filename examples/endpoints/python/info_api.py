"""The Info API of the Shared Session Handshake as WSGI middleware (PEP 3333)."""

import json

FIELDS = ("expiresAt", "groups", "content", "apiPlaygroundInputs")


class InfoApi:
    """Answers one path; passes on everything else.

    docs_origins: exact origins such as "https://docs.foo.com", as browsers write them.
    get_user: takes the WSGI environ, returns a dict such as {"content": {"firstName": "Ada"}}, or None.
    anonymous_status: the status when nobody is signed in: 401, or 204, which browsers do not print in red into the
        console of anonymous readers.
    """

    def __init__(self, app, path, docs_origins, get_user, anonymous_status=401):
        if anonymous_status not in (401, 204):
            raise ValueError(f"anonymous_status: expected 401 or 204, found {anonymous_status!r}")
        self.app = app
        self.path = path
        self.docs_origins = frozenset(docs_origins)
        self.get_user = get_user
        self.anonymous_status = anonymous_status

    def __call__(self, environ, start_response):
        if environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "") != self.path:
            return self.app(environ, start_response)
        status, headers, body = self._answer(environ)
        payload = b"" if body is None else json.dumps(body).encode()
        if body is not None:
            headers.append(("Content-Type", "application/json; charset=utf-8"))
            headers.append(("Content-Length", str(len(payload))))
        start_response(status, headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else payload]

    def _answer(self, environ):
        origin = environ.get("HTTP_ORIGIN")
        method = environ["REQUEST_METHOD"]
        site = environ.get("HTTP_SEC_FETCH_SITE")
        # Also without Origin and on errors: else a cache replays an answer that the docs may not read.
        headers = [
            ("Vary", "Origin"),
            ("Cache-Control", "private, no-store"),
            ("Cross-Origin-Resource-Policy", "same-site"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        # Compared for equality, never by pattern: look-alikes of the docs would read the reader's data.
        if origin in self.docs_origins:
            headers += [
                ("Access-Control-Allow-Origin", origin),
                ("Access-Control-Allow-Credentials", "true"),
            ]
        if method == "OPTIONS":
            return "204 No Content", headers + [
                ("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
                ("Access-Control-Allow-Headers", "traceparent, tracestate, baggage"),
                ("Access-Control-Max-Age", "600"),
            ], None

        if origin is not None and origin not in self.docs_origins:
            return "403 Forbidden", headers, {"error": "origin-not-allowed"}
        if method not in ("GET", "HEAD"):
            return "405 Method Not Allowed", headers + [("Allow", "GET, HEAD, OPTIONS")], {"error": "method-not-allowed"}
        if site == "cross-site":
            return "401 Unauthorized", headers, {"error": "cross-site"}
        # A GET of docs on this very origin has no Origin header; then the browser must say that it is one.
        is_fetch = environ.get("HTTP_SEC_FETCH_MODE", "cors") in ("cors", "same-origin")
        if not is_fetch or (origin is None and site != "same-origin"):
            return "403 Forbidden", headers, {"error": "not-from-docs"}
        try:
            user = known_fields(self.get_user(environ))
        except Exception as error:  # The docs learn that it failed, and nothing else.
            print("[bookplate] the Info API answered 500:", repr(error), file=environ["wsgi.errors"])
            return "500 Internal Server Error", headers, {"error": "internal"}
        if user is None and self.anonymous_status == 204:
            return "204 No Content", headers, None
        if user is None:
            return "401 Unauthorized", headers, {"error": "signed-out"}
        return "200 OK", headers, user


def known_fields(user):
    """Fields of other names are not sent: what pages name as user.plan belongs in "content"."""
    if user is None:
        return None
    known = {name: user[name] for name in FIELDS if user.get(name) is not None}
    if user and not known:
        raise ValueError(f"expected one of {', '.join(FIELDS)} in the User, found {', '.join(user)}")
    return known
