package db

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// echo answers each with what he asked, and remembers who asked together.
type echo struct {
	mu    sync.Mutex
	asked [][]string
}

func (e *echo) read(_ context.Context, asked []string) (map[string]string, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.asked = append(e.asked, asked)
	found := map[string]string{}
	for _, s := range asked {
		found[s] = strings.ToUpper(s)
	}
	return found, nil
}

// TestManyWhoAskAtOnceShareALookup lets many ask while lookups run: they gather for one, each hears his own answer, and who leaves
// takes nothing from the others.
func TestManyWhoAskAtOnceShareALookup(t *testing.T) {
	t.Parallel()
	var e echo
	l := crowded(e.read)
	var asking sync.WaitGroup
	ask := func(s string) {
		asking.Go(func() {
			if found, err := l.Ask(t.Context(), s); err != nil || found[s] != strings.ToUpper(s) {
				t.Errorf("%s is told %q, %v", s, found[s], err)
			}
		})
	}
	for _, s := range []string{"a", "b", "c", "a"} {
		ask(s)
	}
	waitFor(t, func() bool { return l.waiting() == 4 })
	leaving, leave := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() {
		_, err := l.Ask(leaving, "gone")
		left <- err
	}()
	waitFor(t, func() bool { return l.waiting() == 5 })
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("who has gone is told %v", err)
	}
	l.clear()
	asking.Wait()
	if len(e.asked) != 1 || len(e.asked[0]) != 5 {
		t.Errorf("they asked as %v", e.asked)
	}
	waitFor(t, func() bool { l.mu.Lock(); defer l.mu.Unlock(); return l.running == 0 })
	ask("alone")
	asking.Wait()
	if last := e.asked[len(e.asked)-1]; !slices.Equal(last, []string{"alone"}) {
		t.Errorf("who was alone asked as %v", last)
	}
}

// TestALookupHoldsSoMany lets more gather than one statement takes.
func TestALookupHoldsSoMany(t *testing.T) {
	t.Parallel()
	var e echo
	l := crowded(e.read)
	var asking sync.WaitGroup
	for range mostLookedUp + 1 {
		asking.Go(func() { _, _ = l.Ask(t.Context(), "a") })
	}
	waitFor(t, func() bool { return l.waiting() == mostLookedUp+1 })
	l.clear()
	asking.Wait()
	lengths := []int{len(e.asked[0]), len(e.asked[1])}
	slices.Sort(lengths)
	if !slices.Equal(lengths, []int{1, mostLookedUp}) {
		t.Errorf("so many asked together: %v", lengths)
	}
}

// TestWhoHasWaitedAsksForHimself lets all lookups take for ever: others go past them.
func TestWhoHasWaitedAsksForHimself(t *testing.T) {
	t.Parallel()
	var e echo
	l := NewLookups(e.read)
	l.patience = time.Millisecond
	for range lookupsAtOnce {
		l.enter("")
	}
	if found, err := l.Ask(t.Context(), "a"); err != nil || found["a"] != "A" {
		t.Errorf("he is told %v, %v", found, err)
	}
}

// TestWhatFailsForAnotherIsAskedAlone has a lookup fail, or panic, because of one of those who share it: each hears what his own
// question is answered. Where the database is away, nobody asks again.
func TestWhatFailsForAnotherIsAskedAlone(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]func() error{
		"fails":  func() error { return errors.New("a row that cannot be read") },
		"panics": func() error { panic("a bug") },
		"away":   func() error { return unavailable(errors.New("no connection")) },
	} {
		var alone atomic.Int32
		l := crowded(func(_ context.Context, asked []string) (map[string]string, error) {
			if len(asked) > 1 {
				return nil, fault()
			}
			alone.Add(1)
			return map[string]string{asked[0]: "well"}, nil
		})
		var asking sync.WaitGroup
		for _, s := range []string{"a", "b"} {
			asking.Go(func() {
				if found, err := l.Ask(t.Context(), s); (found[s] == "well") == (name == "away") || (err == nil) == (name == "away") {
					t.Errorf("%s: %s is told %q, %v", name, s, found[s], err)
				}
			})
		}
		waitFor(t, func() bool { return l.waiting() == 2 })
		l.clear()
		asking.Wait()
		if asked := alone.Load(); (asked == 2) == (name == "away") {
			t.Errorf("%s: %d asked alone", name, asked)
		}
	}
}

// crowded are lookups of which as many run as may, until clear: who asks gathers, and waits for as long as that takes.
func crowded[A any](read func(context.Context, []string) (A, error)) *Lookups[string, A] {
	l := NewLookups(read)
	l.patience = time.Hour
	for range lookupsAtOnce {
		l.enter("")
	}
	return l
}

func (l *Lookups[Q, A]) clear() {
	for range lookupsAtOnce {
		l.leave()
	}
}

func (l *Lookups[Q, A]) waiting() (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, one := range l.gathering {
		n += len(one.wanted)
	}
	return n
}

func waitFor(t *testing.T, holds func() bool) {
	t.Helper()
	deadline := time.After(time.Minute)
	for !holds() {
		select {
		case <-deadline:
			t.Fatal("it does not come about within a minute")
		case <-time.After(time.Millisecond):
		}
	}
}
