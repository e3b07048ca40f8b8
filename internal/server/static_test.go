package server

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"piazza/internal/config"
)

func TestCompression(t *testing.T) {
	for name, c := range map[string]struct {
		path, accept, want string
	}{
		"long text":          {"/long", "br, gzip", "gzip"},
		"short text":         {"/healthz", "gzip", ""},
		"an old browser":     {"/long", "", ""},
		"one that forbids":   {"/long", "gzip;q=0", ""},
		"one with a quality": {"/long", "gzip;q=0.5", "gzip"},
	} {
		w := ask(square(t), http.MethodGet, c.path, "", "Accept-Encoding", c.accept)
		if got := w.Header().Get("Content-Encoding"); got != c.want || w.Code != 200 {
			t.Errorf("%s: %d %q, want %q", name, w.Code, got, c.want)
		}
		if text := opened(t, w); c.path == "/long" && len(text) != len("La piazza è aperta. ")*500 {
			t.Errorf("%s: %d bytes came through", name, len(text))
		}
	}
	s := square(t)
	s.Handle("GET /events", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("data: \n\n", 500))
	}))
	if w := ask(s, http.MethodGet, "/events", "", "Accept-Encoding", "gzip"); w.Header().Get("Content-Encoding") != "" {
		t.Error("a stream of events was held back to be compressed")
	}
}

func opened(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	var r io.Reader = w.Body
	if w.Header().Get("Content-Encoding") == "gzip" {
		var err error
		if r, err = gzip.NewReader(w.Body); err != nil {
			t.Fatal(err)
		}
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func built() fstest.MapFS {
	return fstest.MapFS{
		"assets/main-1234.js":    {Data: []byte(strings.Repeat("export{};", 500))},
		"assets/font-1234.woff2": {Data: []byte(strings.Repeat("f", 5000))},
		"favicon.svg":            {Data: []byte("<svg/>")},
		"manifest.json":          {Data: []byte("{}")},
		"graphiql/graphiql.html": {Data: []byte("<p>")},
		"verify.html":            {Data: []byte(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'none'" />`)},
	}
}

func TestStatic(t *testing.T) {
	demo := func(o *Options) { o.Config = &config.Config{PublicURL: public, Database: config.Database{Demo: true}} }
	for name, c := range map[string]struct {
		path  string
		want  int
		cache string
		kind  string
		zip   string
		demo  bool
	}{
		"a script":               {"/assets/main-1234.js", 200, "immutable", "text/javascript", "gzip", false},
		"a font":                 {"/assets/font-1234.woff2", 200, "immutable", "font/woff2", "", false},
		"an icon":                {"/favicon.svg", 200, "no-cache", "image/svg+xml", "", false},
		"what no page needs":     {"/manifest.json", 404, "", "", "", false},
		"a folder":               {"/assets/", 404, "", "", "", false},
		"a way out":              {"/assets/../manifest.json", 307, "", "", "", false},
		"the demo's explorer":    {"/graphiql/", 200, "no-cache", "text/html", "", true},
		"no explorer without it": {"/graphiql/", 404, "", "", "", false},
		"the page that verifies": {"/verify", 200, "no-cache", "text/html", "", false},
	} {
		s := square(t)
		if c.demo {
			s = square(t, demo)
		}
		if err := s.Static(built()); err != nil {
			t.Fatal(err)
		}
		w := ask(s, http.MethodGet, c.path, "", "Accept-Encoding", "gzip")
		h := w.Header()
		if w.Code != c.want || !strings.Contains(h.Get("Cache-Control"), c.cache) ||
			c.kind != "" && !strings.HasPrefix(h.Get("Content-Type"), c.kind) || h.Get("Content-Encoding") != c.zip {
			t.Errorf("%s: %d %v", name, w.Code, h)
		}
		if w.Code == 200 && ask(s, http.MethodGet, c.path, "", "Accept-Encoding", "gzip", "If-None-Match", h.Get("ETag")).Code != 304 {
			t.Errorf("%s is sent twice", name)
		}
	}
}

// The page that verifies keeps the stricter policy that it names itself: whoever opens it here may not be asked for more
// than whoever opens it from a disk.
func TestTheVerifyingPageHasAPolicyOfItsOwn(t *testing.T) {
	s := square(t)
	if err := s.Static(built()); err != nil {
		t.Fatal(err)
	}
	const want = "default-src 'none'; connect-src 'none'; frame-ancestors 'none'"
	if got := ask(s, http.MethodGet, "/verify", "").Header().Get("Content-Security-Policy"); got != want {
		t.Errorf("the policy is %q, want %q", got, want)
	}
	if got := ownPolicy([]byte("<p>")); got != "default-src 'none'; frame-ancestors 'none'" {
		t.Errorf("a page without a policy gets %q", got)
	}
}
