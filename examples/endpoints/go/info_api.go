package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
)

// User is what the docs are told of a reader. Every field is optional.
type User struct {
	ExpiresAt           int64             `json:"expiresAt,omitempty"` // Unix seconds
	Groups              []string          `json:"groups,omitempty"`
	Content             map[string]any    `json:"content,omitempty"`
	APIPlaygroundInputs *PlaygroundInputs `json:"apiPlaygroundInputs,omitempty"`
}

// PlaygroundInputs has values for every request, and keys that lie over them: the first one until the reader chooses
// another.
type PlaygroundInputs struct {
	PlaygroundFields
	Keys []PlaygroundKey `json:"keys,omitempty"`
}

// PlaygroundKey is one of several keys. The reader chooses it by its name, which is no secret.
type PlaygroundKey struct {
	Name string `json:"name"`
	PlaygroundFields
}

// PlaygroundFields has values by name, for each place that a request or a server URL has for them. Those of
// servers are strings; the others may be numbers or booleans, too.
type PlaygroundFields struct {
	Header map[string]any    `json:"header,omitempty"`
	Query  map[string]any    `json:"query,omitempty"`
	Cookie map[string]any    `json:"cookie,omitempty"`
	Path   map[string]any    `json:"path,omitempty"`
	Server map[string]string `json:"server,omitempty"`
}

const allowedMethods = "GET, HEAD, OPTIONS"

// InfoAPI answers the one endpoint of the Shared Session Handshake.
//
// docsOrigins are exact, as browsers write them: "https://docs.foo.com". anonymousStatus is the status when nobody is
// signed in: 401, or 204, which browsers do not print in red into the console of anonymous readers. getUser returns nil
// when nobody is signed in.
func InfoAPI(docsOrigins []string, anonymousStatus int, getUser func(*http.Request) (*User, error)) http.Handler {
	if anonymousStatus != http.StatusUnauthorized && anonymousStatus != http.StatusNoContent {
		panic(fmt.Sprintf("anonymousStatus: expected 401 or 204, found %d", anonymousStatus))
	}
	isDocs := make(map[string]bool, len(docsOrigins))
	for _, origin := range docsOrigins {
		isDocs[origin] = true
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		headers := w.Header()
		// Also without Origin and on errors: else a cache replays an answer that the docs may not read.
		headers.Set("Vary", "Origin")
		headers.Set("Cache-Control", "private, no-store")
		headers.Set("Cross-Origin-Resource-Policy", "same-site")
		headers.Set("X-Content-Type-Options", "nosniff")
		// Compared for equality, never by pattern: look-alikes of the docs would read the reader's data.
		origin := r.Header.Get("Origin")
		if isDocs[origin] {
			headers.Set("Access-Control-Allow-Origin", origin)
			headers.Set("Access-Control-Allow-Credentials", "true")
		}
		if r.Method == http.MethodOptions {
			headers.Set("Access-Control-Allow-Methods", allowedMethods)
			headers.Set("Access-Control-Allow-Headers", "traceparent, tracestate, baggage")
			headers.Set("Access-Control-Max-Age", "600")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		if origin != "" && !isDocs[origin] {
			refuse(w, http.StatusForbidden, "origin-not-allowed")
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			headers.Set("Allow", allowedMethods)
			refuse(w, http.StatusMethodNotAllowed, "method-not-allowed")
			return
		}
		if r.Header.Get("Sec-Fetch-Site") == "cross-site" {
			refuse(w, http.StatusUnauthorized, "cross-site")
			return
		}
		if !isFetchOfDocs(r) {
			refuse(w, http.StatusForbidden, "not-from-docs")
			return
		}
		user, err := getUser(r)
		switch {
		case err != nil: // The docs learn that it failed, and nothing else.
			log.Printf("[bookplate] the Info API answered 500: %v", err)
			refuse(w, http.StatusInternalServerError, "internal")
		case user == nil && anonymousStatus == http.StatusNoContent:
			w.WriteHeader(http.StatusNoContent)
		case user == nil:
			refuse(w, http.StatusUnauthorized, "signed-out")
		default:
			answer(w, http.StatusOK, user)
		}
	})
}

// A GET of docs on this very origin has no Origin header; then the browser must say that it is one.
func isFetchOfDocs(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Mode") {
	case "", "cors", "same-origin":
		return r.Header.Get("Origin") != "" || r.Header.Get("Sec-Fetch-Site") == "same-origin"
	default:
		return false
	}
}

func refuse(w http.ResponseWriter, status int, reason string) {
	answer(w, status, map[string]string{"error": reason})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	// An error here means that the reader has gone.
	_ = json.NewEncoder(w).Encode(body)
}
