package live

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"piazza/internal/db"
)

// sleepless is a hub that never sweeps by itself: what arrives, arrives by hints.
func sleepless(b Bus) func(*Options) {
	return func(o *Options) { o.Bus, o.Sweep = b, time.Hour }
}

// A hint is believed only as to when to look: whatever another node says, nobody gets anything else or is sent away.
func TestHintsAreOnlyHints(t *testing.T) {
	t.Parallel()
	between := &exchange{}
	s := openSquare(t, sleepless(between.join()))
	other := between.join()
	s.write(t, thread(1), 0)
	_, deliveries := s.listen(t, thread(1), "")
	id := s.tailOf(thread(1)).number()
	hints := map[string][]byte{
		"nothing": nil, "garbage": []byte("garbage"), "too long": make([]byte, 100),
		"another stream":  hintOf(db.Head{ID: id + 1, Head: 5}),
		"no stream":       hintOf(db.Head{Head: 5}),
		"the past":        hintOf(db.Head{ID: id, Head: 0}),
		"far ahead":       hintOf(db.Head{ID: id, Head: 1 << 62}),
		"before creation": hintOf(db.Head{ID: id, Head: -1}),
	}
	for ref := int64(1); ref < 20; ref++ {
		for _, hint := range hints {
			other.Send(hintTopic(thread(1)), "", hint)
		}
		s.write(t, thread(1), ref)
		if got := fmt.Sprint(refs(t, deliveries, 1)); got != fmt.Sprint([]int64{ref}) {
			t.Fatalf("got %s instead of %d", got, ref)
		}
	}
}

// A hint that comes while the log is read for an earlier, untrue one is not forgotten with that.
func TestATrueHintOutlivesAnUntrueOne(t *testing.T) {
	t.Parallel()
	s := openSquare(t, sleepless(nil))
	s.write(t, thread(1), 0)
	s.listen(t, thread(1), "")
	tail := s.tailOf(thread(1))
	tail.mu.Lock()
	tail.reading = true // this test reads
	tail.mu.Unlock()
	tail.hear(tail.number(), 1<<62)
	_, after, heard := tail.missing()
	tail.hear(tail.number(), after.seq+1)
	tail.forgetWant(after.seq, heard)
	if _, _, again := tail.missing(); again == 0 {
		t.Error("the log is not read again for what was heard meanwhile")
	}
	if tail.forgetWant(after.seq, tail.heard); tail.want != after.seq {
		t.Error("the log is read for ever for what it does not hold")
	}
}

// The first notice of a stream has no number to hint with that a listener could know.
func TestFirstNoticeOfAStreamIsHintedAt(t *testing.T) {
	t.Parallel()
	between := &exchange{}
	nodes := openNodes(t, 2, func(o *Options) { sleepless(between.join())(o) })
	_, deliveries := nodes[0].listen(t, thread(1), "")
	for ref := range int64(3) {
		nodes[1].write(t, thread(1), ref)
	}
	if got := fmt.Sprint(refs(t, deliveries, 3)); got != "[0 1 2]" {
		t.Errorf("got %s", got)
	}
}

// What was committed while a node's bus was away is found when it is back, without the sweep.
func TestTheHubLooksWhenTheBusIsBack(t *testing.T) {
	t.Parallel()
	for name, prepare := range outages() {
		t.Run(name, func(t *testing.T) {
			f := newFleet(t, 0, nil)
			o := prepare(t, f)
			f.join = o.join
			f.sweep = time.Hour
			f.start()
			f.start()
			here, there := f.nodes[0], f.nodes[1]
			_, deliveries := here.listen(t, thread(1), "")
			there.write(t, thread(1), 0)
			refs(t, deliveries, 1)
			o.cut()
			soon(t, "the bus is away", func() bool { return !here.bus.Status().Connected })
			there.write(t, thread(1), 1)
			o.heal()
			refs(t, deliveries, 1)
			there.write(t, thread(1), 2)
			refs(t, deliveries, 1)
		})
	}
}

// A node that has just begun to listen may have missed the hint.
func TestTheHubLooksWhenTheBusListens(t *testing.T) {
	t.Parallel()
	f := newFleet(t, 0, nil)
	f.join = func(d *db.DB) Bus { return busOver(t, d, "") }
	f.sweep = time.Hour
	f.start()
	f.start()
	for n := range int64(soaking(500, 40)) {
		_, deliveries := f.nodes[0].listen(t, thread(n), "")
		f.nodes[1].write(t, thread(n), n)
		refs(t, deliveries, 1)
	}
}

// Under load at most twenty flushes a second leave, each with the newest of what waits; what fails is tried again.
func TestFlushesKeepTheirPace(t *testing.T) {
	t.Parallel()
	s := newStation("test", "node", nil)
	var began []time.Time
	var last string
	full := make(chan struct{})
	s.running.Go(func() {
		s.dispatch(func(_ context.Context, letters []*letter) error {
			began = append(began, time.Now())
			if len(letters) != 1 {
				t.Errorf("%d letters of one slot", len(letters))
			}
			last = string(letters[0].payload)
			if len(began) == 3 {
				return errors.New("lost on purpose")
			}
			if len(began) == 11 {
				close(full)
			}
			return nil
		})
	})
	n := 0
	for ; !done(full); n++ {
		s.Send("topic", "key", fmt.Append(nil, n))
	}
	s.Close()
	if took := began[10].Sub(began[0]); took < 9*flushPause {
		t.Errorf("11 flushes took %s", took)
	}
	if last == "0" || s.Status().Failed != 0 {
		t.Errorf("%q was the last of %d, %+v", last, n, s.Status())
	}
}
