package poll

import (
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/paging"
)

// listOwed is the name of the list in its cursors.
const listOwed = "polls-owed"

// OwedPage is part of the polls in which the viewer may vote now and has not.
type OwedPage struct {
	Entries []*entry.Entry
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
	// Total is how many there are in all.
	Total int

	closes map[entry.ID]time.Time
}

// Cursor returns the cursor of a poll of the list.
func (p OwedPage) Cursor(e *entry.Entry) string {
	return paging.Cursor(listOwed, p.closes[e.ID].UnixMicro(), int64(e.ID))
}

// debtor is who may owe a vote.
type debtor struct {
	person     int64
	everything bool
	own        []int64
	excluded   []int64
	reached    []string
	// voted are the confidential polls in which he has voted.
	voted []entry.ID
}

func debtorOf(v auth.Viewer) debtor {
	d := debtor{person: v.PersonID, everything: v.Administrator, own: []int64{}, excluded: append([]int64{}, v.Excluded...), reached: []string{string(account.AssuranceNone)}}
	for id, role := range v.Roles {
		if role >= auth.Member {
			d.own = append(d.own, id)
		}
	}
	for _, level := range account.Assurances()[1:] {
		if account.Assurance(v.Assurance).Reaches(level) {
			d.reached = append(d.reached, string(level))
		}
	}
	return d
}

// Owed returns the polls in which the viewer may vote now and has not, those that close first before the others, in one
// statement. Voted are the confidential polls in which he has: that only their keys tell.
func (s *Service) Owed(ctx context.Context, voted []entry.ID, page paging.Page) (OwedPage, error) {
	viewer := auth.FromContext(ctx)
	key, err := page.Key(listOwed, 2)
	if err != nil || !viewer.SignedIn() {
		return OwedPage{}, err
	}
	debtor := debtorOf(viewer)
	debtor.voted = voted
	p, err := storeOn(s.db).owed(ctx, debtor, key, page.Limit()+1)
	if err != nil {
		return OwedPage{}, err
	}
	p.Entries, p.More = paging.Cut(p.Entries, page.Limit())
	p.Before = key != nil
	return p, nil
}
