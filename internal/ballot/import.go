package ballot

import (
	"context"
	"fmt"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// Imported is how a member voted, as it comes from elsewhere.
type Imported struct {
	PersonID  int64
	MemberID  account.ID
	Assurance account.Assurance
	Ballots   []BallotInput
	CastAt    time.Time

	sheet []*Ballot
}

// ImportIn writes votes into a poll in which nobody has voted, within a transaction. No viewer is asked and no time refuses
// them, but each vote answers what the poll asks. A poll that is closed gets the results that they come to.
func ImportIn(ctx context.Context, tx *db.Tx, id entry.ID, votes []Imported) error {
	v, err := poll.HoldAlone(ctx, tx, id)
	if err != nil {
		return err
	}
	if v.IsConfidential {
		return ErrSecrecy // what is brought in has names
	}
	for i := range votes {
		if err := votes[i].read(v); err != nil {
			return fmt.Errorf("vote %d: %w", i, err)
		}
	}
	if err := storeOn(tx).bringIn(ctx, id, votes); err != nil {
		return err
	}
	if _, err := storeOn(tx).raise(ctx, map[entry.ID]int{id: len(votes)}); err != nil || v.ClosedAt == nil {
		return err
	}
	if err := storeOn(tx).BallotElectorsKeep(ctx, int64(id)); err != nil {
		return err
	}
	v.Voters = len(votes)
	results, err := final(ctx, tx, v)
	if err != nil {
		return err
	}
	return storeOn(tx).keep(ctx, results, *v.ClosedAt)
}

// read asks of a vote what is asked of who casts it.
func (i *Imported) read(v *poll.Voting) error {
	in := VoteInput{PollID: v.EntryID, Ballots: i.Ballots}
	if err := in.check(); err != nil {
		return err
	}
	ballots, err := in.read(v)
	if err != nil {
		return err
	}
	said, err := judge(v, nil, ballots)
	if err != nil {
		return err
	}
	i.sheet = said.write
	return nil
}
