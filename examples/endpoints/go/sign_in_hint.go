package main

import (
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// Pages show it as plain text, and another one not at all.
var hintName = regexp.MustCompile(`^[\p{L}\p{M}\p{N} .'-]{1,40}$`)

// SignInHint is the cookie that tells docs pages, before any request, that somebody has just signed in. Set it at every
// sign-in, beside the session: it has a new random tag each time. It is no session, and no server reads it.
//
// domain is that of dashboard and docs: "foo.com". name is what the docs call the reader until the first answer; every
// host of the domain can read it; "" for none. maxAgeSeconds is the lifetime of the session; 0 until the browser is closed.
func SignInHint(domain, name string, maxAgeSeconds int) *http.Cookie {
	tag := make([]byte, 16)
	if _, err := rand.Read(tag); err != nil {
		panic(err) // The system has no random numbers.
	}
	value := hex.EncodeToString(tag)
	if hintName.MatchString(name) {
		value += "." + url.PathEscape(name)
	}
	return hintCookie(domain, value, maxAgeSeconds)
}

// ClearSignInHint is the cookie that deletes the hint. Set it at sign-out, and wherever else a session ends.
func ClearSignInHint(domain string) *http.Cookie {
	return hintCookie(domain, "", -1)
}

func hintCookie(domain, value string, maxAge int) *http.Cookie {
	return &http.Cookie{
		Name:   "bookplate_hint",
		Value:  value,
		Domain: domain,
		Path:   "/",
		MaxAge: maxAge,
		// Browsers trust localhost names over http, but some drop a Secure cookie there.
		Secure:   !strings.HasSuffix(domain, ".localhost"),
		HttpOnly: false, // Scripts of the docs read it.
		SameSite: http.SameSiteLaxMode,
	}
}
