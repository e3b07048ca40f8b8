package poll

import (
	"context"
	"time"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/markdown"
)

// Imported is a poll as it comes from elsewhere: its entry stands already.
type Imported struct {
	EntryID   entry.ID
	Rules     *RulesInput
	Questions []QuestionInput
	// OpenedAt is nil for a poll that waits, ClosedAt for one that is not closed.
	OpenedAt, ClosedAt *time.Time
	ResultsPublishedAt *time.Time
	Outcome            string
	// Electors is the electoral list, by handles.
	Electors []string
	// AssemblyID is the assembly that holds it, 0 for none.
	AssemblyID int64
}

// ImportIn writes a poll within a transaction; no viewer is asked. One that stands already stays as it is: added tells
// whether this one is new.
func ImportIn(ctx context.Context, tx *db.Tx, in Imported) (added bool, err error) {
	store := storeOn(tx)
	if known, err := store.PollKnown(ctx, int64(in.EntryID)); known || err != nil {
		return false, err
	}
	v := &Voting{
		EntryID: in.EntryID, Stored: Waiting, OpenedAt: moment(in.OpenedAt), ClosedAt: moment(in.ClosedAt),
		ResultsPublishedAt: moment(in.ResultsPublishedAt), Outcome: in.Outcome, OutcomeHTML: markdown.Render(in.Outcome, nil),
		AssemblyID: in.AssemblyID,
	}
	switch {
	case in.ClosedAt != nil:
		v.Stored = Closed
	case in.OpenedAt != nil:
		v.Stored = Open
	}
	if v.Rules, err = usualRules().with(in.Rules); err != nil {
		return false, err
	}
	if v.IsConfidential && v.Stored != Waiting {
		return false, ErrSecretImport
	}
	questions, err := readQuestions(in.Questions)
	if err != nil {
		return false, err
	}
	if err := writeIn(ctx, tx, v, questions, 0); err != nil {
		return false, err
	}
	if _, _, err := store.setElectors(ctx, in.EntryID, normalHandles(in.Electors), true); err != nil {
		return false, err
	}
	return true, store.putImported(ctx, v)
}
