package notification

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/paging"
)

func fromRow(r *gen.NotificationReadable) *Notification {
	return &Notification{
		ID: ID(r.ID), MemberID: account.ID(r.MemberID), Kind: Kind(r.Kind), CommentID: comment.ID(r.CommentID),
		EntryID: entry.ID(r.EntryID), CreatedAt: r.CreatedAt, ReadAt: r.ReadAt,
	}
}

func fromRows(rows []gen.NotificationReadable) []*Notification {
	found := make([]*Notification, len(rows))
	for i := range rows {
		found[i] = fromRow(&rows[i])
	}
	return found
}

func numbers[T ~int64](ids []T) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		out[i] = int64(id)
	}
	return out
}

func typed[T ~int64](numbers []int64) []T {
	out := make([]T, len(numbers))
	for i, n := range numbers {
		out[i] = T(n)
	}
	return out
}

// pageOf reads a member's notifications before one of them, and tells whether there are more.
func pageOf(ctx context.Context, q db.Querier, member, before int64, limit int) ([]*Notification, bool, error) {
	rows, err := gen.New(q).NotificationPage(ctx, gen.NotificationPageParams{MemberID: member, Before: before, Most: limit + 1})
	rows, more := paging.Cut(rows, limit)
	return fromRows(rows), more, db.Problem(err)
}

func total(ctx context.Context, q db.Querier, member int64) (int, error) {
	n, err := gen.New(q).NotificationTotal(ctx, member)
	return int(n), db.Problem(err)
}

func byIDs(ctx context.Context, q db.Querier, member int64, ids []ID) ([]*Notification, error) {
	rows, err := gen.New(q).NotificationGet(ctx, gen.NotificationGetParams{MemberID: member, Ids: numbers(ids)})
	return fromRows(rows), db.Problem(err)
}

func unread(ctx context.Context, q db.Querier, members []int64) (map[int64]Unread, error) {
	rows, err := gen.New(q).NotificationUnread(ctx, members)
	found := make(map[int64]Unread, len(rows))
	for _, r := range rows {
		found[r.MemberID] = Unread{r.Version, r.Count}
	}
	return found, db.Problem(err)
}

func own(ctx context.Context, tx *db.Tx, member int64, id ID) (bool, error) {
	return gen.New(tx).NotificationOwn(ctx, gen.NotificationOwnParams{ID: int64(id), MemberID: member})
}

// facts reads what decides whom comments concern, in the order in which they were written.
func facts(ctx context.Context, tx *db.Tx, comments map[comment.ID]time.Time) ([]*said, error) {
	rows, err := gen.New(tx).NotificationFacts(ctx, numbers(slices.Sorted(maps.Keys(comments))))
	all := make([]*said, len(rows))
	for i, r := range rows {
		all[i] = &said{
			commentID: comment.ID(r.ID), entryID: entry.ID(r.EntryID), author: account.ID(r.AuthorID),
			answered: account.ID(r.AnsweredID), mentioned: typed[account.ID](r.Mentioned), state: comment.State(r.State),
			place: comment.PlaceFromRow(r.SpaceID, r.Visibility, r.EntryState, r.EntryAuthorID),
		}
	}
	return all, err
}

// readersAmong returns those whom comments may concern, and holds them.
func readersAmong(ctx context.Context, tx *db.Tx, all []*said) (map[account.ID]reader, error) {
	rows, err := gen.New(tx).NotificationReaders(ctx, numbers(candidates(all)))
	readers := make(map[account.ID]reader, len(rows))
	for _, r := range rows {
		v := auth.Viewer{MemberID: r.ID, Administrator: r.Administrator, Roles: make(map[int64]auth.Role, len(r.Spaces))}
		since := make(map[int64]time.Time, len(r.Spaces))
		for i, id := range r.Spaces {
			v.Roles[id], _ = auth.ParseRole(r.Roles[i])
			since[id] = r.Joined[i]
		}
		readers[account.ID(r.ID)] = reader{v, since, kindsOf(r.Muted)}
	}
	return readers, err
}

// add writes notifications and returns those that were not there, in the order of their ids.
func add(ctx context.Context, tx *db.Tx, fresh []*Notification) ([]*Notification, error) {
	if len(fresh) == 0 {
		return nil, nil
	}
	var p gen.NotificationAddParams
	for _, n := range fresh {
		p.MemberIds, p.Kinds = append(p.MemberIds, int64(n.MemberID)), append(p.Kinds, string(n.Kind))
		p.CommentIds, p.EntryIds = append(p.CommentIds, int64(n.CommentID)), append(p.EntryIds, int64(n.EntryID))
		p.Times = append(p.Times, n.CreatedAt)
	}
	rows, err := gen.New(tx).NotificationAdd(ctx, p)
	slices.SortFunc(rows, func(a, b gen.NotificationAddRow) int { return int(a.ID - b.ID) })
	written := make([]*Notification, len(rows))
	for i, r := range rows {
		written[i] = &Notification{ID: ID(r.ID), MemberID: account.ID(r.MemberID)}
	}
	return written, err
}

// affected returns those of the members for whom more or less may wait than is counted.
func affected(ctx context.Context, tx *db.Tx, members []int64) ([]int64, error) {
	if len(members) == 0 {
		return nil, nil
	}
	return gen.New(tx).NotificationAffected(ctx, members)
}

// noteRecounts leaves to Recount what may be more than one transaction should count.
func noteRecounts(ctx context.Context, tx *db.Tx, h *heard) error {
	if len(h.spaces) > 0 {
		if err := gen.New(tx).NotificationRecountSpaces(ctx, h.spaces); err != nil {
			return err
		}
	}
	if len(h.entries) == 0 {
		return nil
	}
	return noteEntries(ctx, tx, h.entries)
}

func noteEntries(ctx context.Context, tx *db.Tx, entries []int64) error {
	return gen.New(tx).NotificationRecountEntries(ctx, entries)
}

// takeRecount returns nil where nothing is to be counted anew, or others are at it.
func takeRecount(ctx context.Context, tx *db.Tx) (*recount, error) {
	r, err := gen.New(tx).NotificationRecountTake(ctx)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil //nolint:nilnil // there is none
	}
	return &recount{scope(r.Scope), r.Ref, r.Above}, err
}

func moveRecount(ctx context.Context, tx *db.Tx, r *recount) error {
	return gen.New(tx).NotificationRecountMove(ctx, gen.NotificationRecountMoveParams{Above: r.above, Scope: string(r.scope), Ref: r.ref})
}

func endRecount(ctx context.Context, tx *db.Tx, r *recount) error {
	return gen.New(tx).NotificationRecountEnd(ctx, gen.NotificationRecountEndParams{Scope: string(r.scope), Ref: r.ref})
}

func waitingUnder(ctx context.Context, tx *db.Tx, r *recount, most int) ([]int64, error) {
	return gen.New(tx).NotificationRecountMembers(ctx, gen.NotificationRecountMembersParams{EntryID: r.ref, Above: r.above, Most: most})
}

func entriesIn(ctx context.Context, tx *db.Tx, r *recount, most int) ([]int64, error) {
	return gen.New(tx).NotificationRecountIn(ctx, gen.NotificationRecountInParams{SpaceID: r.ref, Above: r.above, Most: most})
}

func erase(ctx context.Context, tx *db.Tx, members []int64) error {
	return gen.New(tx).NotificationErase(ctx, members)
}

// hold gives members a count and holds it until the transaction ends.
func hold(ctx context.Context, tx *db.Tx, members []int64) error {
	q := gen.New(tx)
	if err := q.NotificationUnreadBegin(ctx, members); err != nil {
		return err
	}
	_, err := q.NotificationUnreadHold(ctx, members)
	return err
}

// countMore adds what came for members.
func countMore(ctx context.Context, tx *db.Tx, told map[int64]int) error {
	var p gen.NotificationUnreadAddParams
	for member, n := range told {
		p.Members, p.Counts = append(p.Members, member), append(p.Counts, n)
	}
	return gen.New(tx).NotificationUnreadAdd(ctx, p)
}

// count counts anew and returns for whom something changed.
func count(ctx context.Context, tx *db.Tx, members []int64) ([]int64, error) {
	return gen.New(tx).NotificationUnreadCount(ctx, members)
}

// mark marks as read and returns the newest that was not, 0 where all were.
func mark(ctx context.Context, tx *db.Tx, member int64, upTo ID) (last int64, err error) {
	at := tx.Now()
	row, err := gen.New(tx).NotificationRead(ctx, gen.NotificationReadParams{At: &at, MemberID: member, UpTo: int64(upTo)})
	return row.Last, err
}
