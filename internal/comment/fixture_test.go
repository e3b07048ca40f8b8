package comment_test

import (
	"context"
	"fmt"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
)

// bundle is a square with one published entry in a public piazza and one in a piazza of members.
type bundle struct {
	db       *db.DB
	comments *comment.Service
	public   entry.ID
	closed   entry.ID
	draft    entry.ID
}

const (
	publicSpace = 1
	closedSpace = 2

	anna      = 1 // member of the public piazza
	bruno     = 2 // member of the public piazza
	carla     = 3 // moderator of the public piazza
	dario     = 4 // signed in, member of nothing
	elisa     = 5 // member of the closed piazza
	memberSum = 40
)

func setup(t testing.TB) *bundle {
	t.Helper()
	d := dbtest.New(t)
	for _, statement := range []string{
		fmt.Sprintf(`insert into member (handle, name, created_at) select 'm' || i, 'Membro ' || i, now() from generate_series(1, %d) i`, memberSum),
		`insert into space (slug, title, visibility, created_at, updated_at)
			values ('aperta', 'Aperta', 'public', now(), now()), ('chiusa', 'Chiusa', 'members', now(), now())`,
		`insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
			values (1, 'news', 'published', 3, 'Aperta a tutti', now(), now(), now()),
				(2, 'topic', 'published', 5, 'Fra noi', now(), now(), now()),
				(1, 'topic', 'draft', 1, 'Bozza', now(), now(), null)`,
	} {
		if _, err := d.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	return &bundle{db: d, comments: comment.NewService(d), public: 1, closed: 2, draft: 3}
}

// as returns a context in which this member asks.
func as(t testing.TB, member int64) context.Context {
	t.Helper()
	roles := map[int64]auth.Role{}
	switch member {
	case carla:
		roles[publicSpace] = auth.Moderator
	case dario:
	case elisa:
		roles[closedSpace] = auth.Member
	default:
		roles[publicSpace] = auth.Member
	}
	return auth.With(t.Context(), auth.Viewer{MemberID: member, Roles: roles})
}

func (b *bundle) write(t testing.TB, member int64, parent *comment.Comment, body string) *comment.Comment {
	t.Helper()
	in := comment.CreateInput{EntryID: b.public, Body: body}
	if parent != nil {
		in.ParentID = &parent.ID
	}
	c, err := b.comments.Create(as(t, member), in)
	if err != nil {
		t.Fatalf("write %q: %v", body, err)
	}
	return c
}

func (b *bundle) get(t testing.TB, member int64, id comment.ID) *comment.Comment {
	t.Helper()
	c, err := b.comments.Get(as(t, member), id)
	if err != nil {
		t.Fatalf("get comment %d: %v", id, err)
	}
	return c
}

// number reads one number.
func (b *bundle) number(t testing.TB, query string, args ...any) int {
	t.Helper()
	var n int
	if err := b.db.QueryRow(t.Context(), query, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

// notices returns the kinds of notice on a stream, in order.
func (b *bundle) notices(t testing.TB, kind string, ref int64) []string {
	t.Helper()
	var kinds []string
	err := b.db.QueryRow(t.Context(), `select coalesce(array_agg(n.kind order by n.seq), '{}')
		from notice n join stream s on s.id = n.stream_id where s.kind = $1 and s.ref = $2`, kind, ref).Scan(&kinds)
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}
