package live

import (
	"fmt"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// openNodes opens hubs on one database, each of which hears of its own commits alone unless it is given a bus.
func openNodes(t *testing.T, n int, change func(*Options)) []square {
	t.Helper()
	dsn := dbtest.DSN(t)
	nodes := make([]square, n)
	for i := range nodes {
		d, err := db.Open(t.Context(), db.Options{DSN: dsn, MaxConns: 32})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(d.Close)
		nodes[i] = openSquareOn(t, d, change)
	}
	return nodes
}

func TestResumeOnAnotherNode(t *testing.T) {
	t.Parallel()
	nodes := openNodes(t, 2, func(o *Options) { o.Sweep = time.Second })
	here, there := nodes[0], nodes[1]
	first, deliveries := here.listen(t, thread(1), "")
	here.write(t, thread(1), 1)
	d := take(t, deliveries)
	there.write(t, thread(1), 2)
	for cursor, want := range map[string]string{first.Cursor: "[1 2]", d.Cursor: "[2]"} {
		joined, rest := there.listen(t, thread(1), cursor)
		if joined.State != Recovered {
			t.Errorf("%s on the other node", joined.State)
		}
		if got := fmt.Sprint(refs(t, rest, len(want)/2)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// A node that died between its commit and its hint is, for the others, one that never hints.
func TestCommitsOfADeadNodeAreFoundByTheSweep(t *testing.T) {
	t.Parallel()
	nodes := openNodes(t, 2, func(o *Options) { o.Sweep = time.Second })
	_, deliveries := nodes[0].listen(t, thread(1), "")
	for i := range 3 {
		nodes[1].write(t, thread(1), int64(i))
	}
	if got := fmt.Sprint(refs(t, deliveries, 3)); got != "[0 1 2]" {
		t.Errorf("got %s", got)
	}
}
