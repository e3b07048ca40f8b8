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
	return placeBy(ctx, s.db, stream, seq)
}

func placeBy(ctx context.Context, q db.Querier, stream db.Stream, seq int64) (mark, *int64, error) {
	wanted := gen.StreamPositionParams{After: seq, Kind: stream.Kind, Ref: stream.Ref}
	row, err := gen.New(q).StreamPosition(ctx, wanted)
	if errors.Is(err, pgx.ErrNoRows) {
		return mark{}, nil, nil
	}
	if err != nil {
		return mark{}, nil, db.Problem(err)
	}
	return mark{id: row.ID, floor: row.Floor, head: position{row.Head, row.HeadTag}}, row.AfterTag, nil
}

// settled returns where a stream stands when whoever is about to write to it has done so, or has given up.
func (s store) settled(ctx context.Context, stream db.Stream) (head int64, err error) {
	head, err = gen.New(s.db).StreamSettled(ctx, gen.StreamSettledParams{Kind: stream.Kind, Ref: stream.Ref})
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	}
	return head, db.Problem(err)
}

// stretch is what follows a notice of a stream, up to another and at most so much.
type stretch struct{ stream, after, upto, most int64 }

// stretches returns what the log holds of each.
func (s store) stretches(ctx context.Context, wanted []stretch) (map[stretch][]db.Notice, error) {
	var in gen.NoticeAfterParams
	for _, w := range wanted {
		in.StreamIds, in.Afters = append(in.StreamIds, w.stream), append(in.Afters, w.after)
		in.Uptos, in.Mosts = append(in.Uptos, w.upto), append(in.Mosts, w.most)
	}
	rows, err := gen.New(s.db).NoticeAfter(ctx, in)
	if err != nil {
		return nil, db.Problem(err)
	}
	found := make(map[stretch][]db.Notice, len(wanted))
	for next := rows; len(next) > 0; {
		n := 1
		for n < len(next) && next[n].Nth == next[0].Nth {
			n++
		}
		found[wanted[next[0].Nth-1]] = noticesFromRows(next[:n])
		next = next[n:]
	}
	return found, nil
}

func noticesFromRows(rows []gen.NoticeAfterRow) []db.Notice {
	notices := make([]db.Notice, len(rows))
	for i := range rows {
		r := &rows[i]
		notices[i] = db.Notice{
			StreamID: r.StreamID, Seq: r.Seq, Kind: r.Kind, Ref: r.Ref, Version: r.Version, Tag: r.Tag, CreatedAt: r.CreatedAt,
		}
	}
	return notices
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

// place is where a reader of the whole log stands: after this notice.
type place struct {
	xid         uint64
	stream, seq int64
}

// readerStore keeps the places of readers of the whole log, in the transaction of their work.
type readerStore struct{ *gen.Queries }

func storeOn(tx *db.Tx) readerStore { return readerStore{gen.New(tx)} }

// take holds a reader's place; it is false where another node holds it.
func (s readerStore) take(ctx context.Context, name string) (at place, changed, held bool, err error) {
	row, err := s.LogReaderTake(ctx, name)
	if errors.Is(err, pgx.ErrNoRows) {
		return place{}, false, false, nil
	}
	return place{row.Xid, row.StreamID, row.Seq}, row.Changed, err == nil, err
}

func (s readerStore) restart(ctx context.Context, name string, onward bool) (place, error) {
	row, err := s.LogReaderRestart(ctx, gen.LogReaderRestartParams{Name: name, Onward: onward})
	return place{row.Xid, row.StreamID, row.Seq}, err
}

// next returns what follows a place, the place after it, and whether something between was forgotten.
func (s readerStore) next(ctx context.Context, name string, at place, most int) (list []db.StreamNotice, last place, missed bool, err error) {
	rows, err := s.LogReaderNext(ctx, gen.LogReaderNextParams{Name: name, Xid: at.xid, StreamID: at.stream, Seq: at.seq, Most: most})
	list = make([]db.StreamNotice, len(rows))
	for i, r := range rows {
		list[i] = db.StreamNotice{Stream: db.Stream{Kind: r.StreamKind, Ref: r.StreamRef}, Notice: db.Notice{
			StreamID: r.StreamID, Seq: r.Seq, Kind: r.Kind, Ref: r.Ref, Version: r.Version, Tag: r.Tag, CreatedAt: r.CreatedAt,
		}}
		last, missed = place{r.Xid, r.StreamID, r.Seq}, r.Missed
	}
	return list, last, missed, err
}

func (s readerStore) noteMissed(ctx context.Context, name string) error {
	return s.LogReaderMissed(ctx, name)
}

func (s readerStore) move(ctx context.Context, name string, to place, at time.Time) error {
	return s.LogReaderMove(ctx, gen.LogReaderMoveParams{Xid: to.xid, StreamID: to.stream, Seq: to.seq, At: &at, Name: name})
}

// ahead is what waits for a reader.
type ahead struct{ waiting, readable, strange, changed bool }

// ahead looks before a reader's place; known is false where it has none yet.
func (s store) ahead(ctx context.Context, name string) (_ ahead, known bool, err error) {
	row, err := gen.New(s.db).LogReaderAhead(ctx, name)
	if errors.Is(err, pgx.ErrNoRows) {
		return ahead{}, false, nil
	}
	return ahead{row.Waiting, row.Readable, row.Strange, row.Changed}, true, db.Problem(err)
}

func (s store) begin(ctx context.Context, name string, onward bool) error {
	_, err := gen.New(s.db).LogReaderBegin(ctx, gen.LogReaderBeginParams{Name: name, Onward: onward})
	return db.Problem(err)
}

func (s store) lag(ctx context.Context, names ...string) ([]ReaderLag, error) {
	rows, err := gen.New(s.db).LogReaderLag(ctx, gen.LogReaderLagParams{Most: mostCounted, Names: append([]string{}, names...)})
	lags := make([]ReaderLag, len(rows))
	for i, r := range rows {
		lags[i] = ReaderLag{Name: r.Name, Notices: r.Notices, ReadAt: r.ReadAt}
		if r.Notices > 0 {
			lags[i].Seconds = max(0, s.db.Now().Sub(r.Oldest).Seconds())
		}
	}
	return lags, db.Problem(err)
}
