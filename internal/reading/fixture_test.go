package reading

import (
	"context"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
	"piazza/internal/space"
)

type bundle struct {
	db     *db.DB
	reader *Reader
	public *space.Piazza
	closed *space.Piazza
}

const (
	anna  = 1 // member of the public piazza
	elisa = 2 // member of both
)

// setup fills a square: a public piazza with forty entries, a closed one with ten, some of them not published.
func setup(t testing.TB) *bundle {
	t.Helper()
	d := dbtest.New(t)
	b := &bundle{
		db: d, reader: NewReader(d),
		public: &space.Piazza{ID: 1, Slug: "aperta", Title: "Aperta", Visibility: space.Public},
		closed: &space.Piazza{ID: 2, Slug: "chiusa", Title: "Chiusa", Visibility: space.Members},
	}
	b.exec(t,
		`insert into member (handle, name, headline, tone, created_at)
			select 'm' || i, 'Membro ' || i, 'Titolo ' || i, 1 + i % 8, now() from generate_series(1, 3000) i`,
		`insert into space (slug, title, visibility, created_at, updated_at)
			values ('aperta', 'Aperta', 'public', now(), now()), ('chiusa', 'Chiusa', 'members', now(), now())`,
		`insert into space_section (space_id, code, title, position) values (1, 'news', 'Notizie', 0), (1, 'blog', 'Blog', 1)`,
		`insert into entry (space_id, kind, state, author_id, title, summary, body, body_html, tags, created_at, updated_at, published_at)
			select case when i <= 40 then 1 else 2 end, (array['news', 'article', 'topic', 'video'])[1 + i % 4], 'published',
				1 + i * 7 % 30, 'Titolo ' || i, 'Sommario ' || i, 'corpo ' || i, '<p>corpo ' || i || '</p>', array['t' || i % 3],
				now(), now(), timestamptz '2026-01-01' + i / 2 * interval '1 hour'
			from generate_series(1, 50) i`,
		`insert into entry_video (entry_id, provider, host, reference, duration_seconds)
			select id, 'youtube', 'www.youtube.com', 'abc' || id, 60 from entry where kind = 'video'`,
		`insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at, withdrawn_at)
			values (1, 'topic', 'draft', 1, 'Bozza di Anna', now(), now(), null, null),
				(1, 'topic', 'review', 1, 'In revisione', now(), now(), null, null),
				(1, 'news', 'withdrawn', 3, 'Ritirata', now(), now(), now(), now())`,
	)
	return b
}

func (b *bundle) exec(t testing.TB, statements ...string) {
	t.Helper()
	for _, statement := range statements {
		if _, err := b.db.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// grow writes comments under an entry as the service would: roots at the top, each with so many answers, alternately to
// the root and to its first answer.
func (b *bundle) grow(t testing.TB, id entry.ID, roots, answers int) {
	t.Helper()
	_, err := b.db.Exec(t.Context(), `
		with root as (
			insert into comment (id, entry_id, root_id, path, author_id, body, body_html, created_at, reply_count, reaction_count, agree_count)
			overriding system value
			select x.id, $1, x.id, array[x.id], 1 + x.id % 3000, 'radice', '<p>radice</p>', now(), $3, x.id % 7, x.id % 7
			from (select nextval('comment_id_seq') as id from generate_series(1, $2)) x
			returning id
		), first as (
			insert into comment (id, entry_id, parent_id, root_id, path, author_id, body, body_html, created_at, reply_count)
			overriding system value
			select x.id, $1, x.root, x.root, array[x.root, x.id], 1 + x.id % 3000, 'risposta', '<p>risposta</p>', now(), $3 / 2
			from (select nextval('comment_id_seq') as id, id as root from root where $3 > 0) x
			returning id, root_id
		)
		insert into comment (id, entry_id, parent_id, root_id, path, author_id, body, body_html, created_at)
		overriding system value
		select x.id, $1, case when x.n % 2 = 0 then x.first else x.root end, x.root,
			case when x.n % 2 = 0 then array[x.root, x.first, x.id] else array[x.root, x.id] end,
			1 + x.id % 3000, 'risposta', '<p>risposta</p>', now()
		from (select nextval('comment_id_seq') as id, f.id as first, f.root_id as root, n
			from first f, generate_series(2, $3) n) x`, int64(id), roots, answers)
	if err != nil {
		t.Fatal(err)
	}
	b.exec(t, `insert into thread (entry_id, comment_count, top_count, last_comment_at)
		select entry_id, count(*), count(*) filter (where parent_id is null), max(created_at) from comment group by 1
		on conflict (entry_id) do update set comment_count = excluded.comment_count, top_count = excluded.top_count`)
}

func as(t testing.TB, member int64) context.Context {
	t.Helper()
	roles := map[int64]auth.Role{}
	switch member {
	case 0:
		return t.Context()
	case elisa:
		roles[1], roles[2] = auth.Member, auth.Member
	default:
		roles[1] = auth.Member
	}
	return auth.With(t.Context(), auth.Viewer{MemberID: member, Roles: roles})
}
