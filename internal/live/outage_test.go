package live

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"go.uber.org/goleak"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/db/pglocal"
)

// outage breaks a bus and mends it again.
type outage struct {
	join func(*db.DB) Bus
	cut  func()
	heal func()
}

func outages() map[string]func(t *testing.T, f *fleet) outage {
	return map[string]func(*testing.T, *fleet) outage{
		"postgres": func(t *testing.T, f *fleet) outage {
			stop := func() { /* nothing is cut */ }
			return outage{
				join: func(d *db.DB) Bus { return busOver(t, d, "") },
				cut:  func() { stop = f.terminateAgainAndAgain() },
				heal: func() { stop() },
			}
		},
		"nats": func(t *testing.T, _ *fleet) outage {
			n := startNATS(t)
			return outage{
				join: func(d *db.DB) Bus { return busOver(t, d, n.url) },
				cut:  n.stop,
				heal: func() { n.start(t) },
			}
		},
	}
}

// terminateAgainAndAgain ends every connection of the bus as often as it comes back, until stopped.
func (f *fleet) terminateAgainAndAgain() (stop func()) {
	ctx, cancel := context.WithCancel(f.t.Context())
	conn, err := pgx.Connect(ctx, f.dsn)
	if err != nil {
		f.t.Fatal(err)
	}
	var running sync.WaitGroup
	running.Go(func() {
		defer conn.Close(context.Background())
		for ctx.Err() == nil {
			_, _ = conn.Exec(ctx, `select pg_terminate_backend(pid), pg_sleep(0.02) from pg_stat_activity
				where datname = current_database() and application_name like '% bus'`) // ends with ctx
		}
	})
	return func() { cancel(); running.Wait() }
}

// While the bus is broken both sides go on by the sweep; when it is back nothing comes twice, and hints arrive again.
func TestNodesApartFromTheirBus(t *testing.T) {
	t.Parallel()
	for name, prepare := range outages() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFleet(t, 0, nil)
			o := prepare(t, f)
			f.join = o.join
			f.start()
			f.start()
			p := f.party(6)
			p.round()
			o.cut()
			for range soaking(30, 3) {
				p.round()
			}
			o.heal()
			soon(t, "the bus is back", func() bool {
				return f.nodes[0].bus.Status().Connected && f.nodes[1].bus.Status().Connected
			})
			before := p.heard()
			soon(t, "hints arrive again", func() bool { p.round(); return p.heard() > before })
			p.round()
		})
	}
}

// party are listeners on all nodes of a fleet, each to a thread.
type party struct {
	*fleet
	listeners []<-chan Delivery
	written   int64
}

func (f *fleet) party(threads int) *party {
	p := &party{fleet: f}
	for i := range threads {
		for _, n := range f.nodes {
			_, deliveries := n.listen(f.t, thread(int64(i)), "")
			p.listeners = append(p.listeners, deliveries)
		}
	}
	return p
}

// round writes to each thread on each node, and has every listener get what follows.
func (p *party) round() {
	p.t.Helper()
	nodes := int64(len(p.nodes))
	for i := range len(p.listeners) / len(p.nodes) {
		for _, n := range p.nodes {
			n.write(p.t, thread(int64(i)), p.written)
		}
	}
	for _, deliveries := range p.listeners {
		for k := range nodes {
			if d := take(p.t, deliveries); d.Notice == nil || d.Notice.Seq != p.written+k+1 {
				p.t.Fatalf("%+v came after %d", d.Notice, p.written+k)
			}
		}
	}
	p.written += nodes
}

// heard is how many messages the buses of all nodes have carried.
func (p *party) heard() (n int64) {
	for _, node := range p.nodes {
		n += node.bus.Status().Heard
	}
	return n
}

// hasty makes a server that is quick and loses all in a power cut.
func hasty() map[string]string { return map[string]string{"fsync": "off"} }

// startCluster runs a PostgreSQL of the test's own, with our tables.
func startCluster(t *testing.T, dir string, settings map[string]string) *pglocal.Cluster {
	t.Helper()
	c, err := pglocal.Start(t.Context(), pglocal.Options{Dir: dir, Settings: settings, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Stop() })
	return c
}

// openCluster opens a node on a cluster; close ends it.
func openCluster(t *testing.T, c *pglocal.Cluster) (s square, shut func()) {
	t.Helper()
	if _, err := db.Migrate(t.Context(), c.DSN(""), db.Demo, nil); err != nil {
		t.Fatal(err)
	}
	d, err := db.Open(t.Context(), db.Options{DSN: c.DSN(""), MaxConns: 8})
	if err != nil {
		t.Fatal(err)
	}
	b := NewPostgres(d, NewNodeID(), spoken(t))
	s = openSquareOn(t, d, func(o *Options) { o.Bus = b })
	shut = sync.OnceFunc(func() { s.Close(); b.Close(); d.Close() })
	t.Cleanup(shut)
	return s, shut
}

// Whoever listens while PostgreSQL is killed goes on by himself, and nothing stays behind.
func TestSubscribersOutliveAKilledPostgres(t *testing.T) {
	dir := dbtest.Folder(t)
	before := goleak.IgnoreCurrent()
	c := startCluster(t, dir, hasty())
	s, shut := openCluster(t, c)
	ctx, leave := context.WithCancel(t.Context())
	var listeners []<-chan Delivery
	for i := range 20 {
		deliveries, err := s.Subscribe(ctx, thread(int64(i%4)), "")
		if err != nil {
			t.Fatal(err)
		}
		take(t, deliveries)
		listeners = append(listeners, deliveries)
	}
	kills, killed := soaking(5, 2), 0
	for round := range kills + 1 {
		for i := range int64(4) {
			s.insist(t, thread(i), int64(round))
		}
		for _, deliveries := range listeners {
			if got := fmt.Sprint(refs(t, deliveries, 1)); got != fmt.Sprint([]int{round}) {
				t.Fatalf("in round %d came %s", round, got)
			}
		}
		if round < kills {
			killed = killPostgres(t, dir, killed)
		}
	}
	soon(t, "the bus is back", func() bool { return s.bus.Status().Connected })
	leave()
	shut()
	if err := c.Stop(); err != nil {
		t.Error(err)
	}
	nothingRuns(t, before)
}

// insist writes until it is acknowledged. An attempt whose connection broke wrote nothing, because it never began.
func (s square) insist(t *testing.T, stream db.Stream, ref int64) {
	t.Helper()
	soon(t, "the database is back", func() bool {
		return s.db.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
			tx.Notify(stream, "comment_added", ref, 1)
			return nil
		}) == nil
	})
}

// killPostgres kills the database of a folder, once it is another process than the one that was killed before: a connection to
// that one may be served for a moment longer.
func killPostgres(t *testing.T, dir string, before int) (killed int) {
	t.Helper()
	soon(t, "the database runs again", func() bool {
		killed = postmaster(dir)
		return killed != 0 && killed != before
	})
	if err := syscall.Kill(killed, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	return killed
}

// postmaster is the process of the database of a folder, 0 where it has not said so.
func postmaster(dir string) int {
	text, err := os.ReadFile(filepath.Join(dir, "postgres", "data", "postmaster.pid"))
	if err != nil {
		return 0
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(first)
	if err != nil {
		return 0
	}
	return pid
}
