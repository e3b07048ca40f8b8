package ballot_test

import (
	"testing"

	"piazza/internal/ballot"
)

// TestVersionsGrow hides results that everybody saw, before anybody has voted: the state that hides them is the greater one.
func TestVersionsGrow(t *testing.T) {
	s := setup(t, 0)
	a := s.poll(t, "")
	version := func() int64 {
		t.Helper()
		all, err := s.ballots.Standing(t.Context(), a.id)
		if err != nil {
			t.Fatal(err)
		}
		state, err := all.For(ballot.DoorWatch, viewerOf(as(t.Context(), firstVoter)))
		if err != nil {
			t.Fatal(err)
		}
		return state.Version
	}
	s.exec(t, `update poll_tally set version = 3, turnout_version = 3`)
	before := version()
	s.exec(t, `update poll set results = 'after_close', version = version + 1`)
	s.exec(t, `update poll_tally set version = version + 1, turnout_version = turnout_version + 1`)
	if after := version(); after <= before {
		t.Errorf("results were shown at version %d, and are hidden at %d", before, after)
	}
}
