//go:build linux

package meeting

import (
	"bytes"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Eyes are what somebody saw of an assembly. What he was told before belongs to each line: on one line versions never go back.
type Eyes struct {
	mu sync.Mutex
	// seen is when each state of each item was seen first.
	seen    map[sight]time.Time
	version int64
	last    []byte
	stale   int
	states  int
	changed chan struct{}
}

type sight struct{ item, state string }

// The fields come in the order in which they were asked for, and ids need no escapes: reading them by these marks costs a
// tenth of reading JSON, which matters to ten thousand who share a computer with what they measure.
const (
	markState   = `"assembly":{"version":`
	markCurrent = `"current":{"id":"`
	markIs      = `","state":"`
)

// See takes a message. It is false where the message tells of no state.
func (e *Eyes) See(text []byte, at time.Time) bool {
	version, now, ok := skim(text)
	if !ok {
		return false
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.states++
	if version <= e.version {
		e.stale++
	}
	e.version, e.last = version, append(e.last[:0], text...)
	if e.seen == nil {
		e.seen = map[sight]time.Time{}
	}
	if _, known := e.seen[now]; !known && now.item != "" {
		e.seen[now] = at
	}
	if e.changed != nil {
		close(e.changed)
		e.changed = nil
	}
	return true
}

// skim finds the version and what is before everybody.
func skim(text []byte) (version int64, now sight, ok bool) {
	_, rest, ok := bytes.Cut(text, []byte(markState))
	if !ok {
		return 0, now, false
	}
	number, rest, ok := bytes.Cut(rest, []byte{','})
	if !ok {
		return 0, now, false
	}
	version, err := strconv.ParseInt(string(number), 10, 64)
	if err != nil {
		return 0, now, false
	}
	if _, current, found := bytes.Cut(rest, []byte(markCurrent)); found {
		id, state, _ := bytes.Cut(current, []byte(markIs))
		state, _, _ = bytes.Cut(state, []byte{'"'})
		now = sight{string(id), string(state)}
	}
	return version, now, true
}

// Anew says that what comes next comes on another line, which begins with what is now.
func (e *Eyes) Anew() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.version = -1
}

// When returns when a state was seen first, zero where it was not.
func (e *Eyes) When(item, state string) time.Time {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.seen[sight{item, state}]
}

// Last returns the newest message, and a channel that is closed when there is another.
func (e *Eyes) Last() (text []byte, changed <-chan struct{}) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.changed == nil {
		e.changed = make(chan struct{})
	}
	return slices.Clone(e.last), e.changed
}

// Account adds up what many saw of what was done.
type Account struct {
	// Delays are how long after the click each saw it, in order.
	Delays []time.Duration
	// Missing counts what somebody never saw, Stale messages that were older than the one before, States all of them.
	Missing, Stale, States int
}

// Tally holds what many saw against what was done.
func Tally(clicks []Click, all []*Eyes) (a Account) {
	for _, e := range all {
		e.mu.Lock()
		a.Stale += e.stale
		a.States += e.states
		for _, c := range clicks {
			at, saw := e.seen[sight{c.Item, c.State}]
			if !saw {
				a.Missing++
				continue
			}
			a.Delays = append(a.Delays, at.Sub(c.At))
		}
		e.mu.Unlock()
	}
	slices.Sort(a.Delays)
	return a
}

// Percentile is a value of the ordered delays.
func (a Account) Percentile(percent float64) time.Duration {
	if len(a.Delays) == 0 {
		return 0
	}
	return a.Delays[min(int(float64(len(a.Delays))*percent/100), len(a.Delays)-1)]
}
