package ballot

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
)

// shareTurns waits until nobody unites a voter with somebody else, and lets nobody.
func (s store) shareTurns(ctx context.Context, persons []int64) error {
	return s.BallotTurns(ctx, turnsOf(persons))
}

// bygone are voters who are not any more who they were when they asked: persons who have turned out to be others, and members
// who are no more.
type bygone struct{ persons, members map[int64]bool }

func (s store) bygone(ctx context.Context, persons, members []int64) (bygone, error) {
	rows, err := s.BallotUnited(ctx, gen.BallotUnitedParams{Persons: persons, Members: members})
	found := bygone{map[int64]bool{}, map[int64]bool{}}
	for _, r := range rows {
		if r.IsMember {
			found.members[r.Number] = true
		} else {
			found.persons[r.Number] = true
		}
	}
	return found, err
}

func (s store) turn(ctx context.Context, turn int) error { return s.BallotTurn(ctx, turn) }

// unitePolls returns the polls that have not been counted in which a person has voted, or may vote by name, in ascending order.
func (s store) unitePolls(ctx context.Context, person int64) ([]entry.ID, error) {
	rows, err := s.BallotUnitePolls(ctx, person)
	ids := make([]entry.ID, len(rows))
	for i, id := range rows {
		ids[i] = entry.ID(id)
	}
	return ids, err
}

// unite gives a person's ballots to another, and returns by how many voters that makes more of the polls that it concerns: none,
// or one less where both have voted.
func (s store) unite(ctx context.Context, polls []entry.ID, from, into int64) (map[entry.ID]int, error) {
	fresh := map[entry.ID]int{}
	twice, err := s.BallotUniteTwice(ctx, gen.BallotUniteTwiceParams{Polls: numbers(polls), FromID: from, IntoID: into})
	if err != nil {
		return nil, err
	}
	for _, id := range twice {
		fresh[entry.ID(id)] = -1
	}
	if err := s.BallotUniteDrop(ctx, gen.BallotUniteDropParams{Polls: twice, FromID: from}); err != nil {
		return nil, err
	}
	moved, err := s.BallotUniteVoters(ctx, gen.BallotUniteVotersParams{IntoID: into, Polls: numbers(polls), FromID: from})
	for _, id := range moved {
		fresh[entry.ID(id)] = 0
	}
	if err != nil {
		return nil, err
	}
	return fresh, s.BallotUniteMove(ctx, gen.BallotUniteMoveParams{IntoID: into, Polls: numbers(polls), FromID: from})
}

func (s store) merge(ctx context.Context, person int64, from, into account.ID) error {
	return s.BallotMerge(ctx, gen.BallotMergeParams{PersonID: person, IntoID: int64(into), FromID: int64(from)})
}
