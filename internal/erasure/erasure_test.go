package erasure

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/problem"
	"piazza/internal/space"
)

func (s *square) erase(ctx context.Context, handle string) error {
	return s.erasures.Erase(ctx, account.EraseInput{Handle: handle})
}

// live fills the square with everything that Ada can leave behind.
func (s *square) live() {
	s.Helper()
	ada, bruno, boss := s.as(s.ada), s.as(s.bruno), s.as(s.boss)
	s.arrive("ada.lovelace2", "Un’altra", false)
	head, bio := "Ingegnera segretissima", "Vivo in via Segretissima 7."
	_, err := s.accounts.Update(ada, account.UpdateInput{Headline: &head, Bio: &bio})
	s.must(err)
	bio = "Amico di @ada.lovelace e di @ada.lovelace2."
	_, err = s.accounts.Update(bruno, account.UpdateInput{Bio: &bio})
	s.must(err)
	s.must(s.accounts.BeginLogin(s.Context(), account.Login{State: "s", Browser: "b", Provider: "demo", ReturnPath: "/persone/ada.lovelace"}))

	s.publish(ada, "Un articolo che resta", "Firmato dalla piazza.")
	draft := "bozza segretissima"
	_, err = s.entries.Create(ada, entry.CreateInput{PiazzaID: s.piazza, Kind: entry.KindTopic, Title: "Bozza segretissima", Body: &draft})
	s.must(err)
	submitted, err := s.entries.Create(ada, entry.CreateInput{PiazzaID: s.piazza, Kind: entry.KindTopic, Title: "Proposta segretissima", Body: &draft})
	s.must(err)
	_, err = s.entries.Submit(ada, entry.Input{EntryID: submitted.ID})
	s.must(err)
	s.publish(boss, "Grazie a chi c’era", "Grazie a @ada.lovelace, vedi piazza.example/persone/ada.lovelace.")

	first := s.say(ada, nil, "Parola segretissima, la prima.")
	answer := s.say(bruno, first, "Hai ragione, @Ada.Lovelace! Lo dice anche @ada.lovelace2.")
	s.say(ada, answer, "Risposta segretissima a @bruno.")
	s.say(bruno, nil, "Scrivo da me, non ad ada.lovelace@posta.example.invalid: `@ada.lovelace`")
	changed := s.say(ada, nil, "Prima stesura segretissima.")
	_, err = s.comments.Update(ada, comment.UpdateInput{CommentID: changed.ID, Body: "Seconda stesura segretissima."})
	s.must(err)
	_, err = s.comments.Update(bruno, comment.UpdateInput{CommentID: answer.ID, Body: "Hai torto, @ada.lovelace."})
	s.must(err)
	hidden := s.say(ada, nil, "Insulto segretissimo.")
	s.must(s.db.InTx(boss, func(ctx context.Context, tx *db.Tx) error {
		_, err := comment.HideIn(ctx, tx, comment.ReasonInput{CommentID: hidden.ID, Reason: "insulti di @ada.lovelace"})
		return err
	}))
	s.exec(`insert into moderation_decision (space_id, comment_id, action, reason, decided_by, decided_at) values ($1, $2, 'hide', 'insulti di @ada.lovelace', $3, now())`,
		s.piazza, hidden.ID, s.boss.ID)
	s.exec(`insert into moderation_decision (space_id, comment_id, action, reason, decided_by, decided_at) values ($1, $2, 'hide', 'decisa da lei', $3, now())`,
		s.piazza, answer.ID, s.ada.ID)
	s.exec(`insert into member_decision (member_id, action, reason, decided_by, decided_at) values ($1, 'suspend', 'segretissima recidiva', $2, now())`, s.ada.ID, s.boss.ID)
	_, err = s.comments.React(ada, comment.ReactInput{CommentID: answer.ID, Kind: comment.Agree, On: true})
	s.must(err)
	_, err = s.comments.React(bruno, comment.ReactInput{CommentID: first.ID, Kind: comment.Agree, On: true})
	s.must(err)
	s.exec(`insert into notification (member_id, kind, comment_id, entry_id, created_at) values ($1, 'reply', $2, $3, now())`, s.ada.ID, answer.ID, s.news.ID)
	s.exec(`insert into notification_unread (member_id, version, count) values ($1, 1, 1)`, s.ada.ID)
	s.votes()
}

// After an erasure the database holds no word of who went, and everything else stands as it stood.
func TestNothingIsLeftButThePlace(t *testing.T) {
	s := newSquare(t)
	s.live()
	before, decisions := s.shape(), s.number(`select count(*) from moderation_decision`)
	top, visible := s.number(`select top_count from thread where entry_id = $1`, s.news.ID), s.number(`select comment_count from thread where entry_id = $1`, s.news.ID)
	sessions := s.number(`select count(*) from session where member_id = $1 and revoked_at is null`, s.ada.ID)

	s.must(s.erase(s.as(s.ada), "@Ada.Lovelace "))

	dump := s.dump()
	for _, trace := range []string{"segretissim", "sub-ada.lovelace\"", "sub-ada.lovelace,", "navigatore di ada"} {
		if strings.Contains(strings.ToLower(dump), trace) {
			t.Errorf("the database still says %q: %s", trace, around(strings.ToLower(dump), trace))
		}
	}
	// Of the handle what is left belongs to somebody else, or was never his: a longer handle, an address in somebody's text.
	rest := strings.ToLower(dump)
	for _, other := range []string{"ada.lovelace2", "ada.lovelace@posta.example.invalid"} {
		rest = strings.ReplaceAll(rest, other, "")
	}
	if strings.Contains(rest, "ada.lovelace") {
		t.Errorf("the database still knows the handle: %s", around(rest, "ada.lovelace"))
	}
	if after := s.shape(); after != before {
		t.Errorf("the threads were\n%s\nand are\n%s", before, after)
	}
	if n := s.number(`select top_count from thread where entry_id = $1`, s.news.ID); n != top {
		t.Errorf("the thread had %d comments at the top, and has %d", top, n)
	}
	mine := 3 // what Ada wrote that could be read
	if n := s.number(`select comment_count from thread where entry_id = $1`, s.news.ID); n != visible-mine ||
		n != s.number(`select count(*) from comment where entry_id = $1 and state = 'visible'`, s.news.ID) {
		t.Errorf("the thread counts %d comments, before there were %d", n, visible)
	}
	s.checkBallots()
	if n := s.number(`select count(*) from moderation_decision`); n != decisions {
		t.Errorf("of %d decisions %d are left", decisions, n)
	}
	s.checkPlace(sessions)
}

// checkPlace looks at what stands where Ada stood, and at what the log says.
func (s *square) checkPlace(sessions int) {
	s.Helper()
	byID, err := s.accounts.ByIDs(s.Context(), []account.ID{s.ada.ID})
	s.must(err)
	m := byID[s.ada.ID]
	if m == nil || m.State() != account.Erased || m.Name != "—" || m.Headline+m.Bio != "" || m.Administrator {
		s.Errorf("what is left is %+v", m)
	}
	if found, _ := s.accounts.ByHandle(s.Context(), "ada.lovelace"); found != nil {
		s.Errorf("the old handle leads to %+v", found)
	}
	for what, n := range map[string]int{
		"published entries":  s.number(`select count(*) - 1 from entry where author_id = $1`, s.ada.ID),
		"memberships":        s.number(`select count(*) from membership where member_id = $1`, s.ada.ID),
		"miscounted members": s.number(`select member_count - (select count(*) from membership where space_id = space.id) from space where id = $1`, s.piazza),
		"mentions":           s.number(`select count(*) from mention where member_id = $1`, s.ada.ID),
		"keys":               s.number(`select count(*) from idempotency where member_id = $1`, s.ada.ID),
		"notifications":      s.number(`select count(*) from notification where member_id = $1`, s.ada.ID),
		"badges":             s.number(`select count(*) from notification_unread where member_id = $1`, s.ada.ID),
		"open erasures":      s.number(`select count(*) from erasure`),
		"readable comments":  s.number(`select count(*) from comment where author_id = $1 and (state <> 'deleted' or body <> '')`, s.ada.ID),
		"lost reactions":     s.number(`select 1 - count(*) from reaction where member_id = $1`, s.ada.ID),
	} {
		if n != 0 {
			s.Errorf("%d %s", n, what)
		}
	}
	said := func(kind string) int {
		return s.number(`select count(*) from notice n join stream on stream.id = n.stream_id where stream.kind = 'rights' and n.kind = $1 and (n.kind = 'session_ended' or n.ref = $2)`, kind, s.ada.ID)
	}
	// One more session was opened to erase by.
	if said(db.SessionEnded) != sessions+1 || said(db.MemberErased) != 1 {
		s.Errorf("the log says %d sessions ended and %d members erased", said(db.SessionEnded), said(db.MemberErased))
	}
	if s.number(`select count(*) from notice where kind = 'content_taken'`) == 0 {
		s.Error("no node is told that texts are gone")
	}
	gone := s.number(`select count(*) from notice n join comment c on c.id = n.ref where n.kind = 'comment_deleted' and c.author_id = $1 and n.version = c.version`, s.ada.ID)
	if gone != s.number(`select count(*) from comment where author_id = $1`, s.ada.ID) {
		s.Errorf("the log says %d comments were deleted", gone)
	}
	// Whoever comes back through the same door is somebody new.
	again, err := s.accounts.SignIn(s.Context(), account.Identity{Issuer: "https://idp.example", Subject: "sub-ada.lovelace", Name: "Ada Lovelace"})
	if err != nil || again.ID == s.ada.ID || again.Handle != "ada.lovelace" {
		s.Errorf("who comes back is %+v, %v", again, err)
	}
}

func around(text, what string) string {
	at := strings.Index(text, what)
	return text[max(0, at-200):min(len(text), at+200)]
}

func TestWhoMayErase(t *testing.T) {
	s := newSquare(t)
	colleague := s.arrive("collega", "Collega", false)
	for name, c := range map[string]struct {
		ctx    context.Context
		handle string
		want   error
	}{
		"a visitor":                 {t.Context(), "ada.lovelace", problem.SignIn()},
		"another handle":            {s.as(s.ada), "bruno", account.ErrHandle},
		"no handle":                 {s.as(s.ada), " @ ", account.ErrHandle},
		"the last administrator":    {s.as(s.boss), "capo", account.ErrLast},
		"somebody who is not there": {auth.With(t.Context(), auth.Viewer{MemberID: 999, ProvedAt: time.Now()}), "ada.lovelace", account.ErrMember},
		"a program":                 {auth.With(t.Context(), auth.Viewer{MemberID: int64(s.ada.ID), ProvedAt: time.Now(), Scopes: []string{"WRITE"}}), "ada.lovelace", account.ErrToken},
		"who proved it long ago":    {auth.With(t.Context(), auth.Viewer{MemberID: int64(s.ada.ID), ProvedAt: time.Now().Add(-time.Hour)}), "ada.lovelace", account.ErrConfirm},
	} {
		if err := s.erase(c.ctx, c.handle); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	s.exec(`update member set administrator = true where id = $1`, colleague.ID)
	if err := s.erase(s.as(s.boss), "capo"); !errors.Is(err, space.ErrErase) {
		t.Errorf("the last administrator of a piazza: %v", err)
	}
	if byID, _ := s.accounts.ByIDs(t.Context(), []account.ID{s.boss.ID}); byID[s.boss.ID].Handle != "capo" || s.number(`select count(*) from session where member_id = $1 and revoked_at is null`, s.boss.ID) == 0 {
		t.Error("who was refused has lost something")
	}
	s.enter(colleague, space.Administrator)
	s.must(s.erase(s.as(s.boss), "capo"))
	if err := s.erase(auth.With(t.Context(), auth.Viewer{MemberID: int64(s.boss.ID), ProvedAt: time.Now()}), "capo"); !errors.Is(err, problem.SignIn()) {
		t.Errorf("twice: %v", err)
	}
}

// The only two administrators go in the same moment: one of them has to stay, in the installation as in a piazza.
func TestSomebodyStaysToRunIt(t *testing.T) {
	for _, everywhere := range []bool{true, false} {
		s := newSquare(t)
		two := s.arrive("due", "Due", everywhere)
		one := s.ada
		s.exec(`update member set administrator = $1 where id = $2`, everywhere, one.ID)
		s.exec(`update member set administrator = false where id = $1 and $2`, s.boss.ID, everywhere)
		s.exec(`delete from membership where member_id in ($1, $2)`, s.boss.ID, one.ID)
		if !everywhere {
			s.enter(one, space.Administrator)
			s.enter(two, space.Administrator)
		}
		asOne, asTwo := s.as(one), s.as(two)
		refused := make([]error, 2)
		var all sync.WaitGroup
		all.Go(func() { refused[0] = s.erase(asOne, one.Handle) })
		all.Go(func() { refused[1] = s.erase(asTwo, two.Handle) })
		all.Wait()
		if (refused[0] == nil) == (refused[1] == nil) {
			t.Fatalf("of two who go: %v, %v", refused[0], refused[1])
		}
		if err := errors.Join(refused...); !errors.Is(err, account.ErrLast) && !errors.Is(err, space.ErrErase) {
			t.Errorf("the second is told %v", err)
		}
	}
}

// Whoever writes while he is being erased leaves nothing, whichever came first; the others are not disturbed.
func TestWritingWhileBeingErased(t *testing.T) {
	s := newSquare(t)
	ada, bruno := s.as(s.ada), s.as(s.bruno)
	first := s.say(bruno, nil, "comincio io")
	begun := make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		for i := range 1000 {
			_, err := s.comments.Create(ada, comment.CreateInput{EntryID: s.news.ID, Body: "presto", ParentID: &first.ID})
			if i == 3 {
				close(begun)
			}
			if errors.Is(err, problem.SignIn()) {
				return
			}
			if err != nil {
				t.Error(err)
				return
			}
		}
		t.Error("an erased member could go on writing")
	})
	all.Go(func() {
		for range 10 {
			if _, err := s.comments.Create(bruno, comment.CreateInput{EntryID: s.news.ID, Body: "ciao @ada.lovelace", ParentID: &first.ID}); err != nil {
				t.Error(err)
			}
		}
	})
	<-begun
	s.must(s.erase(ada, "ada.lovelace"))
	all.Wait()
	s.must(s.erasures.Resume(t.Context()))
	if left := s.number(`select count(*) from comment where author_id = $1 and (body <> '' or state <> 'deleted')`, s.ada.ID); left != 0 {
		t.Errorf("%d comments are left", left)
	}
	if got, want := s.number(`select comment_count from thread where entry_id = $1`, s.news.ID), s.number(`select count(*) from comment where state = 'visible'`); got != want || want != 11 {
		t.Errorf("the thread counts %d of %d", got, want)
	}
	if _, err := s.entries.Create(ada, entry.CreateInput{PiazzaID: s.piazza, Kind: entry.KindTopic, Title: "Ancora io"}); err == nil {
		t.Error("an erased member begins a draft")
	}
	name := "Ada"
	if _, err := s.accounts.Update(ada, account.UpdateInput{Name: &name}); !errors.Is(err, account.ErrMember) {
		t.Errorf("an erased member takes his name back: %v", err)
	}
}

// Whoever joins a piazza while he is being erased belongs to none afterwards, and no piazza counts him.
func TestJoiningWhileBeingErased(t *testing.T) {
	s := newSquare(t)
	for i := range 8 {
		m := s.arrive("passante"+strconv.Itoa(i), "Passante", false)
		ctx := s.as(m)
		var all sync.WaitGroup
		all.Go(func() {
			_, err := s.spaces.Join(ctx, space.JoinInput{PiazzaID: s.piazza})
			if err != nil && !errors.Is(err, problem.SignIn()) {
				t.Error(err)
			}
		})
		all.Go(func() {
			if err := s.erase(ctx, m.Handle); err != nil {
				t.Error(err)
			}
		})
		all.Wait()
	}
	if got, want := s.number(`select member_count from space`), s.number(`select count(*) from membership`); got != want || want != 3 {
		t.Errorf("the piazza counts %d, and has %d", got, want)
	}
}

func TestTextsThatNameTheMemberSayTheirReadersSo(t *testing.T) {
	s := newSquare(t)
	bruno := s.as(s.bruno)
	c := s.say(bruno, nil, "Grazie, @ada.lovelace.")
	e := s.publish(s.as(s.boss), "Grazie", "Grazie, @ada.lovelace.")
	s.must(s.erase(s.as(s.ada), "ada.lovelace"))
	after, err := s.comments.Get(bruno, c.ID)
	s.must(err)
	byID, err := s.accounts.ByIDs(t.Context(), []account.ID{s.ada.ID})
	s.must(err)
	nameless := byID[s.ada.ID].Handle
	if want := "Grazie, @" + nameless + "."; after.Source != want || !strings.Contains(after.HTML, `href="/persone/`+nameless+`"`) || after.Version != c.Version+1 || after.EditedAt != nil {
		t.Errorf("the comment is %+v", after)
	}
	var kinds []string
	s.must(s.db.QueryRow(t.Context(), `select array_agg(kind order by kind) from notice where (ref = $1 and kind = 'comment_edited') or (ref = $2 and kind = 'entry_changed')`, c.ID, e.ID).Scan(&kinds))
	if !slices.Equal(kinds, []string{comment.NoticeEdited, entry.NoticeChanged}) {
		t.Errorf("the log says %v", kinds)
	}
}
