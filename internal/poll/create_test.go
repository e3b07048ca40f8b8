package poll

import (
	"fmt"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// everything is a poll with each kind of question, sections and conditions.
func (b *bench) everything() CreateInput {
	start := time.Date(2027, 3, 1, 18, 0, 0, 0, time.UTC)
	end, later := start.Add(time.Hour), start.Add(24*time.Hour)
	laterEnd := later.Add(time.Hour)
	three := []OptionInput{{Title: "Uno", Meaning: new("il primo")}, {Title: "Due"}, {Title: "Tre"}}
	in := CreateInput{
		PiazzaID: b.piazza, Title: "Tutto", Summary: new("Un po' di tutto"), Body: new("**Leggi** prima."), Tags: []string{"Prova"},
		Rules: &RulesInput{
			Opening: new(OpensAtTime), OpensAt: new(start), ClosesAt: new(later), Electorate: new(SignedIn),
			Assurance: new(account.AssuranceEmail), IsChangeable: new(false), ResultsVisibility: new(AfterClose),
			ShowsAssurance: new(true), ShowsVoters: new(true), Reasons: new(ReasonsOptional), TakesOptions: new(true),
			IsShuffled: new(true), Quorum: new(12), Threshold: new(60),
		},
		Questions: []QuestionInput{{Kind: KindSingle, Section: new("Prima parte"), Title: "Uno solo", Note: new("Scegli bene"), Options: three}},
	}
	more := []QuestionInput{
		{Kind: KindMultiple, Options: three, Limits: &Bounds{Least: new(1), Most: new(2), None: true}, OnlyIf: &OnlyIfInput{0, 1}},
		{Kind: KindRanked, Options: three, IsRequired: new(false)},
		{Kind: KindSTV, Options: three, Limits: &Bounds{Seats: new(2)}, OnlyIf: &OnlyIfInput{1, 2}},
		{Kind: KindScore, Options: three, Limits: &Bounds{Highest: new(int64(10))}},
		{Kind: KindDots, Options: three, Limits: &Bounds{Highest: new(int64(7))}},
		{
			Kind: KindBudget, Options: []OptionInput{{Title: "A", Cost: new(int64(5))}, {Title: "B", Cost: new(int64(9))}},
			Limits: &Bounds{Ceiling: new(int64(10))},
		},
		{Kind: KindConsent},
		{Kind: KindMeeting, Options: []OptionInput{{"Lunedì", nil, nil, &start, &end}, {"Martedì", nil, nil, &later, &laterEnd}}},
		{Kind: KindNumber, Limits: &Bounds{From: new("-1.5"), To: new("3"), Step: new("0.5")}},
		{Kind: KindOpen, Section: new("Seconda parte")},
		{Kind: KindMatrix, Options: three, Rows: []string{"Strade", "Scuole"}},
	}
	for i, q := range more {
		q.Title = fmt.Sprintf("Domanda %d", i+2)
		in.Questions = append(in.Questions, q)
	}
	return in
}

func TestCreateKeepsEverything(t *testing.T) {
	b := setup(t)
	in := b.everything()
	id := b.mustCreate(t, in)
	v := b.load(t, id)
	if got := v.Rules; got.Opening != OpensAtTime || !got.OpensAt.Equal(*in.Rules.OpensAt) || !got.ClosesAt.Equal(*in.Rules.ClosesAt) ||
		got.Electorate != SignedIn || got.Assurance != account.AssuranceEmail || got.IsChangeable || got.ResultsVisibility != AfterClose ||
		!got.ShowsAssurance || !got.ShowsVoters || got.Reasons != ReasonsOptional || !got.TakesOptions || !got.IsShuffled ||
		*got.Quorum != 12 || *got.Threshold != 60 {
		t.Errorf("the rules are %+v", got)
	}
	if len(v.Questions) != len(kinds()) || v.Phase() != Waiting || v.Version != 1 || v.ElectorCount != nil || v.State != entry.Draft {
		t.Errorf("the poll is %+v", v)
	}
	questions, err := readQuestions(in.Questions)
	if err != nil {
		t.Fatal(err)
	}
	if !same(inputs(standing(v.Questions)), inputs(questions)) {
		t.Errorf("the questions are\n%s\nwant\n%s", text(t, inputs(standing(v.Questions))), text(t, inputs(questions)))
	}
	if q := v.Questions[3]; *q.OnlyIf != v.Questions[1].Options[2].ID || q.Limits.Seats != 2 {
		t.Errorf("the condition is %+v", q)
	}
	again, err := b.ByEntries(b.as(t, "member"), []entry.ID{id, 12345})
	if err != nil || len(again) != 0 {
		t.Errorf("a member finds another's draft: %v, %v", again, err)
	}
}

func TestCreateOnce(t *testing.T) {
	b := setup(t)
	in := b.simple()
	in.IdempotencyKey = new("k")
	first := b.mustCreate(t, in)
	if again := b.mustCreate(t, in); again != first {
		t.Errorf("the same request made %d and %d", first, again)
	}
	in.Rules = &RulesInput{Assurance: new(account.AssuranceHigh)}
	b.refused(t, "another input", db.ErrKeyReused, func() error { _, err := b.Create(b.as(t, "editor"), in); return err })
}

func TestCreateIsForEditors(t *testing.T) {
	b := setup(t)
	for who, want := range map[string]error{"": problem.SignIn(), "stranger": entry.ErrPropose, "member": entry.ErrKind} {
		b.refused(t, "as "+who, want, func() error { _, err := b.Create(b.as(t, who), b.simple()); return err })
	}
	in := b.simple()
	in.PiazzaID = 4711
	b.refused(t, "nowhere", space.ErrPiazza, func() error { _, err := b.Create(b.as(t, "editor"), in); return err })
	if _, err := b.Create(b.as(t, "moderator"), b.simple()); err != nil {
		t.Errorf("a moderator may not: %v", err)
	}
}
