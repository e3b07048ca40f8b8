package notification_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
	"piazza/internal/notification"
	"piazza/internal/paging"
)

const (
	anna   = 1 // member of both piazze
	bruno  = 2 // member of the public piazza
	carla  = 3 // moderator of the public piazza, author of its news
	dario  = 4 // signed in, member of nothing
	elisa  = 5 // member of the closed piazza, author of its topic
	fausto = 6 // administrator of the installation

	public = 1
	closed = 2
)

// bundle is a square with a piece of news in a public piazza and a topic in a piazza of members.
type bundle struct {
	db            *db.DB
	comments      *comment.Service
	notifications *notification.Service
}

func setup(t testing.TB) *bundle {
	t.Helper()
	d := dbtest.New(t)
	b := &bundle{d, comment.NewService(d), notification.NewService(d)}
	for _, statement := range []string{
		`insert into member (handle, name, administrator, created_at)
			select handle, handle, handle = 'fausto', now() from unnest('{anna,bruno,carla,dario,elisa,fausto}'::text[]) handle`,
		`insert into space (slug, title, visibility, created_at, updated_at)
			values ('aperta', 'Aperta', 'public', now(), now()), ('chiusa', 'Chiusa', 'members', now(), now())`,
		`insert into membership (space_id, member_id, role, joined_at)
			values (1, 1, 'member', now()), (2, 1, 'member', now()), (1, 2, 'member', now()), (1, 3, 'moderator', now()), (2, 5, 'member', now())`,
		`insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
			values (1, 'news', 'published', 3, 'Aperta a tutti', now(), now(), now()), (2, 'topic', 'published', 5, 'Fra noi', now(), now(), now())`,
	} {
		b.exec(t, statement)
	}
	return b
}

func (b *bundle) exec(t testing.TB, statement string, args ...any) {
	t.Helper()
	if _, err := b.db.Exec(t.Context(), statement, args...); err != nil {
		t.Fatal(err)
	}
}

// as returns a context in which this member asks, with the roles that he has.
func (b *bundle) as(t testing.TB, member int64) context.Context {
	t.Helper()
	v := auth.Viewer{MemberID: member, Administrator: member == fausto, Roles: map[int64]auth.Role{}}
	rows, err := b.db.Query(t.Context(), `select space_id, role from membership where member_id = $1`, member)
	if err != nil {
		t.Fatal(err)
	}
	var id int64
	var role string
	_, err = pgx.ForEachRow(rows, []any{&id, &role}, func() error {
		v.Roles[id], _ = auth.ParseRole(role)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return auth.With(t.Context(), v)
}

// say writes a comment, or an answer, as a member of everything.
func (b *bundle) say(t testing.TB, member int64, under entry.ID, answers *comment.Comment, body string) *comment.Comment {
	t.Helper()
	in := comment.CreateInput{EntryID: under, Body: body}
	if answers != nil {
		in.ParentID = &answers.ID
	}
	v := auth.Viewer{MemberID: member, Roles: map[int64]auth.Role{public: auth.Member, closed: auth.Member}}
	c, err := b.comments.Create(auth.With(t.Context(), v), in)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// follow gives the whole log to the work of the reader, from its beginning: what was done before must change nothing.
func (b *bundle) follow(t testing.TB) {
	t.Helper()
	rows, err := b.db.Query(t.Context(), `select s.kind, s.ref, n.stream_id, n.seq, n.kind, n.ref, n.version, n.tag, n.created_at
		from notice n join stream s on s.id = n.stream_id order by n.xid, n.stream_id, n.seq`)
	if err != nil {
		t.Fatal(err)
	}
	notices, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (n db.StreamNotice, err error) {
		err = row.Scan(&n.Stream.Kind, &n.Stream.Ref, &n.StreamID, &n.Seq, &n.Kind, &n.Ref, &n.Version, &n.Tag, &n.CreatedAt)
		return n, err
	})
	if err == nil {
		err = b.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return b.notifications.Follow(ctx, tx, notices) })
	}
	if err == nil {
		err = b.notifications.Recount(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// waits follows the log and returns what a member's list says, newest first: kind and comment, in brackets what he has
// read. It holds the list to the count.
func (b *bundle) waits(t testing.TB, member int64) string {
	t.Helper()
	b.follow(t)
	ctx := b.as(t, member)
	page, err := b.notifications.List(ctx, paging.Page{First: 50})
	if err != nil {
		t.Fatal(err)
	}
	total, err := b.notifications.Total(ctx)
	if err != nil || total != len(page.Notifications) {
		t.Errorf("%d in the list, %d in all, %v", len(page.Notifications), total, err)
	}
	said, unread := "", 0
	for _, n := range page.Notifications {
		line := fmt.Sprintf("%s %d", n.Kind, n.Comment.ID)
		if n.IsRead() {
			line = "(" + line + ")"
		} else {
			unread++
		}
		said += line + "\n"
	}
	if u, err := b.notifications.Unread(ctx); err != nil || u.Count != unread {
		t.Errorf("%d wait in the list of %d, the count says %+v, %v", unread, member, u, err)
	}
	return said
}

// expect compares the lists of members.
func (b *bundle) expect(t testing.TB, when string, want map[int64]string) {
	t.Helper()
	for _, member := range []int64{anna, bruno, carla, dario, elisa, fausto} {
		if got := b.waits(t, member); got != want[member] {
			t.Errorf("%s, %d has %q, want %q", when, member, got, want[member])
		}
	}
}

func line(kind notification.Kind, c *comment.Comment) string {
	return fmt.Sprintf("%s %d\n", kind, c.ID)
}

func bracketed(line string) string { return "(" + strings.TrimSpace(line) + ")\n" }

func memberStream(id int64) db.Stream { return notification.MemberStream(account.ID(id)) }

// told returns the kinds of the notices on a stream, oldest first.
func (b *bundle) told(t testing.TB, s db.Stream) (kinds []string) {
	t.Helper()
	err := b.db.QueryRow(t.Context(), `select coalesce(array_agg(n.kind order by n.seq), '{}') from notice n
		join stream s on s.id = n.stream_id where s.kind = $1 and s.ref = $2`, s.Kind, s.Ref).Scan(&kinds)
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}
