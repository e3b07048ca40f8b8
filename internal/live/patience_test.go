package live

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// openAway opens a house whose database lies behind a network that the test can stop.
func openAway(t *testing.T, change func(square, *TransportOptions)) (*house, *dbtest.Tunnel) {
	t.Helper()
	tunnel := dbtest.Dig(t, dbtest.DSN(t))
	d, err := db.Open(t.Context(), db.Options{DSN: tunnel.DSN, MaxConns: 4})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	s := openSquareOn(t, d, nil)
	return openHouse(t, s, func(o *TransportOptions) {
		o.Timeout = 200 * time.Millisecond
		if change != nil {
			change(s, o)
		}
	}), tunnel
}

// saysUnavailable proves what an operation is told over both transports while the database says nothing.
func (h *house) saysUnavailable(t *testing.T, query string) {
	t.Helper()
	c := h.greeted(t, "Member", "7")
	c.subscribe("1", query)
	if m := c.expect("error", "1"); !bytes.Contains(m.Payload, []byte("cannot be reached now")) {
		t.Errorf("%s on a socket: %s", query, m.Payload)
	}
	events := h.post(t, query, "Member", "7")
	for {
		line, err := events.lines.ReadString('\n')
		if err != nil {
			t.Errorf("%s as events: %v", query, err)
			return
		}
		if strings.Contains(line, "cannot be reached now") {
			return
		}
	}
}

var slowly = []string{"mutation{note(stream: 3, ref: 1)}", "subscription{thread(id: 3){seq}}", "{slow}"}

// Nothing comes back from the network: whoever asks is told so in time, however he came.
func TestOperationsIntoABlackHole(t *testing.T) { onBothPaths(t, testOperationsIntoABlackHole) }

func testOperationsIntoABlackHole(t *testing.T) {
	t.Parallel()
	h, tunnel := openAway(t, nil)
	tunnel.Stop()
	defer tunnel.Resume()
	for _, query := range slowly {
		h.saysUnavailable(t, query)
	}
}

// The same where somebody holds all connections.
func TestOperationsWithoutAConnection(t *testing.T) { onBothPaths(t, testOperationsWithoutAConnection) }

func testOperationsWithoutAConnection(t *testing.T) {
	t.Parallel()
	h, _ := openAway(t, nil)
	held := holdAll(t, h.db)
	for _, query := range slowly {
		h.saysUnavailable(t, query)
	}
	for _, conn := range held {
		conn.Release()
	}
	c := h.greeted(t)
	soon(t, "it is done", func() bool { // a busy computer may need longer than he is given
		c.subscribe("1", slowly[0])
		return c.read().Type == kindNext
	})
}

func holdAll(t *testing.T, d *db.DB) []*pgxpool.Conn {
	t.Helper()
	var held []*pgxpool.Conn
	for range d.Config().MaxConns {
		conn, err := d.Acquire(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(conn.Release)
		held = append(held, conn)
	}
	return held
}

// Looking who the viewer is asks the database too.
func TestRenewIntoABlackHole(t *testing.T) { onBothPaths(t, testRenewIntoABlackHole) }

func testRenewIntoABlackHole(t *testing.T) {
	t.Parallel()
	h, tunnel := openAway(t, func(s square, o *TransportOptions) {
		o.Renew = func(ctx context.Context, v auth.Viewer) (auth.Viewer, error) {
			_, err := s.db.Exec(ctx, "select 1")
			return v, err
		}
	})
	tunnel.Stop()
	defer tunnel.Resume()
	h.saysUnavailable(t, "{hello}")
}

// A subscription that has begun in time goes on for longer than it may take to begin.
func TestASubscriptionOutlivesItsBeginning(t *testing.T) {
	onBothPaths(t, testASubscriptionOutlivesItsBeginning)
}

func testASubscriptionOutlivesItsBeginning(t *testing.T) {
	t.Parallel()
	h, _ := openAway(t, func(_ square, o *TransportOptions) { o.Timeout = 2 * time.Second })
	c := h.greeted(t)
	c.subscribe("1", "subscription{thread(id: 3){seq}}")
	c.next("1", "thread")
	began := time.Now()
	soon(t, "the time to begin is over", func() bool { return time.Since(began) > 3*h.options.Timeout })
	h.write(t, thread(3), 1)
	c.next("1", `"seq":1`)
}
