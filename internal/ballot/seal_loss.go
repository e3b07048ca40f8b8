package ballot

import (
	"context"
	"errors"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// What is refused to operators.
var (
	// ErrNotSealable says that a poll waits for no operator.
	ErrNotSealable = problem.Clash("poll_not_waiting", "This poll is none that waits for its key: it is not confidential, has not opened, or is sealed or lost already.")
	// ErrKeyHere says that nothing is lost.
	ErrKeyHere = problem.Clash("poll_key_here", "The key of this poll is here: nothing is lost, and the sealing goes on by itself.")
)

// Waiting returns all polls whose key has to be in the folder of keys.
func (s *Service) Waiting(ctx context.Context) ([]Waiting, error) { return storeOn(s.db).waiting(ctx) }

// AcceptLoss gives up the key of a poll, which is nowhere any more. What was not counted cannot be: the poll is closed as lost, without
// results, and with the public log as it is. Where its bundle is written already nothing is missing, and it is sealed without the key.
func (s *Service) AcceptLoss(ctx context.Context, id entry.ID) error {
	err := s.db.InTx(auth.With(ctx, auth.Viewer{}), func(ctx context.Context, tx *db.Tx) error {
		v, err := poll.HoldAlone(ctx, tx, id)
		if err != nil {
			return err
		}
		row, err := storeOn(tx).holdSeal(ctx, id)
		if err != nil {
			return err
		}
		if row == nil || !row.state.NeedsKey() {
			return ErrNotSealable
		}
		if err := s.isLost(row); err != nil {
			return err
		}
		return s.giveUp(ctx, tx, v, row)
	})
	if err != nil {
		return err
	}
	return vacuum(ctx, s.db)
}

// isLost refuses where a key is here, cannot be read, or was destroyed.
func (s *Service) isLost(row *sealRow) error {
	_, err := s.subkeys(row.seal)
	switch {
	case err == nil:
		return ErrKeyHere
	case errors.Is(err, ErrKeyMissing):
		return nil
	default:
		return err
	}
}

func (s *Service) giveUp(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow) error {
	if err := storeOn(tx).BallotSecretClear(ctx, int64(row.poll)); err != nil {
		return err
	}
	to := poll.SealLost
	if row.state.HasBundle() {
		to = poll.SealSealed
	}
	if v.Stored != poll.Closed {
		if err := storeOn(tx).shut(ctx, v, moment(v.Now, v.ClosesAt)); err != nil {
			return err
		}
	}
	if err := storeOn(tx).moveSeal(ctx, row, to); err != nil {
		return err
	}
	v.Seal = to
	return announce(ctx, tx, v)
}

// destroyFound destroys keys that have turned up again after their polls were sealed, or their loss was accepted: such as by a folder that
// was put back from a copy. Nothing needs them, and whoever had an old copy of the data as well could open its sheets.
func (s *Service) destroyFound(ctx context.Context) (destroyed int, err error) {
	if s.secrets.Keys == nil {
		return 0, nil
	}
	for after := entry.ID(0); ; {
		rows, err := storeOn(s.db).endedSeals(ctx, after)
		if err != nil || len(rows) == 0 {
			return destroyed, err
		}
		for _, row := range rows {
			after = row.poll
			if _, err := s.secrets.Keys.Read(row.seal); err != nil {
				continue // as it ought to be
			}
			if err := s.secrets.Keys.Destroy(row.seal, row.tombstone(s.db.Now())); err != nil {
				return destroyed, err
			}
			destroyed++
		}
	}
}
