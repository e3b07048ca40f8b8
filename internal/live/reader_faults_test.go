package live

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"piazza/internal/db"
)

// shelf keeps what a log says.
type shelf struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *shelf) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

// says counts the lines that hold a text.
func (s *shelf) says(text string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Count(s.text.String(), text)
}

// readerUnderTest is a reader that writes a diary, with its log and its metrics.
type readerUnderTest struct {
	*Reader
	square
	said     shelf
	registry *prometheus.Registry
	// spoil is the notice that the work fails on, 0 for none.
	spoil atomic.Int64
	fault func() error
}

func probe(t *testing.T, d *db.DB, change func(*ReaderOptions)) *readerUnderTest {
	t.Helper()
	w := &readerUnderTest{square: square{db: d}, registry: prometheus.NewRegistry(), fault: func() error { return errors.New("it is spoilt") }}
	o := ReaderOptions{DB: d, Name: "diary", Poll: 10 * time.Millisecond, Log: slog.New(slog.NewTextHandler(&w.said, nil))}
	o.Work = func(ctx context.Context, tx *db.Tx, notices []db.StreamNotice) error {
		for i, n := range notices {
			if spoilt := w.spoil.Load(); spoilt != 0 && n.Ref == spoilt {
				return w.fault()
			}
			if err := note(ctx, tx, 0, notices[i:i+1]); err != nil {
				return err
			}
		}
		return nil
	}
	o.Metrics = NewReaderMetrics(w.registry)
	if change != nil {
		change(&o)
	}
	w.Reader = NewReader(o)
	return w
}

// metric returns what one of the reader's metrics says.
func (w *readerUnderTest) metric(t *testing.T, name string) float64 {
	t.Helper()
	families, err := w.registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		if f.GetName() == "piazza_live_reader_"+name {
			return f.GetMetric()[0].GetGauge().GetValue() + f.GetMetric()[0].GetCounter().GetValue()
		}
	}
	t.Fatalf("there is no metric %s", name)
	return 0
}

// readAll waits until so many notices are in the diary.
func (w *readerUnderTest) readAll(t *testing.T, count int64) {
	t.Helper()
	soon(t, fmt.Sprintf("%d notices are read", count), func() bool { return numberOf(t, w.db, `select count(*) from diary`) == count })
}

func TestAReaderStopsAtWhatItCannotDo(t *testing.T) {
	for name, fault := range map[string]func() error{
		"an error": func() error { return errors.New("it is spoilt") },
		"a panic":  func() error { panic("it is spoilt") },
	} {
		t.Run(name, func(t *testing.T) {
			w := probe(t, openDiary(t), nil)
			w.fault = fault
			w.spoil.Store(5)
			for ref := range int64(9) {
				w.write(t, thread(1), ref+1)
			}
			start(t, w.Reader)
			w.readAll(t, 4)
			soon(t, "it says so", func() bool { return w.said.says("cannot get past a notice") == 1 })
			soon(t, "it tries again and again", func() bool { return w.metric(t, "failures_total") > 5 })
			if n := w.said.says("level=ERROR"); n != 1 || w.said.says("it is spoilt") != 1 {
				t.Errorf("it said so %d times: %s", n, &w.said.text)
			}
			soon(t, "the metrics say so", func() bool { return w.metric(t, "stuck") == 1 && w.metric(t, "lag_notices") == 5 })
			w.readAll(t, 4)
			w.spoil.Store(0)
			w.readAll(t, 9)
			soon(t, "it is well again", func() bool {
				return w.metric(t, "stuck") == 0 && w.metric(t, "lag_notices") == 0
			})
		})
	}
}

func TestAReaderThatWasOvertakenSaysSo(t *testing.T) {
	w := probe(t, openDiary(t), nil)
	stop := start(t, w.Reader)
	w.write(t, thread(1), 1)
	w.readAll(t, 1)
	stop()
	for ref := range int64(30) {
		w.write(t, thread(1), ref)
		w.write(t, thread(2), ref)
	}
	id := numberOf(t, w.db, `select id from stream where ref = 1`)
	if gone, err := (store{w.db}).forget(t.Context(), id, time.Unix(0, 0), 10, 100); gone != 21 || err != nil {
		t.Fatalf("%d notices are gone, %v", gone, err)
	}
	start(t, w.Reader)
	w.readAll(t, 1+10+30)
	soon(t, "nothing waits", func() bool { return w.metric(t, "lag_notices") == 0 })
	w.write(t, thread(2), 31)
	w.readAll(t, 42)
	if n := w.said.says("were forgotten before"); n != 1 || w.metric(t, "missed_total") != 1 {
		t.Errorf("it said so %d times: %s", n, &w.said.text)
	}
}

// What was forgotten before there was a reader he has not missed; what is forgotten since he has.
func TestANewReaderMissesNothing(t *testing.T) {
	for name, onward := range map[string]bool{"from the beginning": false, "from now on": true} {
		t.Run(name, func(t *testing.T) {
			w := probe(t, openDiary(t), func(o *ReaderOptions) { o.Onward = onward })
			for ref := range int64(30) {
				w.write(t, thread(1), ref)
			}
			id := numberOf(t, w.db, `select id from stream where ref = 1`)
			forget := func() {
				if _, err := (store{w.db}).forget(t.Context(), id, time.Unix(0, 0), 10, 100); err != nil {
					t.Fatal(err)
				}
			}
			forget()
			if err := (store{w.db}).begin(t.Context(), "diary", onward); err != nil {
				t.Fatal(err)
			}
			w.write(t, thread(1), 31)
			read := map[bool]int64{false: 11, true: 1}[onward]
			stop := start(t, w.Reader)
			w.readAll(t, read)
			stop()
			if w.said.says("forgotten") > 0 {
				t.Error(w.said.text.String())
			}
			for ref := range int64(20) {
				w.write(t, thread(1), ref)
			}
			forget()
			start(t, w.Reader)
			w.readAll(t, read+10)
			soon(t, "it says what it missed", func() bool { return w.said.says("were forgotten before") == 1 })
		})
	}
}

// What was read may be forgotten without a word.
func TestAReaderThatIsAheadMissesNothing(t *testing.T) {
	w := probe(t, openDiary(t), nil)
	for ref := range int64(30) {
		w.write(t, thread(1), ref)
	}
	start(t, w.Reader)
	w.readAll(t, 30)
	id := numberOf(t, w.db, `select id from stream where ref = 1`)
	if _, err := (store{w.db}).forget(t.Context(), id, time.Unix(0, 0), 10, 100); err != nil {
		t.Fatal(err)
	}
	w.write(t, thread(1), 31)
	w.readAll(t, 31)
	if w.said.says("forgotten") > 0 {
		t.Error(w.said.text.String())
	}
}

func TestAnOpenTransactionHoldsReadersBack(t *testing.T) {
	w := probe(t, openDiary(t), nil)
	start(t, w.Reader)
	open, err := w.db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer open.Rollback(context.WithoutCancel(t.Context()))
	if _, err := open.Exec(t.Context(), `select pg_current_xact_id()`); err != nil {
		t.Fatal(err)
	}
	w.write(t, thread(1), 1)
	w.write(t, thread(1), 2)
	soon(t, "the lag shows", func() bool {
		return w.metric(t, "lag_notices") == 2 && w.metric(t, "lag_seconds") > 0
	})
	lags, err := ReadersLag(t.Context(), w.db)
	if err != nil || len(lags) != 1 || lags[0].Name != "diary" || lags[0].Notices != 2 || lags[0].Seconds <= 0 || lags[0].ReadAt != nil {
		t.Errorf("%+v, %v", lags, err)
	}
	w.readAll(t, 0)
	if err := open.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.readAll(t, 2)
	soon(t, "nothing waits", func() bool { return w.metric(t, "lag_seconds") == 0 })
	if lags, err = ReadersLag(t.Context(), w.db); err != nil || lags[0].Notices != 0 || lags[0].ReadAt == nil {
		t.Errorf("%+v, %v", lags, err)
	}
}

func TestAReaderThatBeginsNow(t *testing.T) {
	w := probe(t, openDiary(t), func(o *ReaderOptions) { o.Onward = true })
	w.write(t, thread(1), 1)
	start(t, w.Reader)
	soon(t, "it has its place", func() bool { return numberOf(t, w.db, `select count(*) from log_reader`) == 1 })
	w.write(t, thread(1), 2)
	w.readAll(t, 1)
}

// The poll is a minute away: word of the commit wakes the reader.
func TestAReaderHearsOfCommits(t *testing.T) {
	w := probe(t, openDiary(t), func(o *ReaderOptions) { o.Poll = time.Minute })
	w.db.OnCommit(w.Raised)
	start(t, w.Reader)
	for ref := range int64(5) {
		w.write(t, thread(1), ref)
		w.readAll(t, ref+1)
	}
}

func TestAReaderSurvivesItsDatabase(t *testing.T) {
	w := probe(t, openDiary(t), nil)
	start(t, w.Reader)
	for ref := range int64(5) {
		w.write(t, thread(1), ref)
		w.readAll(t, ref+1)
		const everyOther = `select count(pg_terminate_backend(pid)) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid()`
		if _, err := w.db.Exec(t.Context(), everyOther); err != nil {
			t.Fatal(err)
		}
		w.db.Reset()
	}
}
