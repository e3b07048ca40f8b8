package ballot

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/problem"
	"piazza/internal/signing"
)

// What is refused to operators.
var (
	// ErrNotSealable says that a poll waits for no operator.
	ErrNotSealable = problem.Clash("poll_not_waiting", "This poll is none that waits for its key: it is not confidential, has not opened, or is sealed or lost already.")
	// ErrKeyHere says that nothing is lost.
	ErrKeyHere = problem.Clash("poll_key_here", "The key of this poll is here: nothing is lost, and the sealing goes on by itself.")
	// ErrOtherFolder says that a key that is not in this folder may well be in the right one.
	ErrOtherFolder = problem.Clash("poll_other_folder", "This is not the folder of keys with which the installation signs, so that nothing is known of the poll's key: say it where PIAZZA_KEYS_DIR is the folder of the nodes. Where the whole folder is lost, begin with piazza admin ballot-key-rotate --lost.")
)

// Waiting returns all polls whose key has to be in the folder of keys.
func (s *Service) Waiting(ctx context.Context) ([]Waiting, error) { return storeOn(s.db).waiting(ctx) }

// AcceptLoss gives up the key of a poll, which is nowhere any more. What was not counted cannot be: the poll is closed as lost, without
// results, and with the public log as it is. Where its bundle is written already nothing is missing, and it is sealed without the key.
// Nothing of it can be taken back: the record of it stands or falls with it.
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
		if err := s.isLost(ctx, tx, row); err != nil {
			return err
		}
		if err := s.giveUp(ctx, tx, v, row); err != nil {
			return err
		}
		return recordOf(ctx, tx, audit.BallotLossAccepted, id)
	})
	if err != nil {
		return err
	}
	return s.forget(ctx)
}

// recordOf records what an operator does about a poll, in the transaction that does it.
func recordOf(ctx context.Context, tx *db.Tx, kind audit.Kind, id entry.ID) error {
	return audit.RecordIn(ctx, tx, audit.Act{Kind: kind, Facts: map[string]any{"poll": int64(id)}})
}

// forget has the database forget the rows that an operator's act has deleted. Where it fails the act is done all the same, and the
// database forgets them by and by.
func (s *Service) forget(ctx context.Context) error {
	if err := vacuum(ctx, s.db); err != nil {
		return fmt.Errorf("this is done and recorded, but the database could not be made to forget the deleted rows at once: let it vacuum ballot_secret, ballot_pool and ballot_seal: %w", err)
	}
	return nil
}

// isLost refuses where a key is here, cannot be read, or was destroyed, and where this folder is not the installation's: the mark of
// that one is the key with which the installation signs.
func (s *Service) isLost(ctx context.Context, tx *db.Tx, row *sealRow) error {
	_, err := s.subkeys(row.seal, row.check)
	switch {
	case errors.Is(err, errKeyWrong):
		return errKeyWrong
	case err == nil:
		return ErrKeyHere
	case errors.Is(err, ErrSealedElsewhere):
		return s.isStoneOfLoss(row, err)
	case !errors.Is(err, ErrKeyMissing):
		return err
	}
	_, err = s.signer(ctx, tx)
	if errors.Is(err, signing.ErrMissing) {
		return ErrOtherFolder.Because(err)
	}
	return err
}

// isStoneOfLoss refuses where a key was destroyed after a sealing. One that turned up after its loss was accepted was destroyed too, but
// there is no bundle that could be brought back instead.
func (s *Service) isStoneOfLoss(row *sealRow, refusal error) error {
	switch stone, err := s.secrets.Keys.Tombstone(row.seal); {
	case err != nil:
		return ErrKeyFolder.Because(err)
	case stone == nil || stone.Bundle != "":
		return refusal
	default:
		return nil
	}
}

func (s *Service) giveUp(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow) error {
	if err := storeOn(tx).BallotSecretClear(ctx, int64(row.poll)); err != nil {
		return err
	}
	to := poll.SealLost
	if row.state.HasBundle() {
		to = poll.SealSealed
	} else if err := storeOn(tx).BallotSealLose(ctx, int64(row.poll)); err != nil {
		return err
	}
	if v.Stored != poll.Closed {
		if err := storeOn(tx).shut(ctx, v, moment(v.Now, v.ClosesAt)); err != nil {
			return err
		}
	}
	if err := storeOn(tx).moveSeal(ctx, row, to); err != nil {
		return err
	}
	if err := storeOn(tx).BallotUnitedForget(ctx); err != nil {
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
	kept, err := s.secrets.Keys.Kept()
	if err != nil || len(kept) == 0 {
		return 0, err
	}
	var fault error
	for after := entry.ID(0); ; {
		rows, err := storeOn(s.db).endedSeals(ctx, after)
		if err != nil || len(rows) == 0 {
			return destroyed, cmp.Or(err, fault)
		}
		for _, row := range rows {
			after = row.poll
			if !kept[row.seal] {
				continue
			}
			if _, err := s.secrets.Keys.Read(row.seal); errors.Is(err, keys.ErrMissing) || errors.Is(err, keys.ErrSealed) {
				continue // as it ought to be
			} // one that cannot be read, such as a copy with other rights, is destroyed as well
			if err := s.secrets.Keys.Destroy(row.seal, row.tombstone(s.db.Now())); err != nil {
				fault = fmt.Errorf("the key of poll %d: %w", row.poll, err)
				continue
			}
			destroyed++
		}
	}
}
