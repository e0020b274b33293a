// An empty dashboard with the Info API.
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
)

const path = "/api/docs/user-info"

func main() {
	anonymousStatus, err := strconv.Atoi(valueOr(os.Getenv("ANONYMOUS_STATUS"), "401"))
	if err != nil {
		log.Fatal(err)
	}
	infoAPI := InfoAPI([]string{"http://docs.acme.localhost:4311"}, anonymousStatus, readerOf)
	dashboard := http.NotFoundHandler()

	port := valueOr(os.Getenv("PORT"), "4399")
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("ready")
	// http.ServeMux would redirect paths that it tidies, and the docs follow no redirect.
	log.Fatal(http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == path:
			infoAPI.ServeHTTP(w, r)
		case r.Method == http.MethodPost && r.URL.Path == "/login":
			signIn(w, r)
		case r.Method == http.MethodPost && r.URL.Path == "/logout":
			signOut(w, r)
		default:
			dashboard.ServeHTTP(w, r)
		}
	})))
}

// Stands for the dashboard's own sign-in, which knows the reader's name.
func signIn(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: "ada-example-session", Path: "/", HttpOnly: true})
	http.SetCookie(w, SignInHint("acme.localhost", r.URL.Query().Get("name"), 0))
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func signOut(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "sid", Path: "/", MaxAge: -1, HttpOnly: true})
	http.SetCookie(w, ClearSignInHint("acme.localhost"))
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

func valueOr(value, fallback string) string {
	if value == "" {
		return fallback
	}
	return value
}

// Stands for the dashboard's own session look-up.
func readerOf(r *http.Request) (*User, error) {
	cookie, err := r.Cookie("sid")
	if err != nil || cookie.Value != "ada-example-session" {
		return nil, nil
	}
	return &User{
		Groups:  []string{"admin"},
		Content: map[string]any{"firstName": "Ada", "plan": "enterprise"},
		// For every request, and of several keys the one that the reader chooses.
		APIPlaygroundInputs: &PlaygroundInputs{
			PlaygroundFields: PlaygroundFields{Query: map[string]any{"version": 2}},
			Keys: []PlaygroundKey{
				{Name: "Production", PlaygroundFields: PlaygroundFields{
					Header: map[string]any{"X-API-Key": "ada-production-key"},
				}},
				{Name: "Sandbox", PlaygroundFields: PlaygroundFields{
					Header: map[string]any{"X-API-Key": "ada-sandbox-key"},
					Server: map[string]string{"region": "eu"},
				}},
			},
		},
	}, nil
}
