package poll

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/problem"
)

// assembly begins an assembly that is being held, and says how it holds its polls.
func (b *bench) assembly(t *testing.T) Holding {
	t.Helper()
	how := Holding{Electorate: Members, Assurance: account.AssuranceNone, Guests: GuestSlips}
	row := b.db.QueryRow(t.Context(), `insert into assembly (space_id, phase, title, started_at, code, created_by, created_at)
		values ($1, 'live', 'Assemblea', now(), '123456', $2, now()) returning id`, b.piazza, b.viewer(t, "editor").MemberID)
	if err := row.Scan(&how.AssemblyID); err != nil {
		t.Fatal(err)
	}
	return how
}

// in does something in a transaction of somebody's.
func (b *bench) in(t *testing.T, who string, do func(context.Context, *db.Tx) error) error {
	t.Helper()
	return b.db.InTx(b.as(t, who), do)
}

// item makes a poll of one question for an assembly.
func (b *bench) held(t *testing.T, how Holding) *Voting {
	t.Helper()
	var made *entry.Entry
	err := b.in(t, "editor", func(ctx context.Context, tx *db.Tx) (err error) {
		made, err = CreateIn(ctx, tx, b.piazza, b.simple().Questions[0], how)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.load(t, made.ID)
}

// TestHeldInAnAssembly makes a question on the spot: a draft that is opened by hand, whose result is shown by hand, under the rules of its
// assembly whatever its own say.
func TestHeldInAnAssembly(t *testing.T) {
	b := setup(t)
	how := b.assembly(t)
	how.Rules = &RulesInput{
		Opening: new(OpensAtTime), OpensAt: new(time.Now().Add(time.Hour)), ClosesAt: new(time.Now().Add(2 * time.Hour)), Electorate: new(SignedIn),
		Assurance: new(account.AssuranceHigh), ResultsVisibility: new(Live), IsChangeable: new(false), Quorum: new(3), Threshold: new(66), TakesOptions: new(true),
	}
	v := b.held(t, how)
	if v.Opening != OpensByHand || v.OpensAt != nil || v.ClosesAt != nil || v.Electorate != Members || v.Assurance != account.AssuranceNone ||
		v.ResultsVisibility != Staff || v.Guests != GuestSlips || v.TakesOptions {
		t.Errorf("it is held like this: %+v", v.Rules)
	}
	if v.IsChangeable || *v.Quorum != 3 || *v.Threshold != 66 || v.AssemblyID != how.AssemblyID || !v.IsAssembling || v.IsRehearsal || v.State != entry.Draft {
		t.Errorf("it is %+v", v)
	}
	how.Rules, how.IsRehearsal = &RulesInput{ResultsVisibility: new(StaffLive)}, true
	if v = b.held(t, how); v.ResultsVisibility != StaffLive || !v.IsRehearsal || !v.IsHeld() {
		t.Errorf("rehearsed it is %+v", v)
	}
	long := b.simple().Questions[0]
	long.Title = strings.Repeat("è", longestQuestion)
	if err := b.in(t, "editor", func(ctx context.Context, tx *db.Tx) error {
		e, err := CreateIn(ctx, tx, b.piazza, long, how)
		if err == nil && len([]rune(e.Title)) > longestTitle {
			t.Errorf("its title has %d letters", len([]rune(e.Title)))
		}
		return err
	}); err != nil {
		t.Error(err)
	}
}

// TestSplit makes items of a draft with every kind of question: each is asked for itself, and the draft stays.
func TestSplit(t *testing.T) {
	b := setup(t)
	id := b.mustCreate(t, b.everything())
	how, draft := b.assembly(t), b.load(t, id)
	var made []*entry.Entry
	err := b.in(t, "editor", func(ctx context.Context, tx *db.Tx) (err error) {
		made, err = SplitIn(ctx, tx, id, how)
		return err
	})
	if err != nil || len(made) != len(draft.Questions) {
		t.Fatalf("%d items, %v", len(made), err)
	}
	for i, e := range made {
		v := b.load(t, e.ID)
		before := draft.Questions[i]
		if len(v.Questions) != 1 || e.Title != before.Title {
			t.Fatalf("item %d asks %+v", i, v.Questions)
		}
		q := v.Questions[0]
		if q.OnlyIf != nil || !q.IsRequired || q.Kind != before.Kind || q.Limits != before.Limits || len(q.Options) != len(before.Options) || len(q.Rows) != len(before.Rows) {
			t.Errorf("item %d asks %+v of %+v", i, q, before)
		}
		if v.ResultsVisibility != Staff || v.Opening != OpensByHand || v.IsChangeable || *v.Quorum != 12 || v.Reasons != ReasonsOptional || !v.IsShuffled {
			t.Errorf("item %d is held like this: %+v", i, v.Rules)
		}
	}
	if after := b.load(t, id); !same(after, draft) && after.Version != draft.Version {
		t.Errorf("the draft became %+v", after)
	}
	var copied *entry.Entry
	err = b.in(t, "moderator", func(ctx context.Context, tx *db.Tx) (err error) {
		copied, err = CopyIn(ctx, tx, made[0].ID, how)
		return err
	})
	if err != nil || copied.Title != made[0].Title {
		t.Errorf("another moderator copies an item: %+v, %v", copied, err)
	}
	for who, want := range map[string]error{"moderator": ErrPoll, "member": ErrPoll} {
		err := b.in(t, who, func(ctx context.Context, tx *db.Tx) error {
			_, err := SplitIn(ctx, tx, id, how)
			return err
		})
		if !errors.Is(err, want) {
			t.Errorf("a %s splits a draft of somebody else's: %v", who, err)
		}
	}
}

// TestRevise changes an item before it opens, and not afterwards.
func TestRevise(t *testing.T) {
	b := setup(t)
	how := b.assembly(t)
	v := b.held(t, how)
	revise := func(q *QuestionInput, how Holding) error {
		return b.in(t, "moderator", func(ctx context.Context, tx *db.Tx) error { return ReviseIn(ctx, tx, v.EntryID, q, how) })
	}
	how.Guests, how.Electorate, how.Rules = AnyGuest, SignedIn, &RulesInput{Threshold: new(50)}
	other := QuestionInput{Kind: KindConsent, Title: "Siamo d'accordo?"}
	if err := revise(&other, how); err != nil {
		t.Fatal(err)
	}
	after := b.load(t, v.EntryID)
	if after.Version <= v.Version || after.Guests != AnyGuest || after.Electorate != SignedIn || *after.Threshold != 50 || after.Questions[0].Kind != KindConsent {
		t.Errorf("it became %+v", after)
	}
	if e, err := b.entries.ByID(b.as(t, "editor"), v.EntryID); err != nil || e.Title != "Siamo d'accordo?" {
		t.Errorf("its title is %+v, %v", e, err)
	}
	b.exec(t, `update poll set phase = 'open', opened_at = now() where entry_id = $1`, v.EntryID)
	if err := revise(nil, how); !errors.Is(err, ErrFrozen) {
		t.Errorf("once it is open it is changed: %v", err)
	}
}

// TestWhatAnAssemblyHoldsIsRunFromTheAssembly tries on an item what is done with other polls and drafts: while the assembly is not over, all of it is
// refused, and none of it stands where drafts and polls stand that somebody owes.
func TestWhatAnAssemblyHoldsIsRunFromTheAssembly(t *testing.T) {
	b := setup(t)
	how := b.assembly(t)
	v := b.held(t, how)
	b.exec(t, `insert into assembly_participant (assembly_id, person_id, member_id, in_hall, entitled, joined_at)
		select $1, person_id, id, true, true, now() from member where id = $2`, how.AssemblyID, b.viewer(t, "member").MemberID)
	ctx := b.as(t, "editor")
	acts := map[string]func() error{
		"update": func() error { _, err := b.Update(ctx, UpdateInput{PollID: v.EntryID, Title: new("Altro")}); return err },
		"remind": func() error {
			return b.in(t, "editor", func(ctx context.Context, tx *db.Tx) error { return RemindIn(ctx, tx, v.EntryID) })
		},
		"publish": func() error { _, err := b.entries.Publish(ctx, entry.Input{EntryID: v.EntryID}); return err },
		"submit":  func() error { _, err := b.entries.Submit(ctx, entry.Input{EntryID: v.EntryID}); return err },
		"delete":  func() error { _, err := b.entries.Delete(ctx, entry.Input{EntryID: v.EntryID}); return err },
	}
	b.entries.OnTurn(b.Follow)
	for name, act := range acts {
		p, ok := problem.As(act())
		if !ok || p.Reason != "poll_in_assembly" {
			t.Errorf("%s is answered %v", name, p)
		}
	}
	if n, err := b.entries.DeskCount(ctx, b.load(t, v.EntryID).Piazza, []entry.State{entry.Draft}); err != nil || n != 0 {
		t.Errorf("%d drafts lie on the desk: %v", n, err)
	}
	b.exec(t, `update entry set state = 'published', published_at = now() where id = $1`, v.EntryID)
	b.exec(t, `update poll set phase = 'open', opened_at = now() - interval '3 days', closes_at = now() + interval '1 hour' where entry_id = $1`, v.EntryID)
	if owed := b.owes(t, b.viewer(t, "member")); len(owed) != 0 {
		t.Errorf("who is in the assembly owes %v", owed)
	}
	var due []entry.ID
	err := b.in(t, "editor", func(ctx context.Context, tx *db.Tx) (err error) {
		due, err = RemindDueIn(ctx, tx)
		return err
	})
	if err != nil || slices.Contains(due, v.EntryID) {
		t.Errorf("people are reminded of %v, %v", due, err)
	}
	if err := b.load(t, v.EntryID).VoteRefusal(b.viewer(t, "member"), false, true); err != nil {
		t.Errorf("who came in may not vote: %v", err)
	}
}

// What an assembly holds is taken from sight by nobody; what it has held stands in its record, and moderators alone take it from there.
func TestWhatAnAssemblyHoldsIsNotWithdrawn(t *testing.T) {
	b := setup(t)
	b.entries.OnTurn(b.Follow)
	how := b.assembly(t)
	v := b.held(t, how)
	b.exec(t, `update entry set state = 'published', published_at = now() where id = $1`, v.EntryID)
	b.exec(t, `update poll set phase = 'open', opened_at = now() where entry_id = $1`, v.EntryID)
	withdraw := func(who, want string) {
		t.Helper()
		_, err := b.entries.Withdraw(b.as(t, who), entry.ReasonInput{EntryID: v.EntryID, Reason: "Un errore"})
		p, _ := problem.As(err)
		if (err == nil) != (want == "") || p != nil && p.Reason != want {
			t.Errorf("%s: %v, not %q", who, err, want)
		}
	}
	withdraw("editor", "poll_in_assembly")
	withdraw("moderator", "poll_in_assembly")
	b.exec(t, `update poll set phase = 'closed', closed_at = now() where entry_id = $1`, v.EntryID)
	b.exec(t, `update assembly set phase = 'ended', ended_at = now(), code = null where id = $1`, how.AssemblyID)
	withdraw("editor", "poll_in_record")
	withdraw("moderator", "")
}
