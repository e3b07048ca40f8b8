package main

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	audience "piazza/bench/nodes/crowd"
	"piazza/internal/db/pglocal"
)

// TestStartTogether starts three programs at the same moment on one empty database, behind a proxy that sends each
// request to the next of them. The database is made and filled once, and people sign in whichever node answers.
func TestStartTogether(t *testing.T) {
	dir := folder(t)
	must(t, os.Mkdir(dir, 0o755))
	cluster, err := pglocal.Start(t.Context(), pglocal.Options{Dir: dir, Settings: map[string]string{"fsync": "off"}, Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	t.Cleanup(func() { must(t, cluster.Stop()) })
	var turn atomic.Int64
	nodes, addresses := make([]*square, 3), make([]string, 3)
	proxy := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(&url.URL{Scheme: "http", Host: addresses[int(turn.Add(1))%len(addresses)]})
		r.Out.Host = r.In.Host
	}})
	t.Cleanup(proxy.Close)
	var starting sync.WaitGroup
	keys := folder(t) // of them all: whoever fills the demo holds confidential polls, and whoever made the key may be another
	for i := range nodes {
		own := folder(t)
		addresses[i] = freeAddress(t)
		starting.Go(func() {
			nodes[i] = open(t, own, []string{"--demo", "--addr", addresses[i]}, "DATABASE_URL="+cluster.DSN(""), "PIAZZA_PUBLIC_URL="+proxy.URL, "PIAZZA_KEYS_DIR="+keys)
		})
	}
	starting.Wait()
	if t.Failed() {
		return
	}
	if n := filled(t, nodes); n != 1 {
		t.Errorf("the demo was filled %d times", n)
	}
	for handle := range strings.FieldsSeq("nadia ivo omar") {
		session, err := audience.SignIn(t.Context(), audience.Door{Public: proxy.URL, Node: proxy.URL}, handle)
		must(t, err)
		for range nodes {
			var got struct {
				Viewer struct{ Member struct{ Handle string } }
			}
			must(t, audience.Ask(t.Context(), http.DefaultClient, proxy.URL, session, `{ viewer { member { handle } } }`, nil, &got))
			if got.Viewer.Member.Handle != handle {
				t.Errorf("%s is %q", handle, got.Viewer.Member.Handle)
			}
		}
	}
}

// filled counts the programs that say that they have filled the demo.
func filled(t *testing.T, nodes []*square) (n int) {
	t.Helper()
	for _, node := range nodes {
		text, err := os.ReadFile(node.log)
		must(t, err)
		n += strings.Count(string(text), "the demo was filled")
	}
	return n
}
