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
	if err := administers(auth.FromContext(ctx)); err != nil {
		return nil, err
	}
	live.Within(ctx, 0)
	states, err := s.Board.Watch(ctx)
	return watched(ctx, live.Stream{Kind: "status"}, states, err, func(now live.Status) *live.Status { return &now })
}

// administers says why the viewer may not see what is for administrators of the installation, nil where he may.
func administers(viewer auth.Viewer) error {
	switch {
	case !viewer.SignedIn():
		return problem.SignIn()
	case !viewer.Administrator:
		return account.ErrAdministrators
	default:
		return nil
	}
}

// watched passes on what the states of a stream are. Nothing that a notice takes away is in them.
func watched[T, N any](ctx context.Context, stream live.Stream, states <-chan live.State[T], err error, say func(T) N) (<-chan N, error) {
	return watchedSome(ctx, stream, states, err, func(now T) (N, bool) { return say(now), true })
}

// watchedSome is watched where of some states there is nothing to say to this viewer.
func watchedSome[T, N any](
	ctx context.Context, stream live.Stream, states <-chan live.State[T], err error, say func(T) (N, bool),
) (<-chan N, error) {
	if err != nil {
		return nil, err
	}
	out := make(chan N)
	go func() {
		defer close(out)
		defer survive(ctx)
		for state := range states {
			said, ok := say(state.Value)
			if !ok {
				live.Passed(ctx)
				continue
			}
			live.ShowState(ctx, stream, state.Version)
			select {
			case out <- said:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out, nil
}
