package main

import (
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	audience "piazza/bench/nodes/crowd"
	"piazza/internal/db"
)

// TestNodesShareADatabase runs two programs on one database, among whom listeners wander while people write at both. One
// is killed and comes back. Whatever was written was heard by everybody, in order, once.
func TestNodesShareADatabase(t *testing.T) {
	listeners, rounds := 30, 1
	if os.Getenv("PIAZZA_SOAK") != "" {
		listeners, rounds = 300, 10
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	h := openHouse(t)
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(h.dir)})
	must(t, err)
	defer d.Close()
	threads := h.threads(t, d)
	c := audience.Gather(t.Context(), dice, listeners, 100, func(n int) audience.Seat {
		return audience.Seat{
			Thread: threads[n%len(threads)], Node: h.any, From: audience.From(n),
			Stay: func(dice *rand.Rand) time.Duration { return time.Duration((1 + dice.Float64()) * float64(time.Second)) },
		}
	})
	defer c.Leave()
	w := audience.Write(t.Context(), dice, audience.Pen{
		Sessions: h.sessions(t), Threads: threads, Node: h.any, PerSecond: 40, Name: "Fra due nodi", Patience: time.Minute,
	})
	for range rounds {
		h.until(t, w, 40)
		h.lose(t)
		h.until(t, w, 40)
	}
	account := w.Stop()
	if len(account.Failed) > 0 {
		t.Errorf("comments failed: %v %v", account, account.Failed)
	}
	must(t, w.Check(t.Context(), d))
	within(t, limit(), "everybody has heard everything", func() bool {
		behind, err := c.Behind(t.Context(), d)
		return err == nil && behind == 0
	})
	faults, err := c.Check(t.Context(), d)
	if err != nil || !faults.None() || c.Count().Reset > 0 {
		t.Errorf("%v %v; %v", faults, err, c.Count())
	}
	t.Logf("%v; %v", account, c.Count())
}

// house is two programs on the database of the first.
type house struct {
	dir, other string
	mu         sync.Mutex
	nodes      [2]*square
}

func openHouse(t *testing.T) *house {
	t.Helper()
	h := &house{dir: used(t), other: folder(t)}
	h.nodes[0] = open(t, h.dir, []string{"--demo"})
	h.nodes[1] = h.second(t)
	return h
}

func (h *house) second(t *testing.T) *square {
	t.Helper()
	return open(t, h.other, []string{"--demo"}, h.joined()...)
}

// joined is the environment of a node on the first one's database and folder of keys.
func (h *house) joined() []string {
	return []string{"DATABASE_URL=" + dsn(h.dir), "PIAZZA_KEYS_DIR=" + filepath.Join(h.dir, "keys")}
}

// any names one of the nodes by chance, but not the one that has just failed.
func (h *house) any(dice *rand.Rand, failed string) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := dice.IntN(len(h.nodes))
	if h.nodes[n].url == failed {
		n = 1 - n
	}
	return h.nodes[n].url
}

// lose kills the second program and starts it again at another address.
func (h *house) lose(t *testing.T) {
	t.Helper()
	h.nodes[1].end(t, syscall.SIGKILL)
	again := h.second(t)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.nodes[1] = again
}

// until waits for so many more comments.
func (h *house) until(t *testing.T, w *audience.Writers, more int) {
	t.Helper()
	from := w.Acknowledged()
	within(t, limit(), "comments are acknowledged", func() bool { return w.Acknowledged() >= from+more })
}

// threads are the first discussions of the demo, as they stand now.
func (h *house) threads(t *testing.T, d *db.DB) (threads []*audience.Thread) {
	t.Helper()
	var got struct {
		Piazza struct {
			Entries struct {
				Nodes []struct {
					ID     string
					Number int64
					Thread struct{ Cursor string }
				}
			}
		}
	}
	const asked = `{ piazza(slug: "comunita-pratiche-partecipative") { entries(first: 5) { nodes { id number thread { cursor } } } } }`
	must(t, audience.Ask(t.Context(), http.DefaultClient, h.nodes[0].url, "", asked, nil, &got))
	for _, e := range got.Piazza.Entries.Nodes {
		thread := &audience.Thread{ID: e.ID, Number: e.Number, Cursor: e.Thread.Cursor}
		must(t, thread.Start(t.Context(), d))
		threads = append(threads, thread)
	}
	return threads
}

// sessions signs people in, some at each node: whichever it is, the session counts at both.
func (h *house) sessions(t *testing.T) (sessions []string) {
	t.Helper()
	for n, handle := range strings.Fields("nadia ivo omar elena karim zoe") {
		at := h.nodes[n%2].url
		session, err := audience.SignIn(t.Context(), audience.Door{Public: at, Node: at}, handle)
		must(t, err)
		sessions = append(sessions, session)
	}
	return sessions
}
