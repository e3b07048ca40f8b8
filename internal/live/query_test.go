package live

import (
	"strings"
	"testing"
	"time"

	"piazza/internal/db"
)

// A query that is under way when the rights of who asks change is not answered with what comes after.
func TestAQueryDuringAChangeOfRights(t *testing.T) { onBothPaths(t, testAQueryDuringAChangeOfRights) }

func testAQueryDuringAChangeOfRights(t *testing.T) {
	t.Parallel()
	changes := map[string]func(*db.Tx){
		"a lost role":      func(tx *db.Tx) { tx.Notify(db.RightsStream, db.MemberChanged, 5, 0) },
		"a piazza changed": func(tx *db.Tx) { tx.Notify(db.RightsStream, db.SpaceChanged, 3, 0) },
	}
	for name, change := range changes {
		for _, transport := range []string{"websocket", "sse"} {
			t.Run(name+", "+transport, func(t *testing.T) {
				nodes := openNodes(t, 1, nil)
				h := openNode(t, nodes[0], nil)
				reading, release := make(chan struct{}), make(chan struct{})
				h.small.bodies.loaded = func(int64) {
					close(reading)
					<-release
				}
				h.small.bodies.texts[secretRef] = secret
				var answer func() string
				if transport == "websocket" {
					c := h.greeted(t, "Member", "5", "Session", "50")
					c.subscribe("1", "{say(ref: 777)}")
					answer = func() string { m := c.read(); return m.Type + string(m.Payload) }
				} else {
					events := make(chan *stream, 1)
					go func() { events <- h.post(t, "{say(ref: 777)}", "Member", "5", "Session", "50") }()
					answer = func() string { l := &listener{}; return l.readEvents(<-events, func() { /* not asked */ }) }
				}
				<-reading
				nodes[0].commit(t, change)
				close(release)
				if got := answer(); !strings.Contains(got, rightsSaid) {
					t.Errorf("the answer was %s", got)
				}
			})
		}
	}
}

// While a change is being committed an answer waits; when it is rolled back, the answer goes out.
func TestAQueryWhileAChangeOfRightsIsCommitted(t *testing.T) {
	onBothPaths(t, testAQueryWhileAChangeOfRightsIsCommitted)
}

func testAQueryWhileAChangeOfRightsIsCommitted(t *testing.T) {
	t.Parallel()
	for _, outcome := range []db.Outcome{db.Committed, db.RolledBack} {
		nodes := openNodes(t, 1, nil)
		h := openNode(t, nodes[0], nil)
		h.small.bodies.set(secretRef, secret)
		c := h.greeted(t, "Member", "5", "Session", "50")
		read := h.small.bodies.tell()
		done := h.Committing([]db.Line{{Stream: db.RightsStream, Notice: db.Notice{Kind: db.MemberChanged, Ref: 5, Seq: 1, Tag: 1}}})
		c.subscribe("1", "{say(ref: 777)}")
		<-read
		done(outcome)
		m := c.read()
		if outcome == db.RolledBack && m.Type != "next" || outcome == db.Committed && !strings.Contains(string(m.Payload), rightsSaid) {
			t.Errorf("with %d it was answered %s %s", outcome, m.Type, m.Payload)
		}
	}
}

// A mutation is answered whatever it changed.
func TestAMutationIsAnswered(t *testing.T) { onBothPaths(t, testAMutationIsAnswered) }

func testAMutationIsAnswered(t *testing.T) {
	t.Parallel()
	nodes := openNodes(t, 1, nil)
	h := openNode(t, nodes[0], nil)
	c := h.greeted(t, "Member", "5", "Session", "50")
	done := h.Committing([]db.Line{{Stream: db.RightsStream, Notice: db.Notice{Kind: db.MemberChanged, Ref: 5, Seq: 1, Tag: 1}}})
	c.subscribe("1", "mutation{note(stream: 2, ref: 3)}")
	c.next("1", "note")
	c.expect("complete", "1")
	done(db.RolledBack)
}

// Nobody knows whether a change was committed, and it may be so a moment later: its fence stands until it cannot be any
// more and whatever was committed has taken effect.
func TestTheFenceOutlastsACommitInDoubt(t *testing.T) {
	onBothPaths(t, testTheFenceOutlastsACommitInDoubt)
}

func testTheFenceOutlastsACommitInDoubt(t *testing.T) {
	t.Parallel()
	nodes := openNodes(t, 1, nil)
	h := openNode(t, nodes[0], nil)
	nodes[0].changeRights(t, db.MemberChanged, 99, thread(2))
	l := h.listener(t, "websocket", 1, "Member", "7", "Session", "70")
	tx, err := nodes[0].db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(t.Context())
	if _, err := tx.Exec(t.Context(), `update stream set head = head where kind = 'rights'`); err != nil {
		t.Fatal(err)
	}
	done := h.Committing([]db.Line{{Stream: db.RightsStream, Notice: db.Notice{Kind: db.MemberChanged, Ref: 5, Seq: 2, Tag: 1}}})
	done(db.Unknown)
	again := h.greeted(t, "Member", "5", "Session", "50")
	again.subscribe("1", "subscription{thread(id: 1){seq state}}")
	soon(t, "it is held", func() bool { return h.standing().held == 1 })
	for range 3 {
		was := h.rights.checked()
		soon(t, "the rights are looked at", func() bool { return h.rights.checked().After(was) })
	}
	l.goesOn(t, nodes[0], thread(1))
	if h.standing().held != 1 {
		t.Error("the fence is down before the commit is over")
	}
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	again.expect("next", "1")
}

// checked is when the rights were last known.
func (r *rights) checked() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.fresh
}

// A computer that slept did not count the time: what it knew before is old.
func TestRightsAreNotFreshAfterASleep(t *testing.T) {
	t.Parallel()
	r := newRights()
	now := time.Now()
	r.know(now)
	if !r.areFresh() {
		t.Error("what is known now is not fresh")
	}
	r.wall = now.Add(-time.Minute).Round(0)
	if r.areFresh() {
		t.Error("what was known before the sleep is fresh")
	}
}
