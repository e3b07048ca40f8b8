package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/live"
	"piazza/internal/nodeid"
)

// NewPresence returns who is here, named as members.
func NewPresence(h *live.Hub, node string, accounts *account.Service) *live.Presence[account.Member] {
	return live.NewPresence(h, live.PresenceOptions[account.Member]{Node: node, Names: names(accounts)})
}

// names reads members by their numbers.
func names(accounts *account.Service) func(context.Context, []int64) (map[int64]*account.Member, error) {
	return func(ctx context.Context, numbers []int64) (map[int64]*account.Member, error) {
		found, err := accounts.ByIDs(ctx, each(numbers, func(n int64) account.ID { return account.ID(n) }))
		names := make(map[int64]*account.Member, len(found))
		for id, m := range found {
			names[int64(id)] = m
		}
		return names, err
	}
}

// Presence watches who reads an entry. Whoever may read it may, and is present then, until the entry is withdrawn.
func (s subscription) Presence(ctx context.Context, id string, visible bool) (<-chan *gen.Presence, error) {
	ctx, leave := context.WithCancel(ctx)
	e, err := s.attend(ctx, entry.ID(nodeid.Read(id, entry.NodeKind)), leave)
	if err != nil {
		return nil, err
	}
	shareRead(ctx, e)
	guest := live.Guest{Member: auth.FromContext(ctx).MemberID, Visible: visible}
	crowds, err := s.Services.Presence.Watch(ctx, int64(e.ID), guest)
	// What waits to be sent goes with the thread.
	return watched(ctx, comment.ThreadStream(e.ID), crowds, err, presence)
}

// attend returns an entry that the viewer may read, and leaves when he no longer may. The thread is followed from before
// it is looked whether he may.
func (s subscription) attend(ctx context.Context, id entry.ID, leave func()) (*entry.Entry, error) {
	deliveries, err := s.Hub.Subscribe(ctx, comment.ThreadStream(id), "")
	if err != nil {
		leave()
		return nil, err
	}
	go leaveWhenClosed(deliveries, leave)
	e, err := s.readable(ctx, id)
	if err != nil {
		leave()
		return nil, err
	}
	live.Within(ctx, int64(e.Piazza.ID))
	return e, nil
}

// leaveWhenClosed leaves an entry when its thread ends, or can no longer be followed.
func leaveWhenClosed(deliveries <-chan live.Delivery, leave func()) {
	defer leave()
	for d := range deliveries {
		if d.Notice != nil && d.Notice.Kind == entry.NoticeClosed {
			return
		}
	}
}

// readable returns an entry that the viewer may read.
func (s *Services) readable(ctx context.Context, id entry.ID) (*entry.Entry, error) {
	found, err := s.Entries.ByID(ctx, id)
	if found == nil || err != nil {
		return nil, errOr(err, comment.ErrNoEntry)
	}
	return found, nil
}

func presence(c live.Crowd[account.Member]) *gen.Presence {
	return &gen.Presence{Count: c.Count, Members: c.Members, Typing: c.Typing, TypingCount: c.TypingCount}
}

// ThreadTyping passes on that the viewer is writing. Whoever may comment may.
func (m mutation) ThreadTyping(ctx context.Context, in gen.ThreadTypingInput) (*gen.ThreadTypingPayload, error) {
	refused, err := refusals(m.typing(ctx, in))
	return &gen.ThreadTypingPayload{UserErrors: refused}, err
}

func (m mutation) typing(ctx context.Context, in gen.ThreadTypingInput) error {
	viewer := auth.FromContext(ctx)
	found, err := m.readable(ctx, in.EntryID)
	if err != nil {
		return err
	}
	if err := comment.PlaceOf(found).Write(viewer); err != nil {
		return err
	}
	return m.Presence.Typing(int64(in.EntryID), live.Guest{Member: viewer.MemberID, Visible: in.Visible})
}
