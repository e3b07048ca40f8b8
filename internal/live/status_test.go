package live

import (
	"strings"
	"testing"
	"time"
)

// openBoard opens a board whose second is forty milliseconds.
func openBoard(t testing.TB, s square, name string) *Board {
	t.Helper()
	doors := NewTransports(TransportOptions{Hub: s.Hub, Metrics: s.metrics})
	return NewBoard(BoardOptions{Node: name, Hub: s.Hub, Transports: doors, Beat: 40 * time.Millisecond})
}

// seen waits for a status that fits.
func seen(t testing.TB, from <-chan State[Status], what string, fits func(Status) bool) Status {
	t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case s, open := <-from:
			if !open {
				t.Fatal("it ended")
			}
			if fits(s.Value) {
				return s.Value
			}
		case <-deadline:
			t.Fatalf("%s: not seen", what)
		}
	}
}

func TestNodesSayHowTheyDoWhileSomebodyWatches(t *testing.T) {
	t.Parallel()
	between := &exchange{}
	buses := []*recorder{{Bus: between.join()}, {Bus: between.join()}}
	joined := 0
	nodes := openNodes(t, 2, func(o *Options) {
		o.Bus = buses[joined]
		joined++
	})
	here, there := openBoard(t, nodes[0], "here"), openBoard(t, nodes[1], "there")
	soon(t, "some beats have passed", func() bool { return there.options.Transports.rights.areFresh() })
	for _, b := range buses {
		if n := b.about(topicNode); n > 0 {
			t.Errorf("%d messages while nobody watches", n)
		}
	}
	_, deliveries := nodes[1].listen(t, thread(1), "")
	nodes[1].write(t, thread(1), 1)
	take(t, deliveries)
	watch, err := here.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	first := await(t, watch)
	if len(first.Value.Nodes) == 0 || !first.Value.Nodes[0].IsAnswering || first.Value.Nodes[0].ID != "here" {
		t.Errorf("first %+v", first.Value)
	}
	both := seen(t, watch, "the other node", func(s Status) bool { return len(s.Nodes) == 2 })
	other := both.Nodes[1]
	if other.ID != "there" || other.IsAnswering || other.Subscribers != 2 || other.Streams != 2 || other.Bus != "exchange" || !other.IsBusConnected || other.RightsAge > 60 {
		t.Errorf("the other node says %+v", *other)
	}
	nodes[1].Close()
	seen(t, watch, "the other node has gone", func(s Status) bool { return len(s.Nodes) == 1 })
}

// about counts the messages on a topic.
func (r *recorder) about(topic string) (n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := 0; i < len(r.said); i += 2 {
		if strings.HasPrefix(string(r.said[i]), topic+" ") {
			n++
		}
	}
	return n
}

func TestTheBoardOutlivesTheDatabase(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	b := openBoard(t, s, "here")
	watch, err := b.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	await(t, watch)
	s.db.Close()
	before := time.Now()
	seen(t, watch, "a status after the end of the database", func(s Status) bool { return s.ObservedAt.After(before) })
}
