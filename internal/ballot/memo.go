package ballot

import (
	"context"
	"sync"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// mark is how far a poll had come when it was read: its rules, and its ballots. The two never go back, and ballots are read in
// the same snapshot, so that equal marks mean equal results.
type mark struct{ rules, ballots int64 }

func (s *standing) mark() mark { return mark{s.voting.Version, s.tally.version} }

// serves tells whether what was counted at a mark can be told to who has read another: under the same rules, by which it was
// decided that he may see it, and with all ballots that he knows of, or more.
func (m mark) serves(other mark) bool { return m.rules == other.rules && m.ballots >= other.ballots }

// memo remembers what open polls have come to so far. Ballots of a poll are counted at most once for each batch of them, and
// never twice at the same time on a node, however many people look.
type memo struct {
	mu    sync.Mutex
	polls map[entry.ID]*memory
}

// memory is what is known of one poll.
type memory struct {
	at      mark
	results *Results
	// counting is closed when whoever is counting now is done; nil where nobody is.
	counting chan struct{}
}

func newMemo() *memo { return &memo{polls: map[entry.ID]*memory{}} }

// ask returns what a poll has come to at a mark, or who is counting. Where both are nil, the caller counts, and ends it with
// done in any case.
func (m *memo) ask(id entry.ID, at mark) (*Results, <-chan struct{}) {
	m.mu.Lock()
	defer m.mu.Unlock()
	known := m.polls[id]
	switch {
	case known == nil:
		m.forget()
		known = &memory{}
		m.polls[id] = known
	case known.results != nil && known.at.serves(at):
		return known.results, nil
	case known.counting != nil:
		return nil, known.counting
	}
	known.counting = make(chan struct{})
	return nil, nil
}

// known returns what a poll has come to at just this mark, nil where that is not known.
func (m *memo) known(id entry.ID, at mark) *Results {
	m.mu.Lock()
	defer m.mu.Unlock()
	if known := m.polls[id]; known != nil && known.at == at {
		return known.results
	}
	return nil
}

// keep keeps what was written down of a closed poll.
func (m *memo) keep(id entry.ID, at mark, results *Results) {
	m.mu.Lock()
	defer m.mu.Unlock()
	known := m.polls[id]
	if known == nil {
		m.forget()
		known = &memory{}
		m.polls[id] = known
	}
	if at.rules >= known.at.rules {
		known.at, known.results = at, results
	}
}

// forget makes room, where it is needed: those that are being counted stay.
func (m *memo) forget() {
	if len(m.polls) < mostKnown {
		return
	}
	for id, known := range m.polls {
		if known.counting == nil {
			delete(m.polls, id)
		}
	}
}

// done keeps what was counted, nil where that failed, and lets those go on who wait for it.
func (m *memo) done(id entry.ID, at mark, results *Results) {
	m.mu.Lock()
	defer m.mu.Unlock()
	known := m.polls[id]
	if results != nil && (known.results == nil || at.rules >= known.at.rules) {
		known.at, known.results = at, results
	}
	close(known.counting)
	known.counting = nil
}

// looking is somebody on his way to the results of polls.
type looking struct {
	service *Service
	// since are the marks at which he first met the polls that others were counting.
	since map[entry.ID]mark
	// wait are who counts now what he waits for.
	wait map[entry.ID]<-chan struct{}
}

// count reads polls and counts those that pick returns, until each is counted; use gets those. Nobody waits within a
// transaction for another's count.
func (s *Service) count(
	ctx context.Context, ids []entry.ID,
	pick func(context.Context, *db.Tx, map[entry.ID]*standing) (map[entry.ID]*standing, error), use func(*standing),
) error {
	l := &looking{service: s, since: map[entry.ID]mark{}}
	for len(ids) > 0 {
		var counted map[entry.ID]*standing
		err := s.snapshot(ctx, ids, func(ctx context.Context, tx *db.Tx, all map[entry.ID]*standing) (err error) {
			if counted, err = pick(ctx, tx, all); err != nil {
				return err
			}
			return l.count(ctx, tx, counted)
		})
		if err != nil {
			return err
		}
		for _, one := range counted {
			if one.results != nil {
				use(one)
			}
		}
		if ids, err = l.await(ctx); err != nil {
			return err
		}
	}
	return nil
}

// await waits for those who count, and returns the polls to look at again.
func (l *looking) await(ctx context.Context) (ids []entry.ID, err error) {
	for id, counting := range l.wait {
		select {
		case <-counting:
			ids = append(ids, id)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return ids, nil
}

// count gives polls their results: as they were written down at the closing, and before that from the memo or from the ballots.
func (l *looking) count(ctx context.Context, tx *db.Tx, all map[entry.ID]*standing) error {
	if err := l.service.ask(ctx, tx, all); err != nil {
		return err
	}
	if err := l.service.recall(ctx, tx, all); err != nil {
		return err
	}
	mine := l.remember(all)
	defer func() {
		for _, one := range mine {
			l.service.memo.done(one.voting.EntryID, one.mark(), one.results)
		}
	}()
	return recount(ctx, tx, mine)
}

// recall gives closed polls what was written down of them, from the memo where that is known.
func (s *Service) recall(ctx context.Context, tx *db.Tx, all map[entry.ID]*standing) error {
	var closed []*standing
	for id, one := range all {
		if one.voting.Stored != poll.Closed {
			continue
		}
		if one.voting.IsConfidential && !one.voting.Seal.Counted() {
			one.comeTo(counting{}) // nothing is written yet, and nobody sees it
			continue
		}
		if one.results = s.memo.known(id, one.mark()); one.results == nil {
			closed = append(closed, one)
		}
	}
	if err := readWritten(ctx, tx, closed); err != nil {
		return err
	}
	for _, one := range closed {
		s.memo.keep(one.voting.EntryID, one.mark(), one.results)
	}
	return nil
}

// readWritten gives closed polls what was written down of them.
func readWritten(ctx context.Context, tx *db.Tx, all []*standing) error {
	votings := make([]*poll.Voting, len(all))
	for i, one := range all {
		votings[i] = one.voting
	}
	written, err := storeOn(tx).written(ctx, votings)
	if err != nil {
		return err
	}
	for _, one := range all {
		one.comeTo(written[one.voting.EntryID])
	}
	return nil
}

// remember gives open polls what is known of them, and returns those that are to be counted.
func (l *looking) remember(all map[entry.ID]*standing) (mine []*standing) {
	l.wait = map[entry.ID]<-chan struct{}{}
	for id, one := range all {
		if one.voting.Stored == poll.Closed {
			continue
		}
		need := one.mark()
		if before, is := l.since[id]; is && need.serves(before) {
			need = before
		}
		l.since[id] = need
		results, counting := l.service.memo.ask(id, need)
		switch {
		case results != nil:
			one.results = results
		case counting != nil:
			l.wait[id] = counting
		default:
			mine = append(mine, one)
		}
	}
	return mine
}

// recount counts the ballots of open polls.
func recount(ctx context.Context, tx *db.Tx, all []*standing) error {
	if len(all) == 0 {
		return nil
	}
	votings := make([]*poll.Voting, len(all))
	for i, one := range all {
		votings[i] = one.voting
	}
	counted, err := reckonAll(ctx, tx, votings)
	if err != nil {
		return err
	}
	for i, one := range all {
		one.comeTo(counted[i])
	}
	return nil
}

// comeTo gives a poll its results.
func (s *standing) comeTo(counted counting) {
	s.results = &Results{
		Version: s.version(), Voters: s.tally.voters, IsFinal: s.voting.Stored == poll.Closed,
		QuorumReached: s.voting.QuorumReached(s.tally.voters), Questions: counted.own,
	}
	if s.voting.TakesGuests() {
		s.results.Guests = &GuestResults{
			Voters: s.tally.guests, IsVerified: s.voting.Guests == poll.GuestSlips, Questions: counted.guests,
		}
	}
}
