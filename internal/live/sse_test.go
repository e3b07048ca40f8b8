package live

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// event is one event of a stream.
type event struct{ name, text string }

// stream is a response that goes on.
type stream struct {
	*http.Response
	t     testing.TB
	lines *bufio.Reader
}

func (h *house) post(t testing.TB, query string, headers ...string) *stream {
	t.Helper()
	body, _ := json.Marshal(map[string]string{"query": query})
	return h.request(t, http.MethodPost, "/", string(body), headers...)
}

func (h *house) request(t testing.TB, method, path, body string, headers ...string) *stream {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, h.server.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/event-stream")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return &stream{response, t, bufio.NewReader(response.Body)}
}

// event reads on to the next event; comments are passed over.
func (s *stream) event() event {
	s.t.Helper()
	var e event
	for {
		line, err := s.lines.ReadString('\n')
		if err != nil {
			s.t.Fatalf("the stream ended: %v", err)
		}
		line = strings.TrimSuffix(line, "\n")
		field, value, _ := strings.Cut(line, ":")
		switch {
		case line == "" && e != event{}:
			return e
		case field == "event":
			e.name = strings.TrimSpace(value)
		case field == "data":
			e.text = strings.TrimSpace(value)
		}
	}
}

func (s *stream) expect(want event) {
	s.t.Helper()
	if got := s.event(); got != want {
		s.t.Fatalf("got %+v, want %+v", got, want)
	}
}

func (s *stream) ended() {
	s.t.Helper()
	if _, err := io.ReadAll(s.lines); err != nil {
		s.t.Fatalf("the stream broke: %v", err)
	}
}

func TestEventStream(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	for _, s := range []*stream{
		h.post(t, "subscription{count(to: 2)}"),
		h.request(t, http.MethodGet, "/?query="+url.QueryEscape("subscription C($n: Int!){count(to: $n)}")+"&variables="+url.QueryEscape(`{"n":2}`), ""),
	} {
		if s.StatusCode != http.StatusOK || !strings.HasPrefix(s.Header.Get("Content-Type"), "text/event-stream") {
			t.Fatalf("%d %s", s.StatusCode, s.Header.Get("Content-Type"))
		}
		if s.Header.Get("X-Accel-Buffering") != "no" || !strings.Contains(s.Header.Get("Cache-Control"), "no-transform") {
			t.Errorf("headers %v", s.Header)
		}
		s.expect(event{"next", `{"data":{"count":1}}`})
		s.expect(event{"next", `{"data":{"count":2}}`})
		s.expect(event{"complete", ""})
		s.ended()
	}
}

func TestEventStreamOfQueriesAndErrors(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	s := h.post(t, "{viewer}", "Member", "3")
	s.expect(event{"next", `{"data":{"viewer":3}}`})
	s.expect(event{"complete", ""})
	for _, query := range []string{"{nothing}", "{", "subscription{refuse}", "{panic}"} {
		s := h.post(t, query)
		if e := s.event(); e.name != "next" || !strings.HasPrefix(e.text, `{"errors":[`) {
			t.Errorf("%q: %+v", query, e)
		}
		s.expect(event{"complete", ""})
	}
}

func TestEventStreamRefusals(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	mutation := url.QueryEscape("mutation{note(stream: 1, ref: 1)}")
	cases := []struct {
		name, method, path, body string
		headers                  []string
		want                     int
	}{
		{"a mutation by GET", "GET", "/?query=" + mutation, "", nil, 405},
		{"a form", "POST", "/", "query={hello}", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
		{"plain text", "POST", "/", `{"query":"{hello}"}`, []string{"Content-Type", "text/plain"}, 415},
		{"a foreign page", "POST", "/", `{"query":"{hello}"}`, []string{"Origin", "https://evil.example"}, 403},
		{"a sandboxed page", "POST", "/", `{"query":"{hello}"}`, []string{"Origin", "null"}, 403},
		{"a foreign page's image", "GET", "/?query={hello}", "", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"our page", "GET", "/?query={hello}", "", []string{"Sec-Fetch-Site", "same-origin", "Cookie", "a=b"}, 200},
		{"our page's POST", "POST", "/", `{"query":"{hello}"}`, []string{"Origin", ourOrigin}, 200},
		{"no JSON", "POST", "/", "{", nil, 400},
		{"no query", "POST", "/", "{}", nil, 400},
		{"no query by GET", "GET", "/", "", nil, 400},
		{"a query that is no text", "GET", "/?query={hello}%23%ff", "", nil, 400},
		{"variables that are no object", "GET", "/?query={hello}&variables=[]", "", nil, 400},
		{"a large body", "POST", "/", `{"query":"` + strings.Repeat("x", 1<<20) + `"}`, nil, 413},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if s := h.request(t, c.method, c.path, c.body, c.headers...); s.StatusCode != c.want {
				t.Errorf("answered %d, want %d", s.StatusCode, c.want)
			}
		})
	}
}

func TestWhoGetsEvents(t *testing.T) {
	t.Parallel()
	for accept, want := range map[string]bool{
		"text/event-stream":                  true,
		"text/event-stream, multipart/mixed": true,
		"text/event-stream, */*;q=0.1":       true,
		"application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed": false,
		"application/json":      false,
		"":                      false,
		"*/*":                   false,
		"text/event-stream;q=0": false,
	} {
		r := &http.Request{Method: http.MethodPost, Header: http.Header{"Accept": {accept}}}
		if got := (sseTransport{}).Supports(r); got != want {
			t.Errorf("%q: %v", accept, got)
		}
	}
}

func TestEventStreamFollowsTheLog(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	h := openHouse(t, s, func(o *TransportOptions) { o.Ping = 20 * time.Millisecond })
	events := h.post(t, "subscription{thread(id: 1){seq state}}")
	if e := events.event(); !strings.Contains(e.text, `"FRESH"`) {
		t.Errorf("%+v", e)
	}
	// Three heartbeats, then what was written.
	for range 3 {
		if line, err := events.lines.ReadString('\n'); err != nil || line != ":\n" {
			t.Fatalf("%q %v", line, err)
		}
		events.lines.ReadString('\n')
	}
	s.write(t, thread(1), 5)
	if e := events.event(); !strings.Contains(e.text, `"ref":5`) {
		t.Errorf("%+v", e)
	}
	events.Body.Close()
	soon(t, "the hub is empty", func() bool { return s.tailOf(thread(1)) == nil })
	soon(t, "the seat is free", func() bool { return h.registry.count() == 0 })
}

func TestEventStreamsEnd(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	h := openHouse(t, s, nil)
	revoked := h.post(t, "subscription{thread(id: 1){seq}}", "Member", "1", "Session", "5")
	revoked.event()
	h.registry.apply(change{session: 5})
	if e := revoked.event(); e.name != "next" || !strings.Contains(e.text, "Sign in first") {
		t.Errorf("%+v", e)
	}
	revoked.expect(event{"complete", ""})
	// A node that goes down breaks the stream off, so that the client comes back.
	broken := h.post(t, "subscription{thread(id: 1){seq}}")
	broken.event()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := h.Shutdown(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if rest, _ := io.ReadAll(broken.lines); strings.Contains(string(rest), "complete") || !strings.Contains(string(rest), "retry: 1000\n") {
		t.Errorf("ended with %q", rest)
	}
}
