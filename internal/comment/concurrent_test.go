package comment_test

import (
	"context"
	"sync"
	"testing"

	"piazza/internal/comment"
)

const writers = 24

// together runs fn as many members at once and fails the test with the first error.
func together(t *testing.T, fn func(ctx context.Context, n int) error) {
	t.Helper()
	var wg sync.WaitGroup
	errs := make([]error, writers)
	for n := range writers {
		wg.Go(func() { errs[n] = fn(as(t, int64(10+n)), n) })
	}
	wg.Wait()
	for n, err := range errs {
		if err != nil {
			t.Fatalf("writer %d: %v", n, err)
		}
	}
}

func TestManyWritersCountRight(t *testing.T) {
	t.Parallel()
	b := setup(t)
	root := b.write(t, anna, nil, "radice")
	second := b.write(t, anna, root, "secondo")
	const each = 5
	together(t, func(ctx context.Context, n int) error {
		parents := []*comment.ID{nil, &root.ID, &second.ID}
		for i := range each {
			in := comment.CreateInput{EntryID: b.public, ParentID: parents[(n+i)%3], Body: "scritto insieme"}
			if _, err := b.comments.Create(ctx, in); err != nil {
				return err
			}
			if _, err := b.comments.React(ctx, comment.ReactInput{CommentID: root.ID, Kind: comment.Agree, On: i%2 == 0}); err != nil {
				return err
			}
		}
		return nil
	})
	if n := b.number(t, `select count(*) from comment`); n != writers*each+2 {
		t.Errorf("%d comments", n)
	}
	wrong := b.number(t, `select
		(select count(*) from thread t where (comment_count::bigint, top_count::bigint) is distinct from
			(select (count(*), count(*) filter (where parent_id is null)) from comment c where c.entry_id = t.entry_id))
		+ (select count(*) from comment c where reply_count <>
			(select count(*) from comment d where d.root_id = c.root_id and d.id <> c.id and c.id = any(d.path)))
		+ (select count(*) from comment c where agree_count <> (select count(*) from reaction r where r.comment_id = c.id))
		+ (select count(*) from comment where path[cardinality(path)] <> id or path[1] <> root_id)`)
	if wrong != 0 {
		t.Errorf("%d rows count wrong", wrong)
	}
	if n := b.number(t, `select agree_count from comment where id = $1`, root.ID); n != writers {
		t.Errorf("%d agree, each writer ended by agreeing", n)
	}
}

func TestNumbersGrowInTheOrderOfTheLog(t *testing.T) {
	t.Parallel()
	b := setup(t)
	together(t, func(ctx context.Context, _ int) error {
		_, err := b.comments.Create(ctx, comment.CreateInput{EntryID: b.public, Body: "in fila"})
		return err
	})
	if n := b.number(t, `select count(*) from (
		select ref, lag(ref) over (order by seq) as earlier from notice where kind = 'comment_added') x where ref < earlier`); n != 0 {
		t.Errorf("%d comments became visible before one with a smaller number", n)
	}
}

func TestOneKeyAtOnceWritesOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	key := "insieme"
	ids := make([]comment.ID, writers)
	together(t, func(_ context.Context, n int) error {
		c, err := b.comments.Create(as(t, anna), comment.CreateInput{EntryID: b.public, Body: "una", IdempotencyKey: &key})
		if err == nil {
			ids[n] = c.ID
		}
		return err
	})
	for _, id := range ids {
		if id != ids[0] {
			t.Fatalf("answers differ: %v", ids)
		}
	}
	if n := b.number(t, `select count(*) from comment`); n != 1 {
		t.Errorf("%d comments", n)
	}
}
