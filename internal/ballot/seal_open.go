package ballot

import (
	"context"
	"errors"
	"time"

	"piazza/internal/db"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/problem"
	"piazza/internal/sealing"
)

// seal fixes what a confidential poll asks, as it opens, and begins its log. Its key is on the disk before the transaction commits: no
// poll is ever open without one. A node that cannot keep a key opens no such poll.
func (s *Service) seal(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
	if s.secrets.Keys == nil {
		return ErrKeyMissing
	}
	row, err := storeOn(tx).planSeal(ctx, v.EntryID)
	if err != nil {
		return err
	}
	if row.state != poll.SealPlanned {
		return poll.ErrClosed
	}
	for _, q := range v.Questions {
		// Nobody could verify what it comes to: better no vote than one that cannot be sealed.
		if err := q.Check(); err != nil {
			return err
		}
	}
	// A folder of keys that hangs is waited for longer than the database lets a transaction rest: it would not learn why nothing opens.
	if err := storeOn(tx).allowLong(ctx); err != nil {
		return err
	}
	if err := s.secrets.Keys.Create(row.seal); err != nil {
		return keyProblem(err)
	}
	if err := s.stopAt("key made"); err != nil {
		return err
	}
	made, err := s.subkeys(row.seal, nil)
	if err != nil {
		return err
	}
	row.check = made.Check()
	title, err := storeOn(tx).BallotSealTitle(ctx, int64(v.EntryID))
	if err != nil {
		return err
	}
	signer, err := s.signer(ctx, tx)
	if err != nil {
		return err
	}
	row.form = formOf(v, title).Text()
	if err := row.log(ctx, tx, signer, sealing.KindOpen, sealing.OpenBody(row.form), 0); err != nil {
		return err
	}
	return storeOn(tx).openSeal(ctx, v, row)
}

// log makes the next entry of the log, with so many commitments in it.
func (r *sealRow) log(ctx context.Context, tx *db.Tx, by *keys.Signer, kind, body string, commitments int) error {
	c := &chain{id: r.poll, seal: r.seal, length: r.length, commitments: r.commitments, head: r.head}
	err := storeOn(tx).log(ctx, c, by, kind, body, commitments)
	r.length, r.commitments, r.head = c.length, c.commitments, c.head
	return err
}

// signer returns with which key the installation signs now.
func (s *Service) signer(ctx context.Context, q db.Querier) (*keys.Signer, error) {
	if s.secrets.Signing == nil {
		return nil, ErrKeyFolder
	}
	signer, err := s.secrets.Signing.Current(ctx, q)
	if err != nil {
		return nil, ErrKeyFolder.Because(err)
	}
	return signer, nil
}

// unseal takes the opening of a confidential poll back, in which nobody has voted: its sheets tell that, as the turnout moves later.
func unseal(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
	row, err := storeOn(tx).holdSeal(ctx, v.EntryID)
	if err != nil || row == nil {
		return err
	}
	n, err := storeOn(tx).BallotSecretCount(ctx, int64(v.EntryID))
	switch {
	case err != nil:
		return err
	case n > 0:
		return ErrVotes
	}
	return storeOn(tx).unopenSeal(ctx, v)
}

// conclude closes a poll. A confidential one that nobody has opened in time is sealed as any other, with nobody's ballots; where no key
// can be made for that, or what it asks could not be opened, it is closed all the same, as there is nothing to count.
func (s *Service) conclude(ctx context.Context, tx *db.Tx, v *poll.Voting, at time.Time) error {
	if v.IsConfidential && v.Stored == poll.Waiting {
		if err := s.seal(ctx, tx, v); err != nil && !leavesUnsealed(err) {
			return err
		}
	}
	return finish(ctx, tx, v, at)
}

// leavesUnsealed tells a fault of the keys, or of what is asked, from one that passes.
func leavesUnsealed(err error) bool {
	if isKeyless(err) || errors.Is(err, ErrKeyFolder) {
		return true
	}
	refused, is := problem.As(err)
	return is && refused.Code != problem.Unavailable && refused.Code != problem.Internal
}

// shut writes down that a confidential poll has closed. Nothing is counted with that: a node that has the key does it afterwards.
func shut(ctx context.Context, tx *db.Tx, v *poll.Voting, at time.Time) error {
	if err := storeOn(tx).shut(ctx, v, at); err != nil {
		return err
	}
	if v.Seal == poll.SealOpen {
		if err := storeOn(tx).shutSeal(ctx, v); err != nil {
			return err
		}
	}
	return tell(ctx, tx, v, poll.NoticeClosed)
}
