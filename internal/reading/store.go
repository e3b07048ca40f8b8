package reading

import (
	"context"
	"math"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/space"
)

// feedQuery is what ReadingFeed is asked for.
type feedQuery struct {
	gen.ReadingFeedParams
	text     bool
	comments int
	piazza   *space.Piazza
}

func (q feedQuery) ofPiazza(in FeedInput, after []int64) feedQuery {
	q.List, q.SpaceID, q.Most = "piazza", int64(in.Piazza.ID), in.Page.Limit()+1
	q.AfterAt, q.AfterID = beginning(after)
	if len(in.Kinds) > 0 {
		q.List, q.Kinds = "kinds", names(in.Kinds)
	}
	return q
}

func (q feedQuery) ofIDs(ids []int64) feedQuery {
	q.List, q.Ids, q.AfterAt = "ids", ids, endOfTime()
	return q
}

// endOfTime is later than any time that a row holds.
func endOfTime() time.Time { return time.UnixMicro(lastMoment).UTC() }

// lastMoment is in microseconds since 1970, and fits into a column.
const lastMoment = 90_000_000_000_000_000

// beginning returns the key of (time, id) after which a list from the newest begins.
func beginning(after []int64) (time.Time, int64) {
	if after == nil {
		return endOfTime(), math.MaxInt64
	}
	return time.UnixMicro(max(-lastMoment, min(after[0], lastMoment))).UTC(), after[1]
}

func names[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, name := range list {
		out[i] = string(name)
	}
	return out
}

func readFeed(ctx context.Context, d db.Querier, q feedQuery) (*found, error) {
	q.WithText, q.Comments = q.text, q.comments
	rows, err := gen.New(d).ReadingFeed(ctx, q.ReadingFeedParams)
	if err != nil {
		return nil, db.Problem(err)
	}
	return collect(rows, q), nil
}

// collect makes entries, threads and comments of the rows. What many rows need is made at once.
func collect(rows []gen.ReadingFeedRow, q feedQuery) *found {
	n := 0
	for i := range rows {
		if !rows[i].IsComment {
			n++
		}
	}
	f := &found{entries: make([]*entry.Entry, 0, n), spaces: make([]space.ID, 0, n), threads: make(map[entry.ID]*comment.Thread, n)}
	writers := make([]account.Member, len(rows))
	for i := range rows {
		r := &rows[i]
		writers[i] = account.Member{
			ID: account.ID(r.AuthorID), Handle: r.Handle, Name: r.Name, Headline: r.Headline, Bio: r.Bio, Tone: r.Tone,
			CreatedAt: r.JoinedAt, ErasedAt: r.ErasedAt,
			Suspended: account.SuspensionFromRow(r.SuspendedAt, r.SuspendedUntil, r.SuspendedReason),
		}
		if !r.IsComment {
			f.addEntry(r, &writers[i], q)
		}
	}
	f.addComments(rows, writers, n)
	return f
}

func (f *found) addEntry(r *gen.ReadingFeedRow, author *account.Member, q feedQuery) {
	e := &entry.Entry{
		ID: entry.ID(r.ID), Kind: entry.Kind(r.Kind), State: entry.State(r.State), Piazza: q.piazza, Author: author,
		Title: r.TitleOrBody, Summary: r.SummaryOrHTML, Body: r.Body, BodyHTML: r.BodyHTML, Tags: r.Tags,
		Language: r.Language, Featured: r.Featured, Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
		SubmittedAt: r.SubmittedAt, PublishedAt: r.PublishedAt, WithdrawnAt: r.WithdrawnAt, WithdrawnReason: r.Reason,
		Note: r.ReviewNote,
	}
	if r.Provider != "" {
		e.Recording = entry.RecordingFromRow(&r.Provider, &r.Host, &r.Reference, r.DurationSeconds)
	}
	t := &comment.Thread{EntryID: e.ID, CommentCount: r.Count1, TopCount: r.Count2, LastCommentAt: r.Moment}
	if q.piazza != nil {
		t.Place = comment.PlaceOf(e)
	}
	if q.comments > 0 {
		t.Opening = &comment.Page{
			List: string(comment.Oldest), Total: t.TopCount, More: t.TopCount > q.comments,
			Comments: make([]*comment.Comment, 0, min(q.comments, t.TopCount)),
		}
	}
	f.entries = append(f.entries, e)
	f.spaces = append(f.spaces, space.ID(r.SpaceID))
	f.threads[e.ID] = t
}

func (f *found) addComments(rows []gen.ReadingFeedRow, writers []account.Member, entries int) {
	comments := make([]comment.Comment, len(rows)-entries)
	paths := make([]int64, len(comments))
	n := 0
	for i := range rows {
		r := &rows[i]
		if !r.IsComment {
			continue
		}
		t := f.threads[entry.ID(r.EntryID)]
		paths[n] = r.ID
		comments[n] = comment.Comment{
			ID: comment.ID(r.ID), EntryID: t.EntryID, Place: t.Place, RootID: comment.ID(r.ID), Path: paths[n : n+1 : n+1],
			State: comment.State(r.State), Writer: &writers[i], Source: r.TitleOrBody, HTML: r.SummaryOrHTML, Hidden: r.Reason,
			Counts:     comment.Counts{Agree: r.Count1, Thanks: r.Count2, Insight: int(r.Count3)},
			ReplyCount: int(r.ReplyCount), Version: r.Version, CreatedAt: r.CreatedAt, EditedAt: r.Moment,
		}
		t.Opening.Comments = append(t.Opening.Comments, &comments[n])
		n++
	}
}

// reach says which piazze a viewer may read besides the public ones.
func reach(v auth.Viewer) (everything bool, own []int64) {
	own = make([]int64, 0, len(v.Roles))
	for id := range v.Roles {
		own = append(own, id)
	}
	return v.Administrator, own
}

// feedIDs finds the entries of a list that is not simply a piazza's.
func feedIDs(ctx context.Context, d db.Querier, in FeedInput, after []int64) ([]int64, error) {
	q := gen.New(d)
	at, id := beginning(after)
	most := in.Page.Limit() + 1
	everything, own := reach(auth.FromContext(ctx))
	var ids []int64
	var err error
	switch {
	case in.Piazza != nil:
		ids, err = q.ReadingTagged(ctx, gen.ReadingTaggedParams{
			SpaceID: int64(in.Piazza.ID), Tag: in.Tag, Kinds: names(in.Kinds), AfterAt: at, AfterID: id, Most: most,
		})
	case in.Author != 0:
		ids, err = q.ReadingAuthored(ctx, gen.ReadingAuthoredParams{
			AuthorID: int64(in.Author), Everything: everything, Own: own, AfterAt: at, AfterID: id, Most: most,
		})
	default:
		ids, err = q.ReadingLatest(ctx, gen.ReadingLatestParams{
			Kinds: names(in.Kinds), Everything: everything, Own: own, AfterAt: at, AfterID: id, Most: most,
		})
	}
	return ids, db.Problem(err)
}

func countFeed(ctx context.Context, d db.Querier, in FeedInput) (int, error) {
	q := gen.New(d)
	var n int64
	var err error
	if in.Piazza != nil {
		n, err = q.ReadingCount(ctx, gen.ReadingCountParams{SpaceID: int64(in.Piazza.ID), Kinds: names(in.Kinds), Tag: in.Tag})
	} else {
		everything, own := reach(auth.FromContext(ctx))
		n, err = q.ReadingCountAcross(ctx, gen.ReadingCountAcrossParams{
			Everything: everything, Own: own, AuthorID: int64(in.Author), Kinds: names(in.Kinds),
		})
	}
	return int(n), db.Problem(err)
}

func sectionIDs(ctx context.Context, d db.Querier, id space.ID, kinds []entry.Kind, each int) ([]int64, error) {
	ids, err := gen.New(d).ReadingSections(ctx, gen.ReadingSectionsParams{SpaceID: int64(id), Kinds: names(kinds), Most: each})
	return ids, db.Problem(err)
}

func openingIDs(ctx context.Context, d db.Querier, spaces []int64, kinds []entry.Kind, most int) ([]int64, error) {
	ids, err := gen.New(d).ReadingOpenings(ctx, gen.ReadingOpeningsParams{Spaces: spaces, Kinds: names(kinds), Most: most})
	return ids, db.Problem(err)
}

func piazzeOf(ctx context.Context, d db.Querier, ids []space.ID) (map[space.ID]*space.Piazza, error) {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = int64(id)
	}
	rows, err := gen.New(d).ReadingPiazze(ctx, numbers)
	if err != nil {
		return nil, db.Problem(err)
	}
	piazze := make(map[space.ID]*space.Piazza, len(rows))
	for _, r := range rows {
		p, err := space.FromRow(r.Space, r.Sections)
		if err != nil {
			return nil, err
		}
		piazze[p.ID] = p
	}
	return piazze, nil
}

func threadsOf(ctx context.Context, d db.Querier, ids []entry.ID) (map[entry.ID]*comment.Thread, error) {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = int64(id)
	}
	rows, err := gen.New(d).ReadingThreads(ctx, numbers)
	threads := make(map[entry.ID]*comment.Thread, len(rows))
	for _, r := range rows {
		threads[entry.ID(r.ID)] = &comment.Thread{
			EntryID: entry.ID(r.ID), Place: comment.PlaceFromRow(r.SpaceID, r.Visibility, r.State, r.AuthorID),
			CommentCount: r.CommentCount, TopCount: r.TopCount, LastCommentAt: r.LastCommentAt,
		}
	}
	return threads, db.Problem(err)
}

// top reads comments at the top of a thread. The rows of its three orders are of one shape.
func top(ctx context.Context, d db.Querier, t *comment.Thread, order comment.Order, after []int64, most int) ([]*comment.Comment, error) {
	q := gen.New(d)
	count, id := start(order, after)
	var rows []gen.ReadingOldestRow
	var err error
	switch order {
	case comment.Newest:
		var newest []gen.ReadingNewestRow
		newest, err = q.ReadingNewest(ctx, gen.ReadingNewestParams{EntryID: int64(t.EntryID), AfterID: id, Most: most})
		rows = same(newest, func(r gen.ReadingNewestRow) gen.ReadingOldestRow { return gen.ReadingOldestRow(r) })
	case comment.MostReacted:
		var reacted []gen.ReadingMostReactedRow
		reacted, err = q.ReadingMostReacted(ctx, gen.ReadingMostReactedParams{
			EntryID: int64(t.EntryID), AfterCount: count, AfterID: id, Most: most,
		})
		rows = same(reacted, func(r gen.ReadingMostReactedRow) gen.ReadingOldestRow { return gen.ReadingOldestRow(r) })
	default:
		rows, err = q.ReadingOldest(ctx, gen.ReadingOldestParams{EntryID: int64(t.EntryID), AfterID: id, Most: most})
	}
	return same(rows, func(r gen.ReadingOldestRow) *comment.Comment {
		return comment.FromRow(&r.Comment, writerOf(r.Comment.AuthorID, r), t.Place)
	}), db.Problem(err)
}

func same[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}

func writerOf(id int64, r gen.ReadingOldestRow) *account.Member {
	return &account.Member{
		ID: account.ID(id), Handle: r.Handle, Name: r.Name, Headline: r.Headline, Bio: r.Bio, Tone: r.Tone, CreatedAt: r.JoinedAt,
		ErasedAt: r.ErasedAt, Suspended: account.SuspensionFromRow(r.SuspendedAt, r.SuspendedUntil, r.SuspendedReason),
	}
}

// under reads the first comments under each of several, after a path where one is given.
func under(ctx context.Context, d db.Querier, above []*comment.Comment, after []int64, most int) (map[comment.ID][]*comment.Comment, error) {
	ids := make([]int64, len(above))
	places := make(map[int64]comment.Place, len(above))
	for i, c := range above {
		ids[i] = int64(c.ID)
		places[ids[i]] = c.Place
	}
	if after == nil {
		after = []int64{}
	}
	rows, err := gen.New(d).ReadingReplies(ctx, gen.ReadingRepliesParams{Ids: ids, AfterPath: after, Most: most})
	lists := make(map[comment.ID][]*comment.Comment, len(above))
	for i := range rows {
		r := &rows[i]
		id := comment.ID(r.AboveID)
		lists[id] = append(lists[id], reply(r, places[r.AboveID]))
	}
	return lists, db.Problem(err)
}

func reply(r *gen.ReadingRepliesRow, place comment.Place) *comment.Comment {
	row := gen.Comment{
		ID: r.ID, EntryID: r.EntryID, ParentID: r.ParentID, RootID: r.RootID, Path: r.Path, State: r.State, Body: r.Body,
		BodyHTML: r.BodyHTML, AgreeCount: r.AgreeCount, ThanksCount: r.ThanksCount, InsightCount: r.InsightCount,
		ReplyCount: r.ReplyCount, Version: r.Version, HiddenReason: r.HiddenReason, CreatedAt: r.CreatedAt, EditedAt: r.EditedAt,
	}
	writer := &account.Member{
		ID: account.ID(r.AuthorID), Handle: r.Handle, Name: r.Name, Headline: r.Headline, Bio: r.Bio, Tone: r.Tone,
		CreatedAt: r.JoinedAt, ErasedAt: r.ErasedAt,
		Suspended: account.SuspensionFromRow(r.SuspendedAt, r.SuspendedUntil, r.SuspendedReason),
	}
	return comment.FromRow(&row, writer, place)
}

func locate(ctx context.Context, d db.Querier, t *comment.Thread, number int64) (*Located, error) {
	rows, err := gen.New(d).ReadingLocated(ctx, gen.ReadingLocatedParams{Number: number, EntryID: int64(t.EntryID)})
	if err != nil || len(rows) == 0 {
		return nil, db.Problem(err)
	}
	found := &Located{}
	for i := range rows {
		r := &rows[i]
		writer := writerOf(r.Comment.AuthorID, gen.ReadingOldestRow{
			Handle: r.Handle, Name: r.Name, Headline: r.Headline, Bio: r.Bio, Tone: r.Tone, JoinedAt: r.JoinedAt,
			ErasedAt: r.ErasedAt, SuspendedAt: r.SuspendedAt, SuspendedUntil: r.SuspendedUntil, SuspendedReason: r.SuspendedReason,
		})
		c := comment.FromRow(&r.Comment, writer, t.Place)
		if r.Comment.ID == number {
			found.Comment = c
		}
		if r.Comment.ID == r.Comment.RootID {
			found.Root, found.Position = c, int(r.Before)
		}
	}
	return found, nil
}

func mapped(ctx context.Context, d db.Querier, above, upto int64) ([]*Mapped, error) {
	rows, err := gen.New(d).ReadingMap(ctx, gen.ReadingMapParams{Above: above, Upto: upto})
	return same(rows, func(r gen.ReadingMapRow) *Mapped {
		return &Mapped{ID: entry.ID(r.ID), Kind: entry.Kind(r.Kind), Title: r.Title, Slug: r.Slug, UpdatedAt: r.UpdatedAt}
	}), db.Problem(err)
}

func last(ctx context.Context, d db.Querier) (int64, error) {
	id, err := gen.New(d).ReadingLast(ctx)
	return id, db.Problem(err)
}
