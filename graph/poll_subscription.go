package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/live"
	"piazza/internal/nodeid"
	"piazza/internal/poll"
)

// PollResults watches what a poll has come to, as far as the viewer may know: to who may not see it yet only what he would
// hear of anyway is told.
func (s subscription) PollResults(ctx context.Context, id string) (<-chan *ballot.State, error) {
	ctx, leave := context.WithCancel(ctx)
	e, err := s.attendPoll(ctx, id, leave)
	if err != nil {
		return nil, err
	}
	states, err := s.ResultStates.Watch(ctx, int64(e.ID))
	viewer := auth.FromContext(ctx)
	known := sight{ctx: ctx, viewer: viewer, like: staffOr(viewer, e.Piazza), leave: leave}
	return watchedSome(ctx, comment.ThreadStream(e.ID), states, err, known.see)
}

// sight is what one who watches results was told last.
type sight struct {
	ctx    context.Context //nolint:containedctx // it is the subscription's, which says who is told the same
	viewer auth.Viewer
	// like is anybody who may do what the viewer may.
	like  auth.Viewer
	last  *ballot.State
	leave func()
}

// share says who is told the same: everybody who may do the same, unless it depends on who has voted.
func (k *sight) share(now *ballot.Standing) {
	if _, err := now.For(ballot.DoorWatch, k.like); err != nil || now.DependsOnVote() {
		live.Alone(k.ctx)
		return
	}
	live.Share(k.ctx, beside(k.like))
}

// see tells what the viewer may know now, unless he has just been told the same.
func (k *sight) see(now *ballot.Standing) (*ballot.State, bool) {
	state, err := now.For(ballot.DoorWatch, k.viewer)
	if err != nil {
		// The poll does not exist for him any more: there is nothing left to watch.
		k.leave()
		return nil, false
	}
	k.share(now)
	if k.last != nil && state.Repeats(k.last) {
		return nil, false
	}
	k.last = state
	return state, true
}

// PollTurnout watches how many take part.
func (s subscription) PollTurnout(ctx context.Context, id string) (<-chan *ballot.Turnout, error) {
	ctx, leave := context.WithCancel(ctx)
	e, err := s.attendPoll(ctx, id, leave)
	if err != nil {
		return nil, err
	}
	shareRead(ctx, e)
	states, err := s.TurnoutStates.Watch(ctx, int64(e.ID))
	return watched(ctx, comment.ThreadStream(e.ID), states, err, func(now *ballot.Turnout) *ballot.Turnout { return now })
}

// attendPoll is attend for polls alone.
func (s subscription) attendPoll(ctx context.Context, id string, leave func()) (*entry.Entry, error) {
	e, err := s.attend(ctx, entry.ID(nodeid.Read(id, entry.NodeKind)), leave)
	if err == nil && e.Kind != entry.KindPoll {
		leave()
		err = poll.ErrPoll
	}
	return e, err
}

// pollNotice says what has become of a poll, false where the notice is about something else.
func pollNotice(d live.Delivery, e *entry.Entry) (gen.PiazzaNotice, bool) {
	of := &entry.Poll{Entry: e}
	switch d.Notice.Kind {
	case poll.NoticeOpened:
		return &gen.PollOpened{Cursor: d.Cursor, Poll: of}, true
	case poll.NoticeClosed:
		return &gen.PollClosed{Cursor: d.Cursor, Poll: of}, true
	case poll.NoticeChanged:
		return &gen.PollChanged{Cursor: d.Cursor, Poll: of}, true
	default:
		return nil, false
	}
}
