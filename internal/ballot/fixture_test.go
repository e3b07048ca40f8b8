package ballot_test

import (
	"context"
	"fmt"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// square is a piazza with members who have a ballot each, and polls in it.
type square struct {
	db      *db.DB
	ballots *ballot.Service
}

const (
	// publicSpace is where the polls are, closedSpace is another piazza.
	publicSpace = 1
	closedSpace = 2

	// editor holds the polls; voters are the members from firstVoter on; outsider is signed in and member of nothing.
	editor     = 1
	outsider   = 2
	moderator  = 3
	firstVoter = 11
)

func setup(t testing.TB, voters int, options ...func(*db.Options)) *square {
	t.Helper()
	d := dbtest.New(t, options...)
	for _, statement := range []string{
		fmt.Sprintf(`insert into member (handle, name, created_at) select 'm' || i, 'Membro ' || i, now() from generate_series(1, %d) i`, firstVoter+voters),
		`insert into space (slug, title, visibility, created_at, updated_at)
			values ('aperta', 'Aperta', 'public', now(), now()), ('chiusa', 'Chiusa', 'members', now(), now())`,
	} {
		if _, err := d.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	s := &square{db: d, ballots: ballot.NewService(d, ballot.Secrets{})}
	t.Cleanup(s.ballots.Drain)
	return s
}

// as returns a context in which this member asks; his person has the same number.
func as(ctx context.Context, member int64) context.Context {
	roles := map[int64]auth.Role{publicSpace: auth.Member}
	switch member {
	case editor:
		roles[publicSpace] = auth.Editor
	case moderator:
		roles[publicSpace] = auth.Moderator
	case outsider:
		roles = nil
	}
	return auth.With(ctx, auth.Viewer{MemberID: member, PersonID: member, Assurance: "social", Roles: roles})
}

// question is what a test's poll asks.
type question struct {
	kind    poll.KindName
	limits  string
	options int
	// onlyIf is an option of an earlier question, as question and place from 0; nil where it is always asked.
	onlyIf   *[2]int
	optional bool
}

// asked is a poll with the numbers of what it asks.
type asked struct {
	id        entry.ID
	questions []poll.QuestionID
	options   [][]poll.OptionID
}

// poll makes an open poll; set are columns of the poll as SQL, none for the usual ones.
func (s *square) poll(t testing.TB, set string, questions ...question) asked {
	t.Helper()
	if len(questions) == 0 {
		questions = []question{{kind: poll.KindSingle, options: 4}}
	}
	var a asked
	s.row(t, &a.id, `insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
		values (1, 'poll', 'published', 1, 'Che cosa scegli?', now(), now(), now()) returning id`)
	s.exec(t, `insert into poll (entry_id, phase, opened_at, results) values ($1, 'open', now(), 'live')`, a.id)
	s.exec(t, `insert into poll_tally (entry_id) values ($1)`, a.id)
	if set != "" {
		s.exec(t, `update poll set `+set+` where entry_id = $1`, a.id)
	}
	for i, q := range questions {
		var id poll.QuestionID
		var onlyIf *poll.OptionID
		if q.onlyIf != nil {
			onlyIf = &a.options[q.onlyIf[0]][q.onlyIf[1]]
		}
		if q.limits == "" {
			q.limits = "{}"
		}
		s.row(t, &id, `insert into poll_question (entry_id, position, kind, title, limits, only_if, required)
			values ($1, $2, $3, $4, $5, $6, $7) returning id`, a.id, i, q.kind, fmt.Sprint("Domanda ", i), q.limits, onlyIf, !q.optional)
		var options []poll.OptionID
		s.row(t, &options, `with added as (
				insert into poll_option (question_id, position, title) select $1::bigint, n, 'Scelta ' || n from generate_series(1, $2::int) n returning id
			) select coalesce(array_agg(id order by id), '{}') from added`, id, q.options)
		a.questions, a.options = append(a.questions, id), append(a.options, options)
	}
	return a
}

func (s *square) exec(t testing.TB, query string, args ...any) {
	t.Helper()
	if _, err := s.db.Exec(t.Context(), query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func (s *square) row(t testing.TB, into any, query string, args ...any) {
	t.Helper()
	if err := s.db.QueryRow(t.Context(), query, args...).Scan(into); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func (s *square) number(t testing.TB, query string, args ...any) (n int) {
	t.Helper()
	s.row(t, &n, query, args...)
	return n
}

// choose is a vote for some options of the first question.
func (a asked) choose(places ...int) ballot.VoteInput {
	return ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{a.answer(0, places...)}}
}

// answer is a ballot that names options of a question.
func (a asked) answer(question int, places ...int) ballot.BallotInput {
	b := ballot.BallotInput{Question: a.questions[question]}
	for _, place := range places {
		b.Choice.Options = append(b.Choice.Options, a.options[question][place])
	}
	return b
}

func keyed(in ballot.VoteInput, key string) ballot.VoteInput {
	in.IdempotencyKey = &key
	return in
}

// vote casts and expects that it counts.
func (s *square) vote(t testing.TB, member int64, in ballot.VoteInput) *ballot.Vote {
	t.Helper()
	v, err := s.ballots.Vote(as(t.Context(), member), in)
	if err != nil {
		t.Fatalf("member %d votes: %v", member, err)
	}
	return v
}

func idsOf(polls ...asked) []entry.ID {
	ids := make([]entry.ID, len(polls))
	for i, a := range polls {
		ids[i] = a.id
	}
	return ids
}

func viewerOf(ctx context.Context) auth.Viewer { return auth.FromContext(ctx) }
