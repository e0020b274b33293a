"""The cookie that tells docs pages, before any request, that somebody has just signed in."""

import secrets
import unicodedata
from urllib.parse import quote


def sign_in_hint(domain, name=None, max_age_seconds=None):
    """Returns the value of a Set-Cookie header, to send at every sign-in beside the session.

    It has a new random tag each time. It is no session, and no server reads it.

    domain: that of dashboard and docs: "foo.com".
    name: what the docs call the reader until the first answer: 1-40 letters, marks, digits, spaces and .'-
        Every host of the domain can read it. Another one is left out.
    max_age_seconds: the lifetime of the session. None: until the browser is closed.
    """
    value = secrets.token_hex(16)
    if name is not None and _is_name(name):
        value += "." + quote(name, safe="")
    return _cookie(domain, value, max_age_seconds)


def clear_sign_in_hint(domain):
    """Returns the value of a Set-Cookie header that deletes the hint, to send at sign-out and wherever else a session ends."""
    return _cookie(domain, "", 0)


def _is_name(name):
    """Pages show it as plain text, and another one not at all."""
    return 1 <= len(name) <= 40 and all(char in " .'-" or unicodedata.category(char)[0] in "LMN" for char in name)


def _cookie(domain, value, max_age_seconds):
    """Without HttpOnly: scripts of the docs read it."""
    age = "" if max_age_seconds is None else f"; Max-Age={max_age_seconds}"
    # Browsers trust localhost names over http, but some drop a Secure cookie there.
    secure = "" if domain.endswith(".localhost") else "; Secure"
    return f"bookplate_hint={value}; Domain={domain}; Path=/{age}; SameSite=Lax{secure}"
