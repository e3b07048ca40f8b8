package server

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"piazza/internal/auth"
	"piazza/internal/config"
)

const public = "https://piazza.example.org"

// square is a server as production runs it, with a few handlers to ask.
func square(t *testing.T, change ...func(*Options)) *Server {
	t.Helper()
	o := Options{
		Config: &config.Config{PublicURL: public}, Log: slog.New(slog.DiscardHandler),
		Frames: []string{"https://player.vimeo.com"}, Metrics: prometheus.NewRegistry(),
		LongLived: func(r *http.Request) bool { return r.URL.Path == "/events" },
	}
	for _, c := range change {
		c(&o)
	}
	s := New(o)
	s.Handle("POST /echo", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(w, r.Body); err != nil {
			http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		}
	}))
	s.Handle("GET /long", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("La piazza è aperta. ", 500))
	}))
	s.Handle("GET /bug", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("bug with a secret") }))
	s.Handle("GET /who", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if auth.FromContext(r.Context()).Is(5) {
			_, _ = io.WriteString(w, "Ada")
		}
	}))
	return s
}

func ask(s *Server, method, path, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, public+path, strings.NewReader(body))
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

func TestHeaders(t *testing.T) {
	h := ask(square(t), http.MethodGet, "/long", "").Header()
	for name, part := range map[string]string{
		"Content-Security-Policy":    "script-src 'self';",
		"X-Content-Type-Options":     "nosniff",
		"Referrer-Policy":            "strict-origin-when-cross-origin",
		"Strict-Transport-Security":  "max-age",
		"Cross-Origin-Opener-Policy": "same-origin",
		"X-Trace-Id":                 "",
	} {
		if v := h.Get(name); v == "" || !strings.Contains(v, part) {
			t.Errorf("%s is %q", name, v)
		}
	}
	policy := h.Get("Content-Security-Policy")
	for _, part := range []string{"frame-src https://player.vimeo.com", "connect-src 'self' wss://piazza.example.org", "frame-ancestors 'none'"} {
		if !strings.Contains(policy, part) {
			t.Errorf("the policy %q lacks %q", policy, part)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy %q is loose", policy)
	}
}

func TestOtherSitesCannotWrite(t *testing.T) {
	for name, c := range map[string]struct {
		header []string
		want   int
	}{
		"our page":                {[]string{"Sec-Fetch-Site", "same-origin"}, 200},
		"our page behind a proxy": {[]string{"Origin", public, "Sec-Fetch-Site", "cross-site", "Host", "inside:8080"}, 200},
		"a program":               {nil, 200},
		"another site":            {[]string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}, 403},
		"a neighbour":             {[]string{"Sec-Fetch-Site", "same-site", "Origin", "https://evil.example.org"}, 403},
		"an old browser":          {[]string{"Origin", "https://evil.example"}, 403},
		"no origin at all":        {[]string{"Origin", "null"}, 403},
	} {
		if got := ask(square(t), http.MethodPost, "/echo", "x", c.header...).Code; got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestBodiesAreCapped(t *testing.T) {
	s := square(t)
	if w := ask(s, http.MethodPost, "/echo", strings.Repeat("x", 20<<20)); w.Code != 413 || strings.Contains(w.Body.String(), "xxx") {
		t.Errorf("20 MB: %d", w.Code)
	}
	web := httptest.NewServer(s.Handler())
	defer web.Close()
	r, err := http.NewRequest(http.MethodPost, web.URL+"/echo", io.MultiReader(strings.NewReader(strings.Repeat("x", 3<<20))))
	if err != nil {
		t.Fatal(err)
	}
	r.ContentLength = -1 // a body without an announced end
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return // cut off before it was all sent
	}
	defer answer.Body.Close()
	if text, _ := io.ReadAll(answer.Body); len(text) > 1<<20+200 {
		t.Errorf("%d bytes of an endless body were taken", len(text))
	}
}

// timed notes until when a reader may take to read.
type timed struct {
	*httptest.ResponseRecorder
	deadline time.Time
}

// SetWriteDeadline serves http.ResponseController.
func (d *timed) SetWriteDeadline(at time.Time) error { d.deadline = at; return nil }

func TestNobodyReadsForEver(t *testing.T) {
	for _, header := range [][2]string{{"Accept", "text/html"}, {"Upgrade", "websocket"}, {"Accept", "text/event-stream"}} {
		r := httptest.NewRequest(http.MethodGet, public+"/long", http.NoBody)
		r.Header.Set(header[0], header[1])
		w := &timed{ResponseRecorder: httptest.NewRecorder()}
		square(t).Handler().ServeHTTP(w, r)
		if w.Code != http.StatusOK || w.deadline.IsZero() || time.Until(w.deadline) > time.Minute {
			t.Errorf("with %q he may read until %v", header, w.deadline)
		}
	}
}

func TestPanicBecomesAnAnswer(t *testing.T) {
	for accept, want := range map[string]string{"application/json": `"code":"INTERNAL"`, "text/html": "Internal error ("} {
		w := ask(square(t), http.MethodGet, "/bug", "", "Accept", accept, "Accept-Encoding", "gzip")
		if w.Code != 500 || !strings.Contains(w.Body.String(), want) || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s: %d %s", accept, w.Code, w.Body)
		}
	}
}

func TestViewer(t *testing.T) {
	known := square(t, func(o *Options) {
		o.Viewer = func(http.ResponseWriter, *http.Request) (auth.Viewer, error) { return auth.Viewer{MemberID: 5}, nil }
	})
	if got := ask(known, http.MethodGet, "/who", "").Body.String(); got != "Ada" {
		t.Errorf("the viewer is %q", got)
	}
	unknown := square(t, func(o *Options) {
		o.Viewer = func(http.ResponseWriter, *http.Request) (auth.Viewer, error) {
			return auth.Viewer{}, errors.New("no database")
		}
	})
	if got := ask(unknown, http.MethodGet, "/who", "").Code; got != http.StatusServiceUnavailable {
		t.Errorf("without a database a member is answered %d", got)
	}
}

func TestAddressBehindAProxy(t *testing.T) {
	named := []string{"192.0.2.0/24"}
	for name, c := range map[string]struct {
		from, forwarded, want string
		demo                  bool
		proxies               []string
	}{
		"no proxy":                {"203.0.113.5:99", "", "203.0.113.5:99", false, nil},
		"our proxy":               {"127.0.0.1:99", "203.0.113.5", "203.0.113.5:0", false, nil},
		"our proxy and hearsay":   {"[::1]:99", "198.51.100.1, 2001:db8::5", "[2001:db8::5]:0", false, nil},
		"a stranger who says so":  {"203.0.113.5:99", "198.51.100.1", "203.0.113.5:99", false, nil},
		"nonsense from our proxy": {"127.0.0.1:99", "unknown", "127.0.0.1:99", false, nil},
		"a named proxy":           {"192.0.2.7:99", "198.51.100.1, 203.0.113.5", "203.0.113.5:0", false, named},
		"a proxy before ours":     {"192.0.2.7:99", "198.51.100.1, 203.0.113.5, 192.0.2.8", "203.0.113.5:0", false, named},
		"all of them are ours":    {"192.0.2.7:99", "192.0.2.9, 192.0.2.8", "192.0.2.9:0", false, named},
		"others are not named":    {"127.0.0.1:99", "203.0.113.5", "127.0.0.1:99", false, named},
		"the demo's named proxy":  {"192.0.2.7:99", "203.0.113.5", "203.0.113.5:0", true, named},
		"the demo has no proxy":   {"127.0.0.1:99", "203.0.113.5", "127.0.0.1:99", true, nil},
	} {
		s := square(t, func(o *Options) {
			o.Config.Demo, o.Config.DemoOnNetwork, o.Config.TrustedProxies = c.demo, c.demo, c.proxies
		})
		var got string
		s.Handle("GET /address", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r.RemoteAddr }))
		r := httptest.NewRequest(http.MethodGet, public+"/address", nil)
		r.RemoteAddr = c.from
		r.Header.Set("X-Forwarded-For", c.forwarded)
		s.Handler().ServeHTTP(httptest.NewRecorder(), r)
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestLongLivedRequestsStay lets a stream of events outlive the time in which a request must have been read. Where the computer is
// too busy to bring the request in that time it gets more.
func TestLongLivedRequestsStay(t *testing.T) {
	for _, body := range []string{"{}", ""} {
		for limit := 50 * time.Millisecond; ; limit *= 4 {
			if arrived, err := outlives(t, body, limit); arrived {
				if err != nil {
					t.Errorf("with body %q: %v", body, err)
				}
				break
			}
		}
	}
}

// outlives asks for a stream that lasts longer than the limit, and tells whether that came to the server in time.
func outlives(t *testing.T, body string, limit time.Duration) (arrived bool, err error) {
	t.Helper()
	s := square(t)
	var came atomic.Bool
	s.Handle("POST /events", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		came.Store(true)
		_, _ = io.Copy(io.Discard, r.Body)
		select {
		case <-r.Context().Done():
			http.Error(w, "cut off", http.StatusInternalServerError)
		case <-time.After(4 * limit):
		}
	}))
	listener, err := Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	web := s.httpServer(s.Handler())
	web.ReadTimeout = limit
	go web.Serve(listener)
	defer web.Close()
	r, err := http.NewRequest(http.MethodPost, "http://"+listener.Addr().String()+"/events", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/event-stream")
	answer, err := http.DefaultClient.Do(r)
	if err == nil {
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			err = errors.New(answer.Status)
		}
	}
	return came.Load(), err
}

// TestAskingIsNotEnoughToStay holds whoever only says that he wants to stay to the limits of ordinary requests.
func TestAskingIsNotEnoughToStay(t *testing.T) {
	s := square(t)
	bounded := map[string]bool{}
	see := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, bounded[r.URL.Path] = r.Context().Deadline() })
	s.Handle("GET /page", see)
	s.Handle("GET /events", see)
	for _, header := range [][]string{{"Accept", "text/event-stream"}, {"Connection", "Upgrade", "Upgrade", "websocket"}, {}} {
		ask(s, http.MethodGet, "/page", "", header...)
		ask(s, http.MethodGet, "/events", "", header...)
		if !bounded["/page"] || bounded["/events"] {
			t.Errorf("with %v a page is bounded: %v, what stays is: %v", header, bounded["/page"], bounded["/events"])
		}
	}
	if web := s.httpServer(s.Handler()); web.WriteTimeout == 0 {
		t.Error("a reader who takes nothing is waited for without end")
	}
}

func TestReadiness(t *testing.T) {
	fault := errors.New("no database")
	var now error
	s := square(t, func(o *Options) { o.Ready = func(context.Context) error { return now } })
	for _, c := range []struct {
		fault    error
		draining bool
		want     int
	}{{nil, false, 200}, {fault, false, 503}, {nil, false, 200}, {nil, true, 503}} {
		now = c.fault
		if c.draining {
			s.readiness.drain()
		}
		if got := ask(s, http.MethodGet, "/readyz", "").Code; got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
		if got := ask(s, http.MethodGet, "/healthz", "").Code; got != 200 {
			t.Errorf("%+v: health is %d", c, got)
		}
	}
}

func TestDemoAnswersToThisComputerOnly(t *testing.T) {
	s := square(t, func(o *Options) {
		o.Config = &config.Config{PublicURL: "http://127.0.0.1:8080", Database: config.Database{Demo: true}}
	})
	for name, c := range map[string]struct {
		host, accept string
		want         int
	}{
		"its own name":          {"127.0.0.1:8080", "text/html", 200},
		"another of its names":  {"localhost:8080", "text/html", 307},
		"a program":             {"localhost:8080", "application/json", 200},
		"a name that points in": {"evil.example:8080", "text/html", 421},
		"and its program":       {"evil.example:8080", "application/json", 421},
	} {
		w := ask(s, http.MethodGet, "/long", "", "Host", c.host, "Accept", c.accept)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d", name, w.Code, c.want)
		}
		if to := w.Header().Get("Location"); c.want == 307 && to != "http://127.0.0.1:8080/long" {
			t.Errorf("%s is led to %s", name, to)
		}
	}
}

func TestRunDrainsAndTellsMetrics(t *testing.T) {
	drained := make(chan struct{})
	s := square(t, func(o *Options) {
		o.Config.MetricsAddr = "127.0.0.1:0"
		o.Drain = func(context.Context) { close(drained) }
	})
	ask(s, http.MethodGet, "/long", "")
	families, err := s.options.Metrics.Gather()
	if err != nil || len(families) != 1 || !strings.Contains(families[0].String(), `GET /long`) {
		t.Errorf("the metrics are %v %v", families, err)
	}
	listener, err := Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, listener) }()
	answer, err := http.Get("http://" + listener.Addr().String() + "/healthz")
	if err != nil || answer.StatusCode != 200 {
		t.Fatal(answer, err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	<-drained
}

func TestListenRefusals(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for addr, want := range map[string]string{
		taken.Addr().String(): "is taken by another program",
		"192.0.2.77:8080":     "this computer has no address",
	} {
		if _, err := Listen(t.Context(), addr); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", addr, err)
		}
	}
}

// What other sites' pages may send forms to is what was listed, by method and path; everything else stays closed to them.
func TestFormsOfOtherSites(t *testing.T) {
	o := Options{Config: &config.Config{PublicURL: "https://piazza.example"}, Log: slog.New(slog.DiscardHandler), CrossSite: []string{"POST /auth/federa/acs"}}
	s := New(o)
	s.HandlePlain("/", http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for address, want := range map[string]int{
		"POST /auth/federa/acs": 200, "POST /auth/federa/acs/": 403, "POST /auth/federa/../federa/acs": 403, "PUT /auth/federa/acs": 403,
		"POST /auth/federa": 403, "POST /graphql": 403, "POST /auth/logout": 403, "GET /auth/federa/acs": 200,
	} {
		method, path, _ := strings.Cut(address, " ")
		r := httptest.NewRequestWithContext(t.Context(), method, path, http.NoBody)
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		r.Header.Set("Origin", "https://evil.example")
		w := httptest.NewRecorder()
		s.sameOrigin(s.mux).ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s gave %d, not %d", address, w.Code, want)
		}
	}
}
