package ballot_test

import (
	"testing"

	"piazza/internal/auth"
	"piazza/internal/ballot"
)

// TestWatchedUntilItIsCounted reads a closed confidential poll for who watches it: before its ballots are counted there is nothing to see, which is
// no fault, and afterwards everything.
func TestWatchedUntilItIsCounted(t *testing.T) {
	v := openVault(t, 6)
	a := v.every(t)
	v.casting(t, a, 6)
	v.closed(t, a)
	for _, until := range []string{"closed", "tallied", "sealed"} {
		if until != "closed" {
			v.sealUntil(t, a, until)
		}
		standing, err := v.ballots.Standing(t.Context(), a.id)
		if err != nil {
			t.Fatalf("while it is %s: %v", until, err)
		}
		state, err := standing.For(ballot.DoorWatch, auth.Viewer{})
		if err != nil || (state.Results != nil) != (until != "closed") {
			t.Errorf("while it is %s who watches sees %+v, %v", until, state, err)
		}
	}
}
