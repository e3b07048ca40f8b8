package graph

import (
	"context"
	"maps"
	"slices"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/live"
	"piazza/internal/notification"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

// Notifications reads the stream's position before the page, so that nothing after it is missing in that.
func (v viewerFields) Notifications(ctx context.Context, obj *account.Viewer, first *int, after *string) (*notification.Page, error) {
	cursor, err := v.memberCursor(ctx, obj.Member.ID)
	if err != nil {
		return nil, err
	}
	page, err := v.Services.Notifications.List(ctx, paging.Of(first, after))
	if page != nil {
		page.Cursor = cursor
		listNotified(ctx, page)
	}
	return page, err
}

// memberCursor returns where a member's stream stands, where the present connection is asked for it.
func (s *Services) memberCursor(ctx context.Context, id account.ID) (string, error) {
	if selected(ctx, "cursor") == nil {
		return "", nil
	}
	return one(s.Hub.Cursors(ctx, each([]account.ID{id}, notification.MemberStream)))
}

func (v viewerFields) Unread(ctx context.Context, _ *account.Viewer) (*notification.Unread, error) {
	return v.Services.Notifications.Unread(ctx)
}

func (f notificationFields) Entry(ctx context.Context, obj *notification.Notification) (entry.Any, error) {
	if obj.Comment != nil {
		return commentFields(f).Entry(ctx, obj.Comment)
	}
	found, err := siblingsOfReminder(ctx, obj).entry(ctx, f.Services, obj)
	if found == nil {
		return nil, errOr(err, notification.ErrMissing)
	}
	return found.Typed(), err
}

// reminderSiblings are reminders of polls in one list.
type reminderSiblings struct {
	reminders []*notification.Notification
	entries   batch[entry.ID, *entry.Entry]
}

func (r *reminderSiblings) entry(ctx context.Context, s *Services, n *notification.Notification) (*entry.Entry, error) {
	return r.entries.get(n.EntryID, func() (map[entry.ID]*entry.Entry, error) {
		found, err := s.Entries.ByIDs(ctx, each(r.reminders, func(n *notification.Notification) entry.ID { return n.EntryID }))
		listEntries(ctx, &entrySiblings{entries: slices.Collect(maps.Values(found))})
		return found, err
	})
}

// listNotified makes the comments of a page siblings of each other, and the reminders.
func listNotified(ctx context.Context, page *notification.Page) {
	listComments(ctx, page.Comments())
	o := operationOf(ctx)
	var s reminderSiblings
	for _, n := range page.Notifications {
		if n.Comment == nil {
			s.reminders = append(s.reminders, n)
		}
	}
	remember(o, &o.reminders, s.reminders, func(n *notification.Notification) notification.ID { return n.ID }, &s)
}

// siblingsOfReminder returns the list that a reminder was read in; one that came alone is its own list.
func siblingsOfReminder(ctx context.Context, n *notification.Notification) *reminderSiblings {
	o := operationOf(ctx)
	if s := recall(o, &o.reminders, n.ID); s != nil {
		return s
	}
	return &reminderSiblings{reminders: []*notification.Notification{n}}
}

func (notificationConnection) Edges(_ context.Context, obj *notification.Page) ([]*gen.NotificationEdge, error) {
	return each(obj.Notifications, func(n *notification.Notification) *gen.NotificationEdge {
		return &gen.NotificationEdge{Cursor: obj.CursorOf(n), Node: n}
	}), nil
}

func (notificationConnection) PageInfo(_ context.Context, obj *notification.Page) (*gen.PageInfo, error) {
	return pageInfo(each(obj.Notifications, obj.CursorOf), obj.Before, obj.More), nil
}

func (c notificationConnection) TotalCount(ctx context.Context, _ *notification.Page) (int, error) {
	return c.Notifications.Total(ctx)
}

func (m mutation) NotificationsRead(ctx context.Context, in notification.ReadInput) (*gen.NotificationsReadPayload, error) {
	left, err := m.Notifications.Read(ctx, in)
	refused, err := refusals(err)
	return &gen.NotificationsReadPayload{Unread: left, UserErrors: refused}, err
}

// Notifications watches what is written to the viewer.
func (s subscription) Notifications(ctx context.Context, after *string) (<-chan gen.NotificationNotice, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	live.Within(ctx, 0)
	// A notification shows a comment of any stream.
	from := source{notification.MemberStream(account.ID(viewer.MemberID)), true}
	return follow(ctx, s.Hub, from, after, s.notificationNotice)
}

// notificationNotice reads the comment as it is now. What may no longer be read is passed over.
func (s subscription) notificationNotice(ctx context.Context, d live.Delivery) (gen.NotificationNotice, bool, error) {
	if d.Notice == nil {
		return joined(d), true, nil
	}
	id := notification.ID(d.Notice.Ref)
	switch d.Notice.Kind {
	case notification.NoticeRead:
		return &gen.NotificationsRead{Cursor: d.Cursor, UpTo: id}, true, nil
	case notification.NoticeAdded:
		n, err := s.Services.Notifications.Get(ctx, id)
		if n == nil || err != nil {
			return nil, false, ignoreMissing(err)
		}
		return &gen.NotificationAdded{Cursor: d.Cursor, Notification: n}, true, nil
	default:
		return nil, false, nil
	}
}

// Unread watches how much waits for the viewer.
func (s subscription) Unread(ctx context.Context) (<-chan *notification.Unread, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	live.Within(ctx, 0)
	states, err := s.UnreadStates.Watch(ctx, viewer.MemberID)
	stream := live.Stream{Kind: notification.StateKind, Ref: viewer.MemberID}
	return watched(ctx, stream, states, err, func(now *notification.Unread) *notification.Unread { return now })
}

func ignoreMissing(err error) error {
	if problem.Is(err, problem.NotFound) {
		return nil
	}
	return err
}
