//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

// square is the nodes of a trial; those that are killed or started again change places under its lock.
type square struct {
	t     *trial
	mu    sync.Mutex
	nodes []*place.Node
}

// open starts so many nodes.
func (t *trial) open(ctx context.Context, count int, options place.Options) (*square, error) {
	s := &square{t: t}
	t.later(s.close)
	for n := range count {
		node, err := t.place.Start(ctx, fmt.Sprintf("%s-%d", t.name, n+1), options)
		if err != nil {
			return s, err
		}
		s.nodes = append(s.nodes, node)
	}
	return s, nil
}

func (s *square) close() error {
	var err error
	for _, n := range s.all() {
		err = errors.Join(err, n.Kill())
	}
	return err
}

func (s *square) all() []*place.Node {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]*place.Node(nil), s.nodes...)
}

// replace puts a node in the place of one that has ended.
func (s *square) replace(n int, node *place.Node) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nodes[n] = node
}

// any names one of the nodes by chance, be it dead or alive, but not the one that has just failed.
func (s *square) any(dice *rand.Rand, failed string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := dice.IntN(len(s.nodes))
	if s.nodes[n].URL == failed {
		n = (n + 1) % len(s.nodes)
	}
	return s.nodes[n].URL
}

// metric adds up what all nodes say under a name.
func (s *square) metric(ctx context.Context, name string) (sum float64, err error) {
	for _, n := range s.all() {
		all, err := n.Metrics(ctx)
		if err != nil {
			return 0, err
		}
		sum += all[name]
	}
	return sum, nil
}

// people are members of the demo who write, an editor first; none runs a piazza, because those do not sign in where
// others reach the demo.
func people() []string {
	return []string{
		"nadia", "ivo", "piero", "omar", "elena", "bruna", "fatima", "karim", "giulia", "tommaso", "sandro", "olga",
		"walter", "nino", "agnese", "rita", "ettore", "lia", "zoe", "marta", "dario",
	}
}

// sessions signs the first so many people in at the first node.
func (s *square) sessions(ctx context.Context, count int) (sessions []string, err error) {
	first := s.all()[0]
	for _, handle := range people()[:count] {
		session, err := crowd.SignIn(ctx, crowd.Door{Public: first.Public(), Node: first.URL}, handle)
		if err != nil {
			return nil, fmt.Errorf("sign %s in: %w", handle, err)
		}
		sessions = append(sessions, session)
	}
	return sessions, nil
}

// threads publishes so many topics, as the first of the sessions, and reads where their streams stand.
func (s *square) threads(ctx context.Context, session string, count int) (threads []*crowd.Thread, err error) {
	ask := func(document string, variables map[string]any, into any) error {
		return crowd.Ask(ctx, http.DefaultClient, s.all()[0].URL, session, document, variables, into)
	}
	var where struct{ Piazza struct{ ID string } }
	if err := ask(`{ piazza(slug: "comunita-pratiche-partecipative") { id } }`, nil, &where); err != nil {
		return nil, err
	}
	for n := range count {
		var made struct {
			EntryCreate struct{ Entry struct{ ID string } }
		}
		input := map[string]any{"piazzaId": where.Piazza.ID, "kind": "TOPIC", "title": fmt.Sprintf("Prova %s %d", s.t.name, n), "summary": "Una prova.", "body": "Che ne dite?"}
		err := ask(`mutation ($input: EntryCreateInput!) { entryCreate(input: $input) { entry { id } userErrors { reason } } }`, map[string]any{"input": input}, &made)
		if err != nil {
			return nil, err
		}
		var published struct {
			EntryPublish struct {
				Entry struct {
					ID     string
					Number int64
					Thread struct{ Cursor string }
				}
			}
		}
		err = ask(`mutation ($id: ID!) { entryPublish(input: {entryId: $id}) { entry { id number thread { cursor } } userErrors { reason } } }`,
			map[string]any{"id": made.EntryCreate.Entry.ID}, &published)
		if err != nil {
			return nil, err
		}
		e := published.EntryPublish.Entry
		t := &crowd.Thread{ID: e.ID, Number: e.Number, Cursor: e.Thread.Cursor}
		if err := t.Start(ctx, s.t.place.DB); err != nil {
			return nil, err
		}
		threads = append(threads, t)
	}
	return threads, nil
}

// prepared is what most trials begin with: topics, and people who are signed in.
type prepared struct {
	threads  []*crowd.Thread
	sessions []string
}

func (s *square) prepare(ctx context.Context, threads, writers int) (p prepared, err error) {
	if p.sessions, err = s.sessions(ctx, writers); err != nil {
		return p, err
	}
	p.threads, err = s.threads(ctx, p.sessions[0], threads)
	return p, err
}

// patience is how long a writer tries.
const patience = 2 * time.Minute

// pen lets the people of a trial write to all its threads, at any node.
func (s *square) pen(p prepared, perSecond float64) crowd.Pen {
	return crowd.Pen{
		Sessions: p.sessions, Threads: p.threads, Node: s.any, PerSecond: perSecond, Patience: patience,
		Name: fmt.Sprintf("%s %d", s.t.name, time.Now().UnixNano()),
	}
}
