package comment

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// FromRow returns the comment of a row, with its writer's.
func FromRow(c *gen.Comment, writer *account.Member, place Place) *Comment {
	return &Comment{
		ID:         ID(c.ID),
		EntryID:    entry.ID(c.EntryID),
		Place:      place,
		ParentID:   (*ID)(c.ParentID),
		RootID:     ID(c.RootID),
		Path:       c.Path,
		State:      State(c.State),
		Writer:     writer,
		Source:     c.Body,
		HTML:       c.BodyHTML,
		Hidden:     c.HiddenReason,
		Counts:     Counts{c.AgreeCount, c.ThanksCount, c.InsightCount},
		ReplyCount: c.ReplyCount,
		Version:    c.Version,
		CreatedAt:  c.CreatedAt,
		EditedAt:   c.EditedAt,
	}
}

// PlaceFromRow returns the place of a row that joins entry and piazza.
func PlaceFromRow(spaceID int64, visibility, state string, author int64) Place {
	return Place{
		SpaceID: space.ID(spaceID), Visibility: space.Visibility(visibility), State: entry.State(state),
		EntryAuthor: account.ID(author),
	}
}

func numbers[T ~int64](ids []T) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		out[i] = int64(id)
	}
	return out
}

// get reads comments by their ids; what does not exist is absent.
func get(ctx context.Context, q db.Querier, ids []ID) ([]*Comment, error) {
	rows, err := gen.New(q).CommentGet(ctx, numbers(ids))
	list := make([]*Comment, len(rows))
	for i := range rows {
		r := &rows[i]
		list[i] = FromRow(&r.Comment, account.FromRow(r.Member), PlaceFromRow(r.SpaceID, r.Visibility, r.EntryState, r.EntryAuthorID))
	}
	return list, db.Problem(err)
}

// lock reads a comment and holds it until the transaction ends.
func lock(ctx context.Context, tx *db.Tx, id ID) (*Comment, error) {
	r, err := gen.New(tx).CommentLock(ctx, int64(id))
	if err != nil {
		return nil, missing(err)
	}
	return FromRow(&r.Comment, account.FromRow(r.Member), PlaceFromRow(r.SpaceID, r.Visibility, r.EntryState, r.EntryAuthorID)), nil
}

// lockThread holds the thread of a comment, which comes before the comment in the order of locks.
func lockThread(ctx context.Context, tx *db.Tx, id ID) error {
	return gen.New(tx).ThreadLock(ctx, int64(id))
}

func placeUnder(ctx context.Context, tx *db.Tx, id entry.ID) (Place, error) {
	r, err := gen.New(tx).CommentPlace(ctx, int64(id))
	if err != nil {
		return Place{}, missingEntry(err)
	}
	return PlaceFromRow(r.SpaceID, r.Visibility, r.State, r.AuthorID), nil
}

func writer(ctx context.Context, tx *db.Tx, id int64) (*account.Member, error) {
	r, err := gen.New(tx).CommentWriter(ctx, id)
	if errors.Is(err, pgx.ErrNoRows) {
		// He was suspended or erased since the request began.
		return nil, problem.SignIn()
	}
	if err != nil {
		return nil, err
	}
	return account.FromRow(r.Member), nil
}

// draft is a comment that is about to be written.
type draft struct {
	entryID    entry.ID
	place      Place
	parent     *Comment
	writer     *account.Member
	body, html string
	mentioned  []account.ID
}

// insert counts the comment in its thread, writes it and counts it at what it answers.
func insert(ctx context.Context, tx *db.Tx, d *draft) (*Comment, error) {
	q := gen.New(tx)
	at := tx.Now()
	id, err := q.ThreadGrow(ctx, gen.ThreadGrowParams{EntryID: int64(d.entryID), Top: d.tops(), At: &at})
	if err != nil {
		return nil, err
	}
	above := d.above()
	row := gen.CommentInsertParams{
		ID: id, EntryID: int64(d.entryID), RootID: id, Path: append(above, id),
		AuthorID: int64(d.writer.ID), Body: d.body, BodyHTML: d.html, CreatedAt: at,
	}
	if d.parent != nil {
		row.ParentID, row.RootID = (*int64)(&d.parent.ID), int64(d.parent.RootID)
		if err := tx.Later(func(q db.Querier) error { return gen.New(q).CommentAnswered(ctx, above) }); err != nil {
			return nil, err
		}
	}
	written, err := q.CommentInsert(ctx, row)
	if err != nil {
		return nil, err
	}
	return FromRow(&written, d.writer, d.place), mention(ctx, tx, ID(id), d.mentioned)
}

func rewrite(ctx context.Context, tx *db.Tx, id ID, body, html string) error {
	q := gen.New(tx)
	if err := q.RevisionAdd(ctx, int64(id)); err != nil {
		return err
	}
	at := tx.Now()
	return q.CommentRewrite(ctx, gen.CommentRewriteParams{ID: int64(id), Body: body, BodyHTML: html, At: &at})
}

// erase takes the text, its history and its mentions away for good.
func erase(ctx context.Context, tx *db.Tx, id ID) error {
	q := gen.New(tx)
	at := tx.Now()
	if err := q.CommentErase(ctx, gen.CommentEraseParams{ID: int64(id), At: &at}); err != nil {
		return err
	}
	if err := q.RevisionErase(ctx, int64(id)); err != nil {
		return err
	}
	return q.MentionErase(ctx, int64(id))
}

// written names a comment and the thread in which it stands.
type written struct {
	id    ID
	entry entry.ID
}

// by finds what a member wrote that still stands.
func by(ctx context.Context, tx *db.Tx, author account.ID, most int) ([]written, error) {
	rows, err := gen.New(tx).CommentBy(ctx, gen.CommentByParams{AuthorID: int64(author), Most: most})
	found := make([]written, len(rows))
	for i, r := range rows {
		found[i] = written{ID(r.ID), entry.ID(r.EntryID)}
	}
	return found, err
}

// eraseBy takes texts, histories and mentions of several comments away for good.
func eraseBy(ctx context.Context, tx *db.Tx, author account.ID, list []written) ([]gen.CommentEraseByRow, error) {
	q := gen.New(tx)
	ids, entries := make([]int64, len(list)), make([]int64, len(list))
	for i, w := range list {
		ids[i], entries[i] = int64(w.id), int64(w.entry)
	}
	if err := q.ThreadHold(ctx, entries); err != nil {
		return nil, err
	}
	at := tx.Now()
	erased, err := q.CommentEraseBy(ctx, gen.CommentEraseByParams{Ids: ids, AuthorID: int64(author), At: &at})
	if err != nil {
		return nil, err
	}
	if err := q.RevisionEraseMany(ctx, ids); err != nil {
		return nil, err
	}
	return erased, q.MentionEraseMany(ctx, ids)
}

func forgetMentionsOf(ctx context.Context, tx *db.Tx, member account.ID) error {
	return gen.New(tx).MentionForget(ctx, int64(member))
}

func last(ctx context.Context, tx *db.Tx) (ID, error) {
	n, err := gen.New(tx).CommentLast(ctx)
	return ID(n), err
}

func rename(ctx context.Context, tx *db.Tx, r account.Renaming, above, upto ID) ([]gen.CommentRenameRow, error) {
	q := gen.New(tx)
	err := q.RevisionRename(ctx, gen.RevisionRenameParams{
		Pattern: r.Pattern(), Replacement: r.Replacement(), Handle: r.From, Above: int64(above), Upto: int64(upto),
	})
	if err != nil {
		return nil, err
	}
	return q.CommentRename(ctx, gen.CommentRenameParams{
		Pattern: r.Pattern(), Replacement: r.Replacement(), Handle: r.From, Above: int64(above), Upto: int64(upto),
	})
}

func turn(ctx context.Context, tx *db.Tx, id ID, state State, reason *string, by *int64) error {
	at := tx.Now()
	return gen.New(tx).CommentTurn(ctx, gen.CommentTurnParams{
		ID: int64(id), State: string(state), HiddenReason: reason, HiddenBy: by, At: &at,
	})
}

func readable(ctx context.Context, tx *db.Tx, id entry.ID, change int) error {
	return gen.New(tx).ThreadReadable(ctx, gen.ThreadReadableParams{EntryID: int64(id), Change: change})
}

// react gives or takes a reaction and tells whether that changed anything.
func react(ctx context.Context, tx *db.Tx, in ReactInput, member int64) (changed bool, err error) {
	q := gen.New(tx)
	var n int64
	if in.On {
		n, err = q.ReactionAdd(ctx, gen.ReactionAddParams{
			CommentID: int64(in.CommentID), MemberID: member, Kind: string(in.Kind), At: tx.Now(),
		})
	} else {
		n, err = q.ReactionRemove(ctx, gen.ReactionRemoveParams{
			CommentID: int64(in.CommentID), MemberID: member, Kind: string(in.Kind),
		})
	}
	return n > 0, err
}

func count(ctx context.Context, tx *db.Tx, id ID, change Counts) error {
	return gen.New(tx).CommentReacted(ctx, gen.CommentReactedParams{
		ID: int64(id), Agree: change.Agree, Thanks: change.Thanks, Insight: change.Insight, Total: change.total(),
	})
}

// known returns the members among the owners of these handles.
func known(ctx context.Context, tx *db.Tx, handles []string) (map[string]account.ID, error) {
	members := map[string]account.ID{}
	if len(handles) == 0 {
		return members, nil
	}
	rows, err := gen.New(tx).MentionCandidates(ctx, handles)
	for _, r := range rows {
		members[r.Handle] = account.ID(r.ID)
	}
	return members, err
}

func mention(ctx context.Context, tx *db.Tx, id ID, members []account.ID) error {
	if len(members) == 0 {
		return nil
	}
	return tx.Later(func(q db.Querier) error {
		return gen.New(q).MentionAdd(ctx, gen.MentionAddParams{CommentID: int64(id), MemberIds: numbers(members)})
	})
}

func forgetMentions(ctx context.Context, tx *db.Tx, id ID) error {
	return gen.New(tx).MentionErase(ctx, int64(id))
}

func mentions(ctx context.Context, q db.Querier, ids []ID) (map[ID][]*account.Member, error) {
	rows, err := gen.New(q).MentionList(ctx, numbers(ids))
	found := map[ID][]*account.Member{}
	for i := range rows {
		id := ID(rows[i].CommentID)
		found[id] = append(found[id], account.FromRow(rows[i].Member))
	}
	return found, db.Problem(err)
}

func reactionsOf(ctx context.Context, q db.Querier, member int64, ids []ID) (map[ID][]ReactionKind, error) {
	rows, err := gen.New(q).ReactionOf(ctx, gen.ReactionOfParams{MemberID: member, Ids: numbers(ids)})
	found := map[ID][]ReactionKind{}
	for _, r := range rows {
		found[ID(r.CommentID)] = append(found[ID(r.CommentID)], ReactionKind(r.Kind))
	}
	return found, db.Problem(err)
}

func revisions(ctx context.Context, q db.Querier, ids []ID) (map[ID][]*Revision, error) {
	rows, err := gen.New(q).RevisionList(ctx, numbers(ids))
	found := map[ID][]*Revision{}
	for _, r := range rows {
		id := ID(r.CommentID)
		found[id] = append(found[id], &Revision{r.Version, r.Body, r.BodyHTML, r.WrittenAt})
	}
	return found, db.Problem(err)
}

// missing tells in words of this package that a comment is not there.
func missing(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return ErrMissing
	}
	return err
}

func missingEntry(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return ErrNoEntry
	}
	return err
}
