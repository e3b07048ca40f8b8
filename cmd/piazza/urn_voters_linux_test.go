package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	audience "piazza/bench/nodes/crowd"
)

// sheet is what became of a vote in a confidential poll.
type sheet struct {
	Receipt    string
	Ballots    json.RawMessage
	UserErrors []struct{ Reason string }
}

func (s *sheet) refusal() string {
	if len(s.UserErrors) > 0 {
		return s.UserErrors[0].Reason
	}
	return ""
}

const (
	sheetDocument = `mutation ($input: PollVoteInput!) { pollVote(input: $input) { receipt ballots ` + ballotFields + ` userErrors { reason } } }`
	ownDocument   = `query ($id: ID!) { node(id: $id) { ... on Poll { voting { secrecy { state } viewerReceipt viewerBallots ` + ballotFields + ` } } } }`
)

// castsAtMost is less than how often a vote may be cast, and changeEvery how long people think about it.
const (
	castsAtMost = 45
	changeEvery = 300 * time.Millisecond
)

// trail is what a voter has cast in one poll. Of each vote he knows the words that he wrote: given are those of the last that was
// acknowledged, pending those of votes that were sent after it and got no answer before the poll had closed: one of them may be in the urn.
type trail struct {
	sheet   sheet
	castAt  time.Time
	given   string
	pending []string
	closed  bool
}

// urnVoter is a person who votes in confidential polls. Who acts upon him, such as by merging him, holds his turn.
type urnVoter struct {
	*elector

	turn  sync.Mutex
	gone  bool
	trail map[*posed]*trail
	casts map[*posed]int
	// doubts are the polls in which another's vote may be his by now, as both became one while these closed.
	doubts map[*posed]bool
}

// urnVoters vote at the same time.
type urnVoters struct {
	acknowledged, changed, twice, late, unanswered, looked atomic.Int64

	ctx    context.Context
	stop   context.CancelFunc
	voting sync.WaitGroup
	mu     sync.Mutex
	open   []*posed
	all    []*urnVoter
	faults []error
	// receipts are all that anybody was given, firsts those for a person's first vote in a poll.
	receipts, firsts map[*posed][]string
}

func (c *urnVoters) fault(who *urnVoter, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.faults = append(c.faults, fmt.Errorf("%s: %w", who.handle, err))
}

func (c *urnVoters) faulty() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.faults) > 0
}

// begin lets a voter vote until all are told to finish; what was begun is brought to its end.
func (c *urnVoters) begin(ctx context.Context, v *urnVoter) {
	c.mu.Lock()
	c.all = append(c.all, v)
	c.mu.Unlock()
	c.voting.Go(func() {
		for c.ctx.Err() == nil {
			if err := v.vote(ctx, c); err != nil {
				c.fault(v, err)
				return
			}
			select {
			case <-c.ctx.Done():
			case <-time.After(time.Duration(float64(changeEvery) * (0.5 + v.dice.Float64()))): // as people think
			}
		}
	})
}

// vote is a turn: a vote in one of the polls, sometimes at both nodes at once, sometimes again under the same key; or a look at one's own.
func (v *urnVoter) vote(ctx context.Context, c *urnVoters) error {
	v.turn.Lock()
	defer v.turn.Unlock()
	c.mu.Lock()
	polls := c.open
	c.mu.Unlock()
	if v.gone || len(polls) == 0 {
		return nil
	}
	p := polls[v.dice.IntN(len(polls))]
	if v.trail[p] == nil {
		v.trail[p] = &trail{}
	}
	if v.casts[p] >= castsAtMost || v.dice.IntN(6) == 0 {
		return v.look(ctx, p, c)
	}
	return v.cast(ctx, p, c)
}

func (v *urnVoter) cast(ctx context.Context, p *posed, c *urnVoters) error {
	input, words := v.write(p)
	var answers [3]*sheet
	var attempts [3]int
	var faults [3]error
	var clicks sync.WaitGroup
	for n := range 1 + v.dice.IntN(6)/5 {
		own := rand.New(rand.NewPCG(v.dice.Uint64(), 0))
		clicks.Go(func() { answers[n], attempts[n], faults[n] = v.send(ctx, own, input) })
	}
	clicks.Wait()
	if v.dice.IntN(4) == 0 {
		answers[2], attempts[2], faults[2] = v.send(ctx, v.dice, input)
	}
	if err := errors.Join(faults[:]...); err != nil {
		return err
	}
	unanswered := 0
	for _, n := range attempts {
		unanswered += n
	}
	c.unanswered.Add(int64(unanswered))
	sheets := slices.DeleteFunc(answers[:], func(s *sheet) bool { return s == nil })
	c.twice.Add(int64(len(sheets) - 1))
	return v.keep(p, words, sheets, unanswered > 0, c)
}

// write fills a sheet, with words that nobody else writes, nor he again.
func (v *urnVoter) write(p *posed) (input map[string]any, words string) {
	input = v.fill(p)
	input["secret"], words = true, fmt.Sprintf("%s %d", v.handle, v.votes)
	ballots, _ := input["ballots"].([]map[string]any)
	for n, q := range p.questions {
		if q.Kind == "OPEN" {
			ballots[n]["choice"] = map[string]any{"text": words}
		}
	}
	v.casts[p]++
	return input, words
}

// send sends a vote to some node until somebody answers, and says how often nobody did.
func (v *urnVoter) send(ctx context.Context, dice *rand.Rand, input map[string]any) (*sheet, int, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	for node, unanswered := "", 0; ; unanswered++ {
		node = v.election.house.any(dice, node)
		var got struct{ PollVote *sheet }
		err := audience.Ask(ctx, v.client, node, v.session, sheetDocument, map[string]any{"input": input}, &got)
		if err == nil && got.PollVote != nil {
			return got.PollVote, unanswered, nil
		}
		select {
		case <-ctx.Done():
			return nil, unanswered, fmt.Errorf("nobody answers: %w", err)
		case <-time.After(20 * time.Millisecond): // as whoever presses the button again
		}
	}
}

// keep holds the answers to one vote to each other, and to what the voter knows.
func (v *urnVoter) keep(p *posed, words string, answers []*sheet, mayBeIn bool, c *urnVoters) error {
	own := v.trail[p]
	wasClosed := own.closed
	for _, s := range answers {
		switch reason := s.refusal(); {
		case reason == reasonClosed:
			own.closed = true
			c.late.Add(1)
			if mayBeIn && own.given != words && !slices.Contains(own.pending, words) { // an attempt that got no answer may have been in time
				own.pending = append(own.pending, words)
			}
		case reason != "":
			return fmt.Errorf("a vote is refused: %s", reason)
		case wasClosed:
			return errors.New("a vote counts after one that came too late")
		case own.given == words:
			if s.Receipt != own.sheet.Receipt || string(s.Ballots) != string(own.sheet.Ballots) {
				return fmt.Errorf("one vote is answered %s and %s", own.sheet.Receipt, s.Receipt)
			}
		default:
			c.count(p, own.given == "", s.Receipt)
			if err := own.take(s, words); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *urnVoters) count(p *posed, isFirst bool, receipt string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.acknowledged.Add(1)
	c.receipts[p] = append(c.receipts[p], receipt)
	if isFirst {
		c.firsts[p] = append(c.firsts[p], receipt)
	} else {
		c.changed.Add(1)
	}
}

// first is how many have voted in a poll.
func (c *urnVoters) first(p *posed) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.firsts[p])
}

// take makes a receipt the one in force.
func (t *trail) take(s *sheet, words string) error {
	var ballots []struct{ CastAt time.Time }
	if err := json.Unmarshal(s.Ballots, &ballots); err != nil || s.Receipt == "" {
		return fmt.Errorf("a vote is answered %q, %s: %w", s.Receipt, s.Ballots, err)
	}
	for _, b := range ballots {
		if b.CastAt.After(t.castAt) {
			t.castAt = b.CastAt
		}
	}
	t.sheet, t.given, t.pending = *s, words, nil
	return nil
}

// ownNow is what a voter finds of his own.
type ownNow struct {
	Voting struct {
		Secrecy       struct{ State string }
		ViewerReceipt *string
		ViewerBallots json.RawMessage
	}
}

// look holds what the voter finds of his own to what was acknowledged last, where the poll is open, and still is afterwards: an answer is
// put together of what was read at different moments.
func (v *urnVoter) look(ctx context.Context, p *posed, c *urnVoters) error {
	own := v.trail[p]
	now, err := v.own(ctx, p)
	if err != nil || now.Voting.Secrecy.State != "OPEN" || v.doubts[p] {
		return err
	}
	receipt := ""
	if now.Voting.ViewerReceipt != nil {
		receipt = *now.Voting.ViewerReceipt
	}
	if receipt == own.sheet.Receipt && (own.given == "" && string(now.Voting.ViewerBallots) == "[]" || string(now.Voting.ViewerBallots) == string(own.sheet.Ballots)) {
		c.looked.Add(1)
		return nil
	}
	again, err := v.own(ctx, p)
	if err == nil && again.Voting.Secrecy.State == "OPEN" {
		err = fmt.Errorf("his ballot in poll %d was acknowledged as %s and is %s", p.number, own.sheet.Ballots, now.Voting.ViewerBallots)
	}
	return err
}

// own asks some node for what the voter has cast, until it answers.
func (v *urnVoter) own(ctx context.Context, p *posed) (now ownNow, err error) {
	for node := ""; ; {
		node = v.election.house.any(v.dice, node)
		var got struct{ Node ownNow }
		err := audience.Ask(ctx, v.client, node, v.session, ownDocument, map[string]any{"id": p.id}, &got)
		if err == nil || ctx.Err() != nil {
			return got.Node, err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// quiet does something while nobody votes.
func (c *urnVoters) quiet(do func(all []*urnVoter)) {
	c.mu.Lock()
	all := c.all
	c.mu.Unlock()
	for _, v := range all {
		v.turn.Lock()
	}
	defer func() {
		for _, v := range all {
			v.turn.Unlock()
		}
	}()
	do(all)
}

// opened says what people may vote in from now on.
func (c *urnVoters) opened(polls ...*posed) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.open = polls
}

func (c *urnVoters) finish() error {
	c.stop()
	c.voting.Wait()
	return errors.Join(c.faults...)
}

func (c *urnVoters) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d votes acknowledged, %d of them changes, %d sent twice under one key, %d attempts without an answer, %d too late, %d looks at one's own",
		c.acknowledged.Load(), c.changed.Load(), c.twice.Load(), c.unanswered.Load(), c.late.Load(), c.looked.Load())
	return b.String()
}
