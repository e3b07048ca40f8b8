package assembly

import (
	"context"
	"time"

	"piazza/internal/db/gen"
	"piazza/internal/entry"
)

func (s store) rehearse(ctx context.Context, id ID, participants int, seed int64, now time.Time) error {
	return s.RehearsalAdd(ctx, gen.RehearsalAddParams{AssemblyID: int64(id), Participants: participants, Seed: seed, BegunAt: now})
}

// drive returns the rehearsals that this node drives for the next seconds.
func (s store) drive(ctx context.Context, node string) ([]rehearsal, error) {
	rows, err := s.RehearsalDrive(ctx, node)
	found := make([]rehearsal, len(rows))
	for i, r := range rows {
		found[i] = rehearsal{
			id: ID(r.AssemblyID), participants: r.Participants, seed: uint64(r.Seed), going: time.Duration(r.Going) * time.Millisecond,
		}
	}
	return found, err
}

// join makes people up who come in; false where the rehearsal is over.
func (s store) join(ctx context.Context, id ID, count int, now time.Time) (bool, error) {
	held, err := s.RehearsalHold(ctx, int64(id))
	if len(held) == 0 || err != nil {
		return false, err
	}
	return true, s.RehearsalJoin(ctx, gen.RehearsalJoinParams{At: now, Count: count, AssemblyID: int64(id)})
}

// openQuestions are the questions of a rehearsal that are open.
func (s store) openQuestions(ctx context.Context, id ID) ([]asking, error) {
	rows, err := s.RehearsalOpen(ctx, int64(id))
	found := make([]asking, len(rows))
	for i, r := range rows {
		found[i] = asking{
			poll: entry.ID(r.EntryID), version: r.Version, going: time.Duration(r.Going) * time.Millisecond,
			lasts: time.Duration(r.Lasts) * time.Millisecond,
		}
	}
	return found, err
}

// voted are those made up who have voted in a poll.
func (s store) voted(ctx context.Context, id ID, in entry.ID) (map[int64]bool, error) {
	rows, err := s.RehearsalVoted(ctx, gen.RehearsalVotedParams{AssemblyID: int64(id), EntryID: int64(in)})
	found := make(map[int64]bool, len(rows))
	for _, person := range rows {
		found[person] = true
	}
	return found, err
}

// askMadeUp asks a question from the floor of a rehearsal; false where it is over.
func (s store) askMadeUp(ctx context.Context, id ID, text string, now time.Time) (bool, error) {
	held, err := s.RehearsalHold(ctx, int64(id))
	if len(held) == 0 || err != nil {
		return false, err
	}
	return true, s.RehearsalAsk(ctx, gen.RehearsalAskParams{AssemblyID: int64(id), Text: text, AskedAt: now})
}

// forgetGuests returns the assembly of each guest whose name is forgotten.
func (s store) forgetGuests(ctx context.Context, kept time.Duration) ([]int64, error) {
	return s.AssemblyForgetGuests(ctx, gen.AssemblyForgetGuestsParams{Kept: kept.Seconds(), Most: forgottenAtOnce})
}

// shown are the questions from the floor that were let through, with who wants them.
func (s store) shown(ctx context.Context, id ID) (map[FloorID][]int64, error) {
	rows, err := s.RehearsalShown(ctx, int64(id))
	found := make(map[FloorID][]int64, len(rows))
	for _, r := range rows {
		found[FloorID(r.ID)] = r.Voters
	}
	return found, err
}
