package ballot

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/poll"
)

// recordRow is what is written down of a confidential poll, as far as somebody asked for it.
type recordRow struct {
	poll        entry.ID
	seal        keys.Seal
	check       []byte
	state       poll.SealState
	length      int
	head        []byte
	commitments int
	ballots     *int
	bundle      []byte
	bundleBytes *int64
	since       time.Time
	problem     string
	waits       bool
	total       int
}

func (s store) recorded(ctx context.Context, ids []entry.ID) ([]*recordRow, error) {
	rows, err := s.BallotRecordRead(ctx, numbers(ids))
	found := make([]*recordRow, len(rows))
	for i := range rows {
		r := &rows[i]
		found[i] = &recordRow{
			poll: entry.ID(r.EntryID), seal: keys.Seal(r.Seal), check: r.KeyCheck, state: poll.SealState(r.State), length: r.Length, head: r.Head,
			commitments: r.Commitments, ballots: r.Ballots, bundle: r.BundleHash, bundleBytes: r.BundleBytes,
		}
	}
	return found, db.Problem(err)
}

func (s store) logPage(ctx context.Context, id entry.ID, after, most int) (entries []*LogEntry, total int, err error) {
	rows, err := s.BallotRecordLog(ctx, gen.BallotRecordLogParams{EntryID: int64(id), After: after, Most: most})
	entries = make([]*LogEntry, len(rows))
	for i := range rows {
		r := &rows[i]
		total = r.Total
		entries[i] = &LogEntry{
			Number: r.Number, Kind: LogKind(r.Kind), Head: fmt.Sprintf("%x", r.Head), CommitmentCount: r.Commitments,
			Signature: base64.StdEncoding.EncodeToString(r.Signature), KeyID: r.KeyID,
		}
	}
	return entries, total, db.Problem(err)
}

func (s store) underWay(ctx context.Context) ([]*recordRow, error) {
	rows, err := s.BallotRecordUnderWay(ctx)
	found := make([]*recordRow, len(rows))
	for i := range rows {
		r := &rows[i]
		found[i] = &recordRow{poll: entry.ID(r.EntryID), seal: keys.Seal(r.Seal), check: r.KeyCheck, state: poll.SealState(r.State), bundle: r.BundleHash}
	}
	return found, db.Problem(err)
}

// sealings reads confidential polls after the key of a page, nil for the beginning.
func (s store) sealings(ctx context.Context, keyless []entry.ID, key []int64, most int) ([]*recordRow, error) {
	which := gen.BallotRecordSealingsParams{Keyless: numbers(keyless), Most: most}
	if key != nil {
		which.AfterWaits, which.AfterID = new(key[0] != 0), key[1]
	}
	rows, err := s.BallotRecordSealings(ctx, which)
	found := make([]*recordRow, len(rows))
	for i := range rows {
		r := &rows[i]
		found[i] = &recordRow{
			poll: entry.ID(r.EntryID), seal: keys.Seal(r.Seal), check: r.KeyCheck, state: poll.SealState(r.State), since: r.Since.UTC(), problem: r.Problem, bundle: r.BundleHash,
			waits: r.Waits, total: int(r.Total),
		}
	}
	return found, db.Problem(err)
}

// answers are what some people answered alike.
type answers struct {
	ballot *Ballot
	people int64
}

// answersOn reads what was answered in a sealed poll in parts, until there is nothing any more.
func answersOn(tx *db.Tx, id entry.ID, staff bool) func(context.Context) ([]answers, error) {
	queries := gen.New(tx.Cursor("answers", inMemory))
	return func(ctx context.Context) ([]answers, error) {
		rows, err := queries.BallotRecordAnswers(ctx, gen.BallotRecordAnswersParams{EntryID: int64(id), Staff: staff})
		list := make([]answers, len(rows))
		for i, r := range rows {
			b := &Ballot{Question: poll.QuestionID(r.QuestionID), Reason: r.Reason}
			if err := json.Unmarshal(r.Choice, &b.Choice); err != nil {
				return nil, err
			}
			list[i] = answers{b, r.People}
		}
		return list, err
	}
}

// sealedOrdersOn reads the different orders of a question of a sealed poll in parts.
func sealedOrdersOn(tx *db.Tx, id entry.ID, question poll.QuestionID) func(context.Context) (pile, error) {
	queries := gen.New(tx.Cursor("sealed orders", inMemory))
	return func(ctx context.Context) (pile, error) {
		rows, err := queries.BallotRecordOrders(ctx, gen.BallotRecordOrdersParams{EntryID: int64(id), QuestionID: int64(question)})
		list := make(pile, len(rows))
		for i, r := range rows {
			list[i].people = r.People
			if err := json.Unmarshal(r.Choice, &list[i].choice); err != nil {
				return nil, err
			}
		}
		return list, err
	}
}

// openedTexts are texts of a sealed poll.
func (s store) openedTexts(
	ctx context.Context, id entry.ID, question poll.QuestionID, of TextKind, from textPlace, most int,
) (list []*Text, total int, err error) {
	rows, err := s.BallotOpenedTexts(ctx, gen.BallotOpenedTextsParams{
		EntryID: int64(id), QuestionID: int64(question), Reasons: of == Reasons, Writers: from.writers, Hash: from.hash, Stance: from.stance, Most: most,
	})
	list = make([]*Text, len(rows))
	for i, r := range rows {
		list[i] = textOf(r.Text, r.Stance, r.Hash, r.HiddenReason)
		list[i].People, total = int(r.People), int(r.Total)
	}
	return list, total, err
}
