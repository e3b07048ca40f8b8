//go:build linux

package main

import (
	"context"
	"math/rand/v2"
	"net/http"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

// rightsWithin is how long another node may go on delivering what is written after a right has ended.
const rightsWithin = 5 * time.Second

// rights ends the rights of members who listen at two nodes, all at the first of them, while no hint reaches anybody.
func rights(ctx context.Context, t *trial) error {
	nats, err := t.place.NATS("")
	if err != nil {
		return err
	}
	t.later(nats.Stop)
	s, err := t.open(ctx, 2, place.Options{Env: []string{"PIAZZA_NATS_URL=" + nats.URL}})
	if err != nil {
		return err
	}
	p, err := s.prepare(ctx, 10, 12)
	if err != nil {
		return err
	}
	members, err := s.enter(ctx, t.size(200))
	if err != nil {
		return err
	}
	nodes := s.all()
	// The even ones listen at the node where their rights end, the odd ones at the other.
	c := crowd.Gather(ctx, t.dice, len(members), 200, func(n int) crowd.Seat {
		return crowd.Seat{
			Thread: p.threads[n%len(p.threads)], Session: members[n],
			Node: func(*rand.Rand, string) string { return nodes[n%2].URL },
		}
	})
	defer c.Leave()
	if _, err := t.joined(ctx, time.Minute, c, ""); err != nil {
		return err
	}
	w := crowd.Write(ctx, t.dice, s.pen(p, 40))
	defer w.Stop()
	if err := nats.Stop(); err != nil {
		return err
	}
	ended, err := s.endRights(ctx, t, members)
	if err != nil {
		return err
	}
	took, err := t.await(ctx, time.Minute, "everybody is dismissed", func() (bool, error) { return c.Dismissed() == len(members), nil })
	t.holdf(err == nil, "all %d sockets were closed with 4403, the last %.1f s after the last right ended", len(members), took.Seconds())
	if err := pass(ctx, time.Second); err != nil {
		return err
	}
	if err := t.settle(ctx, w, c); err != nil {
		return err
	}
	t.late(c, ended)
	return nil
}

// endRights signs half of the members out and suspends the others, at the first node, and returns when each was done.
func (s *square) endRights(ctx context.Context, t *trial, members []string) (ended []time.Time, err error) {
	node := s.all()[0]
	warden, err := crowd.SignIn(ctx, crowd.Door{Public: node.Public(), Node: node.URL}, "gemma")
	if err != nil {
		return nil, err
	}
	for n, session := range members {
		end := func() error { return crowd.SignOut(ctx, node.URL, session) }
		if n%4 >= 2 {
			end = func() error { return suspend(ctx, node.URL, warden, session) }
		}
		if err := end(); err != nil {
			return nil, err
		}
		ended = append(ended, time.Now())
		if err := pass(ctx, time.Duration(t.dice.IntN(50))*time.Millisecond); err != nil {
			return nil, err
		}
	}
	return ended, nil
}

// suspend has an administrator suspend the member to whom a session belongs.
func suspend(ctx context.Context, node, warden, session string) error {
	var whom struct {
		Viewer struct{ Member struct{ ID string } }
	}
	if err := crowd.Ask(ctx, http.DefaultClient, node, session, "{ viewer { member { id } } }", nil, &whom); err != nil {
		return err
	}
	const mutation = `mutation ($input: MemberSuspendInput!) { memberSuspend(input: $input) { userErrors { reason } } }`
	var got struct {
		MemberSuspend struct{ UserErrors []struct{ Reason string } }
	}
	input := map[string]any{"memberId": whom.Viewer.Member.ID, "reason": "una prova"}
	return crowd.Ask(ctx, http.DefaultClient, node, warden, mutation, map[string]any{"input": input}, &got)
}

// late holds what members heard last against when their rights had ended.
func (t *trial) late(c *crowd.Crowd, ended []time.Time) {
	var most [2]time.Duration
	var after [2]int
	for n, end := range ended {
		// What was begun after the answer to the end of the right was certainly committed after it.
		if over := c.LastHeard(n).Sub(end); over > 0 {
			after[n%2]++
			most[n%2] = max(most[n%2], over)
		}
	}
	t.holdf(after[0] == 0, "at the same node nobody heard what was written afterwards: %d did, up to %v later", after[0], ms(most[0]))
	t.holdf(most[1] <= rightsWithin, "at the other node %d heard something that was written up to %v later", after[1], ms(most[1]))
}
