package ballot

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

const (
	// mostCast bounds a batch.
	mostCast = 500
	// mostLanes bounds how many connections wait for polls that somebody else holds.
	mostLanes = 4
	// patience bounds a batch, whoever waits for it.
	patience = 20 * time.Second
)

// submission is a vote on its way.
type submission struct {
	viewer auth.Viewer
	in     VoteInput
	claim  *db.Claim
	// key is what is remembered of a request of a guest, nil where it came without one, or of who votes confidentially.
	key []byte
	// asked is what a confidential request says, of which its key is made.
	asked []byte
	// rehearses tells that the voter is made up.
	rehearses bool
	// taken tells that it is no longer only waiting: either a batch has it, or its voter has left.
	taken atomic.Bool
	done  chan struct{}
	// vote and err are the answer, once done is closed.
	vote *Vote
	err  error
}

func (s *submission) answer(vote *Vote, err error) {
	s.vote, s.err = vote, err
	close(s.done)
}

// outcome is what a batch came to: an answer to each of its submissions, but for those whose poll somebody else holds.
type outcome struct{ answers map[*submission]answer }

type answer struct {
	vote *Vote
	err  error
}

// caster commits votes that arrive together together: while one batch is being committed, the next one gathers. There is one
// batch at a time on a node, and one more for each poll that was found held by somebody else: it delays nobody else's vote.
type caster struct {
	// cast is given distinct voters; wait says whether to wait for polls that somebody else holds.
	cast func(ctx context.Context, batch []*submission, wait bool) (*outcome, error)

	mu      sync.Mutex
	closed  bool
	running bool
	queue   []*submission
	// lanes are what waits for polls that somebody else holds.
	lanes map[entry.ID][]*submission
	// free are the places for connections that wait.
	free chan struct{}
	work sync.WaitGroup
}

func newCaster(cast func(context.Context, []*submission, bool) (*outcome, error)) *caster {
	return &caster{cast: cast, lanes: map[entry.ID][]*submission{}, free: make(chan struct{}, mostLanes)}
}

func (c *caster) close() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.work.Wait()
}

// vote waits for the answer to a submission, or until ctx ends. One that no batch has taken by then is not cast.
func (c *caster) vote(ctx context.Context, s *submission) (*Vote, error) {
	if err := c.add(s); err != nil {
		return nil, err
	}
	select {
	case <-s.done:
		return s.vote, s.err
	case <-ctx.Done():
		s.taken.CompareAndSwap(false, true)
		return nil, ctx.Err()
	}
}

func (c *caster) add(s *submission) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return ErrLeaving
	}
	if lane, is := c.lanes[s.in.PollID]; is {
		c.lanes[s.in.PollID] = append(lane, s)
		return nil
	}
	c.line(s)
	return nil
}

// line puts submissions into the queue, and sees to it that somebody takes them.
func (c *caster) line(submissions ...*submission) {
	c.queue = append(c.queue, submissions...)
	if !c.running && len(c.queue) > 0 {
		c.running = true
		c.work.Go(c.run)
	}
}

// run commits batches until nothing is in the queue.
func (c *caster) run() {
	for {
		c.mu.Lock()
		var batch []*submission
		batch, c.queue = take(c.queue)
		if len(batch) == 0 {
			c.running = false
			c.mu.Unlock()
			return
		}
		c.mu.Unlock()
		c.commit(batch, false)
	}
}

// wait commits one batch of what waits for a poll. What came meanwhile goes back to the others: a poll that many vote in would
// keep its place for good otherwise, and the places are few.
func (c *caster) wait(id entry.ID) {
	c.free <- struct{}{}
	defer func() { <-c.free }()
	c.mu.Lock()
	var batch []*submission
	batch, c.lanes[id] = take(c.lanes[id])
	c.mu.Unlock()
	if len(batch) > 0 {
		c.commit(batch, true)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	rest := c.lanes[id]
	delete(c.lanes, id)
	c.line(rest...)
}

// commit casts a batch and answers it. Where the database refuses the whole because of what is in it, each is tried alone,
// so that nobody pays for his neighbour.
func (c *caster) commit(batch []*submission, wait bool) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	result, err := c.try(ctx, batch, wait)
	if err != nil && len(batch) > 1 && contradicts(err) {
		for _, s := range batch {
			c.commit([]*submission{s}, wait)
		}
		return
	}
	var held []*submission
	for _, s := range batch {
		switch a, answered := result.answers[s]; {
		case err != nil:
			s.answer(nil, err)
		case answered:
			s.answer(a.vote, a.err)
		default:
			held = append(held, s)
		}
	}
	c.setAside(held)
}

// try casts a batch. A fault in it is an error like another.
func (c *caster) try(ctx context.Context, batch []*submission, wait bool) (result *outcome, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic while casting: %v", v)
		}
		if err != nil {
			result = &outcome{}
		}
	}()
	return c.cast(ctx, batch, wait)
}

// setAside gives submissions whose poll somebody else holds a lane of their own, and behind them what waits for the same.
func (c *caster) setAside(held []*submission) {
	if len(held) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, s := range held {
		s.taken.Store(false) // it waits again, and its voter may leave
		id := s.in.PollID
		lane, is := c.lanes[id]
		c.lanes[id] = append(lane, s)
		if !is {
			c.work.Go(func() { c.wait(id) })
		}
	}
	rest := c.queue[:0]
	for _, s := range c.queue {
		if lane, is := c.lanes[s.in.PollID]; is {
			c.lanes[s.in.PollID] = append(lane, s)
		} else {
			rest = append(rest, s)
		}
	}
	clear(c.queue[len(rest):])
	c.queue = rest
}

// take parts a queue into the next batch and what waits for a later one: two submissions of one person to one poll, or with
// one key, are never in the same batch. Who has left is dropped.
func take(queue []*submission) (batch, rest []*submission) {
	voters := make(map[poll.Voter]struct{}, min(len(queue), mostCast))
	keys := make(map[db.ClaimName]struct{}, min(len(queue), mostCast))
	for _, s := range queue {
		voter := s.voter()
		_, twice := voters[voter]
		if s.claim != nil && !twice {
			_, twice = keys[s.claim.Name()]
		}
		switch {
		case twice || len(batch) == mostCast:
			voters[voter] = struct{}{} // what he sent later comes later
			rest = append(rest, s)
			continue
		case !s.taken.CompareAndSwap(false, true):
			continue
		}
		voters[voter] = struct{}{}
		if s.claim != nil {
			keys[s.claim.Name()] = struct{}{}
		}
		batch = append(batch, s)
	}
	return batch, rest
}
