package live

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// store reads the log.
type store struct{ db *db.DB }

// mark is where a stream stands.
type mark struct {
	id    int64
	floor int64
	head  position
}

// heads returns where streams stand; one that was never written to is absent.
func (s store) heads(ctx context.Context, streams []db.Stream) (map[db.Stream]mark, error) {
	wanted := gen.StreamHeadsParams{Kinds: make([]string, len(streams)), Refs: make([]int64, len(streams))}
	for i, stream := range streams {
		wanted.Kinds[i], wanted.Refs[i] = stream.Kind, stream.Ref
	}
	rows, err := gen.New(s.db).StreamHeads(ctx, wanted)
	if err != nil {
		return nil, db.Problem(err)
	}
	marks := make(map[db.Stream]mark, len(rows))
	for _, r := range rows {
		marks[db.Stream{Kind: r.Kind, Ref: r.Ref}] = mark{id: r.ID, head: position{r.Head, r.Tag}}
	}
	return marks, nil
}

// place returns where a stream stands and the tag of one of its notices, nil where there is no such notice.
func (s store) place(ctx context.Context, stream db.Stream, seq int64) (mark, *int64, error) {
	wanted := gen.StreamPositionParams{After: seq, Kind: stream.Kind, Ref: stream.Ref}
	row, err := gen.New(s.db).StreamPosition(ctx, wanted)
	if errors.Is(err, pgx.ErrNoRows) {
		return mark{}, nil, nil
	}
	if err != nil {
		return mark{}, nil, db.Problem(err)
	}
	return mark{id: row.ID, floor: row.Floor, head: position{row.Head, row.HeadTag}}, row.AfterTag, nil
}

// after returns at most so many notices of a stream beyond one and up to another.
func (s store) after(ctx context.Context, id, after, upto int64, most int) ([]db.Notice, error) {
	wanted := gen.NoticeAfterParams{StreamID: id, After: after, Upto: upto, Most: most}
	rows, err := gen.New(s.db).NoticeAfter(ctx, wanted)
	if err != nil {
		return nil, db.Problem(err)
	}
	notices := make([]db.Notice, len(rows))
	for i, r := range rows {
		notices[i] = db.Notice{
			StreamID: id, Seq: r.Seq, Kind: r.Kind, Ref: r.Ref, Version: r.Version, Tag: r.Tag, CreatedAt: r.CreatedAt,
		}
	}
	return notices, nil
}

// overfull returns streams beyond one, in the order of their ids, that hold more than the log keeps.
func (s store) overfull(ctx context.Context, after int64, before time.Time, keep int64, most int) ([]int64, error) {
	wanted := gen.StreamOverfullParams{After: after, Before: before, Keep: keep, Most: most}
	ids, err := gen.New(s.db).StreamOverfull(ctx, wanted)
	return ids, db.Problem(err)
}

// forget removes at most so many of a stream's oldest notices and returns how many went.
func (s store) forget(ctx context.Context, id int64, before time.Time, keep int64, most int) (int64, error) {
	wanted := gen.StreamForgetParams{StreamID: id, Before: before, Keep: keep, Most: most}
	gone, err := gen.New(s.db).StreamForget(ctx, wanted)
	return gone, db.Problem(err)
}
