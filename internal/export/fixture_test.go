package export_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/export"
)

// square is a piazza with a poll in it, and the handler of its files.
type square struct {
	db      *db.DB
	handler http.Handler
	log     *bytes.Buffer
}

// The members: voters have voted, the others not.
const (
	editor = iota + 1
	voter
	quiet
	outsider
	erased
)

func setup(t *testing.T) *square {
	t.Helper()
	s := &square{db: dbtest.New(t), log: new(bytes.Buffer)}
	for _, handle := range []string{"editor", "voter", "quiet", "outsider", "erased"} {
		s.exec(t, `insert into member (handle, name, created_at) values ($1, '=' || $1 || '!', now())`, handle)
	}
	s.exec(t, `update member set erased_at = now() where id = $1`, erased)
	s.exec(t, `insert into space (slug, title, visibility, created_at, updated_at)
		values ('aperta', 'Aperta', 'public', now(), now()), ('chiusa', 'Chiusa', 'members', now(), now())`)
	mux := http.NewServeMux()
	ballots := ballot.NewService(s.db, ballot.Secrets{})
	t.Cleanup(ballots.Drain)
	mux.Handle(export.Pattern, export.New(ballots, slog.New(slog.NewTextHandler(s.log, nil))))
	s.handler = mux
	return s
}

func (s *square) exec(t *testing.T, query string, args ...any) {
	t.Helper()
	if _, err := s.db.Exec(t.Context(), query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// poll makes an open poll of the first piazza; set are columns as SQL.
func (s *square) poll(t *testing.T, set string) (id int64) {
	t.Helper()
	err := s.db.QueryRow(t.Context(), `insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
		values (1, 'poll', 'published', 1, 'Che cosa scegli?', now(), now(), now()) returning id`).Scan(&id)
	if err != nil {
		t.Fatal(err)
	}
	s.exec(t, `insert into poll (entry_id, phase, opened_at, results) values ($1, 'open', now(), 'live')`, id)
	s.exec(t, `insert into poll_tally (entry_id) values ($1)`, id)
	if set != "" {
		s.exec(t, `update poll set `+set+` where entry_id = $1`, id)
	}
	return id
}

// question adds a question with options of these titles, whose numbers it returns.
func (s *square) question(t *testing.T, poll int64, kind, limits string, titles ...string) (id int64, options []int64) {
	t.Helper()
	err := s.db.QueryRow(t.Context(), `insert into poll_question (entry_id, position, kind, title, limits)
		values ($1, (select count(*) from poll_question where entry_id = $1), $2, 'Una "domanda"', $3) returning id`, poll, kind, limits).Scan(&id)
	if err != nil {
		t.Fatal(err)
	}
	for i, title := range titles {
		var option int64
		err := s.db.QueryRow(t.Context(), `insert into poll_option (question_id, position, title) values ($1, $2, $3) returning id`, id, i, title).Scan(&option)
		if err != nil {
			t.Fatal(err)
		}
		options = append(options, option)
	}
	return id, options
}

// vote writes a ballot of a member.
func (s *square) vote(t *testing.T, poll, question, member int64, choice, reason string) {
	t.Helper()
	s.exec(t, `insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at)
		select $1, person_id, id, 'social', now(), now() from member where id = $2 on conflict do nothing`, poll, member)
	s.exec(t, `insert into ballot (question_id, person_id, choice, reason, cast_at)
		select $1, person_id, $3::jsonb, $4, now() from member where id = $2`, question, member, choice, reason)
}

// request asks for a file as a member, 0 for nobody.
func request(t *testing.T, member int64, file string, args ...any) *http.Request {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, fmt.Sprintf("/export/polls/"+file, args...), nil)
	if member == 0 {
		return r
	}
	viewer := auth.Viewer{MemberID: member, PersonID: member, Roles: map[int64]auth.Role{1: auth.Member, 2: auth.Member}}
	switch member {
	case editor:
		viewer.Roles[1] = auth.Editor
	case outsider:
		viewer.Roles = nil
	}
	return r.WithContext(auth.With(r.Context(), viewer))
}

func (s *square) get(t *testing.T, member int64, file string, args ...any) *httptest.ResponseRecorder {
	t.Helper()
	answer := httptest.NewRecorder()
	s.handler.ServeHTTP(answer, request(t, member, file, args...))
	return answer
}

// read expects a file.
func (s *square) read(t *testing.T, member int64, file string, args ...any) *httptest.ResponseRecorder {
	t.Helper()
	answer := s.get(t, member, file, args...)
	if answer.Code != http.StatusOK {
		t.Fatalf("%d: %s %s", answer.Code, answer.Body, s.log)
	}
	return answer
}
