package notification

import (
	"context"

	"piazza/internal/db"
)

// recounted is how many members are counted anew in one transaction, or how many entries of a space are noted.
const recounted = 1000

// recount is something under which what waits is to be counted anew, and how far the counting has come.
type recount struct {
	scope scope
	ref   int64
	above int64
}

// scope is what is counted anew, as the database spells it.
type scope string

const (
	scopeEntry scope = "entry"
	scopeSpace scope = "space"
)

// Recount counts anew, a part at a time, what the reader has noted. Several nodes may do so at once; what one has begun
// another goes on with.
func (s *Service) Recount(ctx context.Context) error {
	most := recounted
	for {
		more, err := s.recountSome(ctx, most)
		switch {
		case err != nil && most > 1 && ctx.Err() == nil:
			most /= 10 // for some very much waits
		case err != nil || !more:
			return err
		}
	}
}

// recountSome does the next part, and tells whether there was anything to do.
func (s *Service) recountSome(ctx context.Context, most int) (some bool, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		r, err := takeRecount(ctx, tx)
		if some = r != nil; !some || err != nil {
			return err
		}
		next := underEntry
		if r.scope == scopeSpace {
			next = inSpace
		}
		return r.part(ctx, tx, most, next)
	})
	return some, err
}

// part goes on with as many as are wanted; where there are no more the whole is done.
func (r *recount) part(ctx context.Context, tx *db.Tx, most int, next func(context.Context, *db.Tx, *recount, int) ([]int64, error)) error {
	done, err := next(ctx, tx, r, most)
	switch {
	case err != nil:
		return err
	case len(done) < most:
		return endRecount(ctx, tx, r)
	default:
		r.above = done[len(done)-1]
		return moveRecount(ctx, tx, r)
	}
}

// underEntry counts for the next members for whom something waits under an entry.
func underEntry(ctx context.Context, tx *db.Tx, r *recount, most int) ([]int64, error) {
	members, err := waitingUnder(ctx, tx, r, most)
	if err != nil || len(members) == 0 {
		return nil, err
	}
	if err := hold(ctx, tx, members); err != nil {
		return nil, err
	}
	return members, countAnew(ctx, tx, members)
}

// inSpace notes the next entries of a space.
func inSpace(ctx context.Context, tx *db.Tx, r *recount, most int) ([]int64, error) {
	entries, err := entriesIn(ctx, tx, r, most)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	return entries, noteEntries(ctx, tx, entries)
}
