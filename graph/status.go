package graph

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/live"
	"piazza/internal/problem"
)

// LiveStatus watches how live delivery does on each node.
func (s subscription) LiveStatus(ctx context.Context) (<-chan *live.Status, error) {
	viewer := auth.FromContext(ctx)
	switch {
	case !viewer.SignedIn():
		return nil, problem.SignIn()
	case !viewer.Administrator:
		return nil, account.ErrAdministrators
	}
	live.Within(ctx, 0)
	states, err := s.Board.Watch(ctx)
	if err != nil {
		return nil, err
	}
	return watched(ctx, live.Stream{Kind: "status"}, states, func(now live.Status) *live.Status { return &now }), nil
}

// watched passes on what the states of a stream are. Nothing that a notice takes away is in them.
func watched[T, N any](ctx context.Context, stream live.Stream, states <-chan live.State[T], say func(T) N) <-chan N {
	out := make(chan N)
	go func() {
		defer close(out)
		defer survive(ctx)
		for state := range states {
			live.Show(ctx, stream, live.Delivery{}, false)
			select {
			case out <- say(state.Value):
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
