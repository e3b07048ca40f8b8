package server

import (
	"encoding/json"
	"net/http"
	"strings"
)

// refuse answers without a handler: as a GraphQL error to a program, as one line to a person.
func refuse(w http.ResponseWriter, r *http.Request, status int, sentence string) {
	w.Header().Set("Cache-Control", "no-store")
	trace := TraceID(r.Context())
	if strings.Contains(r.Header.Get("Accept"), "json") || strings.Contains(r.Header.Get("Content-Type"), "json") {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(map[string]any{"errors": []any{map[string]any{
			"message": sentence, "extensions": map[string]string{"code": codeOf(status), "traceId": trace},
		}}})
		return
	}
	http.Error(w, sentence+" ("+trace+")", status)
}

func codeOf(status int) string {
	switch status {
	case http.StatusUnauthorized:
		return "UNAUTHENTICATED"
	case http.StatusForbidden:
		return "FORBIDDEN"
	case http.StatusRequestEntityTooLarge:
		return "LIMIT"
	case http.StatusServiceUnavailable:
		return "UNAVAILABLE"
	case http.StatusMisdirectedRequest:
		return "NOT_FOUND"
	default:
		return "INTERNAL"
	}
}
