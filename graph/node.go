package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/nodeid"
	"piazza/internal/notification"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// Node finds whatever has an id. What may not be seen answers exactly as what does not exist.
func (q query) Node(ctx context.Context, id string) (gen.Node, error) {
	kind, n, ok := nodeid.Decode(id)
	if !ok {
		return nil, nil //nolint:nilnil // null is the API's answer for what does not exist
	}
	return q.lookUp(ctx, kind, n)
}

func (s *Services) lookUp(ctx context.Context, kind string, n int64) (gen.Node, error) {
	switch kind {
	case entry.NodeKind:
		return found(typed(s.Entries.ByID(ctx, entry.ID(n))))
	case comment.NodeKind:
		return found(s.Comments.Get(ctx, comment.ID(n)))
	case notification.NodeKind:
		return found(s.Notifications.Get(ctx, notification.ID(n)))
	case assembly.NodeKind:
		return found(s.Assemblies.ByID(ctx, assembly.ID(n)))
	case space.NodeKind:
		byID, err := s.Spaces.ByIDs(ctx, []space.ID{space.ID(n)})
		return found(byID[space.ID(n)], err)
	case account.NodeKind:
		byID, err := s.Accounts.ByIDs(ctx, []account.ID{account.ID(n)})
		return found(byID[account.ID(n)], err)
	case account.SessionKind:
		return found(s.Accounts.SessionByID(ctx, account.SessionID(n)))
	case entry.RecordKind:
		return found(s.Entries.RecordByID(ctx, entry.RecordID(n)))
	default:
		return nil, nil //nolint:nilnil // as above
	}
}

// found turns a nil pointer, or the refusal that says the same, into null.
func found[T comparable](object T, err error) (gen.Node, error) {
	var none T
	if problem.Is(err, problem.NotFound) || problem.Is(err, problem.Unauthenticated) {
		err = nil
	}
	if object == none || err != nil {
		return nil, err
	}
	return object, nil
}
