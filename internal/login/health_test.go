package login

import (
	"net/http"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// until waits for something that happens in the background.
func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !done(); runtime.Gosched() {
		if time.Now().After(deadline) {
			t.Fatalf("it did not come to this: %s", what)
		}
	}
}

// named returns one of the site's providers as the list shows it.
func (s *site) isAvailable(name string) bool {
	for _, p := range s.handler.Providers() {
		if p.Name == name {
			return p.IsAvailable
		}
	}
	return false
}

// A provider that is down is asked once in ten seconds, is shown as unavailable, and comes back by itself: nobody has to try.
func TestAProviderThatIsDown(t *testing.T) {
	s := newSite(t)
	b := s.browser(t)
	if response, text := b.get("/auth/morto", "Accept-Language", "en"); response.StatusCode != http.StatusBadGateway || !strings.Contains(text, "does not answer") {
		t.Errorf("a dead provider gave %d: %s", response.StatusCode, text)
	}
	if s.isAvailable("morto") {
		t.Error("a dead provider is shown as available")
	}
	var ahead atomic.Int64
	s.first().health.now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	s.idp.down.Store(true)
	asked := s.idp.asked.Load()
	until(t, "it is found to be down", func() bool { return !s.isAvailable("uno") })
	for range 3 {
		if response, _ := b.get("/auth/uno"); response.StatusCode != http.StatusBadGateway {
			t.Errorf("a provider that is down gave %d", response.StatusCode)
		}
	}
	if n := s.idp.asked.Load() - asked; n > 2 { // "due" may have asked too
		t.Errorf("it was asked %d times", n)
	}
	s.idp.down.Store(false)
	ahead.Add(int64(2 * askAgain))
	until(t, "it is found to be back", func() bool { return s.isAvailable("uno") })
	if response, _ := b.callback(b.begin("/")); response.StatusCode != http.StatusSeeOther {
		t.Errorf("after it came back: %d", response.StatusCode)
	}
	if response, _ := b.get("/auth/nessuno"); response.StatusCode != http.StatusNotFound {
		t.Errorf("no provider gave %d", response.StatusCode)
	}
}
