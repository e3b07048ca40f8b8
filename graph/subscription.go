package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"piazza/graph/gen"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/live"
	"piazza/internal/nodeid"
	"piazza/internal/space"
)

// Thread watches what happens under an entry.
func (s subscription) Thread(ctx context.Context, id string, after *string) (<-chan gen.ThreadNotice, error) {
	n := entry.ID(nodeid.Read(id, entry.NodeKind))
	if found, err := s.Entries.ByID(ctx, n); found == nil || err != nil {
		return nil, errOr(err, comment.ErrNoEntry)
	}
	deliveries, err := s.Hub.Subscribe(ctx, comment.ThreadStream(n), orEmpty(after))
	if err != nil {
		return nil, err
	}
	return told(ctx, deliveries, s.threadNotice), nil
}

// Piazza watches what becomes public in a piazza.
func (s subscription) Piazza(ctx context.Context, id string, after *string) (<-chan gen.PiazzaNotice, error) {
	n := space.ID(nodeid.Read(id, space.NodeKind))
	if found, err := s.Spaces.ByIDs(ctx, []space.ID{n}); found[n] == nil || err != nil {
		return nil, errOr(err, space.ErrPiazza)
	}
	deliveries, err := s.Hub.Subscribe(ctx, entry.PiazzaStream(n), orEmpty(after))
	if err != nil {
		return nil, err
	}
	return told(ctx, deliveries, s.piazzaNotice), nil
}

// told turns what the hub delivers into what the API says. A notice of something that the viewer may no longer see is
// passed over; one that cannot be read now ends the subscription, and the client resumes from its cursor. After the end
// of a thread nothing follows.
func told[N any](ctx context.Context, deliveries <-chan live.Delivery, say func(context.Context, live.Delivery) (N, bool, error)) <-chan N {
	out := make(chan N)
	go func() {
		defer close(out)
		defer survive(ctx)
		for d := range deliveries {
			notice, ok, err := say(ctx, d)
			if err != nil {
				live.End(ctx, live.Broken)
				return
			}
			if !ok {
				continue
			}
			select {
			case out <- notice:
				if _, last := any(notice).(*gen.ThreadClosed); last {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// survive keeps a panic while a notice is told from ending the whole program: here the library recovers nothing. It is
// reported like one in a resolver, and ends the subscription.
func survive(ctx context.Context) {
	if v := recover(); v != nil {
		graphql.AddError(ctx, graphql.Recover(ctx, v))
		live.End(ctx, live.Broken)
	}
}

func joined(d live.Delivery) *gen.StreamJoined {
	return &gen.StreamJoined{Cursor: d.Cursor, State: gen.StreamState(d.State)}
}

// threadNotice reads the comment as it is now: hidden meanwhile, it comes without its text.
func (s subscription) threadNotice(ctx context.Context, d live.Delivery) (gen.ThreadNotice, bool, error) {
	if d.Notice == nil {
		return joined(d), true, nil
	}
	if d.Notice.Kind == entry.NoticeClosed {
		return &gen.ThreadClosed{Cursor: d.Cursor, Reason: s.closingReason(ctx, entry.ID(d.Notice.Ref))}, true, nil
	}
	id := comment.ID(d.Notice.Ref)
	found, err := s.Comments.Batch(ctx, []comment.ID{id})
	c := found[id]
	if c == nil || err != nil {
		return nil, false, err
	}
	switch d.Notice.Kind {
	case comment.NoticeAdded:
		return &gen.CommentAdded{Cursor: d.Cursor, Comment: c}, true, nil
	case comment.NoticeEdited:
		return &gen.CommentEdited{Cursor: d.Cursor, Comment: c}, true, nil
	case comment.NoticeHidden:
		return &gen.CommentHidden{Cursor: d.Cursor, Comment: c}, true, nil
	case comment.NoticeRestored:
		return &gen.CommentRestored{Cursor: d.Cursor, Comment: c}, true, nil
	case comment.NoticeDeleted:
		return &gen.CommentDeleted{Cursor: d.Cursor, Comment: c}, true, nil
	case comment.NoticeReacted:
		return &gen.CommentReacted{Cursor: d.Cursor, Comment: c}, true, nil
	default:
		return nil, false, nil
	}
}

// closingReason is the public reason of a withdrawal, for those who may still read the entry.
func (s subscription) closingReason(ctx context.Context, id entry.ID) string {
	e, err := s.Entries.ByID(ctx, id)
	if e == nil || err != nil || e.WithdrawnReason == nil {
		return ""
	}
	return *e.WithdrawnReason
}

func (s subscription) piazzaNotice(ctx context.Context, d live.Delivery) (gen.PiazzaNotice, bool, error) {
	if d.Notice == nil {
		return joined(d), true, nil
	}
	id := entry.ID(d.Notice.Ref)
	if d.Notice.Kind == entry.NoticeWithdrawn {
		return &gen.EntryWithdrawn{Cursor: d.Cursor, EntryID: id}, true, nil
	}
	e, err := s.Entries.ByID(ctx, id)
	if e == nil || err != nil {
		return nil, false, err
	}
	if d.Notice.Kind == entry.NoticePublished {
		return &gen.EntryPublished{Cursor: d.Cursor, Entry: e.Typed()}, true, nil
	}
	return &gen.EntryChanged{Cursor: d.Cursor, Entry: e.Typed()}, true, nil
}
