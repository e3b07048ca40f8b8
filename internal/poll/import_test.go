package poll

import (
	"context"
	"strings"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/entry"
)

func TestImport(t *testing.T) {
	b := setup(t)
	opened := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)
	closed := opened.Add(48 * time.Hour)
	for name, c := range map[string]struct {
		in   Imported
		want Phase
	}{
		"waiting": {Imported{}, Waiting},
		"open":    {Imported{OpenedAt: &opened}, Open},
		"closed":  {Imported{OpenedAt: &opened, ClosedAt: &closed, Outcome: "**Sì**"}, Closed},
		"listed":  {Imported{OpenedAt: &opened, Rules: &RulesInput{Electorate: new(List)}, Electors: []string{"member"}}, Open},
	} {
		c.in.Questions = b.simple().Questions
		for i := range 2 {
			err := b.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) (err error) {
				if i == 0 {
					c.in.EntryID, _, err = entry.ImportIn(ctx, tx, entry.Imported{
						PiazzaID: b.piazza, Kind: entry.KindPoll, AuthorID: b.people["editor"].ID, Title: name, State: entry.Published,
						CreatedAt: opened, PublishedAt: &opened,
					})
					if err != nil {
						return err
					}
				}
				added, err := ImportIn(ctx, tx, c.in)
				if added != (i == 0) {
					t.Errorf("%s: written anew: %v", name, added)
				}
				return err
			})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		v := b.load(t, c.in.EntryID)
		if v.Phase() != c.want || len(v.Questions) != 1 || c.want == Closed && !strings.Contains(v.OutcomeHTML, "<strong>") ||
			name == "listed" && *v.ElectorCount != 1 {
			t.Errorf("%s: the poll is %+v", name, v)
		}
	}
}

// What closes before it opens is not published, and what is published once can come back whenever it was closed.
func TestPublication(t *testing.T) {
	b := setup(t)
	late := b.simple()
	late.Rules = &RulesInput{ClosesAt: new(time.Now().Add(-time.Hour))}
	id := b.mustCreate(t, late)
	b.refused(t, "too late", ErrPast, func() error {
		_, err := b.entries.Publish(b.as(t, "editor"), entry.Input{EntryID: id})
		return err
	})
	b.refused(t, "submitted too late", ErrPast, func() error {
		_, err := b.entries.Submit(b.as(t, "editor"), entry.Input{EntryID: id})
		return err
	})
	open := b.mustPublish(t, b.simple())
	b.exec(t, `update poll set phase = 'closed', closed_at = now() where entry_id = $1`, open)
	if _, err := b.entries.Withdraw(b.as(t, "editor"), entry.ReasonInput{EntryID: open, Reason: "prova"}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.entries.Publish(b.as(t, "moderator"), entry.Input{EntryID: open}); err != nil {
		t.Errorf("it does not come back: %v", err)
	}
	if v := b.load(t, open); v.Phase() != Closed {
		t.Errorf("it is %s again", v.Phase())
	}
	draft := b.mustCreate(t, b.simple())
	if _, err := b.entries.Delete(b.as(t, "editor"), entry.Input{EntryID: draft}); err != nil {
		t.Errorf("a draft does not go: %v", err)
	}
}
