package ballot

import (
	"context"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/poll"
)

// Page is a page of a question's ballots with their voters, those first who came last to vote in the poll: whoever changes his
// vote keeps his place.
type Page struct {
	Ballots []*Ballot
	// After are the cursors of the ballots.
	After    []string
	More     bool
	FromPage bool
	Total    int
}

// ballotList and textList name the lists in cursors.
const (
	ballotList = "ballots"
	textList   = "texts"
)

// lastMoment is later than any ballot.
const lastMoment = int64(1) << 52

// Ballots returns a page of who voted what; nil where the poll does not show voters, or the viewer may not see results now.
func (s *Service) Ballots(ctx context.Context, through Door, id poll.QuestionID, page paging.Page) (found *Page, err error) {
	key, err := page.Key(ballotList, 2)
	if err != nil {
		return nil, err
	}
	if key == nil {
		key = []int64{lastMoment, 0}
	}
	err = s.look(ctx, through, id, func(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
		if !v.ShowsVoters {
			return nil
		}
		found, err = ballotPage(ctx, tx, v, id, key, page)
		return err
	})
	return found, err
}

func ballotPage(
	ctx context.Context, tx *db.Tx, v *poll.Voting, id poll.QuestionID, key []int64, page paging.Page,
) (*Page, error) {
	staff := v.CanRun(auth.FromContext(ctx))
	rows, total, err := storeOn(tx).named(ctx, v.EntryID, id, namedPlace{time.UnixMicro(key[0]), key[1]}, page.Limit()+1, staff)
	if err != nil {
		return nil, err
	}
	found := &Page{Total: total, FromPage: page.After != ""}
	rows, found.More = paging.Cut(rows, page.Limit())
	for _, r := range rows {
		found.Ballots = append(found.Ballots, r.ballot)
		found.After = append(found.After, paging.Cursor(ballotList, r.place.before.UnixMicro(), r.place.person))
	}
	return found, nil
}

// named is a ballot with its place in the list.
type named struct {
	ballot *Ballot
	place  namedPlace
}

// namedPlace is when a person voted for the first time.
type namedPlace struct {
	before time.Time
	person int64
}

// look lets those look at a question's ballots who may see results now, and nobody else; for them nothing is found.
func (s *Service) look(ctx context.Context, through Door, id poll.QuestionID, use func(context.Context, *db.Tx, *poll.Voting) error) error {
	if err := through.opens(); err != nil {
		return err
	}
	return s.db.InSnapshot(ctx, func(ctx context.Context, tx *db.Tx) error {
		of, err := storeOn(tx).pollOf(ctx, id)
		if err != nil || of == 0 {
			return err
		}
		all, err := standings(ctx, tx, []entry.ID{of})
		if err != nil {
			return err
		}
		visible := sighted(ctx, through, all)[of]
		if visible == nil {
			return nil
		}
		return use(ctx, tx, visible.voting)
	})
}
