package saml

import (
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// publisher serves a gateway's metadata, or does not.
type publisher struct {
	*httptest.Server
	text  atomic.Pointer[string]
	asked atomic.Int64
}

func newPublisher(t *testing.T, text string) *publisher {
	t.Helper()
	p := &publisher{}
	p.text.Store(&text)
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		p.asked.Add(1)
		if text := *p.text.Load(); text != "" {
			_, _ = w.Write([]byte(text))
			return
		}
		http.Error(w, "closed", http.StatusServiceUnavailable)
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *publisher) say(text string) { p.text.Store(&text) }

// TestMetadataIsAskedForWhenNeeded follows a gateway over a day: not at the start, once an hour, and what was known goes on
// while it is down, until it expires.
func TestMetadataIsAskedForWhenNeeded(t *testing.T) {
	f, next := newForger(t), newForger(t)
	text := f.published(t, `validUntil="2026-03-01T18:00:00Z"`, f.described("signing"), service(sso, "HTTP-Redirect", entry))
	p := newPublisher(t, "")
	now := noon
	s := &source{address: p.URL, client: p.Client(), now: func() time.Time { return now }}
	if p.asked.Load() != 0 || s.down.Load() {
		t.Error("it was asked before anybody came")
	}
	step := func(what string, after time.Duration, say string, asked int64, works, down bool) {
		t.Helper()
		now = now.Add(after)
		p.say(say)
		p.asked.Store(0)
		g, err := s.gateway(t.Context())
		if (err == nil) != works || works && g == nil || s.down.Load() != down || p.asked.Load() != asked {
			t.Errorf("%s: %v, asked %d times, down %v", what, err, p.asked.Load(), s.down.Load())
		}
	}
	step("it is down", 0, "", 1, false, true)
	step("it is left alone", time.Second, text, 0, false, true)
	step("it is back", askAgain, text, 1, true, false)
	step("it is known", time.Minute, "", 0, true, false)
	step("it is asked anew, and down", time.Hour, "", 1, true, false)
	step("what was known goes on", time.Second, "", 0, true, false)
	step("it answers garbage", askAgain, "<garbage", 1, true, false)
	step("what was known has expired", 6*time.Hour, "", 1, false, true)
	step("it has another key", askAgain, f.published(t, "", next.described("signing"), service(sso, "HTTP-Redirect", entry)), 1, true, false)
	if g, err := s.gateway(t.Context()); err != nil || !g.trust[0].Equal(next.certificate) {
		t.Errorf("the old key counts still, %v", err)
	}
}

// TestItComesBackByItself while somebody looks at the ways to come in, and nobody tries.
func TestItComesBackByItself(t *testing.T) {
	f := newForger(t)
	p := newPublisher(t, "")
	var ahead atomic.Int64
	s := &source{address: p.URL, client: p.Client(), now: func() time.Time { return noon.Add(time.Duration(ahead.Load())) }}
	turns := func(want bool) {
		t.Helper()
		for s.available() != want {
			if t.Context().Err() != nil {
				t.Fatal("it never turned")
			}
			<-time.After(5 * time.Millisecond)
		}
	}
	turns(false)
	p.say(f.published(t, "", f.described("signing"), service(sso, "HTTP-Redirect", entry)))
	ahead.Store(int64(askAgain))
	turns(true)
}

// TestVisitorsWhoLeave do not make a gateway look down.
func TestVisitorsWhoLeave(t *testing.T) {
	p := newPublisher(t, "")
	s := &source{address: p.URL, client: p.Client(), now: time.Now}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.gateway(ctx); err == nil || s.down.Load() || !s.retryAt.IsZero() {
		t.Errorf("%v, down %v", err, s.down.Load())
	}
}

// TestMetadataFromAFile is read as well, and must be there by the time that it is needed.
func TestMetadataFromAFile(t *testing.T) {
	f := newForger(t)
	s := &source{file: filepath.Join(t.TempDir(), "federa.xml"), now: func() time.Time { return noon }}
	if _, err := s.gateway(t.Context()); err == nil || !strings.Contains(err.Error(), "federa.xml") {
		t.Errorf("%v", err)
	}
	save(t, s.file, []byte(f.published(t, "", f.described("signing"), service(sso, "HTTP-Redirect", entry))))
	s.retryAt = time.Time{}
	if g, err := s.gateway(t.Context()); err != nil || g.entity != federa {
		t.Errorf("%+v, %v", g, err)
	}
}
