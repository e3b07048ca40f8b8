package notification

import (
	"context"
	"math"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

// ErrMissing is the answer for what does not exist and for what is another's.
var ErrMissing = problem.Missing("notification_missing", "This notification does not exist.")

// Service writes and reads notifications. Whoever asks sees his own alone.
type Service struct {
	db       *db.DB
	comments *comment.Service
}

// NewService returns the service on a database.
func NewService(d *db.DB) *Service { return &Service{db: d, comments: comment.NewService(d)} }

// List returns a page of the viewer's notifications, newest first, with their comments.
func (s *Service) List(ctx context.Context, page paging.Page) (*Page, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	before, err := start(page)
	if err != nil {
		return nil, err
	}
	found, more, err := pageOf(ctx, s.db, viewer.MemberID, before, page.Limit())
	if err != nil {
		return nil, err
	}
	found, err = s.illustrate(ctx, found)
	return &Page{Notifications: found, More: more, Before: page.After != ""}, err
}

// start returns the id before which a page begins.
func start(page paging.Page) (int64, error) {
	key, err := page.Key(list, 1)
	if err != nil {
		return 0, err
	}
	if key == nil {
		return math.MaxInt64, nil
	}
	return key[0], nil
}

// illustrate gives each notification its comment as it is now. One whose comment may no longer be read is left out: the
// right to it has ended between two statements.
func (s *Service) illustrate(ctx context.Context, notifications []*Notification) ([]*Notification, error) {
	var ids []comment.ID
	for _, n := range notifications {
		if n.CommentID != 0 {
			ids = append(ids, n.CommentID)
		}
	}
	if len(ids) == 0 {
		return notifications, nil
	}
	found, err := s.comments.Batch(ctx, ids)
	if err != nil {
		return nil, err
	}
	readable := notifications[:0]
	for _, n := range notifications {
		if n.Comment = found[n.CommentID]; n.Comment != nil || n.CommentID == 0 {
			readable = append(readable, n)
		}
	}
	return readable, nil
}

// Total returns how many notifications the viewer has in all.
func (s *Service) Total(ctx context.Context) (int, error) {
	return total(ctx, s.db, auth.FromContext(ctx).MemberID)
}

// Get returns one of the viewer's notifications.
func (s *Service) Get(ctx context.Context, id ID) (*Notification, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, ErrMissing
	}
	found, err := byIDs(ctx, s.db, viewer.MemberID, []ID{id})
	if err != nil {
		return nil, err
	}
	found, err = s.illustrate(ctx, found)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, ErrMissing
	}
	return found[0], nil
}

// Unread returns how much waits for the viewer.
func (s *Service) Unread(ctx context.Context) (*Unread, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	return s.UnreadOf(ctx, viewer.MemberID)
}

// UnreadOf returns how much waits for a member; it is for those who watch the count.
func (s *Service) UnreadOf(ctx context.Context, member int64) (*Unread, error) {
	found, err := s.unreadOf(ctx, []int64{member})
	u := found[member]
	return &u, err
}

// Versions returns the versions of the counts of members.
func (s *Service) Versions(ctx context.Context, members []int64) (map[int64]int64, error) {
	found, err := s.unreadOf(ctx, members)
	versions := make(map[int64]int64, len(found))
	for member, u := range found {
		versions[member] = u.Version
	}
	return versions, err
}

func (s *Service) unreadOf(ctx context.Context, members []int64) (map[int64]Unread, error) {
	return unread(ctx, s.db, members)
}

// Read marks the viewer's notifications as read. What is read already changes nothing.
func (s *Service) Read(ctx context.Context, in ReadInput) (left *Unread, err error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		left, err = read(ctx, tx, viewer.MemberID, in)
		return err
	})
	if err != nil {
		return nil, err
	}
	return left, nil
}

func read(ctx context.Context, tx *db.Tx, member int64, in ReadInput) (*Unread, error) {
	upTo, err := bound(ctx, tx, member, in)
	if err != nil {
		return nil, err
	}
	last, err := mark(ctx, tx, member, upTo)
	if err != nil {
		return nil, err
	}
	members := []int64{member}
	if last != 0 {
		tx.Notify(MemberStream(account.ID(member)), NoticeRead, last, 0)
		if err := hold(ctx, tx, members); err != nil {
			return nil, err
		}
		if err := countAnew(ctx, tx, members); err != nil {
			return nil, err
		}
	}
	found, err := unread(ctx, tx, members)
	u := found[member]
	return &u, err
}

// bound returns the newest notification that was read.
func bound(ctx context.Context, tx *db.Tx, member int64, in ReadInput) (ID, error) {
	if in.UpTo == nil {
		return math.MaxInt64, nil
	}
	known, err := own(ctx, tx, member, *in.UpTo)
	if err == nil && !known {
		err = problem.Missing(ErrMissing.Reason, ErrMissing.Message).On("upTo")
	}
	return *in.UpTo, err
}
