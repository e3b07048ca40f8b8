package export_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"piazza/internal/export"
)

// TestFewFilesAreMadeInMemoryAtATime holds two that one address has asked for: the third is refused, another address gets its own,
// and when they are made the first may ask again.
func TestFewFilesAreMadeInMemoryAtATime(t *testing.T) {
	begun, release, done := make(chan struct{}), make(chan struct{}), make(chan struct{})
	handler := export.Few(slog.New(slog.DiscardHandler), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("slow") {
			begun <- struct{}{}
			<-release
		}
		_, _ = io.WriteString(w, "file")
	}))
	ask := func(address, query string) int {
		r := httptest.NewRequest(http.MethodGet, "/export/assembly/1.md"+query, nil)
		r.RemoteAddr = address
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w.Code
	}
	for range 2 {
		go func() {
			ask("192.0.2.1:1", "?slow")
			done <- struct{}{}
		}()
		<-begun
	}
	if got := ask("192.0.2.1:2", ""); got != http.StatusTooManyRequests {
		t.Errorf("the third file of one address: %d", got)
	}
	if got := ask("192.0.2.2:1", ""); got != http.StatusOK {
		t.Errorf("the file of another address: %d", got)
	}
	close(release)
	<-done
	<-done
	if got := ask("192.0.2.1:3", ""); got != http.StatusOK {
		t.Errorf("the file of the first address afterwards: %d", got)
	}
}
