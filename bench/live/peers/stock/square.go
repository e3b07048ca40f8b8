package main

import (
	"context"
	"sync"
	"sync/atomic"

	"piazza/bench/live/desk"
	"piazza/bench/live/peers/stock/gen"
)

// square has the rooms, as an application in one process would: a channel for each who listens.
type square struct {
	mu    sync.Mutex
	rooms map[string]*room

	subscribers, executions atomic.Int64
}

type room struct {
	mu      sync.Mutex
	seq     int
	members map[chan *gen.Notice]context.Context
}

// backlog is how many notices may wait for a subscriber: more than the window that the generator keeps.
const backlog = 128

func (s *square) room(name string) *room {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.rooms[name]
	if r == nil {
		r = &room{members: map[chan *gen.Notice]context.Context{}}
		s.rooms[name] = r
	}
	return r
}

func (s *square) join(ctx context.Context, name string) <-chan *gen.Notice {
	r := s.room(name)
	notices := make(chan *gen.Notice, backlog)
	r.mu.Lock()
	r.members[notices] = ctx
	r.mu.Unlock()
	s.subscribers.Add(1)
	context.AfterFunc(ctx, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.members, notices)
		close(notices)
		s.subscribers.Add(-1)
	})
	return notices
}

func (s *square) publish(_ context.Context, o desk.Order) error {
	for i := range o.Count {
		s.room(o.Room(i)).publish(o.Text)
	}
	return nil
}

func (r *room) publish(text string) {
	at := desk.Stamp()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seq++
	n := &gen.Notice{Seq: r.seq, Text: text, At: at}
	for notices, ctx := range r.members {
		select {
		case notices <- n:
		case <-ctx.Done():
		}
	}
}

func (s *square) usage() desk.Usage {
	return desk.Usage{Subscribers: s.subscribers.Load(), Executions: -1}
}
