package poll

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
	"piazza/internal/space"
)

// bench is a piazza with people, each by his role.
type bench struct {
	*Service
	db      *db.DB
	entries *entry.Service
	piazza  space.ID
	people  map[string]*account.Member
}

func setup(t *testing.T) *bench {
	t.Helper()
	d := dbtest.New(t)
	b := &bench{Service: NewService(d), db: d, entries: entry.NewService(d), people: map[string]*account.Member{}}
	b.entries.OnTurn(b.Follow)
	var err error
	if b.piazza, err = space.NewService(d).Import(t.Context(), &space.Piazza{Slug: "x", Title: "X", Visibility: space.Public}); err != nil {
		t.Fatal(err)
	}
	for _, role := range []space.Role{space.Member, space.Editor, space.Moderator, "stranger"} {
		b.join(t, string(role), role)
	}
	return b
}

// join brings somebody into the house, and with a role into the piazza.
func (b *bench) join(t *testing.T, name string, role space.Role) {
	t.Helper()
	m, err := account.NewService(b.db).Import(t.Context(), &account.Member{Handle: name, Name: name, Tone: 1, Locale: "it"})
	if err != nil {
		t.Fatal(err)
	}
	b.people[name] = m
	if role == "stranger" {
		return
	}
	if err := space.NewService(b.db).ImportMember(t.Context(), b.piazza, m.ID, role, time.Now()); err != nil {
		t.Fatal(err)
	}
}

// viewer is somebody who asks; nobody for a visitor.
func (b *bench) viewer(t *testing.T, who string) auth.Viewer {
	t.Helper()
	if who == "" {
		return auth.Viewer{}
	}
	v := auth.Viewer{MemberID: int64(b.people[who].ID), Roles: map[int64]auth.Role{}}
	var role string
	row := b.db.QueryRow(t.Context(), `select m.person_id, m.assurance, coalesce(
		(select role from membership s where s.member_id = m.id and s.space_id = $2), '') from member m where m.id = $1`, v.MemberID, b.piazza)
	if err := row.Scan(&v.PersonID, &v.Assurance, &role); err != nil {
		t.Fatal(err)
	}
	if role, ok := auth.ParseRole(role); ok {
		v.Roles[int64(b.piazza)] = role
	}
	return v
}

// as returns a context in which somebody asks.
func (b *bench) as(t *testing.T, who string) context.Context {
	t.Helper()
	return auth.With(t.Context(), b.viewer(t, who))
}

// simple is a poll that asks for one of three.
func (b *bench) simple() CreateInput {
	return CreateInput{PiazzaID: b.piazza, Title: "Dove?", Questions: []QuestionInput{{
		Kind: KindSingle, Title: "Quale sede?", Options: []OptionInput{{Title: "Teatro"}, {Title: "Parco"}, {Title: "Scuola"}},
	}}}
}

func (b *bench) mustCreate(t *testing.T, in CreateInput) entry.ID {
	t.Helper()
	e, err := b.Create(b.as(t, "editor"), in)
	if err != nil {
		t.Fatal(err)
	}
	return e.ID
}

// mustPublish publishes a poll and opens it, as the one does who counts.
func (b *bench) mustPublish(t *testing.T, in CreateInput) entry.ID {
	t.Helper()
	id := b.mustCreate(t, in)
	if _, err := b.entries.Publish(b.as(t, "editor"), entry.Input{EntryID: id}); err != nil {
		t.Fatal(err)
	}
	b.exec(t, `update poll set phase = 'open', opened_at = clock_timestamp() where entry_id = $1`, id)
	return id
}

func (b *bench) exec(t *testing.T, sql string, args ...any) {
	t.Helper()
	if _, err := b.db.Exec(t.Context(), sql, args...); err != nil {
		t.Fatal(err)
	}
}

// vote writes a ballot for the first option of a poll's first question.
func (b *bench) vote(t *testing.T, id entry.ID, who string) {
	t.Helper()
	v, q := b.viewer(t, who), b.load(t, id).Questions[0]
	b.exec(t, `insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at) values ($1, $2, $3, 'none', now(), now())`,
		id, v.PersonID, v.MemberID)
	b.exec(t, `insert into ballot (question_id, person_id, choice, cast_at) values ($1, $2, $3, now())`,
		q.ID, v.PersonID, fmt.Sprintf(`{"options":[%d]}`, q.Options[0].ID))
	b.exec(t, `update poll_tally set voters = voters + 1, version = version + 1 where entry_id = $1`, id)
}

func (b *bench) load(t *testing.T, id entry.ID) *Voting {
	t.Helper()
	v, err := b.ByEntry(b.as(t, "editor"), id)
	if err != nil || v == nil {
		t.Fatalf("poll %d is %v, %v", id, v, err)
	}
	return v
}

// written is all that stands in the tables of polls, so that a refusal can be shown to have left nothing.
func (b *bench) written(t *testing.T) string {
	t.Helper()
	all := ""
	for _, table := range []string{
		"entry", "poll", "poll_tally", "poll_question", "poll_option", "poll_row", "poll_elector", "poll_template", "notice", "idempotency",
	} {
		var rows string
		row := b.db.QueryRow(t.Context(), fmt.Sprintf(`select coalesce(string_agg(r::text, e'\n' order by r::text), '') from %s r`, table))
		if err := row.Scan(&rows); err != nil {
			t.Fatal(err)
		}
		all += table + "\n" + rows + "\n"
	}
	return all
}

// refused says that an attempt was refused for this reason and left nothing.
func (b *bench) refused(t *testing.T, name string, want error, attempt func() error) {
	t.Helper()
	before := b.written(t)
	if err := attempt(); !errors.Is(err, want) {
		t.Errorf("%s: %v, want %v", name, err, want)
	}
	if after := b.written(t); after != before {
		t.Errorf("%s left something:\n%s\nbefore:\n%s", name, after, before)
	}
}
