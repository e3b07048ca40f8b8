package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	audience "piazza/bench/nodes/crowd"
	"piazza/internal/db"
)

// pen is a member who writes through the API at any node, and again until somebody has answered.
type pen struct {
	session string
	node    func() string
	entry   string
	written int
}

// write writes a comment, or an answer, and returns its id and its number.
func (p *pen) write(t *testing.T, parent *string, body string) (id string, number int64) {
	t.Helper()
	p.written++
	input := map[string]any{"entryId": p.entry, "parentId": parent, "body": body, "idempotencyKey": fmt.Sprint(p.session, p.written)}
	const mutation = `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id number } } }`
	within(t, limit(), "a comment is acknowledged", func() bool {
		var got struct {
			CommentCreate struct {
				Comment *struct {
					ID     string
					Number int64
				}
			}
		}
		err := audience.Ask(t.Context(), http.DefaultClient, p.node(), p.session, mutation, map[string]any{"input": input}, &got)
		if err != nil || got.CommentCreate.Comment == nil {
			return false
		}
		id, number = got.CommentCreate.Comment.ID, got.CommentCreate.Comment.Number
		return true
	})
	return id, number
}

// waiting asks how many notifications wait for a session, and how many there are in all.
func waiting(t *testing.T, node, session string) (unread, total int) {
	t.Helper()
	var got struct {
		Viewer struct {
			Unread        struct{ Count int }
			Notifications struct{ TotalCount int }
		}
	}
	must(t, audience.Ask(t.Context(), http.DefaultClient, node, session, `{ viewer { unread { count } notifications { totalCount } } }`, nil, &got))
	return got.Viewer.Unread.Count, got.Viewer.Notifications.TotalCount
}

// TestNotificationsArriveOnce lets a member answer and mention another at two nodes, of which one is killed again and
// again and comes back. Both of the other's browsers, which change nodes too, are told of everything, once, in one order.
func TestNotificationsArriveOnce(t *testing.T) {
	count := 40
	if os.Getenv("PIAZZA_SOAK") != "" {
		count = 400
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	h := openHouse(t)
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(h.dir)})
	must(t, err)
	defer d.Close()
	sessions, threads := h.sessions(t), h.threads(t, d)
	anywhere := func() string { return h.any(dice, "") }
	ivo := &pen{session: sessions[1], node: anywhere, entry: threads[0].ID}
	nadia := &pen{session: sessions[0], node: anywhere, entry: threads[0].ID}
	own, _ := nadia.write(t, nil, "Chi mi risponde?")
	var boxes []*audience.Mailbox
	for n := range 2 {
		box := audience.OpenMailbox(t.Context(), rand.New(rand.NewPCG(seed, uint64(n+1))), sessions[0], h.any, time.Duration(n)*700*time.Millisecond)
		defer box.Close()
		boxes = append(boxes, box)
		within(t, limit(), "the mailbox is open", box.Joined)
	}
	var written []int64
	for n := range count {
		parent, body := &own, "Ti rispondo io."
		if n%2 == 1 {
			parent, body = nil, "@nadia, che ne dici?"
		}
		_, number := ivo.write(t, parent, body)
		written = append(written, number)
		if n == count/4 || n == count/2 {
			h.lose(t)
		}
	}
	checkBoxes(t, d, boxes, written)
	if unread, total := waiting(t, h.nodes[0].url, sessions[0]); unread != count || total != count {
		t.Errorf("%d wait of %d, %d should", unread, total, count)
	}
	const mark = `mutation { notificationsRead(input: {}) { unread { count } userErrors { reason } } }`
	must(t, audience.Ask(t.Context(), http.DefaultClient, h.nodes[1].url, sessions[0], mark, nil, &struct{}{}))
	within(t, limit(), "the other browser hears that all is read", func() bool {
		first, _ := boxes[0].State()
		second, _ := boxes[1].State()
		return first == 1 && second == 1
	})
	if unread, total := waiting(t, h.nodes[0].url, sessions[0]); unread != 0 || total != count {
		t.Errorf("%d wait of %d once all are read", unread, total)
	}
}

// checkBoxes holds what arrived to what was written and to what is in the list.
func checkBoxes(t *testing.T, d *db.DB, boxes []*audience.Mailbox, written []int64) {
	t.Helper()
	for n, box := range boxes {
		within(t, limit(), fmt.Sprintf("mailbox %d has everything", n), func() bool { return len(box.Arrived()) >= len(written) })
		if _, resets := box.State(); resets > 0 {
			t.Errorf("mailbox %d had to start afresh %d times", n, resets)
		}
	}
	first, second := boxes[0].Arrived(), boxes[1].Arrived()
	listed, err := pgx.CollectRows(query(t, d, `select comment_id from notification where member_id = (select id from member where handle = 'nadia') order by id`), pgx.RowTo[int64])
	must(t, err)
	if !slices.Equal(first, listed) || !slices.Equal(second, listed) {
		t.Errorf("listed are %v, one browser was told of %v, the other of %v", listed, first, second)
	}
	slices.Sort(listed)
	slices.Sort(written)
	if !slices.Equal(listed, written) {
		t.Errorf("%v were written, %v are listed", written, listed)
	}
}

// TestANotificationSurvivesItsServer kills the server between a comment and its notification: an open transaction keeps
// the reader from reading. After the next start the notification arrives, once.
func TestANotificationSurvivesItsServer(t *testing.T) {
	dir := used(t)
	s := open(t, dir, []string{"--demo"})
	var sessions []string
	for _, handle := range []string{"nadia", "ivo"} {
		session, err := audience.SignIn(t.Context(), audience.Door{Public: s.url, Node: s.url}, handle)
		must(t, err)
		sessions = append(sessions, session)
	}
	h := &house{dir: dir, nodes: [2]*square{s, s}}
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(dir)})
	must(t, err)
	entry := h.threads(t, d)[0].ID
	hold, err := pgx.Connect(t.Context(), dsn(dir))
	must(t, err)
	_, err = hold.Exec(t.Context(), `begin; select pg_current_xact_id()`)
	must(t, err)
	ivo := &pen{session: sessions[1], node: func() string { return s.url }, entry: entry}
	_, number := ivo.write(t, nil, "@nadia, ci sei?")
	within(t, limit(), "the notice waits for its reader", func() bool {
		var lag int
		must(t, d.QueryRow(t.Context(), `select count(*) from notice n join log_reader r on (n.xid, n.stream_id, n.seq) > (r.xid, r.stream_id, r.seq)`).Scan(&lag))
		return lag > 0
	})
	if unread, total := waiting(t, s.url, sessions[0]); unread+total != 0 {
		t.Fatalf("%d wait of %d while the reader is held back", unread, total)
	}
	before := incarnation(t, d)
	d.Close()
	s.end(t, syscall.SIGKILL)
	_ = hold.Close(context.WithoutCancel(t.Context())) // its server is gone
	s = open(t, dir, []string{"--demo"})
	within(t, limit(), "it has arrived", func() bool {
		unread, total := waiting(t, s.url, sessions[0])
		return unread == 1 && total == 1
	})
	d, err = db.Open(t.Context(), db.Options{DSN: dsn(dir)})
	must(t, err)
	defer d.Close()
	if after := incarnation(t, d); after != before {
		t.Errorf("the same database is %s, and was %s", after, before)
	}
	told, err := pgx.CollectRows(query(t, d, `select m.comment_id from notice n join stream s on s.id = n.stream_id and s.kind = 'member'
		join member on member.id = s.ref and handle = 'nadia' join notification m on m.id = n.ref where n.kind = 'notification_added'`), pgx.RowTo[int64])
	must(t, err)
	if !slices.Equal(told, []int64{number}) {
		t.Errorf("the log tells of %v, want %d alone", told, number)
	}
}

func incarnation(t *testing.T, d *db.DB) (found string) {
	t.Helper()
	must(t, d.QueryRow(t.Context(), `select incarnation::text from installation`).Scan(&found))
	return found
}
