package erasure

import (
	"context"
	"crypto/rand"
	"log/slog"
	"strings"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
	"piazza/internal/space"
)

// square is a piazza with an administrator, Ada who will go, and Bruno who stays.
type square struct {
	*testing.T
	db       *db.DB
	accounts *account.Service
	spaces   *space.Service
	entries  *entry.Service
	comments *comment.Service
	erasures *Service
	piazza   space.ID
	boss     *account.Member
	ada      *account.Member
	bruno    *account.Member
	news     *entry.Entry
}

func newSquare(t *testing.T) *square {
	t.Helper()
	d := dbtest.New(t)
	s := &square{
		T: t, db: d, accounts: account.NewService(d), spaces: space.NewService(d), entries: entry.NewService(d),
		comments: comment.NewService(d), erasures: NewService(d, slog.New(slog.DiscardHandler)),
	}
	s.boss = s.arrive("capo", "Capo", true)
	s.ada = s.arrive("ada.lovelace", "Ada Segretissima", false)
	s.bruno = s.arrive("bruno", "Bruno", false)
	id, err := s.spaces.Import(t.Context(), &space.Piazza{Slug: "qui", Title: "Qui", Visibility: space.Public})
	s.must(err)
	s.piazza = id
	s.enter(s.boss, space.Administrator)
	s.enter(s.ada, space.Editor)
	s.enter(s.bruno, space.Member)
	s.news = s.publish(s.as(s.boss), "La piazza si apre", "Buongiorno a tutti.")
	return s
}

func (s *square) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s *square) arrive(handle, name string, administrator bool) *account.Member {
	s.Helper()
	m, err := s.accounts.Import(s.Context(), &account.Member{
		Handle: handle, Name: name, Tone: 1, Locale: "it", Administrator: administrator,
	}, account.Identity{Issuer: "https://idp.example", Subject: "sub-" + handle, Email: handle + "@posta.example", EmailVerified: true})
	s.must(err)
	return m
}

func (s *square) enter(m *account.Member, r space.Role) {
	s.Helper()
	s.must(s.spaces.ImportMember(s.Context(), s.piazza, m.ID, r, time.Now()))
}

// as returns a context in which a member asks, with the rights that the database gives him.
func (s *square) as(m *account.Member) context.Context {
	s.Helper()
	token, _, err := s.accounts.OpenSession(s.Context(), account.Opening{MemberID: m.ID, UserAgent: "Navigatore di " + m.Handle})
	s.must(err)
	v, err := s.accounts.ViewerByToken(s.Context(), token)
	s.must(err)
	return auth.With(s.Context(), v)
}

func (s *square) publish(ctx context.Context, title, body string) *entry.Entry {
	s.Helper()
	e, err := s.entries.Create(ctx, entry.CreateInput{PiazzaID: s.piazza, Kind: entry.KindArticle, Title: title, Body: &body})
	s.must(err)
	e, err = s.entries.Publish(ctx, entry.Input{EntryID: e.ID})
	s.must(err)
	return e
}

func (s *square) say(ctx context.Context, parent *comment.Comment, body string) *comment.Comment {
	s.Helper()
	key := rand.Text()
	in := comment.CreateInput{EntryID: s.news.ID, Body: body, IdempotencyKey: &key}
	if parent != nil {
		in.ParentID = &parent.ID
	}
	c, err := s.comments.Create(ctx, in)
	s.must(err)
	return c
}

func (s *square) exec(statement string, args ...any) {
	s.Helper()
	_, err := s.db.Exec(s.Context(), statement, args...)
	s.must(err)
}

// patiently runs a statement that may take its time: it makes what a test needs very much of.
func (s *square) patiently(statement string, args ...any) {
	s.Helper()
	s.must(s.db.InTx(s.Context(), func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `set local statement_timeout = 0`); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, statement, args...)
		return err
	}))
}

func (s *square) number(query string, args ...any) (n int) {
	s.Helper()
	s.must(s.db.QueryRow(s.Context(), query, args...).Scan(&n))
	return n
}

// dump is every row of every table, as text.
func (s *square) dump() string {
	s.Helper()
	rows, err := s.db.Query(s.Context(), `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
	s.must(err)
	var tables []string
	for rows.Next() {
		var name string
		s.must(rows.Scan(&name))
		tables = append(tables, name)
	}
	s.must(rows.Err())
	var all strings.Builder
	for _, table := range tables {
		var text string
		s.must(s.db.QueryRow(s.Context(), `select coalesce(string_agg(t::text, E'\n'), '') from "`+table+`" t`).Scan(&text))
		all.WriteString(table + ":\n" + text + "\n")
	}
	return all.String()
}

// shape is what a thread looks like to everybody: places, parents, counts, tallies.
func (s *square) shape() string {
	s.Helper()
	var text string
	s.must(s.db.QueryRow(s.Context(), `select string_agg(concat_ws(' ', id, parent_id, root_id, path::text, reply_count, reaction_count, agree_count), E'\n' order by id) from comment`).Scan(&text))
	return text
}
