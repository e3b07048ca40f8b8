package graph

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/live"
)

// madeUp keeps the numbers of those whom a rehearsal makes up apart from those of guests, in the presence of an assembly.
const madeUp = 1 << 40

// SeatIn shows somebody whom a rehearsal made up as present in its hall, until ctx ends.
func SeatIn(presences *live.Presence[account.Member]) func(ctx context.Context, id assembly.ID, person int64) {
	return func(ctx context.Context, id assembly.ID, person int64) {
		presences.Enter(ctx, int64(id), live.Guest{Member: -madeUp - person, Rank: rankHallEntitled})
	}
}
