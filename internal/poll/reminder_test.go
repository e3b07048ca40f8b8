package poll

import (
	"context"
	"errors"
	"sync"
	"testing"

	"piazza/internal/db"
	"piazza/internal/entry"
)

// However many polls a piazza has, and however fast somebody asks, its members are reminded of five a day.
func TestOnlySoManyPollsAreRemindedOf(t *testing.T) {
	b := setup(t)
	var polls []entry.ID
	for range 8 {
		polls = append(polls, b.mustPublish(t, b.simple()))
	}
	ctx := b.as(t, "editor")
	remind := func(id entry.ID) error {
		return b.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return RemindIn(ctx, tx, id) })
	}
	answers := make([]error, len(polls))
	var all sync.WaitGroup
	for i, id := range polls {
		all.Go(func() { answers[i] = remind(id) })
	}
	all.Wait()
	sent, refused := 0, entry.ID(0)
	for i, err := range answers {
		switch {
		case err == nil:
			sent++
		case errors.Is(err, ErrRemindedMuch):
			refused = polls[i]
		default:
			t.Errorf("poll %d: %v", i, err)
		}
	}
	if sent != 5 || refused == 0 {
		t.Fatalf("%d are sent", sent)
	}
	b.exec(t, `update poll set reminded_at = reminded_at - interval '1 day' where reminded_at is not null`)
	if err := remind(refused); err != nil {
		t.Errorf("a day later: %v", err)
	}
}
