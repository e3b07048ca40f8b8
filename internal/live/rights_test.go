package live

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// standing of the members whom the tests know, for all nodes: who is suspended is nobody.
type standingOf struct{ suspended sync.Map }

func (m *standingOf) renew(_ context.Context, v auth.Viewer) (auth.Viewer, error) {
	if _, out := m.suspended.Load(v.MemberID); out {
		return auth.Viewer{}, nil
	}
	return v, nil
}

// openNode opens a house on a node that follows the rights, as the program does.
func openNode(t *testing.T, s square, members *standingOf) *house {
	t.Helper()
	h := openHouse(t, s, func(o *TransportOptions) {
		o.Hub, o.Stall, o.TakesAway = s.Hub, time.Minute, takes
		if members != nil {
			o.Renew = members.renew
		}
	})
	s.db.OnCommitting(h.Committing)
	return h
}

func takes(kind string) Taking {
	switch kind {
	case "comment_hidden", "comment_deleted":
		return Thing
	case "thread_closed":
		return Everything
	default:
		return Nothing
	}
}

// listener reads a subscription over one of the transports until it ends.
type listener struct {
	// last is the newest notice that came.
	last atomic.Int64
	over chan string
}

// listen subscribes to a thread and returns when the subscription stands.
func (h *house) listener(t *testing.T, transport string, threadID int, headers ...string) *listener {
	t.Helper()
	query := fmt.Sprintf("subscription{thread(id: %d){seq ref state}}", threadID)
	l := &listener{over: make(chan string, 1)}
	begun := make(chan struct{})
	once := sync.OnceFunc(func() { close(begun) })
	if transport == "sse" {
		events := h.post(t, query, headers...)
		go func() { l.over <- l.readEvents(events, once) }()
	} else {
		c := h.greeted(t, headers...)
		c.subscribe("1", query)
		go func() { l.over <- l.readSocket(c, once) }()
	}
	select {
	case <-begun:
	case <-time.After(patience):
		t.Fatal("the subscription did not begin")
	}
	return l
}

func (l *listener) take(payload []byte, begun func()) (errors string) {
	var m struct {
		Data struct{ Thread struct{ Seq int64 } }
		// Errors of an operation.
		Errors json.RawMessage
	}
	_ = json.Unmarshal(payload, &m)
	if m.Errors != nil {
		return string(m.Errors)
	}
	l.last.Store(max(l.last.Load(), m.Data.Thread.Seq))
	begun()
	return ""
}

func (l *listener) readSocket(c *client, begun func()) string {
	for {
		_, text, err := c.ReadMessage()
		if err != nil {
			return err.Error()
		}
		var m said
		_ = json.Unmarshal(text, &m)
		switch m.Type {
		case kindNext:
			l.take(m.Payload, begun)
		case kindError:
			return string(m.Payload)
		}
	}
}

func (l *listener) readEvents(s *stream, begun func()) string {
	for {
		line, err := s.lines.ReadString('\n')
		if err != nil {
			return err.Error()
		}
		if text, ok := strings.CutPrefix(line, "data: "); ok {
			if errs := l.take([]byte(text), begun); errs != "" {
				return errs
			}
		}
	}
}

func (l *listener) ended(t *testing.T) string {
	t.Helper()
	select {
	case how := <-l.over:
		return how
	case <-time.After(patience):
		t.Fatal("the subscription did not end")
		return ""
	}
}

// keepWriting commits notices on a thread as fast as they can, each with its moment, until stopped.
func keepWriting(t *testing.T, s square, stream db.Stream) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var work sync.WaitGroup
	for range 4 {
		work.Go(func() {
			for ctx.Err() == nil {
				_ = s.db.InTx(ctx, func(_ context.Context, tx *db.Tx) error {
					tx.Notify(stream, "comment_added", 1, 1)
					return nil
				})
			}
		})
	}
	return func() { cancel(); work.Wait() }
}

// head is the newest notice of a stream.
func (s square) head(t *testing.T, stream db.Stream) int64 {
	t.Helper()
	m, _, err := s.store.place(t.Context(), stream, 0)
	if err != nil {
		t.Fatal(err)
	}
	return m.head.seq
}

// changeRights commits a change together with a notice on the thread, whose number says what was committed before it
// and what after.
func (s square) changeRights(t *testing.T, kind string, ref int64, stream db.Stream) (mark int64, at time.Time) {
	t.Helper()
	d := s.db
	err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.Notify(db.RightsStream, kind, ref, 0)
		tx.Notify(stream, "mark", 1, 1)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	at = time.Now()
	const read = `select n.seq from notice n join stream s on s.id = n.stream_id where n.kind = 'mark' and s.ref = $1 order by 1 desc limit 1`
	if err := d.QueryRow(t.Context(), read, stream.Ref).Scan(&mark); err != nil {
		t.Fatal(err)
	}
	return mark, at
}

// committedUntil returns the newest notice that was written before a moment.
func (s square) committedUntil(t *testing.T, stream db.Stream, at time.Time) (seq int64) {
	t.Helper()
	const read = `select coalesce(max(n.seq), 0) from notice n join stream s on s.id = n.stream_id
		where s.kind = $1 and s.ref = $2 and n.created_at <= $3`
	if err := s.db.QueryRow(t.Context(), read, stream.Kind, stream.Ref, at).Scan(&seq); err != nil {
		t.Fatal(err)
	}
	return seq
}

// rightsCase is a change that ends a subscription, and what its reader is told.
type rightsCase struct {
	name, kind      string
	about           func(n int64) int64
	suspends        bool
	onSocket, asSSE string
}

const rightsSaid = "What you may see here has changed"

func rightsCases() []rightsCase {
	session := func(n int64) int64 { return 1000 + n }
	itself := func(n int64) int64 { return n }
	return []rightsCase{
		{"logout", db.SessionEnded, session, false, "4403", "Sign in"},
		{"suspension", db.MemberChanged, itself, true, "4403", "Sign in"},
		{"erasure", db.MemberErased, itself, true, "4403", "Sign in"},
		{"lost role", db.MemberChanged, itself, false, rightsSaid, rightsSaid},
		{"piazza closed", db.SpaceChanged, itself, false, rightsSaid, rightsSaid},
	}
}

// On the node that makes a change nothing committed after it is delivered; elsewhere, without any hint, nothing that was
// committed more than five seconds after it. The thread, its space and the member of a case have the same number.
func TestRightsFollow(t *testing.T) { onBothPaths(t, testRightsFollow) }

func testRightsFollow(t *testing.T) {
	t.Parallel()
	members := &standingOf{}
	// Between two sweeps four writers commit more than the usual ring holds, and who falls off it is ended for that.
	nodes := openNodes(t, 2, func(o *Options) { o.Sweep, o.Ring = 100*time.Millisecond, 1<<14 })
	houses := []*house{openNode(t, nodes[0], members), openNode(t, nodes[1], members)}
	bystanders := []*listener{
		houses[0].listener(t, "websocket", 2, "Member", "2", "Session", "1002"),
		houses[1].listener(t, "sse", 2, "Member", "2", "Session", "1002"),
	}
	n := int64(100)
	for _, c := range rightsCases() {
		for _, transport := range []string{"websocket", "sse"} {
			for node, h := range houses {
				n++
				t.Run(fmt.Sprintf("%s/%s/node%d", c.name, transport, node), func(t *testing.T) {
					c.check(t, nodes[0], h, members, transport, n)
					// What was erased is taken from everybody who lags: the next case waits until that is over.
					head := nodes[0].head(t, db.RightsStream)
					soon(t, "both nodes have heard of it", func() bool { return houses[0].heardOf(head) && houses[1].heardOf(head) })
				})
			}
		}
	}
	for _, l := range bystanders {
		l.goesOn(t, nodes[0], thread(2))
	}
}

func (h *house) heardOf(seq int64) bool {
	return h.rights.standing().seq >= seq
}

func (c rightsCase) check(t *testing.T, here square, h *house, members *standingOf, transport string, n int64) {
	concerned := h.listener(t, transport, int(n), "Member", fmt.Sprint(n), "Session", fmt.Sprint(1000+n))
	stop := keepWriting(t, here, thread(n))
	defer stop()
	soon(t, "notices flow", func() bool { return concerned.last.Load() > 20 })
	if c.suspends {
		members.suspended.Store(n, true)
	}
	mark, at := here.changeRights(t, c.kind, c.about(n), thread(n))
	how := concerned.ended(t)
	if !c.said(transport, how) {
		t.Errorf("over %s it ended with %q", transport, how)
	}
	limit := mark - 1
	if h.Hub != here.Hub {
		limit = here.committedUntil(t, thread(n), at.Add(5*time.Second))
	}
	if got := concerned.last.Load(); got > limit {
		t.Errorf("notice %d came, the change was %d, nothing beyond %d may come", got, mark, limit)
	}
}

// said tells whether an end is the one of the case. Who lags while notices flow may be cut without a word, where the kernel still
// holds a part of what he may no longer see; what was erased is besides taken back from whoever lags, who is told to resume.
func (c rightsCase) said(transport, how string) bool {
	ends := []string{c.onSocket, syscall.ECONNRESET.Error(), io.ErrUnexpectedEOF.Error()}
	if transport == "sse" {
		ends[0] = c.asSSE
	}
	if c.kind == db.MemberErased {
		ends = append(ends, strconv.Itoa(codeResume))
	}
	return slices.ContainsFunc(ends, func(end string) bool { return strings.Contains(how, end) })
}

// goesOn checks that nothing has happened to a subscription.
func (l *listener) goesOn(t *testing.T, s square, stream db.Stream) {
	t.Helper()
	s.write(t, stream, 1)
	want := s.head(t, stream)
	soon(t, "the bystander hears on", func() bool { return l.last.Load() >= want || len(l.over) > 0 })
	if len(l.over) > 0 {
		t.Errorf("the bystander was ended with %q", <-l.over)
	}
}

// A change that is rolled back, also at its very commit, disturbs nobody.
func TestRightsThatWereNotChanged(t *testing.T) { onBothPaths(t, testRightsThatWereNotChanged) }

func testRightsThatWereNotChanged(t *testing.T) {
	t.Parallel()
	nodes := openNodes(t, 1, nil)
	h := openNode(t, nodes[0], nil)
	l := h.listener(t, "websocket", 1, "Member", "5", "Session", "50")
	var held atomic.Bool
	nodes[0].db.OnCommitting(func(lines []db.Line) func(db.Outcome) {
		if lines[0].Stream == db.RightsStream {
			nodes[0].write(t, thread(1), 1)
			head := nodes[0].head(t, thread(1))
			// The tail has it, and the fence keeps it.
			soon(t, "the tail has read", func() bool { return nodes[0].tailOf(thread(1)).standing().newest.seq == head })
			held.Store(l.last.Load() < head)
			panic("give up")
		}
		return nil
	})
	func() {
		defer func() { _ = recover() }()
		_ = nodes[0].db.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
			tx.Notify(db.RightsStream, db.MemberChanged, 5, 0)
			return nil
		})
	}()
	if !held.Load() {
		t.Error("a notice came while the change was being committed")
	}
	l.goesOn(t, nodes[0], thread(1))
}

// Without knowing the rights, nothing is delivered: the node's way to the rights stream is cut while the rest of the log
// still comes.
func TestNothingIsDeliveredWithoutKnowingTheRights(t *testing.T) {
	onBothPaths(t, testNothingIsDeliveredWithoutKnowingTheRights)
}

func testNothingIsDeliveredWithoutKnowingTheRights(t *testing.T) {
	t.Parallel()
	nodes := openNodes(t, 3, func(o *Options) { o.Sweep = 100 * time.Millisecond })
	here, blind := nodes[0], nodes[1]
	h := openHouse(t, nodes[2], func(o *TransportOptions) { o.Hub = blind.Hub })
	l := h.listener(t, "websocket", 1, "Member", "5", "Session", "50")
	stop := keepWriting(t, here, thread(1))
	defer stop()
	soon(t, "notices flow", func() bool { return l.last.Load() > 20 })
	blind.db.Close() // waits for what runs, then nothing can be asked any more
	_, at := here.changeRights(t, db.SessionEnded, 50, thread(1))
	soon(t, "the gate closes", func() bool { return !h.rights.areFresh() })
	closed := here.head(t, thread(1))
	for range 20 {
		here.write(t, thread(1), 1)
	}
	last := l.last.Load() // he may still be reading what came before
	if limit := here.committedUntil(t, thread(1), at.Add(5*time.Second)); last > limit || last > closed {
		t.Errorf("notice %d came, beyond %d nothing may, nor beyond %d", last, limit, closed)
	}
}
