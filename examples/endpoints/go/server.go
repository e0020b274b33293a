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
		if r.URL.Path == path {
			infoAPI.ServeHTTP(w, r)
			return
		}
		dashboard.ServeHTTP(w, r)
	})))
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
