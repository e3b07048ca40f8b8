package server

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/http"
)

type traceKey struct{}

// TraceID returns the id by which a request is found in the log, empty outside of a request.
func TraceID(ctx context.Context) string {
	id, _ := ctx.Value(traceKey{}).(string)
	return id
}

// traced gives each request its id. What the visitor sends as one is not taken over: it would write into our log.
func traced(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := Trace(r.Context())
		w.Header().Set("X-Trace-Id", TraceID(ctx))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Trace gives what is done an id of its own. It is also for what is done on a connection long after its request.
func Trace(ctx context.Context) context.Context {
	var raw [8]byte
	_, _ = rand.Read(raw[:]) // never fails, by its contract
	return context.WithValue(ctx, traceKey{}, hex.EncodeToString(raw[:]))
}
