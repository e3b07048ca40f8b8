//go:build linux

package main

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/vektah/gqlparser/v2/ast"

	"piazza/bench/live/desk"
	"piazza/bench/live/ours/gen"
	"piazza/internal/auth"
	"piazza/internal/live"
)

// square serves.
type square struct {
	hub        *live.Hub
	transports *live.Transports
	exec       *executor.Executor
	// counted are metrics that are there. How many operations run would be counted for each question, on the measured core, by
	// looking at all connections.
	counted *prometheus.Registry
	publish func(context.Context, desk.Order) error
	first   int64
	// text is what the notices of the last order say: the log has their moment alone.
	text atomic.Pointer[string]

	executions atomic.Int64
}

func newSquare(hub *live.Hub, o options, log *slog.Logger) *square {
	s := &square{hub: hub, first: o.first, counted: prometheus.NewRegistry()}
	s.transports = live.NewTransports(live.TransportOptions{
		Hub: hub, SocketsPerMember: 1 << 20, Goroutines: o.goroutines, Metrics: live.NewMetrics(s.counted), Log: log,
	})
	s.exec = executor.New(gen.NewExecutableSchema(gen.Config{Resolvers: s}))
	s.exec.SetQueryCache(lru.New[*ast.QueryDocument](1000)) // as the program has one
	return s
}

func (s *square) order(ctx context.Context, o desk.Order) error {
	s.text.Store(&o.Text)
	return s.publish(ctx, o)
}

// usage counts who is told by a feed, as everybody is here soon after he has joined.
func (s *square) usage() desk.Usage {
	return desk.Usage{Subscribers: s.members(), Executions: s.executions.Load()}
}

func (s *square) members() int64 {
	families, err := s.counted.Gather()
	if err != nil {
		return -1
	}
	for _, family := range families {
		if family.GetName() == "piazza_live_feed_members" {
			return int64(family.GetMetric()[0].GetGauge().GetValue())
		}
	}
	return -1
}

// ServeHTTP lets in: a class of visitors is one of members here.
func (s *square) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var v auth.Viewer
	if r.URL.Query().Get("class") == "b" {
		v.MemberID = 1
	}
	r = r.WithContext(auth.With(r.Context(), v))
	for _, transport := range s.transports.All() {
		if transport.Supports(r) {
			transport.Do(w, r, s.exec)
			return
		}
	}
	http.NotFound(w, r)
}

// Query is gqlgen's root of queries.
func (s *square) Query() gen.QueryResolver { return query{} }

// Subscription is gqlgen's root of subscriptions.
func (s *square) Subscription() gen.SubscriptionResolver { return subscription{s} }

type query struct{}

// Ready answers.
func (query) Ready(context.Context) (bool, error) { return true, nil }

type subscription struct{ *square }

// Notices tells of a room. First it says that one has joined, with the seq 0, as our API does.
func (s subscription) Notices(ctx context.Context, room string) (<-chan *gen.Notice, error) {
	stream, err := streamOf(s.first, room)
	if err != nil {
		return nil, err
	}
	live.Within(ctx, 0)
	deliveries, err := s.hub.Subscribe(ctx, stream, "")
	if err != nil {
		return nil, err
	}
	class := "visitors"
	if auth.FromContext(ctx).SignedIn() {
		class = "members"
	}
	live.Share(ctx, live.Sharing{Class: class})
	told := make(chan *gen.Notice)
	go s.tell(ctx, stream, deliveries, told)
	return told, nil
}

func (s subscription) tell(ctx context.Context, stream live.Stream, deliveries <-chan live.Delivery, told chan<- *gen.Notice) {
	defer close(told)
	for d := range deliveries {
		live.Show(ctx, stream, d, false)
		n := &gen.Notice{}
		if d.Notice != nil {
			s.executions.Add(1)
			n = &gen.Notice{Seq: int(d.Notice.Seq), Text: *s.text.Load(), At: strconv.FormatInt(d.Notice.Ref, 10)}
		}
		select {
		case told <- n:
		case <-ctx.Done():
			return
		}
	}
}
