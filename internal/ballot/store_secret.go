package ballot

import (
	"context"

	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// chains holds the ends of the logs of those polls that are open, in the order in which all hold them.
func (s store) chains(ctx context.Context, ids []entry.ID) (map[entry.ID]*chain, error) {
	rows, err := s.BallotSealHoldOpen(ctx, numbers(ids))
	held := make(map[entry.ID]*chain, len(rows))
	for _, r := range rows {
		c := &chain{id: entry.ID(r.EntryID), seal: sealing.SealID(r.Seal), length: r.Length, commitments: r.Commitments}
		copy(c.head[:], r.Head)
		held[c.id] = c
	}
	return held, err
}

// keptSheet is a sheet as it is kept, with the keys of the requests that came to it.
type keptSheet struct {
	sealed []byte
	keys   [][]byte
}

// place is where a sheet is kept.
type place struct {
	id        entry.ID
	pseudonym [32]byte
}

func (s store) secretSheets(ctx context.Context, places []place) (map[place]*keptSheet, error) {
	var p gen.BallotSecretOfParams
	for _, at := range places {
		p.Polls, p.Pseudonyms = append(p.Polls, int64(at.id)), append(p.Pseudonyms, at.pseudonym[:])
	}
	rows, err := s.BallotSecretOf(ctx, p)
	found := make(map[place]*keptSheet, len(rows))
	for _, r := range rows {
		found[place{entry.ID(r.EntryID), [32]byte(r.Pseudonym)}] = &keptSheet{r.Sealed, r.Keys}
	}
	return found, err
}

// before returns who some persons were before they turned out to be who they are.
func (s store) before(ctx context.Context, persons []int64) (map[int64][]int64, error) {
	rows, err := s.BallotUnitedInto(ctx, persons)
	was := make(map[int64][]int64, len(rows))
	for _, r := range rows {
		was[r.IntoPerson] = append(was[r.IntoPerson], r.FromPerson)
	}
	return was, err
}

// noteUnited keeps in mind that a person turned out to be another, as long as sheets are found by that.
func (s store) noteUnited(ctx context.Context, from, into int64) error {
	return s.BallotUnitedAdd(ctx, gen.BallotUnitedAddParams{FromID: from, IntoID: into})
}

// seals returns the seals of those of some polls that are confidential, and where these stand.
func (s store) seals(ctx context.Context, ids []entry.ID) (map[entry.ID]sealName, error) {
	rows, err := s.BallotSealNames(ctx, numbers(ids))
	found := make(map[entry.ID]sealName, len(rows))
	for _, r := range rows {
		found[entry.ID(r.EntryID)] = sealName{sealing.SealID(r.Seal), r.KeyCheck, poll.SealState(r.State)}
	}
	return found, err
}

// waitingCast is a cast as it waits in the pool.
type waitingCast struct{ id, sealed []byte }

func (s store) waitingIn(ctx context.Context, ids []entry.ID) (map[entry.ID][]waitingCast, error) {
	rows, err := s.BallotPoolOf(ctx, numbers(ids))
	waiting := map[entry.ID][]waitingCast{}
	for _, r := range rows {
		waiting[entry.ID(r.EntryID)] = append(waiting[entry.ID(r.EntryID)], waitingCast{r.ID, r.Sealed})
	}
	return waiting, err
}

// who returns all that has to be known of who votes, by one statement.
func (s store) who(ctx context.Context, persons, members []int64) (gone bygone, was map[int64][]int64, err error) {
	rows, err := s.BallotWho(ctx, gen.BallotWhoParams{Persons: persons, Members: members})
	gone, was = bygone{map[int64]bool{}, map[int64]bool{}}, map[int64][]int64{}
	for _, r := range rows {
		switch r.What {
		case "united":
			gone.persons[r.Number] = true
		case "erased":
			gone.members[r.Number] = true
		default:
			was[r.IntoPerson] = append(was[r.IntoPerson], r.Number)
		}
	}
	return gone, was, err
}
