package live

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/problem"
)

// fill commits n notices in one transaction, numbered from 1.
func (s square) fill(t testing.TB, stream db.Stream, n int) {
	t.Helper()
	err := s.db.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		for i := range n {
			tx.Notify(stream, "comment_added", int64(i+1), 1)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// at returns the true cursor after one notice of a stream.
func (s square) at(t testing.TB, stream db.Stream, seq int64) string {
	t.Helper()
	_, tag, err := s.store.place(t.Context(), stream, seq)
	if err != nil || tag == nil {
		t.Fatalf("notice %d: %v", seq, err)
	}
	return s.sealer.seal(stream, position{seq, *tag})
}

func TestCursorsThatCannotBeFollowed(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	one, two := thread(1), thread(2)
	s.fill(t, one, 1200)
	s.fill(t, two, 3)
	good := s.at(t, one, 1000)
	_, tag, _ := s.store.place(t.Context(), one, 1000)
	other := newSealer([]byte("another installation's key......"))
	cursors := map[string]string{
		"garbage":                 "garbage",
		"one byte":                "A",
		"one megabyte":            strings.Repeat("A", 1<<20),
		"not base64":              strings.Repeat("!", len(good)),
		"zeros":                   strings.Repeat("A", len(good)),
		"with a line break":       good[:20] + "\n" + good[20:],
		"longer":                  good + "A",
		"shorter":                 good[:len(good)-1],
		"of another stream":       s.at(t, two, 3),
		"of another kind":         s.sealer.seal(db.Stream{Kind: "piazza", Ref: 1}, position{1000, *tag}),
		"of another installation": other.seal(one, position{1000, *tag}),
		"another tag":             s.sealer.seal(one, position{1000, *tag + 1}),
		"ahead of the head":       s.sealer.seal(one, position{1201, *tag}),
		"far ahead":               s.sealer.seal(one, position{1 << 62, *tag}),
		"negative":                s.sealer.seal(one, position{-1, *tag}),
		"nothing, but with a tag": s.sealer.seal(one, position{0, 1}),
		"the start, too far back": s.sealer.seal(one, position{}),
		"1,001 notices behind":    s.at(t, one, 199),
		"another version of ours": "Ag" + good[2:],
	}
	for i := range len(good) {
		cursors[fmt.Sprintf("changed at %d", i)] = good[:i] + flip(good[i]) + good[i+1:]
	}
	for name, cursor := range cursors {
		first, _ := s.listen(t, one, cursor)
		if first.State != Reset || first.Cursor != s.cursor(t, one) {
			t.Errorf("%s: %+v", name, first)
		}
	}
	_, deliveries := s.listen(t, one, "garbage")
	s.write(t, one, 77)
	if got := fmt.Sprint(refs(t, deliveries, 1)); got != "[77]" {
		t.Errorf("after a reset came %s", got)
	}
}

// flip returns another letter of the alphabet of cursors.
func flip(b byte) string {
	if b == 'A' {
		return "B"
	}
	return "A"
}

func TestLongestBacklog(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	s.fill(t, thread(1), 1200)
	first, deliveries := s.listen(t, thread(1), s.at(t, thread(1), 200))
	if first.State != Recovered || first.Missed != 1000 {
		t.Fatalf("%+v", first)
	}
	s.write(t, thread(1), 1201)
	for i, ref := range refs(t, deliveries, 1001) {
		if ref != int64(201+i) {
			t.Fatalf("notice %d came as %d", 201+i, ref)
		}
	}
}

func TestForgetting(t *testing.T) {
	t.Parallel()
	now := time.Now()
	d := dbtest.New(t, dbtest.At(func() time.Time { return now }))
	s := openSquareOn(t, d, nil)
	empty := s.cursor(t, thread(1))
	s.fill(t, thread(1), 3)
	s.fill(t, thread(2), 600)
	now = now.Add(6 * 24 * time.Hour)
	s.fill(t, thread(1), 4)
	kept, gone, newest := s.at(t, thread(1), 4), s.at(t, thread(1), 2), s.at(t, thread(2), 600)
	if n, err := s.Forget(t.Context()); n != 0 || err != nil {
		t.Fatalf("forgot %d: %v", n, err)
	}
	now = now.Add(2 * 24 * time.Hour)
	if n, err := s.Forget(t.Context()); n != 3+599 || err != nil {
		t.Fatalf("forgot %d: %v", n, err)
	}
	for cursor, want := range map[string]StreamState{kept: Recovered, gone: Reset, empty: Reset} {
		if first, _ := s.listen(t, thread(1), cursor); first.State != want || want == Reset && first.Missed != 0 {
			t.Errorf("%s instead of %s", first.State, want)
		}
	}
	// The newest stays for ever, so that whoever stands there misses nothing.
	if first, _ := s.listen(t, thread(2), newest); first.State != Recovered {
		t.Errorf("at the newest: %s", first.State)
	}
	if n, err := s.Forget(t.Context()); n != 0 || err != nil {
		t.Errorf("forgot %d more: %v", n, err)
	}
}

func TestForgettingWhatIsTooMuch(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	s.fill(t, thread(1), keepMost+700)
	if n, err := s.Forget(t.Context()); n != 700 || err != nil {
		t.Fatalf("forgot %d: %v", n, err)
	}
	m, _, err := s.store.place(t.Context(), thread(1), 0)
	if err != nil || m.floor != 701 {
		t.Errorf("floor %d: %v", m.floor, err)
	}
}

func TestRestoredLogEndsSubscriptions(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"went back":     `with gone as (delete from notice where seq > 2) update stream set head = 2`,
		"other notices": `update notice set tag = tag + 1`,
		"others, and more": `update notice set tag = tag + 1;
			with more as (insert into notice (stream_id, seq, kind, ref, version, tag, created_at)
				select stream_id, seq + 5, kind, ref, version, tag, created_at from notice)
			update stream set head = 10`,
		"another stream":   `delete from notice; update stream set id = default, head = 9`,
		"a hole":           `with gone as (update notice set seq = 9 where seq = 5) update stream set head = 9`,
		"no stream at all": `delete from stream`,
	}
	for name, restore := range cases {
		t.Run(name, func(t *testing.T) {
			s := openSquare(t, nil)
			s.fill(t, thread(1), 5)
			ctx, ending := WithEnding(t.Context())
			deliveries, err := s.Subscribe(ctx, thread(1), "")
			if err != nil {
				t.Fatal(err)
			}
			cursor := take(t, deliveries).Cursor
			for statement := range strings.SplitSeq(restore, ";") {
				if _, err := s.db.Exec(t.Context(), statement); err != nil {
					t.Fatal(err)
				}
			}
			ended(t, deliveries)
			if ending.Reason() != Broken {
				t.Errorf("ended because %q", ending.Reason())
			}
			if first, _ := s.listen(t, thread(1), cursor); first.State != Reset {
				t.Errorf("%s afterwards", first.State)
			}
		})
	}
}

func TestSubscribersOutliveLostConnections(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	_, deliveries := s.listen(t, thread(1), "")
	for i := range int64(5) {
		s.insist(t, thread(1), 2*i)
		_, err := s.db.Exec(t.Context(), `select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid()`)
		if err != nil && !problem.Is(db.Problem(err), problem.Unavailable) {
			t.Fatal(err)
		}
		s.insist(t, thread(1), 2*i+1)
	}
	for i, ref := range refs(t, deliveries, 10) {
		if ref != int64(i) {
			t.Fatalf("notice %d came as %d", i, ref)
		}
	}
}

func TestCursorsInOneStatement(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	s.fill(t, thread(1), 2)
	s.fill(t, thread(3), 1)
	ctx, counted := db.Count(t.Context())
	cursors, err := s.Cursors(ctx, []db.Stream{thread(1), thread(2), thread(3), thread(1)})
	if err != nil || counted.Statements() != 1 {
		t.Fatalf("%d statements: %v", counted.Statements(), err)
	}
	want := []string{s.at(t, thread(1), 2), s.sealer.seal(thread(2), position{}), s.at(t, thread(3), 1), s.at(t, thread(1), 2)}
	if fmt.Sprint(cursors) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", cursors, want)
	}
}
