package export_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"
	"time"
)

const manyBallots = 200_000

// crowd makes a poll in which very many people gave long answers.
func (s *square) crowd(t *testing.T) (id int64) {
	t.Helper()
	id = s.poll(t, "")
	question, options := s.question(t, id, "ranked", `{}`, "A", "B", "C", "D", "E", "F", "G", "H")
	tx, err := s.db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(context.WithoutCancel(t.Context()))
	for _, statement := range []string{
		`set local statement_timeout = 0`,
		`set local session_replication_role = replica`, // whom the rows point to is known
		fmt.Sprintf(`create temporary table crowd on commit drop as
			with made as (insert into person (created_at) select now() from generate_series(1, %d) returning id) select id from made`, manyBallots),
		fmt.Sprintf(`insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at)
			select %d, id, %d, 'social', now(), now() from crowd`, id, voter),
		fmt.Sprintf(`insert into ballot (question_id, person_id, choice, reason, cast_at)
			select %d, id, jsonb_build_object('options', to_jsonb(array[
				%d + id %% 2, %[2]d + 2 + id / 2 %% 3, %[2]d + 5 + id / 6 %% 3])), repeat('x', (id %% 300)::int), now()
			from crowd`, question, options[0]),
	} {
		if _, err := tx.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	return id
}

// meter is a reader who watches how much memory is held while he reads.
type meter struct {
	header http.Header
	status int
	bytes  int
	lines  int
	peak   uint64
	next   int
}

func (m *meter) Header() http.Header { return m.header }

func (m *meter) WriteHeader(status int) { m.status = status }

func (m *meter) Write(b []byte) (int, error) {
	m.bytes += len(b)
	m.lines += bytes.Count(b, []byte("\n"))
	if m.bytes >= m.next {
		m.next = m.bytes + 4<<20
		m.peak = max(m.peak, held())
	}
	return len(b), nil
}

// held is what is in use after everything that is not was thrown away.
func held() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// TestMemoryDoesNotGrowWithThePoll measures what is in use, while the file is written and while it is sent.
func TestMemoryDoesNotGrowWithThePoll(t *testing.T) {
	s := setup(t)
	id := s.crowd(t)
	const most = 8 << 20
	before := held()
	stop, watched := make(chan struct{}), make(chan uint64)
	go watch(stop, watched)
	m := &meter{header: http.Header{}}
	s.handler.ServeHTTP(m, request(t, quiet, "%d.csv", id))
	close(stop)
	peak := max(m.peak, <-watched)
	if m.header.Get("X-Total-Count") != fmt.Sprint(manyBallots) || m.lines <= manyBallots || fmt.Sprint(m.bytes) != m.header.Get("Content-Length") {
		t.Errorf("%d lines and %d bytes of %v", m.lines, m.bytes, m.header)
	}
	t.Logf("%d MB, %d kB in use at most, %d kB before", m.bytes>>20, peak>>10, before>>10)
	if peak > before+most {
		t.Errorf("%d bytes in use, %d before", peak, before)
	}
}

// watch looks again and again at what is in use.
func watch(stop chan struct{}, watched chan uint64) {
	var peak uint64
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for {
		select {
		case <-stop:
			watched <- peak
			return
		case <-again.C:
			peak = max(peak, held())
		}
	}
}

// TestReaderWhoGoesAwayStopsTheWriting cancels a request while its file is written.
func TestReaderWhoGoesAwayStopsTheWriting(t *testing.T) {
	s := setup(t)
	id := s.poll(t, "")
	question, _ := s.question(t, id, "open", `{}`)
	s.vote(t, id, question, voter, `{"text":"piazza"}`, "")
	holder, err := s.db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Rollback(context.WithoutCancel(t.Context()))
	if _, err := holder.Exec(t.Context(), `lock table ballot in access exclusive mode`); err != nil {
		t.Fatal(err)
	}
	r := request(t, quiet, "%d.csv", id)
	ctx, leave := context.WithCancel(r.Context())
	done := make(chan struct{})
	answer := httptest.NewRecorder()
	go func() {
		defer close(done)
		s.handler.ServeHTTP(answer, r.WithContext(ctx))
	}()
	s.awaitLock(t)
	leave()
	<-done
	if answer.Body.Len() > 0 || s.log.Len() > 0 {
		t.Errorf("answered %q, logged %q", answer.Body, s.log)
	}
	if err := holder.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.read(t, quiet, "%d.csv", id)
}

// awaitLock waits until somebody waits for the ballots.
func (s *square) awaitLock(t *testing.T) {
	t.Helper()
	for waiting := 0; waiting == 0; {
		err := s.db.QueryRow(t.Context(), `select count(*) from pg_locks where relation = 'ballot'::regclass and not granted`).Scan(&waiting)
		if err != nil {
			t.Fatal(err)
		}
	}
}
