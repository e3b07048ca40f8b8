package graph

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"piazza/graph/gen"
	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/live"
	"piazza/internal/nodeid"
	"piazza/internal/space"
)

// Thread watches what happens under an entry.
func (s subscription) Thread(ctx context.Context, id string, after *string) (<-chan gen.ThreadNotice, error) {
	n := entry.ID(nodeid.Read(id, entry.NodeKind))
	if err := s.admit(ctx, n); err != nil {
		return nil, err
	}
	return follow(ctx, s.Hub, source{comment.ThreadStream(n), asksMore(ctx)}, after, s.threadNotice)
}

// admit lets in who may read an entry. What is told to many is told to those who were let in, each by himself, and is run whenever
// something has happened: where the entry is withdrawn meanwhile, nobody is left who might read it, and all are still told the end.
func (s subscription) admit(ctx context.Context, id entry.ID) error {
	if live.IsShared(ctx) {
		return nil
	}
	found, err := s.readable(ctx, id)
	if err == nil {
		live.Within(ctx, int64(found.Piazza.ID))
		shareRead(ctx, found)
	}
	return err
}

// shareRead says that all are told the same who may read an entry. One that is there for few is told to each for reasons of his own.
func shareRead(ctx context.Context, e *entry.Entry) {
	if anyone := reader(e.Piazza); e.CanRead(anyone) {
		live.Share(ctx, beside(anyone))
	}
}

// beside is how all who are nobody in particular are told of what is no assembly: after those who lead one, and beside those who
// take part. However much is written, no hall waits for it.
func beside(anyone auth.Viewer) live.Sharing { return live.Sharing{As: anyone, Turn: live.Hall} }

// Piazza watches what becomes public in a piazza.
func (s subscription) Piazza(ctx context.Context, id string, after *string) (<-chan gen.PiazzaNotice, error) {
	n := space.ID(nodeid.Read(id, space.NodeKind))
	if err := s.admitTo(ctx, n); err != nil {
		return nil, err
	}
	return follow(ctx, s.Hub, source{entry.PiazzaStream(n), asksMore(ctx)}, after, s.piazzaNotice)
}

// admitTo lets in who may know a piazza, as admit does.
func (s subscription) admitTo(ctx context.Context, id space.ID) error {
	if live.IsShared(ctx) {
		return nil
	}
	found, err := s.Spaces.ByIDs(ctx, []space.ID{id})
	if found[id] == nil || err != nil {
		return errOr(err, space.ErrPiazza)
	}
	live.Within(ctx, int64(id))
	live.Share(ctx, beside(reader(found[id])))
	return nil
}

// reader is anybody who may read a piazza: what he is told there, all are told who may.
func reader(p *space.Piazza) auth.Viewer {
	if p.Visibility == space.Public {
		return auth.Viewer{}
	}
	return auth.Anyone(int64(p.ID), auth.Member)
}

// staffOr is anybody who may edit in a piazza, where the viewer may, and otherwise anybody who may read it.
func staffOr(v auth.Viewer, p *space.Piazza) auth.Viewer {
	if p.CanEdit(v) {
		return auth.Anyone(int64(p.ID), auth.Editor)
	}
	return reader(p)
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

// told turns what the hub delivers into what the API says. What is run for many is given what has happened, mostly one notice: for
// that nobody has to be woken.
func told[N any](ctx context.Context, from source, deliveries <-chan live.Delivery, say teller[N]) <-chan N {
	out := make(chan N, len(deliveries))
	tell := func() {
		defer close(out)
		defer survive(ctx)
		for d := range deliveries {
			if !tellOne(ctx, from, d, say, out) {
				return
			}
		}
	}
	if len(deliveries) == 1 {
		tell()
	} else {
		go tell()
	}
	return out
}

// tellOne tells of a notice, and whether others may follow. One of something that the viewer may no longer see is passed over; one
// that cannot be read now ends the subscription, and the client resumes from its cursor. After the end of a thread nothing follows.
func tellOne[N any](ctx context.Context, from source, d live.Delivery, say teller[N], out chan<- N) bool {
	showing := live.Show(ctx, from.stream, d, from.more)
	notice, ok, err := inTime(ctx, d, say)
	if err != nil {
		live.Fail(ctx, err)
		return false
	}
	if !ok {
		showing.Skip()
		return true
	}
	_, last := any(notice).(*gen.ThreadClosed)
	if last {
		live.Last(ctx)
	}
	select {
	case out <- notice:
		return !last
	case <-ctx.Done():
		return false
	}
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

// asksMore tells whether the subscription that is being resolved asks for more than the thing that a notice is about,
// such as the comments beside it: then whatever is taken away from the stream may be in what it is told.
func asksMore(ctx context.Context) bool {
	return showsMore(graphql.GetOperationContext(ctx), graphql.GetFieldContext(ctx).Field.Selections)
}

func showsMore(o *graphql.OperationContext, set ast.SelectionSet) bool {
	for _, thing := range fieldsOf(o, set) {
		for _, part := range fieldsOf(o, thing.Selections) {
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
	for _, field := range fieldsOf(o, part.Selections) {
		if len(field.Selections) > 0 {
			return false
		}
	}
	return true
}

func joined(d live.Delivery) *gen.StreamJoined {
	return &gen.StreamJoined{Cursor: d.Cursor, State: gen.StreamState(d.State), Missed: d.Missed}
}

// threadNotice reads the comment as it is now: hidden meanwhile, it comes without its text.
func (s subscription) threadNotice(ctx context.Context, d live.Delivery) (gen.ThreadNotice, bool, error) {
	if d.Notice == nil {
		return joined(d), true, nil
	}
	if d.Notice.Kind == entry.NoticeClosed {
		return &gen.ThreadClosed{Cursor: d.Cursor, Reason: s.closingReason(ctx, entry.ID(d.Notice.Ref))}, true, nil
	}
	c, err := s.Comments.Find(ctx, comment.ID(d.Notice.Ref))
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

// closingReason is the public reason of a withdrawal, the same for all who were there. What cannot be told does not keep the thread
// open.
func (s subscription) closingReason(ctx context.Context, id entry.ID) string {
	reason, err := s.Entries.ClosingReason(ctx, id)
	if err != nil {
		return ""
	}
	return reason
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
