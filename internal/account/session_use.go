package account

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"piazza/internal/db"
)

// use is that a session was used in a grain of time.
type use struct {
	// seen is when the grain began, by the database's clock, due when it is over, by this node's.
	seen, due time.Time
}

// uses are what requests have to note about their sessions. No request writes that itself: it may be the one by which somebody votes, and
// the database's log would have both beside each other. All that were used in one grain are written together once it is over.
type uses struct {
	mu sync.Mutex
	// of are the last uses by the number of the session.
	of map[int64]use
	// settled are new tokens that were used.
	settled [][]byte
}

const (
	// mostUses and mostSettled bound what waits: what is left out is noted by a later request.
	mostUses    = 200_000
	mostSettled = 1000
	// usesAtOnce is how many rows a statement writes.
	usesAtOnce = 5000
	usesPause  = time.Minute
	// usesTimeout bounds the last writing of a node that stops.
	usesTimeout = 5 * time.Second
)

// note remembers what is to be noted of a session.
func (u *uses) note(k known) {
	if !k.viewer.SignedIn() || k.use == nil && k.settled == nil {
		return
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	if k.use != nil {
		u.keep(k.viewer.SessionID, *k.use)
	}
	isNew := !slices.ContainsFunc(u.settled, func(one []byte) bool { return bytes.Equal(one, k.settled) })
	if k.settled != nil && isNew && len(u.settled) < mostSettled {
		u.settled = append(u.settled, k.settled)
	}
}

// keep remembers the later one of two uses.
func (u *uses) keep(id int64, one use) {
	if u.of == nil {
		u.of = map[int64]use{}
	}
	if before, is := u.of[id]; (is || len(u.of) < mostUses) && !before.seen.After(one.seen) {
		u.of[id] = one
	}
}

// take returns what is to be written now; all of it where the node stops.
func (u *uses) take(all bool) (due map[int64]use, settled [][]byte) {
	u.mu.Lock()
	defer u.mu.Unlock()
	due, now := map[int64]use{}, time.Now()
	for id, one := range u.of {
		if all || !one.due.After(now) {
			due[id] = one
			delete(u.of, id)
		}
	}
	settled, u.settled = u.settled, nil
	return due, settled
}

// back takes in what could not be written.
func (u *uses) back(part map[int64]use) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for id, one := range part {
		u.keep(id, one)
	}
}

// last is when a session was used last, by what was read of it and what waits here.
func (u *uses) last(id int64, read time.Time) time.Time {
	u.mu.Lock()
	defer u.mu.Unlock()
	if waits := u.of[id]; waits.seen.After(read) {
		return waits.seen
	}
	return read
}

// lastOf is when a token was used last, nil where never: in the grain in which it was made that is when it was made.
func (u *uses) lastOf(t *Token) *time.Time {
	u.mu.Lock()
	defer u.mu.Unlock()
	waits, is := u.of[int64(t.ID)]
	switch {
	case !is || t.UsedAt != nil && !waits.seen.After(*t.UsedAt):
		return t.UsedAt
	case waits.seen.Before(t.CreatedAt):
		return &t.CreatedAt
	default:
		return &waits.seen
	}
}

// seen completes sessions as they were read.
func (u *uses) seen(sessions []*Session, err error) ([]*Session, error) {
	for _, one := range sessions {
		one.SeenAt = u.last(int64(one.ID), one.SeenAt)
	}
	return sessions, err
}

// NoteUses writes down when sessions were used, again and again until ctx ends, and then what is left.
func (s *Service) NoteUses(ctx context.Context, log *slog.Logger) {
	ticker := time.NewTicker(min(usesPause, s.rules.grain()))
	defer ticker.Stop()
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-ticker.C:
			if err := s.noteUses(ctx, false); err != nil && ctx.Err() == nil {
				log.Warn("when sessions were used could not be noted, it is tried again", "error", err)
			}
		}
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), usesTimeout)
	defer cancel()
	if err := s.noteUses(ctx, true); err != nil {
		log.Warn("when sessions were used last could not be noted", "error", err)
	}
}

// noteUses writes down the uses of grains that are over, or all of them.
func (s *Service) noteUses(ctx context.Context, all bool) error {
	due, settled := s.uses.take(all)
	var faults []error
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(due)), usesAtOnce) {
		part := make(map[int64]use, len(ids))
		for _, id := range ids {
			part[id] = due[id]
		}
		if err := storeOn(s.db).used(ctx, part); err != nil {
			faults = append(faults, db.Problem(err))
			s.uses.back(part)
		}
	}
	if len(settled) > 0 {
		// What fails here is noted again by the next request.
		faults = append(faults, db.Problem(storeOn(s.db).SessionsSettle(ctx, settled)))
	}
	return errors.Join(faults...)
}
