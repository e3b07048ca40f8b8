package live

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"piazza/internal/db"
)

// threadSaid is what a payload of a thread says.
type threadSaid struct {
	Seq, Ref, Mine int64
	Cursor, State  string
}

// heard reads the next payload of a thread.
func (c *client) heard(id string) (m threadSaid) {
	c.t.Helper()
	var payload struct{ Data map[string]threadSaid }
	if err := json.Unmarshal(c.expect(kindNext, id).Payload, &payload); err != nil {
		c.t.Fatal(err)
	}
	for _, m = range payload.Data {
	}
	return m
}

// heardAll reads the next payload of so many operations, in any order.
func (c *client) heardAll(n int, ref int64) {
	c.t.Helper()
	told := map[string]bool{}
	for range n {
		m := c.read()
		var payload struct{ Data map[string]threadSaid }
		if err := json.Unmarshal(m.Payload, &payload); err != nil || m.Type != kindNext {
			c.t.Fatalf("%s %s %s: %v", m.Type, m.ID, m.Payload, err)
		}
		for _, said := range payload.Data {
			if said.Ref != ref {
				c.t.Fatalf("%s heard %+v in place of %d", m.ID, said, ref)
			}
		}
		told[m.ID] = true
	}
	if len(told) != n {
		c.t.Fatalf("only %v were told", told)
	}
}

// attend subscribes to a thread from a cursor on.
func (c *client) attend(id, cursor string) {
	c.t.Helper()
	variables, _ := json.Marshal(map[string]string{"after": cursor})
	c.send(`{"type":"subscribe","id":"` + id + `","payload":{"query":"subscription($after: String){thread(id: 1, after: $after){cursor seq ref}}","variables":` + string(variables) + `}}`)
}

// openFeeds opens a house whose hub takes things away, and waits until rights are known.
func openFeeds(t testing.TB, change func(*TransportOptions)) (square, *house) {
	t.Helper()
	s := openSquare(t, nil)
	return s, openHouseOver(t, s, change)
}

func openHouseOver(t testing.TB, s square, change func(*TransportOptions)) *house {
	t.Helper()
	h := openHouse(t, s, func(o *TransportOptions) {
		o.Hub = s.Hub
		o.TakesAway = takes
		if change != nil {
			change(o)
		}
	})
	s.db.OnCommitting(h.Committing)
	soon(t, "the rights are followed", func() bool { return h.rights.areFresh() })
	return h
}

// members counts those whom feeds tell.
func (h *house) members() (n int) {
	h.registry.feeds.each(func(f *feed) {
		f.seat.mu.Lock()
		defer f.seat.mu.Unlock()
		n += f.members
	})
	return n
}

// listeners opens sockets that listen to one thread, and waits until a feed tells them all.
func (h *house) listeners(t testing.TB, n int, headers ...string) []*client {
	t.Helper()
	list := make([]*client, n)
	for i := range list {
		list[i] = h.greeted(t, headers...)
		list[i].attend("1", "")
		if m := list[i].heard("1"); m.State != string(Fresh) {
			t.Fatalf("the first message is %+v", m)
		}
	}
	soon(t, "a feed tells them all", func() bool { return h.members() == n })
	return list
}

func TestManyAreToldWhatOneExecutionSays(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	const many, notices = 40, 25
	list := h.listeners(t, many)
	told := h.small.told.Load()
	for ref := range int64(notices) {
		s.write(t, thread(1), ref+100)
	}
	for i, c := range list {
		for ref := range int64(notices) {
			if m := c.heard("1"); m.Seq != ref+1 || m.Ref != ref+100 {
				t.Fatalf("listener %d heard %+v in place of notice %d", i, m, ref+1)
			}
		}
	}
	if more := h.small.told.Load() - told; more > notices {
		t.Errorf("%d notices for %d listeners were told %d times", notices, many, more)
	}
	if got := h.small.begun.Load(); got > many+notices {
		t.Errorf("%d subscriptions were executed", got)
	}
}

// Who asks for what depends on who asks is told apart from the others, and each his own.
func TestWhatDependsOnTheViewerIsNotShared(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	others := h.listeners(t, 2)
	for member := range int64(3) {
		c := h.greeted(t, "Member", fmt.Sprint(member+1))
		c.subscribe("1", "subscription{thread(id: 1){cursor ...own}} fragment own on Notice{mine}")
		c.heard("1")
		c.subscribe("2", "subscription{thread(id: 1){cursor mine}}")
		c.heard("2")
		others = append(others, c)
	}
	s.write(t, thread(1), 5)
	for i, c := range others {
		if i < 2 {
			c.heard("1")
			continue
		}
		for range 2 {
			m := c.read()
			if want := fmt.Sprintf(`"mine":%d`, i-1); !bytes.Contains(m.Payload, []byte(want)) {
				t.Errorf("member %d reads %s", i-1, m.Payload)
			}
		}
	}
	if n := h.members(); n != 2 {
		t.Errorf("%d are told by feeds", n)
	}
}

// Whoever comes back with his cursor gets what follows, once, and a feed tells him after that.
func TestWhoComesBackIsToldByTheSameFeed(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	c := h.listeners(t, 1)[0]
	var cursors []string
	for ref := range int64(40) {
		s.write(t, thread(1), ref)
		cursors = append(cursors, c.heard("1").Cursor)
	}
	for at := range cursors {
		back := h.greeted(t)
		back.attend("1", cursors[at])
		if m := back.heard("1"); m.State != string(Recovered) {
			t.Fatalf("coming back to %d: %+v", at+1, m)
		}
		for seq := at + 2; seq <= len(cursors); seq++ {
			if m := back.heard("1"); m.Seq != int64(seq) {
				t.Fatalf("coming back to %d: %+v in place of %d", at+1, m, seq)
			}
		}
		soon(t, "the feed tells both", func() bool { return h.members() == 2 && h.feeds() == 1 })
		back.Close()
		soon(t, "one is left", func() bool { return h.members() == 1 })
	}
}

func TestAFeedEndsWithItsLastMember(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	list := h.listeners(t, 3)
	list[0].send(`{"type":"complete","id":"1"}`)
	list[1].Close()
	soon(t, "one is left", func() bool { return h.members() == 1 })
	s.write(t, thread(1), 7)
	list[2].heard("1")
	list[2].Close()
	soon(t, "the feed is gone", func() bool { return h.feeds() == 0 })
	soon(t, "only the rights are listened to", func() bool { return s.subscribers() == 1 })
}

func (h *house) feeds() (n int) {
	h.registry.feeds.each(func(*feed) { n++ })
	return n
}

func TestTheEndOfAThreadEndsItForAll(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	list := h.listeners(t, 5)
	s.write(t, thread(1), 1)
	s.say(t, thread(1), endOfThread)
	for _, c := range list {
		c.heard("1")
		c.expect(kindComplete, "1")
		c.subscribe("1", "{hello}") // the id is free
		c.next("1", "hello")
	}
}

// say commits a notice of a kind.
func (s square) say(t testing.TB, stream db.Stream, kind string) {
	t.Helper()
	err := s.db.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.Notify(stream, kind, 1, 1)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
