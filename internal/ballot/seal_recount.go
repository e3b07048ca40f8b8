package ballot

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"piazza/internal/db"
	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// recountSealed counts a confidential poll anew: from its sheets as long as there are any, and from its bundle after that. While it is open
// nobody knows more than that no more voters were told of than have sheets.
func (s *Service) recountSealed(ctx context.Context, tx *db.Tx, one *standing) (bool, error) {
	row, err := storeOn(tx).readSeal(ctx, one.voting.EntryID)
	switch {
	case err != nil:
		return false, err
	case row == nil || !row.state.Counted():
		n, err := storeOn(tx).BallotSecretCount(ctx, int64(one.voting.EntryID))
		return one.tally.voters <= int(n), err
	}
	counted, err := s.countAgain(ctx, tx, one.voting, row)
	if err != nil {
		return false, err
	}
	written, err := storeOn(tx).written(ctx, []*poll.Voting{one.voting})
	if err != nil {
		return false, err
	}
	return counted.voters == one.tally.voters && row.ballots != nil && *row.ballots == counted.ballots &&
		slices.EqualFunc(counted.results, written[row.poll].own, poll.Equal), nil
}

func (s *Service) countAgain(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow) (*sealedCount, error) {
	if row.state.HasBundle() {
		return s.countBundle(ctx, tx, v)
	}
	keys, err := s.subkeys(row.seal, row.check)
	if err != nil {
		return nil, err
	}
	return countSealed(ctx, tx, v, row, keys)
}

// countBundle counts what a bundle opens.
func (s *Service) countBundle(ctx context.Context, tx *db.Tx, v *poll.Voting) (*sealedCount, error) {
	given, counted := newUrn(v), &sealedCount{}
	err := eachLine(s.bundleReader(ctx, tx, v.EntryID), func(line *bundleLine) error {
		switch {
		case line.Voter != nil:
			counted.voters++
		case line.Commitment != "":
			counted.ballots++
			return given.add(line.Question, line.Choice)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	counted.results, err = given.count(v)
	return counted, err
}

// bundleLine is any line of a bundle: the fields of the others are empty.
type bundleLine struct {
	// Of the header.
	Poll int64  `json:"poll"`
	Seal string `json:"seal"`
	Form string `json:"form"`
	// Of an entry of the log.
	Entry     *int   `json:"entry"`
	Kind      string `json:"kind"`
	Body      string `json:"body"`
	Head      string `json:"head"`
	Key       string `json:"key"`
	Signature []byte `json:"signature"`
	// Of an opening.
	Commitment string `json:"commitment"`
	Question   int64  `json:"question"`
	Choice     string `json:"choice"`
	Reason     string `json:"reason"`
	// Of who took part.
	Voter *string `json:"voter"`
	// Of a result.
	Result int64           `json:"result"`
	Of     json.RawMessage `json:"of"`
}

// eachLine reads a bundle that was verified.
func eachLine(r io.Reader, each func(*bundleLine) error) error {
	lines := bufio.NewReaderSize(r, textBlock)
	for {
		text, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(text) == 0 {
			return nil
		}
		if err != nil {
			return err
		}
		line := &bundleLine{}
		if err := json.Unmarshal(text, line); err != nil {
			return fmt.Errorf("a line of the bundle: %w", err)
		}
		if err := each(line); err != nil {
			return err
		}
	}
}

// entryOf is the entry of the log on a line.
func (l *bundleLine) entryOf() (e sealing.Entry, commitments int, err error) {
	e = sealing.Entry{Number: *l.Entry, Kind: l.Kind, Body: l.Body, KeyID: l.Key, Signature: l.Signature}
	if l.Kind == sealing.KindBatch {
		commitments = bytes.Count([]byte(l.Body), []byte{'\n'})
	}
	_, err = hex.Decode(e.Head[:], []byte(l.Head))
	return e, commitments, err
}
