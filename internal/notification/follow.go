package notification

import (
	"context"
	"maps"
	"slices"
	"time"

	"piazza/internal/account"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
)

// heard is what a batch of notices may change here.
type heard struct {
	// comments say something to somebody, each since the time of its notice.
	comments map[comment.ID]time.Time
	// What counts anew: the notifications of members, at once; under entries and in spaces, where there may be very many,
	// later.
	members, entries, spaces []int64
}

// listen picks out of the log what matters here.
func listen(notices []db.StreamNotice) *heard {
	h := &heard{comments: map[comment.ID]time.Time{}}
	for i := range notices {
		switch n := &notices[i]; n.Stream.Kind {
		case streamThread:
			h.thread(n)
		case streamPiazza:
			if n.Kind == entry.NoticePublished {
				h.entries = append(h.entries, n.Ref)
			}
		case db.RightsStream.Kind:
			h.rights(n)
		}
	}
	return h
}

var (
	streamThread = comment.ThreadStream(0).Kind
	streamPiazza = entry.PiazzaStream(0).Kind
)

func (h *heard) thread(n *db.StreamNotice) {
	switch n.Kind {
	case comment.NoticeAdded, comment.NoticeEdited, comment.NoticeRestored:
		h.comments[comment.ID(n.Ref)] = n.CreatedAt
	case entry.NoticeClosed:
		h.entries = append(h.entries, n.Ref)
	}
}

func (h *heard) rights(n *db.StreamNotice) {
	switch n.Kind {
	case db.MemberChanged, db.MemberErased:
		h.members = append(h.members, n.Ref)
	case db.SpaceChanged:
		h.spaces = append(h.spaces, n.Ref)
	}
}

// Follow is the work of the reader of the whole log that writes notifications.
func (s *Service) Follow(ctx context.Context, tx *db.Tx, notices []db.StreamNotice) error {
	h := listen(notices)
	told, err := tell(ctx, tx, h)
	if err != nil {
		return err
	}
	members, err := affected(ctx, tx, h.members)
	if err != nil {
		return err
	}
	if len(h.members) > 0 {
		if err := erase(ctx, tx, h.members); err != nil {
			return err
		}
	}
	if err := noteRecounts(ctx, tx, h); err != nil {
		return err
	}
	return countAll(ctx, tx, members, told)
}

// countAll counts anew for those whose rights changed, and adds what came for the others.
func countAll(ctx context.Context, tx *db.Tx, anew []int64, told map[int64]int) error {
	for _, member := range anew {
		delete(told, member)
	}
	members := append(slices.Collect(maps.Keys(told)), anew...)
	if len(members) == 0 {
		return nil
	}
	slices.Sort(members)
	if err := hold(ctx, tx, members); err != nil {
		return err
	}
	if len(told) > 0 {
		if err := countMore(ctx, tx, told); err != nil {
			return err
		}
		touch(tx, slices.Sorted(maps.Keys(told)))
	}
	if len(anew) == 0 {
		return nil
	}
	return countAnew(ctx, tx, anew)
}

// tell writes the notifications of what was said and returns how many came for whom.
func tell(ctx context.Context, tx *db.Tx, h *heard) (told map[int64]int, err error) {
	if len(h.comments) == 0 {
		return nil, nil
	}
	all, err := facts(ctx, tx, h.comments)
	if err != nil {
		return nil, err
	}
	readers, err := readersAmong(ctx, tx, all)
	if err != nil {
		return nil, err
	}
	var fresh []*Notification
	for _, s := range all {
		at := h.comments[s.commentID]
		for _, c := range s.concernsReaders(readers, at) {
			fresh = append(fresh, &Notification{
				MemberID: c.member, Kind: c.kind, CommentID: s.commentID, EntryID: s.entryID, CreatedAt: at,
			})
		}
	}
	written, err := add(ctx, tx, fresh)
	told = map[int64]int{}
	for _, n := range written {
		tx.Notify(MemberStream(n.MemberID), NoticeAdded, int64(n.ID), 0)
		told[int64(n.MemberID)]++
	}
	return told, err
}

// countAnew counts what waits for members, whose counts are held, and tells who watches.
func countAnew(ctx context.Context, tx *db.Tx, members []int64) error {
	changed, err := count(ctx, tx, members)
	touch(tx, changed)
	return err
}

func touch(tx *db.Tx, members []int64) {
	for _, member := range members {
		tx.Touch(stateOf(member))
	}
}

// candidates returns whom any of the comments may concern, each once.
func candidates(all []*said) []account.ID {
	var members []account.ID
	for _, s := range all {
		for _, c := range s.concerns() {
			members = append(members, c.member)
		}
	}
	slices.Sort(members)
	return slices.Compact(members)
}
