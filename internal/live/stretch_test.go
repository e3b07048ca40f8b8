package live

import (
	"context"
	"math"
	"slices"
	"testing"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// What several miss of the log is read in one statement: each gets his own stretch, whatever the others ask for.
func TestStretchesOfTheLogAreReadTogether(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	long, short := db.Stream{Kind: "thread", Ref: 1}, db.Stream{Kind: "thread", Ref: 2}
	for range 5 {
		say(t, d, long)
	}
	say(t, d, short)
	s := store{d}
	heads, err := s.heads(t.Context(), []db.Stream{long, short})
	if err != nil {
		t.Fatal(err)
	}
	a, b := heads[long].id, heads[short].id
	wanted := map[stretch][]int64{
		{a, 1, 4, 10}:             {2, 3, 4},
		{a, 0, math.MaxInt64, 2}:  {1, 2},
		{0, 0, math.MaxInt64, 10}: nil,
		{b, 1, math.MaxInt64, 10}: nil,
		{b, 0, math.MaxInt64, 10}: {1},
	}
	var asked []stretch
	for w := range wanted {
		asked = append(asked, w)
	}
	found, err := s.stretches(t.Context(), append(asked, asked...))
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range wanted {
		var got []int64
		for _, n := range found[w] {
			if got = append(got, n.Seq); n.StreamID != w.stream || n.Kind != "said" || n.Tag == 0 {
				t.Errorf("%v: %+v", w, n)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v: read %v, want %v", w, got, want)
		}
	}
}

func say(t *testing.T, d *db.DB, stream db.Stream) {
	t.Helper()
	if err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.Notify(stream, "said", 1, 1)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
