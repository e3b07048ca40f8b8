package ballot

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/sealing"
	"piazza/internal/verify"
)

// bundleOn writes the public bundle of a counted poll, and then reads it back and verifies it, in another transaction: what is kept is
// what was committed. One that was written and not verified is written anew, unless the key was destroyed after it.
func (s *Service) bundleOn(ctx context.Context, found *sealRow) error {
	is, err := s.buried(found)
	if err != nil {
		return err
	}
	if !is {
		if err := s.heldSeal(ctx, found, s.writeBundle); err != nil {
			return err
		}
		if err := s.stopAt("bundle written"); err != nil {
			return err
		}
	}
	return s.heldSeal(ctx, found, s.checkBundle)
}

// writeBundle writes the bundle in parts.
func (s *Service) writeBundle(ctx context.Context, tx *db.Tx, row *sealRow) error {
	keys, err := s.subkeys(row.seal, row.check)
	if err != nil {
		return err
	}
	b, err := s.bundleOf(ctx, tx, row, keys)
	if err != nil {
		return err
	}
	if err := storeOn(tx).BallotBundleDrop(ctx, int64(row.poll)); err != nil {
		return err
	}
	parts := &partWriter{most: partBytes, put: func(number int, part []byte) error {
		if err := storeOn(tx).putPart(ctx, row.poll, number, part); err != nil {
			return err
		}
		return s.stopAt("part written")
	}}
	written, err := sealing.WriteBundle(parts, b)
	if err != nil {
		return err
	}
	if err := parts.flush(); err != nil {
		return err
	}
	return storeOn(tx).bundleWritten(ctx, row, written)
}

func (s *Service) bundleOf(ctx context.Context, tx *db.Tx, row *sealRow, keys *sealing.Subkeys) (*sealing.Bundle, error) {
	v, err := s.asked(ctx, tx, row.poll)
	if err != nil {
		return nil, err
	}
	signer, err := s.signer(ctx, tx)
	if err != nil {
		return nil, err
	}
	header, err := s.headerOf(ctx, tx, v, row)
	if err != nil {
		return nil, err
	}
	b := &sealing.Bundle{Header: *header, Entries: storeOn(tx).entries(ctx, row.poll), KeyID: signer.ID(), Sign: signer.Sign}
	opened, err := openedIn(ctx, tx, row, keys, cmp.Or(s.secrets.room, heldText))
	if err != nil {
		return nil, err
	}
	b.Openings = openings(ctx, tx, row, keys, opened)
	if b.Voters, err = voters(ctx, tx, row, v); err != nil {
		return nil, err
	}
	written, err := storeOn(tx).written(ctx, []*poll.Voting{v})
	if err != nil {
		return nil, err
	}
	for _, result := range written[row.poll].own {
		text, err := sealing.JSON(result)
		if err != nil {
			return nil, err
		}
		b.Results = append(b.Results, sealing.Result{Question: int64(result.Common().Question), Of: text})
	}
	return b, nil
}

// asked reads a poll with what it asks.
func (s *Service) asked(ctx context.Context, tx *db.Tx, id entry.ID) (*poll.Voting, error) {
	votings, err := poll.HeadsIn(ctx, tx, []entry.ID{id})
	if err != nil {
		return nil, err
	}
	if votings[id] == nil {
		return nil, poll.ErrPoll
	}
	return votings[id], poll.FillIn(ctx, tx, votings)
}

// headerOf is the first line of the public files of a poll: with all keys that ever signed, as their history is public.
func (s *Service) headerOf(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow) (*sealing.Header, error) {
	history, err := s.secrets.Signing.HistoryIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	title, err := titleOf(row.form)
	if err != nil {
		return nil, err
	}
	header := &sealing.Header{Poll: int64(row.poll), Seal: row.seal, URL: s.addressOf(v), Title: title, Form: row.form}
	for _, key := range history {
		header.Keys = append(header.Keys, sealing.Key{Public: key.Public, From: key.From, Until: key.Until})
	}
	return header, nil
}

// openedAt is where the opening of a commitment is found.
type openedAt struct {
	commitment, pseudonym [32]byte
	question              int64
	// held is the ballot itself, nil where it has to be read again.
	held *secretBallot
}

const (
	// heldText is how much of the ballots is in memory at the same time: of a poll of long texts, or of very many ballots, sheets are
	// opened twice.
	heldText = 128 << 20
	// heldBallot is what a ballot takes beside its texts.
	heldBallot = 256
)

// openedIn finds the openings of all sheets that count, in the order of their commitments.
func openedIn(ctx context.Context, tx *db.Tx, row *sealRow, keys *sealing.Subkeys, room int) ([]openedAt, error) {
	var all []openedAt
	err := eachCounted(ctx, tx, row, keys, func(pseudonym [32]byte, s *secretSheet) error {
		for _, b := range s.Ballots {
			one := openedAt{commitment: b.commitment(row.seal), pseudonym: pseudonym, question: b.Question}
			if room -= heldBallot + len(b.Choice) + len(b.Reason); room > 0 {
				one.held = &b
			}
			all = append(all, one)
		}
		return nil
	})
	slices.SortFunc(all, func(a, b openedAt) int {
		return cmp.Or(bytes.Compare(a.commitment[:], b.commitment[:]), cmp.Compare(a.question, b.question))
	})
	return all, err
}

func (b *secretBallot) commitment(seal sealing.SealID) [32]byte {
	return sealing.Commit(seal, b.Question, [32]byte(b.Nonce), b.Choice, b.Reason)
}

// openings yields them, and opens the sheets again of those that are not held, so many at a time.
func openings(
	ctx context.Context, tx *db.Tx, row *sealRow, keys *sealing.Subkeys, all []openedAt,
) iter.Seq2[sealing.Opening, error] {
	return func(yield func(sealing.Opening, error) bool) {
		for part := range slices.Chunk(all, inMemory) {
			if err := openPart(ctx, tx, row, keys, part); err != nil {
				yield(sealing.Opening{}, err)
				return
			}
			for i := range part {
				b := part[i].held
				opening := sealing.Opening{
					Commitment: part[i].commitment, Question: b.Question, Nonce: [32]byte(b.Nonce), Choice: b.Choice, Reason: b.Reason,
				}
				if part[i].held = nil; !yield(opening, nil) {
					return
				}
			}
		}
	}
}

// openPart gives those of some openings their ballots that have none.
func openPart(ctx context.Context, tx *db.Tx, row *sealRow, keys *sealing.Subkeys, part []openedAt) error {
	var places []place
	for i := range part {
		if part[i].held == nil {
			places = append(places, place{row.poll, part[i].pseudonym})
		}
	}
	if len(places) == 0 {
		return nil
	}
	sheets, err := storeOn(tx).secretSheets(ctx, places)
	if err != nil {
		return err
	}
	for i := range part {
		if part[i].held != nil {
			continue
		}
		kept := sheets[place{row.poll, part[i].pseudonym}]
		if kept == nil {
			return sealing.ErrBlob
		}
		if part[i].held, err = reopen(keys, part[i], kept.sealed); err != nil {
			return err
		}
	}
	return nil
}

// reopen reads a ballot again.
func reopen(keys *sealing.Subkeys, one openedAt, sealed []byte) (*secretBallot, error) {
	sheet, err := openSheet(keys, one.pseudonym[:], sealed)
	if err != nil {
		return nil, err
	}
	for i := range sheet.Ballots {
		if sheet.Ballots[i].Question == one.question {
			return &sheet.Ballots[i], nil
		}
	}
	return nil, sealing.ErrBlob
}

// voters yields who took part, by name and without times; of whom nobody knows any more who he was, that he was there.
func voters(ctx context.Context, tx *db.Tx, row *sealRow, v *poll.Voting) (iter.Seq2[string, error], error) {
	names, err := storeOn(tx).voterNames(ctx, row.poll)
	if err != nil {
		return nil, err
	}
	for len(names) < v.Voters {
		names = append(names, "")
	}
	slices.Sort(names)
	return func(yield func(string, error) bool) {
		for _, name := range names {
			if !yield(name, nil) {
				return
			}
		}
	}, nil
}

// checkBundle reads a bundle back and verifies it as anybody can. What its openings say is shown from then on.
func (s *Service) checkBundle(ctx context.Context, tx *db.Tx, row *sealRow) error {
	parts := s.bundleReader(ctx, tx, row.poll)
	hash, err := hashed(parts)
	if err != nil {
		return err
	}
	if !bytes.Equal(hash[:], row.bundle) {
		return fmt.Errorf("%w: it was written with the hash %x and read with %x", errBundle, row.bundle, hash)
	}
	if err := verified(s.bundleReader(ctx, tx, row.poll)); err != nil {
		return err
	}
	if err := storeOn(tx).BallotOpenedFill(ctx, int64(row.poll)); err != nil {
		return err
	}
	return storeOn(tx).moveSeal(ctx, row, poll.SealBundled)
}

// verified holds a bundle to what anybody can check of it.
func verified(bundle io.Reader) error {
	report, err := verify.File(bundle, verify.Options{})
	if err != nil {
		return err
	}
	if len(report.Findings) > 0 {
		return fmt.Errorf("%w: line %d: %s", errBundle, report.Findings[0].Line, report.Findings[0].Text)
	}
	return nil
}

// bundleReader reads a bundle from its parts.
func (s *Service) bundleReader(ctx context.Context, q db.Querier, id entry.ID) *partReader {
	return &partReader{next: func(number int) ([]byte, error) { return storeOn(q).part(ctx, id, number) }}
}

// partReader reads parts one after the other.
type partReader struct {
	next   func(number int) ([]byte, error)
	number int
	rest   []byte
}

// Read reads on.
func (r *partReader) Read(into []byte) (int, error) {
	for len(r.rest) == 0 {
		part, err := r.next(r.number)
		if err != nil {
			return 0, err
		}
		if part == nil {
			return 0, io.EOF
		}
		r.rest = part
		r.number++
	}
	n := copy(into, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// partWriter parts what is written to it after whole lines.
type partWriter struct {
	most   int
	put    func(number int, part []byte) error
	number int
	held   []byte
	// bytes is how many were written.
	bytes int64
}

var errLine = errors.New("a line of the bundle is longer than any line may be")

// longestLine is more than any line takes: the body of the last batch is the longest.
const longestLine = 64 << 20

// Write takes text and writes the parts that it fills.
func (w *partWriter) Write(text []byte) (int, error) {
	w.held, w.bytes = append(w.held, text...), w.bytes+int64(len(text))
	for len(w.held) >= w.most {
		end := bytes.LastIndexByte(w.held, '\n') + 1
		if end == 0 {
			if len(w.held) > longestLine {
				return 0, errLine
			}
			break
		}
		if err := w.putFirst(end); err != nil {
			return 0, err
		}
	}
	return len(text), nil
}

func (w *partWriter) putFirst(end int) error {
	if err := w.put(w.number, w.held[:end]); err != nil {
		return err
	}
	w.number++
	w.held = append([]byte(nil), w.held[end:]...)
	return nil
}

// flush writes what is left.
func (w *partWriter) flush() error {
	if len(w.held) == 0 {
		return nil
	}
	return w.putFirst(len(w.held))
}
