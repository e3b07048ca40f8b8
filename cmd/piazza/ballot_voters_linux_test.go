package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	audience "piazza/bench/nodes/crowd"
)

// posed is a poll that people vote in.
type posed struct {
	id         string
	number     int64
	changeable bool
	questions  []asked
}

// answered is what became of a vote.
type answered struct {
	Ballots    json.RawMessage
	UserErrors []struct{ Reason string }
}

func (a *answered) refusal() string {
	if len(a.UserErrors) > 0 {
		return a.UserErrors[0].Reason
	}
	return ""
}

const ballotFields = `{ question choice { options marks { option value } cells { row option } stance number text none } reason version castAt }`

const voteDocument = `mutation ($input: PollVoteInput!) { pollVote(input: $input) { ballots ` + ballotFields + ` userErrors { reason } } }`

// elector is a person who votes, one vote after the other.
type elector struct {
	election *election
	member   int64
	handle   string
	session  string
	dice     *rand.Rand
	client   *http.Client
	votes    int
	// held is what was acknowledged last in each poll; closed are the polls that he was told are closed.
	held   map[*posed]string
	closed map[*posed]bool
}

// electors vote at the same time.
type electors struct {
	acknowledged, changed, refused, repeated atomic.Int64

	stop   context.CancelFunc
	voting sync.WaitGroup
	mu     sync.Mutex
	faults []error
}

// begin lets everybody vote until they are told to finish; what was begun is brought to its end.
func (e *election) begin(ctx context.Context) *electors {
	running, stop := context.WithCancel(ctx)
	all := &electors{stop: stop}
	for _, one := range e.people {
		all.voting.Go(func() {
			for running.Err() == nil {
				if err := one.turn(ctx, all); err != nil {
					all.mu.Lock()
					all.faults = append(all.faults, fmt.Errorf("%s: %w", one.handle, err))
					all.mu.Unlock()
					return
				}
			}
		})
	}
	return all
}

func (all *electors) finish() error {
	all.stop()
	all.voting.Wait()
	return errors.Join(all.faults...)
}

// turn is one vote in one of the polls: sometimes at both nodes at once, sometimes again under the same key.
func (v *elector) turn(ctx context.Context, all *electors) error {
	p := v.election.polls[v.dice.IntN(len(v.election.polls))]
	input := v.fill(p)
	answers := make([]*answered, 1+v.dice.IntN(6)/5)
	faults := make([]error, len(answers))
	var clicks sync.WaitGroup
	for n := range answers {
		own := rand.New(rand.NewPCG(v.dice.Uint64(), 0))
		clicks.Go(func() { answers[n], faults[n] = v.insist(ctx, own, input, all) })
	}
	clicks.Wait()
	if v.dice.IntN(6) == 0 {
		again, err := v.insist(ctx, v.dice, input, all)
		answers, faults = slices.Concat(answers, []*answered{again}), slices.Concat(faults, []error{err})
	}
	if err := errors.Join(faults...); err != nil {
		return err
	}
	for _, a := range answers[1:] {
		if a.refusal() != answers[0].refusal() || string(a.Ballots) != string(answers[0].Ballots) {
			return fmt.Errorf("one vote is answered %s %s and %s %s", answers[0].refusal(), answers[0].Ballots, a.refusal(), a.Ballots)
		}
	}
	return v.note(p, answers[0], all)
}

// fill answers all questions of a poll.
func (v *elector) fill(p *posed) map[string]any {
	var ballots []map[string]any
	for n := range p.questions {
		q := &p.questions[n]
		ballots = append(ballots, map[string]any{"question": q.ID, "choice": q.answer(v.dice)})
	}
	v.votes++
	return map[string]any{"pollId": p.id, "ballots": ballots, "idempotencyKey": fmt.Sprintf("%s %d", v.handle, v.votes)}
}

// insist sends a vote to some node until somebody answers.
func (v *elector) insist(ctx context.Context, dice *rand.Rand, input map[string]any, all *electors) (*answered, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	for node := ""; ; all.repeated.Add(1) {
		node = v.election.house.any(dice, node)
		var got struct{ PollVote *answered }
		err := audience.Ask(ctx, v.client, node, v.session, voteDocument, map[string]any{"input": input}, &got)
		if err == nil && got.PollVote != nil {
			return got.PollVote, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("nobody answers: %w", err)
		case <-time.After(20 * time.Millisecond): // as whoever presses the button again
		}
	}
}

// note holds the answer to what the voter knows.
func (v *elector) note(p *posed, a *answered, all *electors) error {
	before, voted := v.held[p]
	switch reason := a.refusal(); {
	case reason == "":
		if v.closed[p] {
			return errors.New("a vote counts after one that came too late")
		}
		if voted && !p.changeable {
			return errors.New("a vote was changed that cannot be")
		}
		if voted && before != string(a.Ballots) {
			all.changed.Add(1)
		}
		v.held[p] = string(a.Ballots)
		all.acknowledged.Add(1)
	case reason == "already_voted" && voted && !p.changeable:
		all.refused.Add(1)
	case reason == reasonClosed:
		v.closed[p] = true
		all.refused.Add(1)
	default:
		return fmt.Errorf("a vote is refused: %s", reason)
	}
	return nil
}

// reasonClosed is how a vote is refused that comes too late.
const reasonClosed = "poll_closed"
