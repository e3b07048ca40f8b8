package poll

import (
	"cmp"
	"context"
	"strings"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/space"
)

// longestTitle is that of an entry.
const longestTitle = 160

// Holding is how an assembly holds a poll. Opening, electorate, assurance and guests of an item are the assembly's affair: what Rules says of
// them does not count.
type Holding struct {
	AssemblyID  int64
	IsRehearsal bool
	Electorate  Electorate
	Assurance   account.Assurance
	Guests      Admission
	// AsksGuests tells that guests were asked to vote on just this, and not by the assembly in general.
	AsksGuests bool
	// Rules are what else is said; what is nil stays as it was, or as usual.
	Rules *RulesInput
}

// usualHolding are the rules of a question that is made on the spot.
func usualHolding() Rules {
	r := usualRules()
	r.ResultsVisibility = Staff
	return r
}

// rule puts how an assembly holds a poll over its rules.
func (i Holding) rule(r Rules) (Rules, error) {
	r.Opening, r.OpensAt, r.ClosesAt = OpensByHand, nil, nil
	var in RulesInput
	if i.Rules != nil {
		in = *i.Rules
	}
	in.Opening, in.OpensAt, in.ClosesAt, in.ClosesByHand = nil, nil, nil, nil
	in.Electorate, in.Assurance = &i.Electorate, &i.Assurance
	r, err := r.with(&in)
	if r.ResultsVisibility != StaffLive {
		r.ResultsVisibility = Staff // shown when its result is shown to everybody, whatever the draft said
	}
	r.TakesOptions = false
	r.Guests = cmp.Or(i.Guests, NoGuests)
	if i.IsRehearsal {
		r.IsConfidential = false // nobody votes in it, so that there is nothing to keep
	}
	if r.IsConfidential && !i.AsksGuests {
		r.Guests = NoGuests
	}
	return r, cmp.Or(err, r.checkSecrecy())
}

// CreateIn makes a poll of one question for an assembly, as a draft of the viewer's, within a transaction.
func CreateIn(ctx context.Context, tx *db.Tx, in space.ID, question QuestionInput, how Holding) (*entry.Entry, error) {
	questions, err := readQuestions([]QuestionInput{question})
	if err != nil {
		return nil, err
	}
	rules, err := how.rule(usualHolding())
	if err != nil {
		return nil, err
	}
	return how.addIn(ctx, tx, in, entry.CreateInput{Title: titleOf(questions[0].Title)}, rules, questions)
}

// CopyIn makes a poll for an assembly of another one that the viewer holds: all that it asks, under its rules.
func CopyIn(ctx context.Context, tx *db.Tx, from entry.ID, how Holding) (*entry.Entry, error) {
	e, v, err := sourceIn(ctx, tx, from)
	if err != nil {
		return nil, err
	}
	rules, err := how.rule(v.Rules)
	if err != nil {
		return nil, err
	}
	text := entry.CreateInput{Title: e.Title, Summary: &e.Summary, Body: &e.Body, Tags: e.Tags}
	return how.addIn(ctx, tx, e.Piazza.ID, text, rules, standing(v.Questions))
}

// SplitIn makes of each question of a poll that the viewer holds a poll of its own for an assembly, in their order, under the rules
// of that poll, which stays as it is.
func SplitIn(ctx context.Context, tx *db.Tx, from entry.ID, how Holding) ([]*entry.Entry, error) {
	e, v, err := sourceIn(ctx, tx, from)
	if err != nil {
		return nil, err
	}
	rules, err := how.rule(v.Rules)
	if err != nil {
		return nil, err
	}
	made := make([]*entry.Entry, 0, len(v.Questions))
	for _, q := range standing(v.Questions) {
		q.condition, q.IsRequired = nil, true
		one, err := how.addIn(ctx, tx, e.Piazza.ID, entry.CreateInput{Title: titleOf(q.Title)}, rules, []asked{q})
		if err != nil {
			return nil, err
		}
		made = append(made, one)
	}
	return made, nil
}

// sourceIn reads a poll of which another one is made. One that an assembly holds is copied within that assembly, or for its rehearsal, and
// whoever does so has asked for the right to hold the assembly.
func sourceIn(ctx context.Context, tx *db.Tx, from entry.ID) (*entry.Entry, *Voting, error) {
	viewer := auth.FromContext(ctx)
	votings, err := storeOn(tx).whole(ctx, []entry.ID{from}, viewer.PersonID)
	if err != nil {
		return nil, nil, err
	}
	v := votings[from]
	switch {
	case v == nil || !v.CanFollow(viewer):
		return nil, nil, ErrPoll
	case !mayRun(v.Piazza, viewer):
		return nil, nil, ErrRun
	case len(v.Questions) == 0:
		return nil, nil, ErrQuestions
	}
	e, err := entry.ReadIn(ctx, tx, from)
	return e, v, err
}

// addIn writes a poll of an assembly.
func (i Holding) addIn(
	ctx context.Context, tx *db.Tx, in space.ID, text entry.CreateInput, rules Rules, questions []asked,
) (*entry.Entry, error) {
	text.PiazzaID, text.Kind = in, entry.KindPoll
	e, err := entry.Compose(text)
	if err != nil {
		return nil, err
	}
	if err := entry.PlaceIn(ctx, tx, e, in); err != nil {
		return nil, err
	}
	if err := entry.AddIn(ctx, tx, e); err != nil {
		return nil, err
	}
	v := &Voting{Rules: rules, EntryID: e.ID, AssemblyID: i.AssemblyID, IsRehearsal: i.IsRehearsal}
	return e, writeIn(ctx, tx, v, questions, 0)
}

// titleOf is the title of a poll that asks one question.
func titleOf(question string) string {
	runes := []rune(question)
	if len(runes) <= longestTitle {
		return question
	}
	return strings.TrimSpace(string(runes[:longestTitle-1])) + "…"
}

// ReviseIn changes a poll of an assembly that has not opened: another question in its place, other rules, or both. What the assembly
// says of electorate, assurance and guests is in how. No viewer is asked.
func ReviseIn(ctx context.Context, tx *db.Tx, id entry.ID, question *QuestionInput, how Holding) error {
	e, err := entry.LockIn(ctx, tx, id)
	if err != nil {
		return err
	}
	v, err := HoldAlone(ctx, tx, id)
	if err != nil {
		return err
	}
	if v.AssemblyID == 0 || v.Stored != Waiting {
		return ErrFrozen
	}
	if v.Rules, err = how.rule(v.Rules); err != nil {
		return err
	}
	if question != nil {
		if err := reaskIn(ctx, tx, e, *question); err != nil {
			return err
		}
	}
	return raise(ctx, tx, e, v)
}

func reaskIn(ctx context.Context, tx *db.Tx, e *entry.Entry, question QuestionInput) error {
	questions, err := readQuestions([]QuestionInput{question})
	if err != nil {
		return err
	}
	title := titleOf(questions[0].Title)
	changed, err := e.Revise(entry.UpdateInput{Title: &title})
	if err != nil {
		return err
	}
	if changed {
		if err := entry.RewriteIn(ctx, tx, e); err != nil {
			return err
		}
	}
	return storeOn(tx).ask(ctx, e.ID, questions)
}
