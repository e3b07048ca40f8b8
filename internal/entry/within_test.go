package entry

import (
	"context"
	"errors"
	"testing"

	"piazza/internal/db"
	"piazza/internal/problem"
)

// begin writes a draft of a poll as its domain does.
func (b *bench) begin(t *testing.T, who string) (*Entry, error) {
	t.Helper()
	e, err := Compose(CreateInput{Kind: KindPoll, Title: "Sondaggio"})
	if err != nil {
		t.Fatal(err)
	}
	err = b.db.InTx(b.as(t, who), func(ctx context.Context, tx *db.Tx) error {
		if err := PlaceIn(ctx, tx, e, b.piazza); err != nil {
			return err
		}
		return AddIn(ctx, tx, e)
	})
	return e, err
}

func TestPollsAreWrittenByTheirDomain(t *testing.T) {
	b := setup(t)
	if _, err := b.Create(b.as(t, "editor"), CreateInput{PiazzaID: b.piazza, Kind: KindPoll, Title: "x"}); !errors.Is(err, ErrOwnMutation) {
		t.Errorf("entryCreate begins a poll: %v", err)
	}
	if _, err := b.begin(t, "member"); !errors.Is(err, ErrKind) || b.count(t, "entry") != 0 {
		t.Errorf("a member begins a poll: %v", err)
	}
	e, err := b.begin(t, "editor")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Update(b.as(t, "editor"), UpdateInput{EntryID: e.ID, Title: new("y")}); !errors.Is(err, ErrOwnMutation) {
		t.Errorf("entryUpdate changes a poll: %v", err)
	}
	if _, err := b.Publish(b.as(t, "editor"), Input{e.ID}); err != nil {
		t.Errorf("a poll needs a body: %v", err)
	}
	for who, want := range map[string]problem.Code{"": problem.Unauthenticated, "member": problem.Forbidden, "editor": ""} {
		ctx := t.Context()
		if who != "" {
			ctx = b.as(t, who)
		}
		err := b.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			_, err := HoldIn(ctx, tx, e.ID, Update)
			return err
		})
		if problem.CodeOf(err) != want {
			t.Errorf("%q holds it: %v", who, err)
		}
	}
}

// Followers hear of each move, within the transaction: their refusal undoes it.
func TestFollowers(t *testing.T) {
	b := setup(t)
	var heard []string
	refusal := errors.New("no")
	var answer error
	b.OnTurn(func(ctx context.Context, tx *db.Tx, e *Entry, notice string) error {
		var state State
		if err := tx.QueryRow(ctx, `select state from entry where id = $1`, e.ID).Scan(&state); err != nil || state != e.State {
			t.Errorf("it stands as %s, not %s: %v", state, e.State, err)
		}
		heard = append(heard, notice)
		return answer
	})
	e := b.mustPublish(t, KindTopic)
	answer = refusal
	if _, err := b.Withdraw(b.as(t, "moderator"), ReasonInput{e.ID, "dati personali"}); !errors.Is(err, refusal) {
		t.Errorf("the refusal is lost: %v", err)
	}
	if stored, err := b.ByID(b.as(t, "member"), e.ID); err != nil || stored == nil || stored.State != Published {
		t.Errorf("the refused move stands: %+v, %v", stored, err)
	}
	if len(heard) != 2 || heard[0] != NoticePublished || heard[1] != NoticeWithdrawn {
		t.Errorf("heard %v", heard)
	}
}
