package ballot

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"syscall"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/problem"
	"piazza/internal/sealing"
	"piazza/internal/signing"
)

// What is refused of confidential polls for the sake of their keys.
var (
	// ErrKeyMissing says that this node has not got the key of a poll: nothing was ever said of its destruction.
	ErrKeyMissing = problem.Down("poll_key_missing", "The key of this confidential poll is not to hand on this server, so that nothing can be cast or counted now, and nothing was. Try again later; whoever runs the site has to put the key back.")
	// ErrSealedElsewhere says that these data are older than the sealing of the poll.
	ErrSealedElsewhere = problem.Clash("poll_sealed_elsewhere", "This poll was sealed, and these data are from before that: its public bundle has to be brought back.")
	// ErrKeyFolder says that no key can be kept.
	ErrKeyFolder = problem.Down("poll_key_folder", "The folder of keys of this server cannot be used, and without it no confidential poll can be held.")
	// ErrUncounted says that the ballots of a closed poll are not counted yet.
	ErrUncounted = problem.Clash("poll_uncounted", "The votes of this poll are not counted yet, try again in a moment.")
)

// errBusy says that somebody else is at this sealing.
var errBusy = errors.New("another node is sealing this poll")

// errBundle says that a bundle does not stand its own verification.
var errBundle = errors.New("the bundle does not stand its verification")

// errKeyWrong says that a file is in the place of a key that is not it.
var errKeyWrong = errors.New("the file in the place of this poll's key holds another key: put the right one back; where that is lost for good, take this file away first")

// fits refuses a key that is not the one of which the check value is. Of polls that have none yet nothing is known.
func fits(keys *sealing.Subkeys, check []byte) error {
	if len(check) > 0 && !bytes.Equal(keys.Check(), check) {
		return errKeyWrong
	}
	return nil
}

// subkeys returns what the key of a poll is used for. It is read each time: a key that is gone is gone, and another one is none.
func (s *Service) subkeys(seal sealing.SealID, check []byte) (*sealing.Subkeys, error) {
	if s.secrets.Keys == nil {
		return nil, ErrKeyMissing
	}
	key, err := s.secrets.Keys.Read(seal)
	if err != nil {
		return nil, keyProblem(err)
	}
	defer clear(key)
	derived, err := sealing.Derive(key, seal)
	if err != nil {
		return nil, err
	}
	if err := fits(derived, check); err != nil {
		return nil, ErrKeyMissing.Because(err)
	}
	return derived, nil
}

func keyProblem(err error) error {
	switch {
	case errors.Is(err, keys.ErrSealed):
		return ErrSealedElsewhere.Because(err)
	case errors.Is(err, keys.ErrMissing):
		return ErrKeyMissing.Because(err)
	default:
		return ErrKeyFolder.Because(err)
	}
}

// Seal takes a closed confidential poll on its way until it is sealed, or as far as it goes from here: it counts its ballots, writes the
// public bundle and verifies it, takes away who cast what, and destroys the key. Each step is a transaction of its own, and what was
// interrupted is taken up where it stopped. A poll that somebody else is sealing is left to him.
func (s *Service) Seal(ctx context.Context, id entry.ID) error {
	err := s.goOn(ctx, id)
	if errors.Is(err, errBusy) {
		return nil
	}
	return err
}

// goOn is Seal, which also tells that somebody else is at it. Why it does not go on is written down, but where only the key is not here:
// that is so for this node alone.
func (s *Service) goOn(ctx context.Context, id entry.ID) error {
	err := s.sealOn(ctx, id)
	if err == nil || errors.Is(err, errBusy) || isKeyless(err) || ctx.Err() != nil {
		return err
	}
	return errors.Join(err, s.noteFault(ctx, id, err))
}

// isKeyless tells that a node leaves a sealing to others. That a file holds another key is for an operator.
func isKeyless(err error) bool {
	return !errors.Is(err, errKeyWrong) && (errors.Is(err, ErrKeyMissing) || errors.Is(err, ErrSealedElsewhere))
}

func (s *Service) sealOn(ctx context.Context, id entry.ID) error {
	for {
		row, err := storeOn(s.db).readSeal(ctx, id)
		if err != nil || row == nil {
			return db.Problem(err)
		}
		step := s.sealStep(row.state)
		if step == nil {
			return nil
		}
		if err := step(ctx, row); err != nil {
			return fmt.Errorf("poll %d is %s: %w", id, row.state, err)
		}
		if err := s.stopAt(string(row.state) + " left"); err != nil {
			return err
		}
	}
}

// sealStep is what leads out of a state, nil where nothing does.
func (s *Service) sealStep(from poll.SealState) func(context.Context, *sealRow) error {
	switch from {
	case poll.SealClosed:
		return s.tallyOn
	case poll.SealTallied:
		return s.bundleOn
	case poll.SealBundled:
		return s.rewriteOn
	case poll.SealRewritten:
		return s.destroyOn
	default:
		return nil
	}
}

// heldSeal does something in one transaction that holds the row of a sealing, if that is still in the state in which it was found.
func (s *Service) heldSeal(ctx context.Context, found *sealRow, do func(context.Context, *db.Tx, *sealRow) error) error {
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return s.heldIn(ctx, tx, found, do)
	})
}

// heldPoll is heldSeal with the poll itself, for steps of which others are told.
func (s *Service) heldPoll(ctx context.Context, found *sealRow, do func(context.Context, *db.Tx, *poll.Voting, *sealRow) error) error {
	return s.db.InTx(auth.With(ctx, auth.Viewer{}), func(ctx context.Context, tx *db.Tx) error {
		v, err := poll.HoldAlone(ctx, tx, found.poll)
		if err != nil {
			return err
		}
		return s.heldIn(ctx, tx, found, func(ctx context.Context, tx *db.Tx, row *sealRow) error { return do(ctx, tx, v, row) })
	})
}

func (s *Service) heldIn(ctx context.Context, tx *db.Tx, found *sealRow, do func(context.Context, *db.Tx, *sealRow) error) error {
	if err := storeOn(tx).allowLong(ctx); err != nil {
		return err
	}
	row, err := storeOn(tx).trySeal(ctx, found.poll)
	switch {
	case err != nil:
		return err
	case row == nil:
		return errBusy
	case row.state != found.state:
		return nil // somebody else has done it
	}
	if err := do(ctx, tx, row); err != nil {
		return err
	}
	return s.stopAt(string(found.state) + " before its commit")
}

// stopAt is told of each point that a sealing comes to; tests stop it there.
func (s *Service) stopAt(point string) error {
	if s.secrets.reached == nil {
		return nil
	}
	return s.secrets.reached(point)
}

const (
	// shortestPause and longestPause lie between two attempts at a sealing that does not go on: each is twice as long as the one before.
	shortestPause = time.Second
	longestPause  = 5 * time.Minute
	mostDoublings = 9
)

func pauseAfter(failures int) time.Duration {
	return min(shortestPause<<min(failures, mostDoublings), longestPause)
}

// noteFault writes down why a sealing does not go on. Where even that cannot be written the state tells it: it stays what it was.
func (s *Service) noteFault(ctx context.Context, id entry.ID, fault error) error {
	row, err := storeOn(s.db).readSeal(ctx, id)
	if err != nil || row == nil || s.sealStep(row.state) == nil {
		return db.Problem(err)
	}
	pause := pauseAfter(row.failures)
	if errors.Is(fault, ErrKeyFolder) || errors.Is(fault, errKeyWrong) {
		pause = 0 // it is this node's folder alone: this one pauses, others may go on
	}
	return db.Problem(storeOn(s.db).failSeal(ctx, id, faultCode(fault), pause))
}

// faultCode is the word by which an operator is told what keeps a sealing from going on.
func faultCode(err error) string {
	switch {
	case isFull(err):
		return "disk_full"
	case errors.Is(err, signing.ErrMissing):
		return "signing_key_missing"
	case errors.Is(err, ErrKeyFolder):
		return codeKeyUnreadable
	case errors.Is(err, errKeyWrong), errors.Is(err, sealing.ErrBlob):
		return codeKeyWrong
	case errors.Is(err, errBundle):
		return "bundle_wrong"
	case problem.Is(err, problem.Unavailable):
		return "database_away"
	default:
		return "unknown"
	}
}

// isFull tells a disk without room: the database's, or that of the keys.
func isFull(err error) bool {
	return diskFull(err) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// tombstone is what stands in the place of the key of a sealed poll.
func (r *sealRow) tombstone(at time.Time) keys.Tombstone {
	return keys.Tombstone{Poll: int64(r.poll), Bundle: hex.EncodeToString(r.bundle), Head: hex.EncodeToString(r.head[:]), SealedAt: at}
}

// buried tells whether the key of a poll was destroyed after just the sealing that these data know of: then nothing that remains to be
// done needs it.
func (s *Service) buried(row *sealRow) (bool, error) {
	if s.secrets.Keys == nil || len(row.bundle) == 0 {
		return false, nil
	}
	stone, err := s.secrets.Keys.Tombstone(row.seal)
	if err != nil {
		return false, ErrKeyFolder.Because(err)
	}
	return isStoneOf(stone, row.poll, row.bundle), nil
}

// mayGoOn refuses to go on with a sealing whose ballots are in the bundle, where the key is neither here nor destroyed after this sealing:
// a node that lacks it leaves the rest to those that have it.
func (s *Service) mayGoOn(row *sealRow) error {
	if is, err := s.buried(row); is || err != nil {
		return err
	}
	_, err := s.subkeys(row.seal, row.check)
	return err
}
