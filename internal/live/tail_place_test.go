package live

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"piazza/internal/db"
	"piazza/internal/problem"
)

// Where somebody listens already, those who come ask the log nothing: without a cursor, at the newest notice, or behind it.
func TestJoinsAskTheLogNothing(t *testing.T) {
	t.Parallel()
	s := unasked(t)
	s.write(t, thread(1), 1)
	first, deliveries := s.listen(t, thread(1), "")
	s.write(t, thread(1), 2)
	s.write(t, thread(1), 3)
	refs(t, deliveries, 1)
	newest := take(t, deliveries)
	ctx, counted := db.Count(t.Context())
	for _, c := range []struct {
		after  string
		state  StreamState
		missed int
	}{{"", Fresh, 0}, {newest.Cursor, Recovered, 0}, {first.Cursor, Recovered, 2}} {
		deliveries, err := s.Subscribe(ctx, thread(1), c.after)
		if err != nil {
			t.Fatal(err)
		}
		d := take(t, deliveries)
		want := newest.Cursor
		if c.after != "" {
			want = c.after
		}
		if d.State != c.state || d.Missed != c.missed || d.Cursor != want {
			t.Errorf("after %q: %+v", c.after, d)
		}
		if got := refs(t, deliveries, c.missed); c.missed > 0 && !slices.Equal(got, []int64{2, 3}) {
			t.Errorf("after %q came %v", c.after, got)
		}
	}
	if n := counted.Statements(); n > 0 {
		t.Errorf("%d statements", n)
	}
}

// However many come at once to a stream that nobody followed, one asks where it stands; they have all missed the same.
func TestAThousandJoinWithOneStatement(t *testing.T) {
	t.Parallel()
	s := unasked(t)
	s.fill(t, thread(1), 40)
	cursor := s.at(t, thread(1), 20)
	ctx, counted := db.Count(t.Context())
	var all sync.WaitGroup
	came := make(chan []int64, 1000)
	leader, err := s.Subscribe(ctx, thread(1), cursor)
	if err != nil {
		t.Fatal(err)
	}
	take(t, leader)
	if got := refs(t, leader, 20); got[0] != 21 {
		t.Fatalf("came %v", got)
	}
	for range cap(came) {
		all.Go(func() {
			deliveries, err := s.Subscribe(ctx, thread(1), cursor)
			if err != nil {
				t.Error(err)
				return
			}
			if d := <-deliveries; d.State != Recovered || d.Missed != 20 {
				t.Errorf("%+v", d)
			}
			var got []int64
			for range 20 {
				got = append(got, (<-deliveries).Notice.Ref)
			}
			came <- got
		})
	}
	all.Wait()
	for range cap(came) {
		if got := <-came; got[0] != 21 || got[19] != 40 {
			t.Fatalf("came %v", got)
		}
	}
	if n := counted.Statements(); n > 1 { // what the hub reads is not counted
		t.Errorf("%d statements", n)
	}
}

// Those who come while one looks up where the stream stands wait for his answer; where he gets none, the next one looks.
func TestThoseWhoComeTogetherWaitForOne(t *testing.T) {
	t.Parallel()
	s := unasked(t)
	one, err := s.join(thread(1))
	if err != nil {
		t.Fatal(err)
	}
	defer s.leave(one)
	if mine, err := one.tail.await(t.Context(), one); !mine || err != nil {
		t.Fatalf("the first does not look: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	failed := make(chan error)
	go func() {
		_, err := s.Subscribe(ctx, thread(1), "")
		failed <- err
	}()
	soon(t, "he waits", func() bool { return s.listeners(thread(1)) == 2 })
	cancel()
	if err := <-failed; err == nil {
		t.Error("who has gone was let in")
	}
	joined := make(chan int)
	go func() {
		ctx, counted := db.Count(t.Context())
		if _, err := s.Subscribe(ctx, thread(1), ""); err != nil {
			t.Error(err)
		}
		joined <- counted.Statements()
	}()
	soon(t, "another waits", func() bool { return s.listeners(thread(1)) == 2 })
	if _, err := s.lookUp(t.Context(), one, claim{}); err != nil {
		t.Fatal(err)
	}
	one.tail.looked()
	if n := <-joined; n > 0 {
		t.Errorf("%d statements", n)
	}
}

// Who waits for a tail that is given up meanwhile is told that the server goes only where it does.
func TestWhoWaitsForATailThatIsGivenUp(t *testing.T) {
	t.Parallel()
	s := unasked(t)
	for reason, want := range map[Reason]string{Broken: "log_replaced", Closing: "closing"} {
		one, err := s.join(thread(1))
		if err != nil {
			t.Fatal(err)
		}
		if mine, err := one.tail.await(t.Context(), one); !mine || err != nil {
			t.Fatalf("the first does not look: %v", err)
		}
		failed := make(chan error)
		go func() {
			_, err := s.Subscribe(t.Context(), thread(1), "")
			failed <- err
		}()
		soon(t, "he waits", func() bool { return s.listeners(thread(1)) == 2 })
		s.abandon(one.tail, reason)
		if p, ok := problem.As(<-failed); !ok || p.Reason != want {
			t.Errorf("%s: he was told %v", reason, p)
		}
		s.leave(one)
	}
}

// A feed that finds the tail to be of another log reads nothing of it any more.
func TestAFeedReadsNothingOfTheOldLog(t *testing.T) {
	t.Parallel()
	s := unasked(t)
	s.fill(t, thread(1), 3)
	old, err := s.Subscribe(t.Context(), thread(1), s.at(t, thread(1), 1))
	if err != nil {
		t.Fatal(err)
	}
	take(t, old)
	refs(t, old, 2)
	if _, err := s.db.Exec(t.Context(), `update notice set tag = tag + 1`); err != nil {
		t.Fatal(err)
	}
	from, _ := s.sealer.open(thread(1), s.at(t, thread(1), 2))
	feed := hearing{hub: s.Hub, stream: thread(1), news: func() {}}
	var some [4]*db.Notice
	if n, err := feed.hear(from, some[:]); n > 0 || !errors.Is(err, errEnded) {
		t.Errorf("it heard %d, %v", n, err)
	}
	soon(t, "it hears of the new log", func() bool {
		n, err := feed.hear(from, some[:])
		return n == 1 && err == nil && some[0].Seq == 3
	})
	feed.leave()
}

// listeners counts those who listen to a stream, or are about to.
func (s square) listeners(stream db.Stream) int {
	t := s.tailOf(stream)
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.subscribers)
}

// What is newest here is not where a stream stands as long as more is known to be in the log.
func TestWhoComesFreshDoesNotStandInThePast(t *testing.T) {
	t.Parallel()
	s := unasked(t)
	s.write(t, thread(1), 1)
	begun, deliveries := s.listen(t, thread(1), "")
	tail := s.tailOf(thread(1))
	tail.mu.Lock()
	tail.reading, tail.want = true, 2 // somebody is about to read it
	tail.mu.Unlock()
	if first, _ := s.listen(t, thread(1), begun.Cursor); first.State != Recovered || first.Missed != 1 {
		t.Errorf("who comes back is told %+v", first)
	}
	s.fill(t, thread(1), 3)
	first, fresh := s.listen(t, thread(1), "")
	if first.State != Fresh || first.Cursor != s.cursor(t, thread(1)) {
		t.Errorf("%+v", first)
	}
	tail.settle()
	tail.hear(tail.number(), 4)
	refs(t, deliveries, 3)
	s.write(t, thread(1), 9)
	if got := refs(t, fresh, 1); got[0] != 9 {
		t.Errorf("came %v", got)
	}
}

// Who comes with a cursor of a restored log shows that the tail's is gone, before any sweep does.
func TestWhoComesFromARestoredLogEndsTheTail(t *testing.T) {
	t.Parallel()
	s := unasked(t)
	s.fill(t, thread(1), 3)
	ctx, ending := WithEnding(t.Context())
	old, err := s.Subscribe(ctx, thread(1), s.at(t, thread(1), 1))
	if err != nil {
		t.Fatal(err)
	}
	take(t, old)
	refs(t, old, 2)
	if _, err := s.db.Exec(t.Context(), `update notice set tag = tag + 1`); err != nil {
		t.Fatal(err)
	}
	deliveries, err := s.Subscribe(t.Context(), thread(1), s.at(t, thread(1), 2))
	if err != nil {
		t.Fatal(err)
	}
	ended(t, old)
	ended(t, deliveries)
	if ending.Reason() != Broken {
		t.Errorf("ended because %q", ending.Reason())
	}
	first, rest := s.listen(t, thread(1), s.at(t, thread(1), 2))
	if first.State != Recovered || refs(t, rest, 1)[0] != 3 {
		t.Errorf("%+v", first)
	}
}
