package ballot

import (
	"context"
	"encoding/json"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

func (s store) exportHead(ctx context.Context, id entry.ID) (title string, total int64, err error) {
	row, err := s.BallotExportHead(ctx, int64(id))
	return row.Title, row.Ballots, err
}

// exportOn reads the ballots of a poll in parts, until there are none any more.
func exportOn(tx *db.Tx, id entry.ID, named, staff bool) func(context.Context) ([]*Ballot, error) {
	queries := gen.New(tx.Cursor("ballots", inMemory))
	return func(ctx context.Context) ([]*Ballot, error) {
		rows, err := queries.BallotExport(ctx, gen.BallotExportParams{EntryID: int64(id), Named: named, Staff: staff})
		list := make([]*Ballot, len(rows))
		for i, r := range rows {
			b := &Ballot{Question: poll.QuestionID(r.QuestionID), Reason: r.Reason}
			if err := json.Unmarshal(r.Choice, &b.Choice); err != nil {
				return nil, err
			}
			if r.HiddenText {
				b.Choice.Text = ""
			}
			if r.HiddenReason {
				b.Reason = ""
			}
			if named {
				b.CastAt = r.CastAt.UTC()
			}
			if r.Handle != "" {
				b.Voter = &account.Member{Handle: r.Handle, Name: r.Name}
			}
			list[i] = b
		}
		return list, err
	}
}

// ordersOn reads the different orders of a question in parts.
func ordersOn(tx *db.Tx, id poll.QuestionID) func(context.Context) (pile, error) {
	queries := gen.New(tx.Cursor("orders", inMemory))
	return func(ctx context.Context) (pile, error) {
		rows, err := queries.BallotExportOrders(ctx, int64(id))
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

// guestExportOn reads guests' ballots of a poll in parts, until there are none any more.
func guestExportOn(tx *db.Tx, id entry.ID, staff bool) func(context.Context) ([]*Ballot, error) {
	queries := gen.New(tx.Cursor("guest ballots", inMemory))
	return func(ctx context.Context) ([]*Ballot, error) {
		rows, err := queries.BallotGuestExport(ctx, gen.BallotGuestExportParams{EntryID: int64(id), Staff: staff})
		list := make([]*Ballot, len(rows))
		for i, r := range rows {
			b := &Ballot{Question: poll.QuestionID(r.QuestionID), Reason: r.Reason}
			if err := json.Unmarshal(r.Choice, &b.Choice); err != nil {
				return nil, err
			}
			if r.HiddenText {
				b.Choice.Text = ""
			}
			if r.HiddenReason {
				b.Reason = ""
			}
			list[i] = b
		}
		return list, err
	}
}

// guestOrdersOn reads the different orders that guests gave in parts.
func guestOrdersOn(tx *db.Tx, id poll.QuestionID) func(context.Context) (pile, error) {
	queries := gen.New(tx.Cursor("guest orders", inMemory))
	return func(ctx context.Context) (pile, error) {
		rows, err := queries.BallotGuestExportOrders(ctx, int64(id))
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
