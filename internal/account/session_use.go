package account

import (
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
	// of are the last uses by the number of the session, ripe those of grains before, which a later use has taken the place of before they
	// were written: a session in steady use has one of both.
	of, ripe map[int64]use
	// settled are the hashes of new tokens that were used, until that is written.
	settled map[string]bool
}

const (
	// mostUses and mostSettled bound what waits: what is left out is noted by a later request.
	mostUses    = 200_000
	mostSettled = 20_000
	// usesAtOnce is how many rows a statement writes.
	usesAtOnce = 5000
	usesPause  = time.Minute
	// settlePause is short beside the time after which a new token is taken as lost (SessionRotate): another node gives the session to
	// whoever has the old one where it does not know by then that its owner has used the new one.
	settlePause = 3 * time.Second
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
	if k.settled != nil && len(u.settled) < mostSettled {
		if u.settled == nil {
			u.settled = map[string]bool{}
		}
		u.settled[string(k.settled)] = true
	}
}

// keep remembers the later one of two uses, and the one before for as long as it is not written.
func (u *uses) keep(id int64, one use) {
	before, is := u.of[id]
	if !is && len(u.of) >= mostUses || before.seen.After(one.seen) {
		return
	}
	if is && before.seen.Before(one.seen) {
		u.ripen(id, before)
	}
	if u.of == nil {
		u.of = map[int64]use{}
	}
	u.of[id] = one
}

// ripen has a use written the next time.
func (u *uses) ripen(id int64, one use) {
	before, is := u.ripe[id]
	if !is && len(u.ripe) >= mostUses || before.seen.After(one.seen) {
		return
	}
	if u.ripe == nil {
		u.ripe = map[int64]use{}
	}
	u.ripe[id] = one
}

// take returns what is to be written now; all of it where the node stops.
func (u *uses) take(all bool) map[int64]use {
	u.mu.Lock()
	defer u.mu.Unlock()
	due, now := u.ripe, time.Now()
	u.ripe = nil
	if due == nil {
		due = map[int64]use{}
	}
	for id, one := range u.of {
		if !all && one.due.After(now) {
			continue
		}
		delete(u.of, id)
		if !due[id].seen.After(one.seen) {
			due[id] = one
		}
	}
	return due
}

// back takes in what could not be written.
func (u *uses) back(part map[int64]use, ids []int64) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, id := range ids {
		u.ripen(id, part[id])
	}
}

// settles tells whether a new token was used here, which is yet to be written.
func (u *uses) settles(hash []byte) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.settled[string(hash)]
}

// unsettled are the new tokens whose use is to be written. They stay here until it is: see wrote.
func (u *uses) unsettled() (hashes [][]byte) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for hash := range u.settled {
		hashes = append(hashes, []byte(hash))
	}
	return hashes
}

// wrote forgets new tokens whose use was written, but those that are left.
func (u *uses) wrote(hashes, left [][]byte) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, hash := range hashes {
		delete(u.settled, string(hash))
	}
	for _, hash := range left {
		u.settled[string(hash)] = true
	}
}

// waiting is the last use of a session that is yet to be written.
func (u *uses) waiting(id int64) (use, bool) {
	last, is := u.of[id]
	if ripe, too := u.ripe[id]; too && ripe.seen.After(last.seen) {
		return ripe, true
	}
	return last, is
}

// last is when a session was used last, by what was read of it and what waits here.
func (u *uses) last(id int64, read time.Time) time.Time {
	u.mu.Lock()
	defer u.mu.Unlock()
	if waits, is := u.waiting(id); is && waits.seen.After(read) {
		return waits.seen
	}
	return read
}

// lastOf is when a token was used last, nil where never: in the grain in which it was made that is when it was made.
func (u *uses) lastOf(t *Token) *time.Time {
	u.mu.Lock()
	defer u.mu.Unlock()
	waits, is := u.waiting(int64(t.ID))
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

// NoteUses writes down when sessions were used, and within seconds that new tokens were, again and again until ctx ends, and then what is
// left.
func (s *Service) NoteUses(ctx context.Context, log *slog.Logger) {
	grains, tokens := time.NewTicker(min(usesPause, s.rules.grain())), time.NewTicker(settlePause)
	defer grains.Stop()
	defer tokens.Stop()
	for ctx.Err() == nil {
		var err error
		select {
		case <-ctx.Done():
		case <-grains.C:
			err = s.noteUses(ctx, false)
		case <-tokens.C:
			err = s.settle(ctx)
		}
		if err != nil && ctx.Err() == nil {
			log.Warn("when sessions were used could not be noted, it is tried again", "error", err)
		}
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), usesTimeout)
	defer cancel()
	if err := s.noteUses(ctx, true); err != nil {
		log.Warn("when sessions were used last could not be noted", "error", err)
	}
}

// noteUses writes down the uses of grains that are over, or all of them, and of new tokens.
func (s *Service) noteUses(ctx context.Context, all bool) error {
	due := s.uses.take(all)
	var faults []error
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(due)), usesAtOnce) {
		part := make(map[int64]use, len(ids))
		for _, id := range ids {
			part[id] = due[id]
		}
		left, err := storeOn(s.db).used(ctx, part)
		if err != nil {
			faults, left = append(faults, db.Problem(err)), ids
		}
		s.uses.back(part, left)
	}
	return errors.Join(append(faults, s.settle(ctx))...)
}

// settle writes down that new tokens were used.
func (s *Service) settle(ctx context.Context) error {
	var faults []error
	for hashes := range slices.Chunk(s.uses.unsettled(), usesAtOnce) {
		left, err := storeOn(s.db).SessionsSettle(ctx, hashes)
		if err != nil {
			faults = append(faults, db.Problem(err))
			continue
		}
		s.uses.wrote(hashes, left)
	}
	return errors.Join(faults...)
}
