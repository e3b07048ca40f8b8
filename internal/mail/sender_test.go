package mail

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// TestMain lets this program be a node that does nothing but send, to be killed.
func TestMain(m *testing.M) {
	if dsn := os.Getenv("PIAZZA_TEST_SENDER"); dsn != "" {
		fmt.Fprintln(os.Stderr, sendAlone(dsn, os.Getenv("PIAZZA_TEST_OFFICE")))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func sendAlone(dsn, office string) error {
	d, err := db.Open(context.Background(), db.Options{DSN: dsn})
	if err != nil {
		return err
	}
	server, err := NewServer(office, "piazza@example.org")
	if err != nil {
		return err
	}
	t := &testing.T{}
	serviceOn(t, d, server, io.Discard).Run(context.Background())
	return nil
}

func within(t *testing.T, what string, holds func() bool) {
	t.Helper()
	deadline := time.After(2 * time.Minute)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-deadline:
			t.Fatalf("it did not come about: %s", what)
		case <-tick.C:
		}
	}
}

func (d *desk) putMany(t *testing.T, n int) {
	t.Helper()
	for i := range n {
		d.put(t, link(fmt.Sprintf("u%d@example.org", i)))
	}
}

// tally counts how often each mail was taken, by its address, and holds that what came twice has one name.
func (d *desk) tally(t *testing.T) (counts map[string]int, again int) {
	t.Helper()
	counts, names := map[string]int{}, map[string]string{}
	for _, text := range d.office.received() {
		_, rest, _ := strings.Cut(text, "To: <")
		to, _, _ := strings.Cut(rest, ">")
		id := idOf(t, text)
		if counts[to]++; counts[to] > 1 {
			again++
		}
		if names[to] != "" && names[to] != id {
			t.Errorf("the mail to %s came as %s and as %s", to, names[to], id)
		}
		names[to] = id
	}
	return counts, again
}

func TestNoMailIsLostByAKill(t *testing.T) {
	dsn := dbtest.DSN(t)
	base, err := db.Open(t.Context(), db.Options{DSN: dsn})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(base.Close)
	d := &desk{office: openOffice(t)}
	d.Service = serviceOn(t, base, &Server{}, io.Discard)
	const mails, kills = 120, 6
	d.putMany(t, mails)
	begin := func() *exec.Cmd {
		c := exec.CommandContext(t.Context(), os.Args[0])
		c.Env = append(os.Environ(), "PIAZZA_TEST_SENDER="+dsn+" application_name=child", "PIAZZA_TEST_OFFICE="+d.office.url())
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		return c
	}
	for n := range kills {
		c := begin()
		within(t, "some mails go", func() bool { return len(d.office.received()) >= (n+1)*10 })
		_ = c.Process.Kill()
		_ = c.Wait()
		within(t, "the dead one's last statements end", func() bool { return d.children(t) == 0 })
		// Its mails were its own for two minutes: they have passed.
		d.later(t)
	}
	c := begin()
	within(t, "all mails go", func() bool { return d.rows(t) == 0 })
	_ = c.Process.Kill()
	_ = c.Wait()
	counts, again := d.tally(t)
	if len(counts) != mails || again > kills*senders {
		t.Errorf("of %d mails %d came, %d of them once more after %d kills", mails, len(counts), again, kills)
	}
	t.Logf("%d mails, %d kills, %d came twice", mails, kills, again)
}

// children counts the connections of the nodes that are to be killed.
func (d *desk) children(t *testing.T) (n int) {
	t.Helper()
	const ask = `select count(*) from pg_stat_activity where datname = current_database() and application_name = 'child'`
	if err := d.DB.QueryRow(t.Context(), ask).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestTwoNodesSendEachMailOnce(t *testing.T) {
	d := openDesk(t)
	const mails = 100
	d.putMany(t, mails)
	ctx, stop := context.WithCancel(t.Context())
	var nodes sync.WaitGroup
	for range 2 {
		nodes.Go(func() { d.Run(ctx) })
	}
	within(t, "all mails go", func() bool { return d.rows(t) == 0 })
	stop()
	nodes.Wait()
	if counts, again := d.tally(t); len(counts) != mails || again != 0 {
		t.Errorf("%d of %d mails came, %d twice", len(counts), mails, again)
	}
}

// Whoever is told to stop while a mail is being handed over finishes it.
func TestAStopFinishesWhatWasBegun(t *testing.T) {
	d := openDesk(t)
	d.putMany(t, 40)
	ctx, stop := context.WithCancel(t.Context())
	var node sync.WaitGroup
	node.Go(func() { d.Run(ctx) })
	within(t, "some mails go", func() bool { return len(d.office.received()) > 5 })
	stop()
	node.Wait()
	d.later(t)
	node.Go(func() { d.Run(t.Context()) })
	within(t, "all mails go", func() bool { return d.rows(t) == 0 })
	if counts, again := d.tally(t); len(counts) != 40 || again != 0 {
		t.Errorf("%d mails came, %d twice", len(counts), again)
	}
}

// A server that says nothing is left after a while; the mail waits, and goes when the server speaks again.
func TestAServerThatHangs(t *testing.T) {
	for _, verb := range []string{"EHLO", "RCPT", "DATA"} {
		t.Run(verb, func(t *testing.T) {
			d := openDesk(t)
			d.Server.step = 300 * time.Millisecond
			d.office.hang = verb
			d.put(t, link("ada@example.org"))
			d.step(t)
			if d.rows(t) != 1 {
				t.Fatal("the mail is gone")
			}
			d.office.mu.Lock()
			d.office.hang = ""
			d.office.mu.Unlock()
			d.Server.step = stepTime
			d.later(t)
			d.step(t)
			if counts, again := d.tally(t); len(counts) != 1 || again != 0 || d.rows(t) != 0 {
				t.Errorf("%d mails came, %d twice, %d wait", len(counts), again, d.rows(t))
			}
		})
	}
}

func TestAServerThatIsNotThere(t *testing.T) {
	d := openDesk(t)
	if err := d.office.Close(); err != nil {
		t.Fatal(err)
	}
	d.put(t, link("ada@example.org"))
	d.step(t)
	if d.rows(t) != 1 || !strings.Contains(d.log.String(), "cannot be reached") {
		t.Errorf("%d wait; the log says %s", d.rows(t), d.log)
	}
}

func TestAMailThatComesTooLateIsNotSent(t *testing.T) {
	d := openDesk(t)
	d.put(t, link("ada@example.org"))
	if _, err := d.DB.Exec(t.Context(), `update mail set expires_at = now()`); err != nil {
		t.Fatal(err)
	}
	if worked, err := d.next(t.Context()); worked || err != nil {
		t.Errorf("it was sent: %v", err)
	}
	if n, err := d.Forget(t.Context()); n != 1 || err != nil {
		t.Errorf("%d were forgotten, %v", n, err)
	}
}
