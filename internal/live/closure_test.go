package live

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// The close of a socket and the last words of an event stream name the same time.
func TestBothDoorsNameWhenToComeBack(t *testing.T) {
	t.Parallel()
	c := restarting(19 * time.Second)
	if c.code != codeRestart || !strings.HasSuffix(c.reason, "retry in 20 s") {
		t.Errorf("%v", c)
	}
	w := httptest.NewRecorder()
	e := openEvents(t.Context(), w, time.Hour, time.Hour)
	defer e.close()
	e.retry(c.within)
	if !strings.HasSuffix(w.Body.String(), "\n\nretry: 20000\n\n") {
		t.Errorf("ended with %q", w.Body)
	}
}
