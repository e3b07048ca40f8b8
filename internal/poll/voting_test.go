package poll

import (
	"testing"
	"time"

	"piazza/internal/entry"
)

// The times of a public poll count whatever is written down; those of a draft do not.
func TestPhaseAt(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	before, after := now.Add(-time.Minute), now.Add(time.Minute)
	cases := []struct {
		name          string
		state         entry.State
		stored        Phase
		opens, closes *time.Time
		want          Phase
	}{
		{"nothing set", entry.Published, Waiting, nil, nil, Waiting},
		{"it opens later", entry.Published, Waiting, &after, nil, Waiting},
		{"it opens now", entry.Published, Waiting, &now, nil, Open},
		{"its opening is not written down", entry.Published, Waiting, &before, &after, Open},
		{"open", entry.Published, Open, nil, &after, Open},
		{"it closes now", entry.Published, Open, nil, &now, Closed},
		{"both have passed unseen", entry.Published, Waiting, &before, &now, Closed},
		{"closed by hand", entry.Published, Closed, nil, &after, Closed},
		{"a draft whose times have passed", entry.Draft, Waiting, &before, &now, Waiting},
		{"under review, the same", entry.Review, Waiting, nil, &before, Waiting},
		{"withdrawn before it opened", entry.Withdrawn, Waiting, &before, nil, Waiting},
		{"withdrawn while it was open", entry.Withdrawn, Closed, nil, &after, Closed},
	}
	for _, c := range cases {
		v := &Voting{Rules: Rules{OpensAt: c.opens, ClosesAt: c.closes}, State: c.state, Stored: c.stored}
		if got := v.PhaseAt(now); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
