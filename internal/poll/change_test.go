package poll

import (
	"context"
	"strings"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/entry"
	"piazza/internal/problem"
)

// update returns an attempt to change a poll as the editor.
func (b *bench) update(t *testing.T, in UpdateInput) func() error {
	t.Helper()
	ctx := b.as(t, "editor")
	return func() error { _, err := b.Update(ctx, in); return err }
}

func (b *bench) mustUpdate(t *testing.T, in UpdateInput) *Voting {
	t.Helper()
	if err := b.update(t, in)(); err != nil {
		t.Fatal(err)
	}
	return b.load(t, in.PollID)
}

// heard is what was said on the stream of the piazza about polls.
func (b *bench) heard(t *testing.T) int {
	t.Helper()
	var n int
	row := b.db.QueryRow(t.Context(), `select count(*) from notice n join stream s on s.id = n.stream_id
		where s.kind = 'piazza' and s.ref = $1 and n.kind = 'poll_changed'`, b.piazza)
	if err := row.Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestUpdateADraft(t *testing.T) {
	b := setup(t)
	id := b.mustCreate(t, b.simple())
	before := b.load(t, id)
	v := b.mustUpdate(t, UpdateInput{
		PollID: id, Version: new(before.Version), Title: new("Un altro titolo"), Body: new("Testo"), Tags: []string{"sedi"},
		Rules:     &RulesInput{Electorate: new(List), Quorum: new(3), ClosesAt: new(before.Now.Add(time.Hour))},
		Questions: b.everything().Questions,
	})
	if v.Version != 2 || v.Electorate != List || *v.Quorum != 3 || v.ClosesAt == nil || len(v.Questions) != len(kinds()) || *v.ElectorCount != 0 {
		t.Errorf("the poll is %+v", v)
	}
	e, err := b.entries.ByID(b.as(t, "editor"), id)
	if err != nil || e.Title != "Un altro titolo" || e.Version != 2 || len(e.Tags) != 1 || !strings.Contains(e.BodyHTML, "Testo") {
		t.Errorf("the entry is %+v, %v", e, err)
	}
	b.refused(t, "on an old version", entry.ErrVersion, b.update(t, UpdateInput{PollID: id, Version: new(before.Version), Title: new("x")}))
	if b.heard(t) != 0 {
		t.Error("a draft made itself heard")
	}
}

// What says the same as before raises nothing: neither a version nor a notice, and questions keep their ids.
func TestUpdateThatChangesNothing(t *testing.T) {
	b := setup(t)
	in := b.everything()
	id := b.mustCreate(t, in)
	b.refused(t, "the same again", nil, b.update(t, UpdateInput{
		PollID: id, Title: &in.Title, Summary: in.Summary, Body: in.Body, Tags: in.Tags, Rules: in.Rules, Questions: in.Questions,
	}))
	b.refused(t, "nothing", nil, b.update(t, UpdateInput{PollID: id}))
}

func TestUpdateIsRefused(t *testing.T) {
	b := setup(t)
	draft, open := b.mustCreate(t, b.simple()), b.mustPublish(t, b.simple())
	news, err := b.entries.Create(b.as(t, "editor"), entry.CreateInput{PiazzaID: b.piazza, Kind: entry.KindNews, Title: "Notizia"})
	if err != nil {
		t.Fatal(err)
	}
	at := func(d time.Duration) *RulesInput { return &RulesInput{ClosesAt: new(b.load(t, open).Now.Add(d))} }
	for _, c := range []struct {
		name string
		in   UpdateInput
		want error
	}{
		{"no poll", UpdateInput{PollID: 4711}, entry.ErrEntry},
		{"no id", UpdateInput{}, entry.ErrEntry},
		{"another kind of entry", UpdateInput{PollID: news.ID, Title: new("x")}, ErrPoll},
		{"no title", UpdateInput{PollID: draft, Title: new("")}, problem.Bad("title", "title_length", "")},
		{"no questions", UpdateInput{PollID: draft, Questions: []QuestionInput{}}, ErrQuestions},
		{"no rules", UpdateInput{PollID: draft, Rules: &RulesInput{Opening: new(OpensAtTime)}}, ErrOpensAt},
		{"closing in the past", UpdateInput{PollID: open, Rules: at(-time.Minute)}, ErrPast},
		{"opening when it is open", UpdateInput{PollID: open, Rules: &RulesInput{Opening: new(OpensByHand)}}, ErrFrozen},
	} {
		b.refused(t, c.name, c.want, b.update(t, c.in))
	}
	for who, want := range map[string]error{"": problem.SignIn(), "member": ErrRun, "stranger": ErrRun} {
		b.refused(t, "as "+who, want, func() error {
			_, err := b.Update(b.as(t, who), UpdateInput{PollID: open, Title: new("x")})
			return err
		})
	}
	b.refused(t, "another's draft", entry.ErrEntry, func() error {
		_, err := b.Update(b.as(t, "moderator"), UpdateInput{PollID: draft, Title: new("x")})
		return err
	})
	waiting := b.simple()
	waiting.Rules = &RulesInput{Opening: new(OpensAtTime), OpensAt: new(time.Now().Add(24 * time.Hour))}
	b.refused(t, "opening in the past", ErrOpensPast, b.update(t, UpdateInput{
		PollID: b.mustCreate(t, waiting), Rules: &RulesInput{OpensAt: new(time.Now().Add(-24 * time.Hour))},
	}))
}

// An open poll is before the eyes of its voters: it is frozen, but for its closing, also before somebody has voted.
func TestFrozenOnceOpen(t *testing.T) {
	b := setup(t)
	id := b.mustPublish(t, b.simple())
	for name, in := range map[string]UpdateInput{
		"title":      {Title: new("Altro")},
		"text":       {Body: new("Altro")},
		"summary":    {Summary: new("Altro")},
		"tags":       {Tags: []string{"altro"}},
		"questions":  {Questions: []QuestionInput{{Kind: KindOpen, Title: "Altro"}}},
		"electorate": {Rules: &RulesInput{Electorate: new(SignedIn)}},
		"assurance":  {Rules: &RulesInput{Assurance: new(account.AssuranceEmail)}},
		"change":     {Rules: &RulesInput{IsChangeable: new(false)}},
		"visibility": {Rules: &RulesInput{ResultsVisibility: new(Live)}},
		"voters":     {Rules: &RulesInput{ShowsVoters: new(true)}},
		"reasons":    {Rules: &RulesInput{Reasons: new(ReasonsRequired)}},
		"quorum":     {Rules: &RulesInput{Quorum: new(5)}},
		"threshold":  {Rules: &RulesInput{Threshold: new(5)}},
		"opening":    {Rules: &RulesInput{Opening: new(OpensByHand)}},
		"with the closing": {
			Title: new("Altro"), Rules: &RulesInput{ClosesAt: new(b.load(t, id).Now.Add(time.Hour))},
		},
	} {
		in.PollID = id
		b.refused(t, name, ErrFrozen, b.update(t, in))
	}
	before := b.load(t, id)
	after := b.mustUpdate(t, UpdateInput{PollID: id, Title: new("Dove?"), Rules: &RulesInput{ClosesAt: new(before.Now.Add(time.Hour))}})
	if after.ClosesAt == nil || after.Version != before.Version+1 || !same(before.Questions, after.Questions) {
		t.Errorf("the closing did not move: %+v", after)
	}
	if after = b.mustUpdate(t, UpdateInput{PollID: id, Rules: &RulesInput{ClosesByHand: new(true)}}); after.ClosesAt != nil {
		t.Errorf("it is not closed by hand: %+v", after)
	}
}

// A closed poll stays as it is, whether its closing was written down or its time has come, votes or none.
func TestNothingMovesAfterTheClosing(t *testing.T) {
	b := setup(t)
	byHand, byClock := b.mustPublish(t, b.simple()), b.mustPublish(t, b.simple())
	b.exec(t, `update poll set phase = 'closed', closed_at = clock_timestamp() where entry_id = $1`, byHand)
	b.exec(t, `update poll set closes_at = clock_timestamp() where entry_id = $1`, byClock)
	for name, id := range map[string]entry.ID{"by hand": byHand, "by the clock": byClock} {
		b.refused(t, name+": closing again", ErrClosed, b.update(t, UpdateInput{PollID: id, Rules: &RulesInput{ClosesAt: new(time.Now().Add(time.Hour))}}))
		b.refused(t, name+": title", ErrFrozen, b.update(t, UpdateInput{PollID: id, Title: new("x")}))
		if _, err := b.SetOutcome(b.as(t, "moderator"), OutcomeInput{PollID: id, Outcome: " Si fa **al parco**. "}); err != nil {
			t.Errorf("%s: no outcome: %v", name, err)
		}
		if v := b.load(t, id); v.Outcome != "Si fa **al parco**." || !strings.Contains(v.OutcomeHTML, "<strong>al parco</strong>") || v.Version != 2 {
			t.Errorf("%s: the outcome is %+v", name, v)
		}
	}
}

func TestOutcomeIsRefused(t *testing.T) {
	b := setup(t)
	open, closed := b.mustPublish(t, b.simple()), b.mustPublish(t, b.simple())
	b.exec(t, `update poll set phase = 'closed', closed_at = clock_timestamp() where entry_id = $1`, closed)
	for _, c := range []struct {
		name, who string
		in        OutcomeInput
		want      error
	}{
		{"of an open poll", "editor", OutcomeInput{open, "x"}, ErrNotClosed},
		{"by a visitor", "", OutcomeInput{closed, "x"}, problem.SignIn()},
		{"by a member", "member", OutcomeInput{closed, "x"}, ErrRun},
		{"too long", "editor", OutcomeInput{closed, strings.Repeat("è", 20_001)}, ErrOutcome},
		{"no text", "editor", OutcomeInput{closed, "a\x00"}, ErrOutcome},
		{"the same", "editor", OutcomeInput{closed, "  "}, nil},
	} {
		b.refused(t, c.name, c.want, func() error { _, err := b.SetOutcome(b.as(t, c.who), c.in); return err })
	}
}

// Who changes a poll waits for those who cast, and sees that they have voted.
func TestUpdateWaitsForThoseWhoCast(t *testing.T) {
	b := setup(t)
	id := b.mustPublish(t, b.simple())
	tx, err := b.db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), `select from poll where entry_id = $1 for share`, id); err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), `update poll_tally set voters = 1 where entry_id = $1`, id); err != nil {
		t.Fatal(err)
	}
	changed := make(chan error, 1)
	go func() { changed <- b.update(t, UpdateInput{PollID: id, Title: new("Altro")})() }()
	b.waitForLock(t, changed)
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := <-changed; !problem.Is(err, problem.Conflict) {
		t.Errorf("the change did not see the vote: %v", err)
	}
}

// waitForLock waits until some statement waits for a lock; what must wait has not ended before.
func (b *bench) waitForLock(t *testing.T, ended <-chan error) {
	t.Helper()
	for waiting := 0; waiting == 0; {
		select {
		case err := <-ended:
			t.Fatalf("it did not wait: %v", err)
		default:
		}
		row := b.db.QueryRow(context.WithoutCancel(t.Context()), `select count(*) from pg_stat_activity
			where datname = current_database() and wait_event_type = 'Lock'`)
		if err := row.Scan(&waiting); err != nil {
			t.Fatal(err)
		}
	}
}
