package ballot

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"

	"piazza/internal/db"
	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// rewriteOn takes away who cast what, now that what was cast is in the bundle, and has the database forget it.
func (s *Service) rewriteOn(ctx context.Context, found *sealRow) error {
	err := s.heldSeal(ctx, found, func(ctx context.Context, tx *db.Tx, row *sealRow) error {
		if err := s.mayGoOn(row); err != nil {
			return err
		}
		return storeOn(tx).BallotSecretClear(ctx, int64(row.poll))
	})
	if err != nil {
		return err
	}
	if err := s.stopAt("sheets deleted"); err != nil {
		return err
	}
	if err := vacuum(ctx, s.db); err != nil {
		return err
	}
	if err := s.stopAt("tables vacuumed"); err != nil {
		return err
	}
	return s.heldSeal(ctx, found, func(ctx context.Context, tx *db.Tx, row *sealRow) error {
		if err := storeOn(tx).moveSeal(ctx, row, poll.SealRewritten); err != nil {
			return err
		}
		return storeOn(tx).BallotUnitedForget(ctx)
	})
}

// destroyOn destroys the key. Where that is interrupted, the tombstone that is written before it says for which bundle: it is finished by
// whoever comes next.
func (s *Service) destroyOn(ctx context.Context, found *sealRow) error {
	return s.heldPoll(ctx, found, func(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow) error {
		if err := s.mayGoOn(row); err != nil {
			return err
		}
		if err := s.bury(row, v); err != nil {
			return err
		}
		if err := s.stopAt("key destroyed"); err != nil {
			return err
		}
		if err := storeOn(tx).moveSeal(ctx, row, poll.SealSealed); err != nil {
			return err
		}
		v.Seal = poll.SealSealed
		return announce(ctx, tx, v)
	})
}

func (s *Service) bury(row *sealRow, v *poll.Voting) error {
	if err := s.secrets.Keys.Destroy(row.seal, row.tombstone(v.Now)); err != nil {
		return ErrKeyFolder.Because(err)
	}
	return nil
}

// hashed reads to the end and returns the hash of all that was read.
func hashed(r io.Reader) (sum [sha256.Size]byte, err error) {
	hash := sha256.New()
	if _, err := io.Copy(hash, r); err != nil {
		return sum, err
	}
	return [sha256.Size]byte(hash.Sum(nil)), nil
}

// titleOf is the title of a poll as it was when it opened.
func titleOf(form string) (string, error) {
	var f sealing.Form
	if err := json.Unmarshal([]byte(form), &f); err != nil {
		return "", fmt.Errorf("the form of a poll: %w", err)
	}
	return f.Title, nil
}
