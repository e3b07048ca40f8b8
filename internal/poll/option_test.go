package poll

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"piazza/internal/entry"
	"piazza/internal/problem"
)

// suggestions is an open poll that takes options.
func (b *bench) suggestions(t *testing.T) entry.ID {
	t.Helper()
	in := b.simple()
	in.Rules = &RulesInput{TakesOptions: new(true)}
	in.Questions = append(in.Questions, QuestionInput{
		Kind: KindBudget, Title: "Progetti", Limits: &Bounds{Ceiling: new(int64(9))},
		Options: []OptionInput{{Title: "a", Cost: new(int64(1))}, {Title: "b", Cost: new(int64(1))}},
	})
	return b.mustPublish(t, in)
}

func (b *bench) addOption(t *testing.T, who string, in OptionAddInput) func() error {
	t.Helper()
	ctx := b.as(t, who)
	return func() error { _, err := b.AddOption(ctx, in); return err }
}

func TestVotersAddOptions(t *testing.T) {
	b := setup(t)
	id := b.suggestions(t)
	b.vote(t, id, "editor")
	before := b.load(t, id)
	in := OptionAddInput{QuestionID: before.Questions[0].ID, Title: " La  piazza ", Meaning: new("all'aperto"), IdempotencyKey: new("k")}
	for range 2 { // the second repeats the first
		if err := b.addOption(t, "member", in)(); err != nil {
			t.Fatal(err)
		}
	}
	v := b.load(t, id)
	options := v.Questions[0].Options
	if last := options[len(options)-1]; len(options) != 4 || last.Title != "La piazza" || last.Meaning != "all'aperto" ||
		last.AddedByID == nil || *last.AddedByID != b.people["member"].ID {
		t.Errorf("the options are %+v", options)
	}
	if v.Version != before.Version+1 || b.heard(t) != 1 || options[0].AddedByID != nil {
		t.Errorf("it was said %d times, the version is %d", b.heard(t), v.Version)
	}
}

func TestOptionsThatAreRefused(t *testing.T) {
	b := setup(t)
	id, closedToOptions, draft := b.suggestions(t), b.mustPublish(t, b.simple()), b.mustCreate(t, b.simple())
	gone := b.suggestions(t)
	b.exec(t, `update poll set closes_at = clock_timestamp() where entry_id = $1`, gone)
	first := func(id entry.ID) QuestionID { return b.load(t, id).Questions[0].ID }
	for _, c := range []struct {
		name, who string
		in        OptionAddInput
		want      error
	}{
		{"by a visitor", "", OptionAddInput{QuestionID: first(id), Title: "x"}, problem.SignIn()},
		{"by a stranger", "stranger", OptionAddInput{QuestionID: first(id), Title: "x"}, ErrNotMember},
		{"to no question", "member", OptionAddInput{Title: "x"}, ErrQuestionMissing},
		{"to another's draft", "member", OptionAddInput{QuestionID: first(draft), Title: "x"}, ErrQuestionMissing},
		{"to one's draft", "editor", OptionAddInput{QuestionID: first(draft), Title: "x"}, ErrWaiting},
		{"once it is closed", "member", OptionAddInput{QuestionID: first(gone), Title: "x"}, ErrClosed},
		{"where none are taken", "member", OptionAddInput{QuestionID: first(closedToOptions), Title: "x"}, ErrNoOptions},
		{"to a budget", "member", OptionAddInput{QuestionID: b.load(t, id).Questions[1].ID, Title: "x"}, ErrNoOptions},
		{"one that is there", "member", OptionAddInput{QuestionID: first(id), Title: " TEATRO"}, ErrOptionTaken},
		{"nothing", "member", OptionAddInput{QuestionID: first(id), Title: " "}, ErrTitle},
		{"a long one", "member", OptionAddInput{QuestionID: first(id), Title: strings.Repeat("a", 201)}, ErrTitle},
		{"a long meaning", "member", OptionAddInput{QuestionID: first(id), Title: "x", Meaning: new(strings.Repeat("a", 501))}, ErrMeaning},
	} {
		b.refused(t, c.name, c.want, b.addOption(t, c.who, c.in))
	}
}

// However many come at once, each name stands once, nobody adds more than his share, and there is an end to it.
func TestOptionsHaveAnEnd(t *testing.T) {
	b := setup(t)
	id := b.suggestions(t)
	q := b.load(t, id).Questions[0].ID
	var wait sync.WaitGroup
	for i := range 2 * mostAdded {
		add := b.addOption(t, "member", OptionAddInput{QuestionID: q, Title: fmt.Sprintf("Idea %d", i/2)})
		wait.Go(func() {
			if err := add(); err != nil && !problem.Is(err, problem.Conflict) {
				t.Errorf("idea %d: %v", i/2, err)
			}
		})
	}
	wait.Wait()
	if got := len(b.load(t, id).Questions[0].Options); got != 3+mostAdded {
		t.Errorf("there are %d options", got)
	}
	b.refused(t, "one more of his", ErrEnough, b.addOption(t, "member", OptionAddInput{QuestionID: q, Title: "x"}))
	b.exec(t, `insert into poll_option (question_id, position, title) select $1, n, 'n' || n from generate_series(13, 199) n`, q)
	b.refused(t, "one more at all", ErrFull, b.addOption(t, "editor", OptionAddInput{QuestionID: q, Title: "x"}))
}
