package ballot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
	"piazza/internal/sealing"
)

// What is refused of a bundle that is brought back.
var (
	ErrNotElsewhere = problem.Clash("poll_not_elsewhere", "This poll was not sealed elsewhere: there is no bundle to bring back.")
	ErrBundleOther  = problem.Bad("bundle", "bundle_other", "This is not the bundle with which the poll was sealed: its SHA-256 is another than that in the place of the key.")
	ErrBundleWrong  = problem.Bad("bundle", "bundle_wrong", "This bundle does not stand its verification.")
)

// TakeBundle brings a poll to where it was when it was sealed, in data that were put back from before that: its key is gone, and in the
// key's place stands which bundle came of it. Results, log and who took part are what this bundle says; the poll is sealed with that.
func (s *Service) TakeBundle(ctx context.Context, id entry.ID, bundle io.ReadSeeker) error {
	stone, err := s.stoneOf(ctx, id, bundle)
	if err != nil {
		return err
	}
	err = s.db.InTx(auth.With(ctx, auth.Viewer{}), func(ctx context.Context, tx *db.Tx) error {
		if err := storeOn(tx).allowLong(ctx); err != nil {
			return err
		}
		v, err := poll.HoldAlone(ctx, tx, id)
		if err != nil {
			return err
		}
		row, err := storeOn(tx).holdSeal(ctx, id)
		if err != nil {
			return err
		}
		if row == nil || row.state == poll.SealSealed || row.state == poll.SealLost {
			return ErrNotElsewhere
		}
		if _, err := bundle.Seek(0, io.SeekStart); err != nil {
			return err
		}
		if err := s.take(ctx, tx, v, row, &taking{stone: stone, tx: tx, row: row}, bundle); err != nil {
			return err
		}
		return recordOf(ctx, tx, audit.BallotBundleTaken, id)
	})
	if err != nil {
		return err
	}
	return s.forget(ctx)
}

// stone is what the place of a key says of the bundle.
type stone struct {
	hash, head string
}

// stoneOf holds a bundle against what stands in the place of the poll's key, and to what anybody can verify.
func (s *Service) stoneOf(ctx context.Context, id entry.ID, bundle io.ReadSeeker) (*stone, error) {
	row, err := storeOn(s.db).readSeal(ctx, id)
	switch {
	case err != nil:
		return nil, db.Problem(err)
	case row == nil || s.secrets.Keys == nil:
		return nil, ErrNotElsewhere
	}
	found, err := s.secrets.Keys.Tombstone(row.seal)
	switch {
	case err != nil:
		return nil, ErrKeyFolder.Because(err)
	case found == nil || found.Poll != int64(id):
		return nil, ErrNotElsewhere
	}
	hash, err := hashed(bundle)
	if err != nil {
		return nil, err
	}
	if hex.EncodeToString(hash[:]) != found.Bundle {
		return nil, ErrBundleOther
	}
	if _, err := bundle.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	if err := verified(bundle); err != nil {
		return nil, ErrBundleWrong.Because(err)
	}
	return &stone{found.Bundle, found.Head}, nil
}

// taking is a bundle on its way back into the tables.
type taking struct {
	stone *stone
	tx    *db.Tx
	row   *sealRow
	// entries of the log that are not written yet, with how many commitments each has.
	entries     []sealing.Entry
	commitments []int
	handles     []string
	results     map[poll.QuestionID][]byte
	counted     sealedCount
}

// take writes what a bundle says, and the bundle itself.
func (s *Service) take(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow, t *taking, bundle io.Reader) error {
	if err := storeOn(tx).BallotSealEmpty(ctx, int64(row.poll)); err != nil {
		return err
	}
	row.length, row.commitments, t.results = 0, 0, map[poll.QuestionID][]byte{}
	parts := &partWriter{most: partBytes, put: func(number int, part []byte) error {
		return storeOn(tx).putPart(ctx, row.poll, number, part)
	}}
	hash := sha256.New()
	if err := eachLine(io.TeeReader(bundle, io.MultiWriter(parts, hash)), func(l *bundleLine) error { return t.line(ctx, l) }); err != nil {
		return err
	}
	if err := parts.flush(); err != nil {
		return err
	}
	row.bundle = hash.Sum(nil)
	if hex.EncodeToString(row.bundle) != t.stone.hash || hex.EncodeToString(row.head[:]) != t.stone.head {
		return ErrBundleOther // the file has changed while it was read
	}
	if err := t.logNow(ctx); err != nil {
		return err
	}
	if err := t.keep(ctx, v); err != nil {
		return err
	}
	if err := storeOn(tx).BallotOpenedFill(ctx, int64(row.poll)); err != nil {
		return err
	}
	return s.sealedAgain(ctx, tx, v, row, t, parts.bytes)
}

// line takes one line.
func (t *taking) line(ctx context.Context, l *bundleLine) error {
	switch {
	case l.Seal != "":
		t.row.form = l.Form
		if l.Poll != int64(t.row.poll) || l.Seal != t.row.seal.String() {
			return ErrBundleOther
		}
	case l.Entry != nil:
		return t.log(ctx, l)
	case l.Commitment != "":
		t.counted.ballots++
	case l.Voter != nil:
		t.counted.voters++
		if handle, named := strings.CutPrefix(*l.Voter, "@"); named {
			t.handles = append(t.handles, handle)
		}
	case l.Result != 0:
		t.results[poll.QuestionID(l.Result)] = l.Of
	}
	return nil
}

// log keeps an entry, and writes those that are kept when they are many.
func (t *taking) log(ctx context.Context, l *bundleLine) error {
	e, commitments, err := l.entryOf()
	if err != nil {
		return err
	}
	t.entries, t.commitments = append(t.entries, e), append(t.commitments, commitments)
	t.row.length, t.row.head, t.row.commitments = e.Number+1, e.Head, t.row.commitments+commitments
	if len(t.entries) < manyEntries {
		return nil
	}
	return t.logNow(ctx)
}

func (t *taking) logNow(ctx context.Context) error {
	if len(t.entries) == 0 {
		return nil
	}
	err := storeOn(t.tx).putEntries(ctx, t.row.poll, t.entries, t.commitments)
	t.entries, t.commitments = nil, nil
	return err
}

// keep writes the results and who took part, as far as these people are known here.
func (t *taking) keep(ctx context.Context, v *poll.Voting) error {
	for _, q := range v.Questions {
		text, is := t.results[q.ID]
		if !is {
			return ErrBundleOther
		}
		result, err := q.ReadResult(text)
		if err != nil {
			return err
		}
		t.counted.results = append(t.counted.results, result)
	}
	if len(t.results) != len(v.Questions) {
		return ErrBundleOther
	}
	if err := storeOn(t.tx).keep(ctx, counting{own: t.counted.results}, v.Now); err != nil {
		return err
	}
	persons, err := storeOn(t.tx).BallotHandlePersons(ctx, t.handles)
	if err != nil {
		return err
	}
	return storeOn(t.tx).tookPart(ctx, t.row.poll, persons)
}

// sealedAgain writes that the poll is closed and sealed.
func (s *Service) sealedAgain(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow, t *taking, size int64) error {
	if err := storeOn(tx).takenBack(ctx, row, &t.counted, size); err != nil {
		return err
	}
	if err := storeOn(tx).BallotUnitedForget(ctx); err != nil {
		return err
	}
	if v.Stored != poll.Closed {
		if err := storeOn(tx).shut(ctx, v, moment(v.Now, v.ClosesAt)); err != nil {
			return err
		}
	}
	v.Voters, v.Seal = t.counted.voters, poll.SealSealed
	return announce(ctx, tx, v)
}
