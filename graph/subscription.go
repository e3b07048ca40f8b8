package graph

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"piazza/graph/gen"
	"piazza/internal/assembly"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/live"
	"piazza/internal/nodeid"
	"piazza/internal/space"
)

// Thread watches what happens under an entry.
func (s subscription) Thread(ctx context.Context, id string, after *string) (<-chan gen.ThreadNotice, error) {
	n := entry.ID(nodeid.Read(id, entry.NodeKind))
	found, err := s.Entries.ByID(ctx, n)
	if found == nil || err != nil {
		return nil, errOr(err, comment.ErrNoEntry)
	}
	live.Within(ctx, int64(found.Piazza.ID))
	return follow(ctx, s.Hub, source{comment.ThreadStream(n), showsMore(ctx)}, after, s.threadNotice)
}

// Piazza watches what becomes public in a piazza.
func (s subscription) Piazza(ctx context.Context, id string, after *string) (<-chan gen.PiazzaNotice, error) {
	n := space.ID(nodeid.Read(id, space.NodeKind))
	if found, err := s.Spaces.ByIDs(ctx, []space.ID{n}); found[n] == nil || err != nil {
		return nil, errOr(err, space.ErrPiazza)
	}
	live.Within(ctx, int64(n))
	return follow(ctx, s.Hub, source{entry.PiazzaStream(n), showsMore(ctx)}, after, s.piazzaNotice)
}

// source is the stream that a subscription tells of, and whether what it tells may show more than the thing that a
// notice is about.
type source struct {
	stream live.Stream
	more   bool
}

// teller turns what the hub delivers into what the API says, false where there is nothing to say.
type teller[N any] func(context.Context, live.Delivery) (N, bool, error)

// follow tells what happens on a stream from a cursor on.
func follow[N any](ctx context.Context, hub *live.Hub, from source, after *string, say teller[N]) (<-chan N, error) {
	deliveries, err := hub.Subscribe(ctx, from.stream, orEmpty(after))
	if err != nil {
		return nil, err
	}
	return told(ctx, from, deliveries, say), nil
}

// told turns what the hub delivers into what the API says. A notice of something that the viewer may no longer see is
// passed over; one that cannot be read now ends the subscription, and the client resumes from its cursor. After the end
// of a thread nothing follows.
func told[N any](ctx context.Context, from source, deliveries <-chan live.Delivery, say teller[N]) <-chan N {
	out := make(chan N)
	go func() {
		defer close(out)
		defer survive(ctx)
		for d := range deliveries {
			showing := live.Show(ctx, from.stream, d, from.more)
			notice, ok, err := inTime(ctx, d, say)
			if err != nil {
				live.Fail(ctx, err)
				return
			}
			if !ok {
				showing.Skip()
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

// tellTimeout is how long it may take to read what a notice is about.
const tellTimeout = 5 * time.Second

func inTime[N any](ctx context.Context, d live.Delivery, say teller[N]) (N, bool, error) {
	ctx, cancel := context.WithTimeout(ctx, tellTimeout)
	defer cancel()
	return say(ctx, d)
}

// survive keeps a panic while a notice is told from ending the whole program: here the library recovers nothing. It is
// reported like one in a resolver, and ends the subscription.
func survive(ctx context.Context) {
	if v := recover(); v != nil {
		graphql.AddError(ctx, graphql.Recover(ctx, v))
		live.End(ctx, live.Broken)
	}
}

// showsMore tells whether the subscription that is being resolved asks for more than the thing that a notice is about,
// such as the comments beside it: then whatever is taken away from the stream may be in what it is told.
func showsMore(ctx context.Context) bool {
	o := graphql.GetOperationContext(ctx)
	for _, thing := range graphql.CollectFields(o, graphql.GetFieldContext(ctx).Field.Selections, everyType()) {
		for _, part := range graphql.CollectFields(o, thing.Selections, everyType()) {
			if len(part.Selections) > 0 && !isOfItself(o, part) {
				return true
			}
		}
	}
	return false
}

// isOfItself tells whether a part of a thing says nothing of other things: who wrote it, what it said before.
func isOfItself(o *graphql.OperationContext, part graphql.CollectedField) bool {
	switch part.Definition.Type.Name() {
	case "Member", "ReactionCount", "CommentRevision", "CommentModeration":
	default:
		return false
	}
	for _, field := range graphql.CollectFields(o, part.Selections, everyType()) {
		if len(field.Selections) > 0 {
			return false
		}
	}
	return true
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
	if d.Notice.Kind == assembly.NoticeChanged {
		return s.assemblyNotice(ctx, d)
	}
	id := entry.ID(d.Notice.Ref)
	if d.Notice.Kind == entry.NoticeWithdrawn {
		return &gen.EntryWithdrawn{Cursor: d.Cursor, EntryID: id}, true, nil
	}
	e, err := s.Entries.ByID(ctx, id)
	if e == nil || err != nil {
		return nil, false, err
	}
	if notice, ok := pollNotice(d, e); ok {
		return notice, true, nil
	}
	if d.Notice.Kind == entry.NoticePublished {
		return &gen.EntryPublished{Cursor: d.Cursor, Entry: e.Typed()}, true, nil
	}
	return &gen.EntryChanged{Cursor: d.Cursor, Entry: e.Typed()}, true, nil
}
