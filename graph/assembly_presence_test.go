package graph

import (
	"testing"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/live"
)

// What is told first knows who is there and what is needed of them, whatever is read first: a version without one of the two would
// be less than what others have been told.
func TestAGatheringIsToldWhenBothAreKnown(t *testing.T) {
	t.Parallel()
	for range 100 { // what is ready is told by chance
		crowds, standings := make(chan live.State[live.Crowd[account.Member]]), make(chan live.State[*assembly.Standing])
		out := gathered(t.Context(), nil, crowds, standings)
		crowds <- live.State[live.Crowd[account.Member]]{Version: 5}
		select {
		case early := <-out:
			t.Fatalf("version %x was told before it was known what is needed", early.Version)
		case standings <- live.State[*assembly.Standing]{Version: 7, Value: &assembly.Standing{}}:
		}
		if got := <-out; got.Version != 5<<shiftOfCrowds|7 {
			t.Fatalf("version %x was told", got.Version)
		}
		close(crowds)
		if _, more := <-out; more {
			t.Fatal("something followed")
		}
	}
}
