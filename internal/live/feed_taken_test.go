package live

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"piazza/internal/db"
)

// A reader who lags behind gets, of what is taken away meanwhile, what coming back would give him: nobody has to come back.

// chatter listens to what is said in a thread, with texts, over one connection.
type chatter struct {
	t      *testing.T
	record *tape
	next   func() ([]byte, error)
	seq    int64
	bodies map[int64]string
}

const chatting = `subscription{talk: chat(id: 1){seq ref body state}}`

// chatter connects; slow has a machine into which little fits.
func (h *house) chatter(t *testing.T, transport string, slow bool) *chatter {
	t.Helper()
	r := &talker{t: t, transport: transport}
	c := &chatter{t: t, record: h.record(t, slow), bodies: map[int64]string{}}
	body, _ := json.Marshal(map[string]string{"query": chatting})
	if transport == "sse" {
		c.next = r.events(c.record, body)
	} else {
		c.next = r.socket(h, c.record, body)
	}
	c.read()
	return c
}

// read takes one message, which has to be the next notice.
func (c *chatter) read() {
	c.t.Helper()
	payload, err := c.next()
	if err != nil {
		c.t.Fatalf("after notice %d: %v", c.seq, err)
	}
	var m struct {
		Data struct {
			Talk struct {
				State, Body string
				Seq, Ref    int64
			}
		}
	}
	if err := json.Unmarshal(payload, &m); err != nil {
		c.t.Fatal(err)
	}
	told := m.Data.Talk
	if told.State == "" && told.Seq != c.seq+1 {
		c.t.Fatalf("after notice %d came %d", c.seq, told.Seq)
	}
	c.seq = max(c.seq, told.Seq)
	c.bodies[told.Ref] = told.Body
}

func (c *chatter) readTo(seq int64) {
	c.t.Helper()
	for c.seq < seq {
		c.read()
	}
}

// lagging tells whether somebody takes nothing of what the feeds have for him.
func (h *house) lagging() (lags bool) {
	h.registry.feeds.each(func(f *feed) {
		f.seat.mu.Lock()
		defer f.seat.mu.Unlock()
		lags = lags || f.least() < f.stands().seq-5
	})
	return lags
}

func TestALaggingMemberIsNotToldWhatWasTakenAway(t *testing.T) { onBothPaths(t, testALaggingMember) }

func testALaggingMember(t *testing.T) {
	for _, transport := range []string{"websocket", "sse"} {
		for _, c := range takenCases()[:2] {
			t.Run(transport+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				c.checkLagging(t, transport)
			})
		}
	}
}

func (c takenCase) checkLagging(t *testing.T, transport string) {
	s, h := openFeeds(t, func(o *TransportOptions) { o.Stall = time.Minute })
	plain, slow := h.chatter(t, transport, false), h.chatter(t, transport, true)
	soon(t, "a feed tells both", func() bool { return h.members() == 2 })
	var filler int64
	for !h.lagging() {
		filler++
		h.small.bodies.set(filler, strings.Repeat("x", fillerSize))
		s.write(t, thread(1), filler)
		plain.readTo(filler)
	}
	const more = 3
	for i := range int64(more) {
		h.small.bodies.set(1000+i, fmt.Sprint("before ", i))
		s.write(t, thread(1), 1000+i)
	}
	h.small.bodies.set(secretRef, secret)
	s.write(t, thread(1), secretRef)
	h.small.bodies.set(2000, "after")
	s.write(t, thread(1), 2000)
	plain.readTo(filler + more + 2)
	if plain.bodies[secretRef] != secret {
		t.Errorf("who read at once got %q", plain.bodies[secretRef])
	}
	h.small.bodies.set(secretRef, "")
	c.commit(t, s)
	slow.readTo(filler + more + 3)
	plain.readTo(filler + more + 3)
	if slow.record.holds(secret) {
		t.Error("who lagged behind got what was taken away")
	}
	if slow.bodies[1000] != "before 0" || slow.bodies[2000] != "after" {
		t.Errorf("the others read %q and %q", slow.bodies[1000], slow.bodies[2000])
	}
}

// What is taken away while it is being told is told anew, and nobody gets it.
func TestWhatIsTakenAwayWhileAFeedReadsItIsReadAnew(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	c := h.chatter(t, "websocket", false)
	soon(t, "a feed tells him", func() bool { return h.members() == 1 })
	h.small.bodies.set(secretRef, secret)
	read, goOn := make(chan struct{}), make(chan struct{})
	var once sync.Once
	h.small.bodies.after = func(int64) {
		once.Do(func() {
			close(read)
			<-goOn
		})
	}
	s.write(t, thread(1), secretRef)
	<-read
	h.small.bodies.set(secretRef, "")
	s.commit(t, func(tx *db.Tx) { tx.Notify(thread(1), "comment_hidden", secretRef, 2) })
	close(goOn)
	c.readTo(2)
	if c.record.holds(secret) {
		t.Error("it was told all the same")
	}
}

// What everybody has read is not read once more because it is taken away.
func TestWhatAllHaveReadIsNotReadAnew(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	c := h.chatter(t, "websocket", false)
	soon(t, "a feed tells him", func() bool { return h.members() == 1 })
	s.write(t, thread(1), secretRef)
	c.readTo(1)
	soon(t, "he stands behind it", func() bool { return !h.behind() })
	s.commit(t, func(tx *db.Tx) { tx.Notify(thread(1), "comment_hidden", secretRef, 2) })
	c.readTo(2)
	if n := h.small.begun.Load(); n != 3 || total(h.options.Metrics.feedCuts) != 0 {
		t.Errorf("%d subscriptions were begun in place of one and two runs", n)
	}
}

// behind tells whether somebody has not been told what the feeds have for him.
func (h *house) behind() (lags bool) {
	h.registry.feeds.each(func(f *feed) {
		f.seat.mu.Lock()
		defer f.seat.mu.Unlock()
		lags = lags || f.least() < f.stands().seq
	})
	return lags
}
