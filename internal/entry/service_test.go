package entry

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// bench is a piazza with four people, each by his role.
type bench struct {
	*Service
	db     *db.DB
	piazza space.ID
	people map[string]*account.Member
}

func setup(t *testing.T) *bench {
	t.Helper()
	d := dbtest.New(t)
	b := &bench{Service: NewService(d), db: d, people: map[string]*account.Member{}}
	accounts, spaces := account.NewService(d), space.NewService(d)
	var err error
	if b.piazza, err = spaces.Import(t.Context(), &space.Piazza{Slug: "x", Title: "X", Visibility: space.Public}); err != nil {
		t.Fatal(err)
	}
	for _, role := range []space.Role{space.Member, space.Editor, space.Moderator, "stranger"} {
		m, err := accounts.Import(t.Context(), &account.Member{Handle: string(role), Name: string(role), Tone: 1, Locale: "it"})
		if err != nil {
			t.Fatal(err)
		}
		b.people[string(role)] = m
		if role == "stranger" {
			continue
		}
		if err := spaces.ImportMember(t.Context(), b.piazza, m.ID, role, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// as returns a context in which somebody asks.
func (b *bench) as(t *testing.T, who string) context.Context {
	t.Helper()
	v := auth.Viewer{MemberID: int64(b.people[who].ID), Roles: map[int64]auth.Role{}}
	if role, ok := auth.ParseRole(who); ok {
		v.Roles[int64(b.piazza)] = role
	}
	return auth.With(t.Context(), v)
}

func (b *bench) mustCreate(t *testing.T, who string, kind Kind) *Entry {
	t.Helper()
	in := CreateInput{PiazzaID: b.piazza, Kind: kind, Title: "Titolo", Body: new("Ciao @member e @nessuno"), Tags: []string{"Uno"}}
	if kind == KindVideo {
		in.VideoURL = new("https://youtu.be/dQw4w9WgXcQ")
	}
	e, err := b.Create(b.as(t, who), in)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func (b *bench) mustPublish(t *testing.T, kind Kind) *Entry {
	t.Helper()
	e, err := b.Publish(b.as(t, "editor"), Input{b.mustCreate(t, "editor", kind).ID})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// heard returns what was said on a stream, as kind and version.
func (b *bench) heard(t *testing.T, kind string, ref int64) string {
	t.Helper()
	var all string
	row := b.db.QueryRow(t.Context(), `select coalesce(string_agg(n.kind || ' ' || n.ref || '/' || n.version, ', ' order by n.seq), '')
		from notice n join stream s on s.id = n.stream_id where s.kind = $1 and s.ref = $2`, kind, ref)
	if err := row.Scan(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

func (b *bench) count(t *testing.T, table string) int {
	t.Helper()
	var n int
	if err := b.db.QueryRow(t.Context(), "select count(*) from "+table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestFromDraftToPublicationAndBack(t *testing.T) {
	b := setup(t)
	member, editor, moderator := b.as(t, "member"), b.as(t, "editor"), b.as(t, "moderator")
	e := b.mustCreate(t, "member", KindTopic)
	if e.State != Draft || e.Version != 1 || e.Piazza.ID != b.piazza || e.Author.Handle != "member" ||
		!strings.Contains(e.BodyHTML, `<a href="/persone/member" class="mention">`) || strings.Contains(e.BodyHTML, "/persone/nessuno") {
		t.Errorf("the draft is %+v", e)
	}
	if found, err := b.ByID(editor, e.ID); found != nil || err != nil {
		t.Errorf("an editor finds another's draft: %+v, %v", found, err)
	}
	steps := []struct {
		name  string
		do    func() (*Entry, error)
		state State
	}{
		{"submit", func() (*Entry, error) { return b.Submit(member, Input{e.ID}) }, Review},
		{"return", func() (*Entry, error) { return b.Return(editor, ReasonInput{e.ID, " manca la fonte "}) }, Draft},
		{"submit again", func() (*Entry, error) { return b.Submit(member, Input{e.ID}) }, Review},
		{"publish", func() (*Entry, error) { return b.Publish(editor, Input{e.ID}) }, Published},
		{"withdraw", func() (*Entry, error) { return b.Withdraw(moderator, ReasonInput{e.ID, "dati personali"}) }, Withdrawn},
		{"reinstate", func() (*Entry, error) { return b.Publish(moderator, Input{e.ID}) }, Published},
	}
	for i, step := range steps {
		got, err := step.do()
		if err != nil || got.State != step.state || got.Version != i+2 {
			t.Fatalf("%s: %+v, %v", step.name, got, err)
		}
		stored, err := b.ByID(member, e.ID)
		if err != nil || stored.State != step.state || stored.Version != got.Version || stored.Note != got.Note || !sameTime(stored.PublishedAt, got.PublishedAt) {
			t.Fatalf("%s: stored is %+v, %v", step.name, stored, err)
		}
		if step.name == "return" && got.Note != "manca la fonte" || step.state == Withdrawn && (got.WithdrawnReason == nil || *got.WithdrawnReason != "dati personali") {
			t.Errorf("%s: the reason is lost: %+v", step.name, got)
		}
	}
	id := int64(e.ID)
	if got, want := b.heard(t, "piazza", int64(b.piazza)), fmt.Sprintf("entry_published %d/5, entry_withdrawn %d/6, entry_published %d/7", id, id, id); got != want {
		t.Errorf("the piazza heard %q, want %q", got, want)
	}
	if got, want := b.heard(t, "editorial", int64(b.piazza)), fmt.Sprintf("entry_submitted %d/2, entry_returned %d/3, entry_submitted %d/4, entry_published %d/5, entry_withdrawn %d/6, entry_published %d/7", id, id, id, id, id, id); got != want {
		t.Errorf("the desk heard %q, want %q", got, want)
	}
	if got, want := b.heard(t, "thread", id), fmt.Sprintf("thread_closed %d/6", id); got != want {
		t.Errorf("the thread heard %q, want %q", got, want)
	}
	if got, want := b.heard(t, "rights", 0), fmt.Sprintf("content_taken:piazza %d/%d, content_taken:thread %d/0", b.piazza, id, id); got != want {
		t.Errorf("all nodes heard %q, want %q", got, want)
	}
	if n := b.count(t, "moderation_decision where entry_id is not null and action in ('withdraw', 'reinstate')"); n != 2 {
		t.Errorf("%d decisions stand in the log", n)
	}
}

func sameTime(a, b *time.Time) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(*b)
}

func TestCreateIsRefused(t *testing.T) {
	b := setup(t)
	good := CreateInput{PiazzaID: b.piazza, Kind: KindTopic, Title: "Titolo"}
	for _, c := range []struct {
		name string
		ctx  context.Context
		with func(*CreateInput)
		code problem.Code
	}{
		{"a visitor", t.Context(), func(*CreateInput) {}, problem.Unauthenticated},
		{"a stranger", b.as(t, "stranger"), func(*CreateInput) {}, problem.Forbidden},
		{"news by a member", b.as(t, "member"), func(in *CreateInput) { in.Kind = KindNews }, problem.Forbidden},
		{"no such piazza", b.as(t, "member"), func(in *CreateInput) { in.PiazzaID = 999 }, problem.NotFound},
		{"no title", b.as(t, "member"), func(in *CreateInput) { in.Title = " " }, problem.Invalid},
		{"no such kind", b.as(t, "member"), func(in *CreateInput) { in.Kind = "poll" }, problem.Invalid},
		{"a topic with a video", b.as(t, "member"), func(in *CreateInput) { in.VideoURL = new("https://youtu.be/dQw4w9WgXcQ") }, problem.Invalid},
		{"a video without one", b.as(t, "editor"), func(in *CreateInput) { in.Kind = KindVideo }, problem.Invalid},
		{"a video from anywhere", b.as(t, "editor"), func(in *CreateInput) { in.Kind = KindVideo; in.VideoURL = new("https://evil.example/x") }, problem.Invalid},
		{"an endless text", b.as(t, "member"), func(in *CreateInput) { in.Body = new(strings.Repeat("x", 1<<20)) }, problem.Invalid},
		{"an empty key", b.as(t, "member"), func(in *CreateInput) { in.IdempotencyKey = new("") }, problem.Invalid},
	} {
		in := good
		c.with(&in)
		if e, err := b.Create(c.ctx, in); problem.CodeOf(err) != c.code || e != nil {
			t.Errorf("%s: %+v, %v", c.name, e, err)
		}
	}
	if n := b.count(t, "entry") + b.count(t, "thread") + b.count(t, "idempotency") + b.count(t, "notice"); n != 0 {
		t.Errorf("%d rows were written", n)
	}
}

func TestOneKeyMakesOneEntry(t *testing.T) {
	b := setup(t)
	in := CreateInput{PiazzaID: b.piazza, Kind: KindTopic, Title: "Una volta", IdempotencyKey: new("k1")}
	ctx := b.as(t, "member")
	ids := make([]ID, 6)
	var all sync.WaitGroup
	for i := range ids {
		all.Go(func() {
			e, err := b.Create(ctx, in)
			if err != nil {
				t.Error(err)
				return
			}
			ids[i] = e.ID
		})
	}
	all.Wait()
	for _, id := range ids {
		if id != ids[0] || id == 0 {
			t.Fatalf("the requests made %v", ids)
		}
	}
	if n := b.count(t, "entry"); n != 1 {
		t.Errorf("%d entries were written", n)
	}
	other := in
	other.Title = "Due volte"
	if _, err := b.Create(ctx, other); !errors.Is(err, db.ErrKeyReused) {
		t.Errorf("another input under the same key: %v", err)
	}
	if e, err := b.Create(b.as(t, "editor"), in); err != nil || e.ID == ids[0] {
		t.Errorf("the same key of another member: %+v, %v", e, err)
	}
	outside := auth.With(t.Context(), auth.Viewer{MemberID: int64(b.people["member"].ID)})
	if _, err := b.Create(outside, in); !errors.Is(err, ErrPropose) {
		t.Errorf("a replay by who may no longer write: %v", err)
	}
	if _, err := b.db.Exec(t.Context(), `update idempotency set created_at = created_at - interval '25 hours'`); err != nil {
		t.Fatal(err)
	}
	if e, err := b.Create(ctx, other); err != nil || e.ID == ids[0] {
		t.Errorf("after a day the key is free: %+v, %v", e, err)
	}
}

func TestUpdate(t *testing.T) {
	b := setup(t)
	e := b.mustCreate(t, "member", KindArticle)
	ctx := b.as(t, "member")
	one, two := 1, 2
	got, err := b.Update(ctx, UpdateInput{EntryID: e.ID, Version: &one, Body: new("**Nuovo**"), Tags: []string{}})
	if err != nil || got.Version != 2 || got.BodyHTML != "<p><strong>Nuovo</strong></p>\n" || len(got.Tags) != 0 || got.Title != "Titolo" {
		t.Fatalf("changed is %+v, %v", got, err)
	}
	if _, err := b.Update(ctx, UpdateInput{EntryID: e.ID, Version: &one, Title: new("Vecchio")}); !errors.Is(err, ErrVersion) {
		t.Errorf("a change of an old version: %v", err)
	}
	if got, err = b.Update(ctx, UpdateInput{EntryID: e.ID, Version: &two, Body: new("**Nuovo** ")}); err != nil || got.Version != 2 {
		t.Errorf("a change of nothing: %+v, %v", got, err)
	}
	if _, err := b.Update(b.as(t, "editor"), UpdateInput{EntryID: e.ID, Title: new("Mio")}); !errors.Is(err, ErrEntry) {
		t.Errorf("an editor changes another's draft: %v", err)
	}
	if heard := b.heard(t, "piazza", int64(b.piazza)) + b.heard(t, "editorial", int64(b.piazza)); heard != "" {
		t.Errorf("a draft was heard of: %q", heard)
	}
	news := b.mustPublish(t, KindNews)
	if _, err := b.Update(b.as(t, "editor"), UpdateInput{EntryID: news.ID, Body: new(" ")}); !problem.Is(err, problem.Invalid) {
		t.Errorf("an empty text of what is published: %v", err)
	}
	if _, err := b.Update(b.as(t, "editor"), UpdateInput{EntryID: news.ID, Title: new("Altro")}); err != nil {
		t.Error(err)
	}
	if got, want := b.heard(t, "piazza", int64(b.piazza)), fmt.Sprintf("entry_published %d/2, entry_changed %d/3", news.ID, news.ID); got != want {
		t.Errorf("the piazza heard %q, want %q", got, want)
	}
}

func TestTwoEditorsAtOnceLoseNothing(t *testing.T) {
	b := setup(t)
	e := b.mustPublish(t, KindNews)
	version := e.Version
	var all sync.WaitGroup
	refused := make([]error, 4)
	for i := range refused {
		all.Go(func() {
			_, refused[i] = b.Update(b.as(t, "editor"), UpdateInput{EntryID: e.ID, Version: &version, Title: new(fmt.Sprintf("Titolo %d", i))})
		})
	}
	all.Wait()
	saved := 0
	for _, err := range refused {
		if err == nil {
			saved++
		} else if !errors.Is(err, ErrVersion) {
			t.Error(err)
		}
	}
	if saved != 1 {
		t.Errorf("%d of four changes of one version were saved", saved)
	}
}

func TestEmptyTextsAreNotShown(t *testing.T) {
	b := setup(t)
	e, err := b.Create(b.as(t, "editor"), CreateInput{PiazzaID: b.piazza, Kind: KindNews, Title: "Vuota"})
	if err != nil {
		t.Fatal(err)
	}
	for _, do := range []func(context.Context, Input) (*Entry, error){b.Submit, b.Publish} {
		if _, err := do(b.as(t, "editor"), Input{e.ID}); !problem.Is(err, problem.Invalid) {
			t.Errorf("an empty text was shown: %v", err)
		}
	}
	long := b.mustPublish(t, KindVideo)
	if _, err := b.db.Exec(t.Context(), `update entry_video set duration_seconds = 90 where entry_id = $1`, int64(long.ID)); err != nil {
		t.Fatal(err)
	}
	edited, err := b.Update(b.as(t, "editor"), UpdateInput{
		EntryID: long.ID, Title: new("Un altro titolo"), VideoURL: new("https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
	})
	if err != nil || edited.Recording.DurationSeconds == nil {
		t.Errorf("another address of the same recording takes its length away: %+v, %v", edited, err)
	}
	if v := b.mustPublish(t, KindVideo); v.Recording == nil {
		t.Error("the recording is lost")
	}
	if found, err := b.ByID(t.Context(), b.mustPublish(t, KindVideo).ID); err != nil || found.Recording.Reference != "dQw4w9WgXcQ" {
		t.Errorf("stored is %+v, %v", found, err)
	}
}

func TestDelete(t *testing.T) {
	b := setup(t)
	e := b.mustCreate(t, "member", KindTopic)
	if _, err := b.Delete(b.as(t, "editor"), Input{e.ID}); !errors.Is(err, ErrEntry) {
		t.Errorf("an editor deletes another's draft: %v", err)
	}
	if id, err := b.Delete(b.as(t, "member"), Input{e.ID}); err != nil || id != e.ID {
		t.Errorf("deleted was %d, %v", id, err)
	}
	if n := b.count(t, "entry") + b.count(t, "thread"); n != 0 {
		t.Errorf("%d rows are left", n)
	}
	if _, err := b.Delete(b.as(t, "editor"), Input{b.mustPublish(t, KindNews).ID}); !errors.Is(err, ErrState) {
		t.Errorf("deleting what is published: %v", err)
	}
}
