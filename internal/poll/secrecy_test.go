package poll

import (
	"context"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/entry"
)

// secret is a simple poll that is to be confidential.
func (b *bench) secret() CreateInput {
	in := b.simple()
	in.Rules = &RulesInput{IsConfidential: new(true)}
	return in
}

// sealOf is the state and the name of a poll's seal, empty where it has none.
func (b *bench) sealOf(t *testing.T, id entry.ID) (state, name string) {
	t.Helper()
	row := b.db.QueryRow(t.Context(), `select coalesce(max(state), ''), coalesce(max(encode(seal, 'hex')), '') from ballot_seal where entry_id = $1`, id)
	if err := row.Scan(&state, &name); err != nil {
		t.Fatal(err)
	}
	return state, name
}

func TestWhatAConfidentialPollRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		in   RulesInput
		want error
	}{
		"live results":        {RulesInput{ResultsVisibility: new(Live)}, ErrSecretVisibility},
		"results once voted":  {RulesInput{ResultsVisibility: new(AfterVote)}, ErrSecretVisibility},
		"provisional results": {RulesInput{ResultsVisibility: new(StaffLive)}, ErrSecretVisibility},
		"assurances":          {RulesInput{ShowsAssurance: new(true)}, ErrSecretAssurance},
		"voters":              {RulesInput{ShowsVoters: new(true)}, ErrSecretVoters},
		"options of voters":   {RulesInput{TakesOptions: new(true)}, ErrSecretOptions},
		"after the closing":   {RulesInput{ResultsVisibility: new(AfterClose)}, nil},
		"for the staff":       {RulesInput{ResultsVisibility: new(Staff)}, nil},
		"with reasons":        {RulesInput{Reasons: new(ReasonsRequired)}, nil},
		"as usual":            {RulesInput{}, nil},
	} {
		in := c.in
		in.IsConfidential = new(true)
		r, err := usualRules().with(&in)
		if err != c.want { //nolint:errorlint // the very refusal
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if err == nil && r.ResultsVisibility != AfterClose && r.ResultsVisibility != Staff {
			t.Errorf("%s: results are seen %s", name, r.ResultsVisibility)
		}
		in.IsConfidential = nil
		if _, err := usualRules().with(&in); err != nil {
			t.Errorf("%s is refused of an open poll: %v", name, err)
		}
	}
	// What is said later is held against what was said before.
	r, err := usualRules().with(&RulesInput{IsConfidential: new(true)})
	if _, again := r.with(&RulesInput{ShowsVoters: new(true)}); err != nil || again != ErrSecretVoters { //nolint:errorlint // as above
		t.Errorf("a confidential poll is changed to show voters: %v, %v", err, again)
	}
	open := usualRules()
	open.ShowsAssurance = true
	if _, err := open.with(&RulesInput{IsConfidential: new(true)}); err != ErrSecretAssurance { //nolint:errorlint // as above
		t.Errorf("a poll that shows assurances becomes confidential: %v", err)
	}
}

// TestSecrecyIsChangedBeforeTheOpening makes a draft confidential and open again; once it has opened, nothing of it moves but its closing.
func TestSecrecyIsChangedBeforeTheOpening(t *testing.T) {
	b := setup(t)
	id := b.mustCreate(t, b.simple())
	if state, _ := b.sealOf(t, id); state != "" {
		t.Errorf("an open poll has a seal: %s", state)
	}
	to := func(secret bool) UpdateInput {
		return UpdateInput{PollID: id, Rules: &RulesInput{IsConfidential: &secret}}
	}
	v := b.mustUpdate(t, to(true))
	state, name := b.sealOf(t, id)
	if !v.IsConfidential || v.Seal != SealPlanned || v.ResultsVisibility != AfterClose || state != "planned" || len(name) != 2*sealLength {
		t.Errorf("it is %+v, its seal %s %s", v.Rules, state, name)
	}
	b.mustUpdate(t, UpdateInput{PollID: id, Title: new("Un altro titolo")})
	if _, same := b.sealOf(t, id); same != name {
		t.Errorf("its seal became %s from %s", same, name)
	}
	if v = b.mustUpdate(t, to(false)); v.IsConfidential || v.Seal != "" {
		t.Errorf("it is %+v", v)
	}
	if state, _ = b.sealOf(t, id); state != "" {
		t.Errorf("its seal is left: %s", state)
	}
	open := b.mustPublish(t, b.simple())
	b.refused(t, "of an open poll", ErrFrozen, b.update(t, UpdateInput{PollID: open, Rules: &RulesInput{IsConfidential: new(true)}}))
}

// TestSecrecyTravels keeps a poll confidential in its document, its template and its copy.
func TestSecrecyTravels(t *testing.T) {
	b := setup(t)
	id := b.mustCreate(t, b.secret())
	kept, err := b.SaveTemplate(b.as(t, "editor"), TemplateSaveInput{id, "Segreto"})
	if err != nil {
		t.Fatal(err)
	}
	d, err := ParseDocument(kept.Document)
	if err != nil || d.Rules.IsConfidential == nil || !*d.Rules.IsConfidential {
		t.Fatalf("its form is %s, %v", kept.Document, err)
	}
	again := b.load(t, b.mustCreate(t, CreateInput{PiazzaID: b.piazza, Title: d.Title, Rules: d.Rules, Questions: d.Questions}))
	copied, err := b.Duplicate(b.as(t, "editor"), DuplicateInput{id, nil})
	if err != nil || !again.IsConfidential || !b.load(t, copied.ID).IsConfidential {
		t.Errorf("it did not travel: %v, %v", again.Rules, err)
	}
	_, mine := b.sealOf(t, id)
	if _, other := b.sealOf(t, copied.ID); other == mine || other == "" {
		t.Errorf("the copy has the seal %s", other)
	}
}

// TestNobodyImportsSecretBallots brings a confidential poll in that waits, and none that has opened.
func TestNobodyImportsSecretBallots(t *testing.T) {
	b := setup(t)
	moment := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)
	for name, in := range map[string]Imported{"waiting": {}, "open": {OpenedAt: &moment}, "closed": {OpenedAt: &moment, ClosedAt: &moment}} {
		in.Questions, in.Rules = b.simple().Questions, &RulesInput{IsConfidential: new(true)}
		err := b.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) (err error) {
			if in.EntryID, _, err = entry.ImportIn(ctx, tx, entry.Imported{
				PiazzaID: b.piazza, Kind: entry.KindPoll, AuthorID: b.people["editor"].ID, Title: name, State: entry.Published,
				CreatedAt: moment, PublishedAt: &moment,
			}); err != nil {
				return err
			}
			_, err = ImportIn(ctx, tx, in)
			return err
		})
		if want := name != "waiting"; (err == ErrSecretImport) != want || !want && err != nil { //nolint:errorlint // the very refusal
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestConfidentialInAnAssembly lets guests watch and members vote; what is only rehearsed keeps nothing from anybody.
func TestConfidentialInAnAssembly(t *testing.T) {
	b := setup(t)
	how := b.assembly(t)
	how.Rules = &RulesInput{IsConfidential: new(true)}
	if v := b.held(t, how); !v.IsConfidential || v.Guests != NoGuests || v.ResultsVisibility != Staff || v.Seal != SealPlanned {
		t.Errorf("it is held like this: %+v", v.Rules)
	}
	create := func(how Holding) func() error {
		return func() error {
			return b.in(t, "editor", func(ctx context.Context, tx *db.Tx) error {
				_, err := CreateIn(ctx, tx, b.piazza, b.simple().Questions[0], how)
				return err
			})
		}
	}
	asked, live := how, how
	asked.AsksGuests = true
	b.refused(t, "with guests who vote", ErrSecretGuests, create(asked))
	live.Rules = &RulesInput{IsConfidential: new(true), ResultsVisibility: new(StaffLive)}
	b.refused(t, "with provisional results", ErrSecretVisibility, create(live))
	how.IsRehearsal = true
	if v := b.held(t, how); v.IsConfidential || v.Seal != "" {
		t.Errorf("rehearsed it is %+v", v.Rules)
	}
}
