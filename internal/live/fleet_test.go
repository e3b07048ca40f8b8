package live

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// fleet is an installation of several nodes, of which some die.
type fleet struct {
	t       *testing.T
	dsn     string
	join    func(*db.DB) Bus
	sweep   time.Duration
	commits commits

	mu    sync.Mutex
	made  int
	nodes []*node
}

// node is one program of a fleet.
type node struct {
	square
	name string
	bus  Bus
	// alive ends when the node is killed, and with it every connection to it.
	alive context.Context
	die   context.CancelFunc
}

func newFleet(t *testing.T, nodes int, join func(*db.DB) Bus) *fleet {
	t.Helper()
	f := &fleet{t: t, dsn: dbtest.DSN(t), join: join, sweep: time.Second}
	for range nodes {
		f.start()
	}
	return f
}

// start adds a node with a pool and a bus of its own.
func (f *fleet) start() {
	f.t.Helper()
	f.mu.Lock()
	f.made++
	n := &node{name: fmt.Sprintf("%s node %d", f.t.Name(), f.made)}
	f.mu.Unlock()
	n.name = n.name[max(0, len(n.name)-60):]
	d, err := db.Open(f.t.Context(), db.Options{DSN: f.dsn + " application_name='" + n.name + "'", MaxConns: 20})
	if err != nil {
		f.t.Fatal(err)
	}
	f.t.Cleanup(d.Close)
	n.bus = f.join(d)
	d.OnCommit(func(heads []db.Head) { f.commits.note(n.name, heads) })
	n.square = openSquareOn(f.t, d, func(o *Options) { o.Bus, o.Sweep = n.bus, f.sweep })
	n.alive, n.die = context.WithCancel(context.Background())
	f.t.Cleanup(n.die)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.nodes = append(f.nodes, n)
}

// pick returns any node that runs.
func (f *fleet) pick() *node {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.nodes[rand.IntN(len(f.nodes))]
}

// kill ends a node as kill -9 would: its work stops in the middle, nobody is told, and every connection to it breaks.
func (f *fleet) kill() {
	f.mu.Lock()
	n := f.nodes[0]
	f.nodes = f.nodes[1:]
	f.mu.Unlock()
	n.cancel()
	n.die()
	n.bus.Close()
	f.terminate(n.name)
}

// terminate ends the connections of a node to the database.
func (f *fleet) terminate(name string) {
	f.t.Helper()
	conn, err := pgx.Connect(f.t.Context(), f.dsn)
	if err == nil {
		defer conn.Close(f.t.Context())
		_, err = conn.Exec(f.t.Context(), `select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1`, name)
	}
	if err != nil {
		f.t.Error(err)
	}
}

// log returns what the database holds of each thread, in order.
func (f *fleet) log() map[int64][]int64 {
	f.t.Helper()
	conn, err := pgx.Connect(f.t.Context(), f.dsn)
	if err != nil {
		f.t.Fatal(err)
	}
	defer conn.Close(f.t.Context())
	rows, err := conn.Query(f.t.Context(), `select s.ref, n.ref from stream s join notice n on n.stream_id = s.id where s.kind = 'thread' order by s.ref, n.seq`)
	if err != nil {
		f.t.Fatal(err)
	}
	held := map[int64][]int64{}
	var stream, ref int64
	_, err = pgx.ForEachRow(rows, []any{&stream, &ref}, func() error {
		held[stream] = append(held[stream], ref)
		return nil
	})
	if err != nil {
		f.t.Fatal(err)
	}
	return held
}

// commits remembers when and where heads were raised, and how long it took until they arrived elsewhere.
type commits struct {
	mu     sync.Mutex
	at     map[db.Head]commit
	delays []time.Duration
}

type commit struct {
	node string
	at   time.Time
}

func (c *commits) note(node string, heads []db.Head) {
	now := time.Now()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at == nil {
		c.at = map[db.Head]commit{}
	}
	for _, head := range heads {
		c.at[head] = commit{node, now}
	}
}

// arrived measures a notice that came to a listener of another node who was there when it was committed.
func (c *commits) arrived(node string, since time.Time, stream db.Stream, n *db.Notice) {
	now := time.Now()
	c.mu.Lock()
	defer c.mu.Unlock()
	made, known := c.at[db.Head{Stream: stream, ID: n.StreamID, Head: n.Seq}]
	if known && made.node != node && made.at.After(since) {
		c.delays = append(c.delays, now.Sub(made.at))
	}
}

// percentile returns the delay below which this part of all deliveries lies.
func (c *commits) percentile(part float64) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.delays) == 0 {
		return 0
	}
	slices.Sort(c.delays)
	return c.delays[int(part*float64(len(c.delays)-1))].Round(time.Millisecond)
}
