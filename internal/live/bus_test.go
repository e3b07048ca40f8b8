package live

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// everyBus runs a test over each bus between nodes. join returns the bus of one more node.
func everyBus(t *testing.T, run func(t *testing.T, join func() Bus)) {
	t.Run("postgres", func(t *testing.T) {
		dsn := dbtest.DSN(t)
		run(t, func() Bus { return joinPostgres(t, dsn) })
	})
	t.Run("nats", func(t *testing.T) {
		url := startNATS(t).url
		run(t, func() Bus { return joinNATS(t, url) })
	})
}

func joinPostgres(t testing.TB, dsn string) Bus {
	t.Helper()
	d, err := db.Open(t.Context(), db.Options{DSN: dsn, MaxConns: 1})
	if err != nil {
		t.Fatal(err)
	}
	b := NewPostgres(d, NewNodeID(), spoken(t))
	t.Cleanup(func() { b.Close(); d.Close() })
	return b
}

// spoken writes a log into the test's own.
func spoken(t testing.TB) *slog.Logger {
	t.Helper()
	return slog.New(slog.NewTextHandler(t.Output(), nil))
}

// inbox keeps what was heard.
type inbox struct {
	mu     sync.Mutex
	heard  []string
	missed int
}

func (i *inbox) hear(payload []byte) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if len(payload) == 0 {
		i.missed++
		return
	}
	i.heard = append(i.heard, string(payload))
}

func (i *inbox) count() (heard, missed int) {
	i.mu.Lock()
	defer i.mu.Unlock()
	return len(i.heard), i.missed
}

func (i *inbox) has(payload string) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	return slices.Contains(i.heard, payload)
}

// listening follows a topic and waits until the bus listens to it.
func listening(t *testing.T, b Bus, topic string) *inbox {
	t.Helper()
	i := &inbox{}
	t.Cleanup(b.Follow(topic, i.hear))
	soon(t, "the bus listens", func() bool { _, missed := i.count(); return missed > 0 })
	return i
}

func TestBusCarriesToOthersAlone(t *testing.T) {
	t.Parallel()
	everyBus(t, func(t *testing.T, join func() Bus) {
		here, there, elsewhere := join(), join(), join()
		own, heard := listening(t, here, "a/1"), listening(t, there, "a/1")
		other, third := listening(t, there, "a/2"), listening(t, elsewhere, "a/1")
		here.Send("a/1", "", []byte("one"))
		here.Send("a/2", "", []byte("two"))
		soon(t, "everybody has heard", func() bool { return heard.has("one") && third.has("one") && other.has("two") })
		if n, _ := own.count(); n > 0 {
			t.Error("a node hears itself")
		}
		for _, i := range []*inbox{heard, other, third} {
			if n, _ := i.count(); n != 1 {
				t.Errorf("heard %d messages", n)
			}
		}
	})
}

func TestBusCarriesAnyTopicAndSize(t *testing.T) {
	t.Parallel()
	everyBus(t, func(t *testing.T, join func() Bus) {
		here, there := join(), join()
		topics := []string{"node", "a/b.c", "a b/*", ">", "a//", "π/%", "a\x00b", strings.Repeat("x", longestTopic)}
		var inboxes []*inbox
		for _, topic := range topics {
			inboxes = append(inboxes, listening(t, there, topic))
		}
		long := strings.Repeat("\x00\xff", MaxPayload/2)
		for _, topic := range topics {
			here.Send(topic, "", []byte(long))
		}
		here.Send(topics[0], "too long", make([]byte, MaxPayload+1))
		here.Send(topics[0], "nothing", nil)
		here.Send(strings.Repeat("x", longestTopic+1), "", []byte("x"))
		for i, one := range inboxes {
			soon(t, fmt.Sprintf("%q is heard", topics[i]), func() bool { return one.has(long) })
		}
		soon(t, "all are counted", func() bool { return here.Status().Sent == int64(len(topics)) })
		if status := here.Status(); status.Failed != 3 || !status.Connected || status.Waiting != 0 {
			t.Errorf("%+v", status)
		}
	})
}

func TestBusSendsTheNewestOfAKey(t *testing.T) {
	t.Parallel()
	everyBus(t, func(t *testing.T, join func() Bus) {
		here, there := join(), join()
		heard := listening(t, there, "a")
		for n := range 5000 {
			here.Send("a", "same", fmt.Append(nil, n))
			here.Send("a", fmt.Sprint(n%10), fmt.Append(nil, "k", n))
		}
		soon(t, "the last is heard", func() bool { return heard.has("4999") && heard.has("k4990") && heard.has("k4999") })
		if n, _ := heard.count(); n > 2000 {
			t.Errorf("%d messages came of 10,000 on 11 keys", n)
		}
	})
}

func TestBusForgetsWhoStopped(t *testing.T) {
	t.Parallel()
	everyBus(t, func(t *testing.T, join func() Bus) {
		here, there := join(), join()
		gone := &inbox{}
		stop := there.Follow("a", gone.hear)
		stays := listening(t, there, "a")
		stop()
		stop()
		here.Send("a", "", []byte("one"))
		soon(t, "the other hears", func() bool { return stays.has("one") })
		if gone.has("one") || there.Status().Topics != 1 {
			t.Errorf("heard after stop, or %d topics", there.Status().Topics)
		}
	})
}

// Many topics are followed and left at once, as when a node takes over another's connections.
func TestBusWithManyTopics(t *testing.T) {
	t.Parallel()
	everyBus(t, func(t *testing.T, join func() Bus) {
		here, there := join(), join()
		topics := soaking(100_000, 10_000)
		inboxes, stops := make([]inbox, topics), make([]func(), topics)
		for n := range topics {
			stops[n] = there.Follow(fmt.Sprint("hint/thread/", n), inboxes[n].hear)
		}
		soon(t, "a hundredth of the topics hear", func() bool {
			heard := true
			for n := 0; n < topics; n += 100 {
				if !inboxes[n].has("x") {
					here.Send(fmt.Sprint("hint/thread/", n), "", []byte("x"))
					heard = false
				}
			}
			return heard
		})
		for _, stop := range stops {
			stop()
		}
		if n := there.Status().Topics; n != 0 {
			t.Errorf("%d topics are left", n)
		}
	})
}

func TestBusLeavesNothingRunning(t *testing.T) {
	everyBus(t, func(t *testing.T, join func() Bus) {
		join().Close()
		before := goleak.IgnoreCurrent()
		here, there := join(), join()
		heard := listening(t, there, "a")
		here.Send("a", "", []byte("one"))
		soon(t, "it is heard", func() bool { return heard.has("one") })
		there.Follow("b", heard.hear)
		here.Close()
		there.Close()
		here.Send("a", "", []byte("two"))
		nothingRuns(t, before)
	})
}

func TestOutboxIsBounded(t *testing.T) {
	t.Parallel()
	o := newOutbox()
	var lost int64
	for n := range mostWaiting + 100 {
		lost += o.put(&letter{slot: slot{"a", fmt.Sprint(n)}, payload: []byte("x")})
	}
	if lost != 100 || o.waiting() != mostWaiting {
		t.Errorf("%d lost, %d wait", lost, o.waiting())
	}
	taken, _ := o.take()
	if taken[0].key != "100" {
		t.Errorf("the oldest is %s", taken[0].key)
	}
	o.put(&letter{slot: slot{"a", "100"}, payload: []byte("newer")})
	o.back(taken)
	again, _ := o.take()
	for _, l := range again {
		if l.key == "100" && string(l.payload) != "newer" {
			t.Error("an old message took the place of a newer one")
		}
	}
	for n := range 2000 {
		o.put(&letter{slot: slot{"b", fmt.Sprint(n)}, payload: make([]byte, MaxPayload)})
	}
	if o.bytes > mostWaitingBytes || o.order.Len() != len(o.slots) {
		t.Errorf("%d bytes wait in %d places of %d", o.bytes, len(o.slots), o.order.Len())
	}
}

func FuzzParcel(f *testing.F) {
	f.Add([]byte(newParcel("n").add(&letter{slot: slot{"topic", "key"}, payload: []byte("payload")})))
	f.Fuzz(func(_ *testing.T, raw []byte) {
		_ = parcel(raw).read("n", func(string, []byte) {})
	})
}
