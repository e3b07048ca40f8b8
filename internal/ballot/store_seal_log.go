package ballot

import (
	"context"
	"iter"

	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/sealing"
)

// putEntries writes entries of a poll's log, with how many commitments each has.
func (s store) putEntries(ctx context.Context, id entry.ID, entries []sealing.Entry, commitments []int) error {
	p := gen.BallotLogPutParams{Commitments: commitments}
	for i := range entries {
		e := &entries[i]
		p.Polls, p.Numbers, p.Kinds = append(p.Polls, int64(id)), append(p.Numbers, e.Number), append(p.Kinds, e.Kind)
		p.Bodies, p.Heads = append(p.Bodies, e.Body), append(p.Heads, e.Head[:])
		p.Signatures, p.KeyIds = append(p.Signatures, e.Signature), append(p.KeyIds, e.KeyID)
	}
	return s.BallotLogPut(ctx, p)
}

// manyEntries is how many entries of a log are in memory at the same time.
const manyEntries = 20

// entries yields the log of a poll in its order.
func (s store) entries(ctx context.Context, id entry.ID) iter.Seq2[sealing.Entry, error] {
	return func(yield func(sealing.Entry, error) bool) {
		for after := -1; ; {
			rows, err := s.BallotLogPage(ctx, gen.BallotLogPageParams{EntryID: int64(id), After: after, Most: manyEntries})
			if err != nil {
				yield(sealing.Entry{}, err)
				return
			}
			for _, r := range rows {
				e := sealing.Entry{Number: r.Number, Kind: r.Kind, Body: r.Body, Head: [32]byte(r.Head), KeyID: r.KeyID, Signature: r.Signature}
				if !yield(e, nil) {
					return
				}
				after = r.Number
			}
			if len(rows) < manyEntries {
				return
			}
		}
	}
}

// partBytes is how large a part of a bundle is: whole lines of about one megabyte.
const partBytes = 1 << 20

// putPart writes a part of a bundle.
func (s store) putPart(ctx context.Context, id entry.ID, number int, part []byte) error {
	return s.BallotBundlePut(ctx, gen.BallotBundlePutParams{EntryID: int64(id), Number: number, Part: part})
}

// part reads a part of a bundle, nil where there is none any more.
func (s store) part(ctx context.Context, id entry.ID, number int) ([]byte, error) {
	rows, err := s.BallotBundleParts(ctx, gen.BallotBundlePartsParams{EntryID: int64(id), Number: number})
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0], nil
}

// bundleWritten writes how a bundle is known.
func (s store) bundleWritten(ctx context.Context, row *sealRow, written sealing.Written) error {
	row.bundle = written.Hash[:]
	return s.BallotSealBundled(ctx, gen.BallotSealBundledParams{Hash: written.Hash[:], Bytes: written.Bytes, EntryID: int64(row.poll)})
}

// takenBack writes that a poll is sealed, with what its bundle says.
func (s store) takenBack(ctx context.Context, row *sealRow, counted *sealedCount, size int64) error {
	if err := s.BallotTallyFinal(ctx, gen.BallotTallyFinalParams{Voters: counted.voters, EntryID: int64(row.poll)}); err != nil {
		return err
	}
	return s.BallotSealTake(ctx, gen.BallotSealTakeParams{
		Form: row.form, Length: row.length, Head: row.head[:], Commitments: row.commitments, Ballots: counted.ballots,
		Hash: row.bundle, Bytes: size, EntryID: int64(row.poll),
	})
}
