package ballot

import (
	"context"
	"math/rand/v2"

	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// sealedSheet is a sheet as it is stored, under the name that its voter has in this poll.
type sealedSheet struct {
	pseudonym [32]byte
	sealed    []byte
}

// sheetsAfter reads the next sheets of a poll in the order of their pseudonyms.
func (s store) sheetsAfter(ctx context.Context, id entry.ID, after []byte) ([]sealedSheet, error) {
	rows, err := s.BallotSecretAll(ctx, gen.BallotSecretAllParams{EntryID: int64(id), After: after, Most: inMemory})
	list := make([]sealedSheet, len(rows))
	for i, r := range rows {
		list[i] = sealedSheet{[32]byte(r.Pseudonym), r.Sealed}
	}
	return list, err
}

// manyPersons is how many persons are tried at a time.
const manyPersons = 10_000

// personsAfter reads the next persons that there are.
func (s store) personsAfter(ctx context.Context, after int64) ([]int64, error) {
	return s.BallotPersons(ctx, gen.BallotPersonsParams{After: after, Most: manyPersons})
}

// united returns who persons turned out to be.
func (s store) united(ctx context.Context) (map[int64]int64, error) {
	rows, err := s.BallotUnitedAll(ctx)
	into := make(map[int64]int64, len(rows))
	for _, r := range rows {
		into[r.FromPerson] = r.IntoPerson
	}
	return into, err
}

// tookPart writes who took part, in an order that says nothing.
func (s store) tookPart(ctx context.Context, id entry.ID, persons []int64) error {
	rand.Shuffle(len(persons), func(i, j int) { persons[i], persons[j] = persons[j], persons[i] })
	return s.BallotTookPartPut(ctx, gen.BallotTookPartPutParams{EntryID: int64(id), Persons: persons})
}

// voterNames returns the names of who took part: one for each voter, "" for who has none any more.
func (s store) voterNames(ctx context.Context, id entry.ID) ([]string, error) {
	persons, err := s.BallotTookPart(ctx, int64(id))
	if err != nil {
		return nil, err
	}
	rows, err := s.BallotVoterNames(ctx, persons)
	names := make([]string, len(rows))
	for i, r := range rows {
		if r.Handle != "" {
			names[i] = "@" + r.Handle
		}
	}
	return names, err
}

// promised returns what was promised to voters of a poll and is not in its log yet.
func (s store) promised(ctx context.Context, id entry.ID, keys *sealing.Subkeys) ([]*secretCast, error) {
	rows, err := s.BallotPoolOf(ctx, []int64{int64(id)})
	if err != nil {
		return nil, err
	}
	casts := make([]*secretCast, len(rows))
	for i, r := range rows {
		if casts[i], err = openCast(keys, r.ID, r.Sealed); err != nil {
			return nil, err
		}
	}
	return casts, nil
}

// tallied writes that a poll is counted.
func (s store) tallied(ctx context.Context, row *sealRow, counted *sealedCount) error {
	row.ballots = &counted.ballots
	if err := s.BallotTallyFinal(ctx, gen.BallotTallyFinalParams{Voters: counted.voters, EntryID: int64(row.poll)}); err != nil {
		return err
	}
	if err := s.BallotSealTallied(ctx, gen.BallotSealTalliedParams{Ballots: counted.ballots, Replaced: row.replaced, EntryID: int64(row.poll)}); err != nil {
		return err
	}
	return s.moveSeal(ctx, row, poll.SealTallied)
}
