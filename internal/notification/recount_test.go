package notification

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
)

// crowd is a closed piazza where the same waits for very many, who are no members any more.
type crowd struct {
	*testing.T
	*Service
	size int
}

// many is a little more than two parts.
const many = 2*recounted + 100

func newCrowd(t *testing.T, size int) *crowd {
	t.Helper()
	d := dbtest.New(t)
	c := &crowd{t, NewService(d), size}
	c.exec(`insert into member (handle, name, created_at) select 'm' || n, 'M', now() from generate_series(1, $1) n`, size)
	c.exec(`insert into space (slug, title, visibility, created_at, updated_at) values ('chiusa', 'Chiusa', 'members', now(), now())`)
	c.exec(`insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
		select 1, 'topic', 'published', 1, 'Fra noi', now(), now(), now() from generate_series(1, 2)`)
	c.exec(`insert into comment (entry_id, root_id, path, author_id, body, body_html, created_at)
		select n, n, array[n], 1, 'a tutti', '', now() from generate_series(1, 2) n`)
	c.exec(`insert into notification (member_id, kind, comment_id, entry_id, created_at)
		select m.id, 'mention', c.id, c.entry_id, now() from comment c, member m`)
	c.exec(`insert into notification_unread (member_id, version, count) select id, 2, 2 from member`)
	return c
}

func (c *crowd) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

// exec prepares the crowd, however slow the computer is.
func (c *crowd) exec(statement string, args ...any) {
	c.Helper()
	c.must(c.db.InTx(c.Context(), func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `set local statement_timeout = 0`); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, statement, args...)
		return err
	}))
}

func (c *crowd) number(query string, args ...any) (n int) {
	c.Helper()
	c.must(c.db.QueryRow(c.Context(), query, args...).Scan(&n))
	return n
}

// hear gives the work of the reader one notice.
func (c *crowd) hear(stream db.Stream, kind string, ref int64) {
	c.Helper()
	n := db.StreamNotice{Stream: stream, Notice: db.Notice{Kind: kind, Ref: ref, CreatedAt: time.Now()}}
	c.must(c.db.InTx(c.Context(), func(ctx context.Context, tx *db.Tx) error {
		return c.Follow(ctx, tx, []db.StreamNotice{n})
	}))
}

// stale is for how many the count is not what it should be: nothing here can be read.
func (c *crowd) stale() int {
	return c.number(`select count(*) from notification_unread where count <> 0`)
}

// However many a notice concerns, the reader notes it and goes on; they are counted a part at a time, by any node.
func TestMuchIsCountedInParts(t *testing.T) {
	t.Parallel()
	for name, hear := range map[string]func(*crowd){
		"a space that changed":  func(c *crowd) { c.hear(db.RightsStream, db.SpaceChanged, 1) },
		"a thread that closed":  func(c *crowd) { c.hear(comment.ThreadStream(1), entry.NoticeClosed, 1) },
		"an entry that is back": func(c *crowd) { c.hear(entry.PiazzaStream(1), entry.NoticePublished, 1) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newCrowd(t, many)
			hear(c)
			if n := c.stale(); n != many {
				t.Fatalf("the reader itself has counted for %d", many-n)
			}
			before, parts := many, 0
			for more := true; more; parts++ {
				var err error
				more, err = c.recountSome(t.Context(), recounted)
				c.must(err)
				now := c.stale()
				if before-now > recounted {
					t.Errorf("a part has counted for %d", before-now)
				}
				if before = now; parts == 2 { // in the middle the same is said once more, and another node goes on
					hear(c)
					c.must(NewService(c.db).Recount(t.Context()))
				}
			}
			if before != 0 || parts < 3 || c.number(`select count(*) from notification_recount`) != 0 {
				t.Errorf("after %d parts %d counts are wrong", parts, before)
			}
			if n := c.number(`select count(*) from notification_unread where version <> 3`); n != 0 {
				t.Errorf("%d have another version than the next", n)
			}
		})
	}
}

// Where so much waits for some that the time of a statement is over, fewer are counted at once.
func TestFewerWhereMoreWaits(t *testing.T) {
	t.Parallel()
	c := newCrowd(t, 300)
	c.exec(`create function slow() returns trigger language plpgsql as $$
		begin
			if (select count(*) from touched) > 10 then raise exception 'canceling statement due to statement timeout'; end if;
			return null;
		end $$`)
	c.exec(`create trigger slow after update on notification_unread referencing new table as touched for each statement execute function slow()`)
	c.hear(db.RightsStream, db.SpaceChanged, 1)
	c.must(c.Recount(t.Context()))
	if n := c.stale(); n != 0 {
		t.Errorf("%d counts are wrong", n)
	}
}

// What is noted for nobody costs nothing.
func TestNothingIsNotedWhereNothingWaits(t *testing.T) {
	t.Parallel()
	c := newCrowd(t, 2)
	c.exec(`update notification set read_at = now() where entry_id = 1`)
	c.hear(entry.PiazzaStream(1), entry.NoticePublished, 1)
	if n := c.number(`select count(*) from notification_recount`); n != 0 {
		t.Errorf("%d are noted", n)
	}
}

// Each statement looks at its part alone, by an index.
func TestThePartsAreFoundByIndex(t *testing.T) {
	t.Parallel()
	c := newCrowd(t, 30*recounted)
	for _, table := range []string{"notification", "notification_unread", "comment", "entry", "member"} { // each within the limit of a statement
		_, err := c.db.Exec(t.Context(), "vacuum analyze "+table)
		c.must(err)
	}
	for index, query := range map[string]string{
		// The one by entry and member, or the one by member: which is cheaper depends on what vacuum could see.
		"waiting on notification n": fmt.Sprintf(`select distinct n.member_id from notification n
			where n.entry_id = 1 and n.read_at is null and n.member_id > 9000 order by n.member_id limit %d`, recounted),
		"notification_waiting": fmt.Sprintf(`select wanted.member_id, (
				select count(*) from notification_readable r where r.member_id = wanted.member_id and r.read_at is null
			) from generate_series(1, %d) as wanted(member_id)`, recounted),
	} {
		rows, err := c.db.Query(t.Context(), "explain "+query)
		c.must(err)
		var plan strings.Builder
		for rows.Next() {
			var line string
			c.must(rows.Scan(&line))
			plan.WriteString(line + "\n")
		}
		c.must(rows.Err())
		if !strings.Contains(plan.String(), index) || strings.Contains(plan.String(), "Seq Scan on notification") {
			t.Errorf("%s is not used:\n%s", index, &plan)
		}
	}
}
