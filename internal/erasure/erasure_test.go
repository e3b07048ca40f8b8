package erasure

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

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
		"somebody who is not there": {auth.With(t.Context(), auth.Viewer{MemberID: 999}), "ada.lovelace", account.ErrMember},
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
	if err := s.erase(auth.With(t.Context(), auth.Viewer{MemberID: int64(s.boss.ID)}), "capo"); !errors.Is(err, problem.SignIn()) {
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

// A node dies in the middle: what was begun is finished by whoever comes next, each comment once.
func TestAnErasureIsTakenUpWhereItStopped(t *testing.T) {
	s := newSquare(t)
	ctx := s.as(s.ada)
	const written = 2*commentsErased + 50
	s.exec(`update thread set comment_count = $1, top_count = $1 where entry_id = $2`, written, s.news.ID)
	s.exec(`insert into comment (entry_id, root_id, path, author_id, body, body_html, created_at)
		select $1, n, array[n], $2, 'parola ' || n, '', now() from generate_series(1, $3) n`,
		s.news.ID, s.ada.ID, written)
	s.must(s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return begin(ctx, tx, account.EraseInput{Handle: "ada.lovelace"})
	}))
	s.must(s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		more, err := step(ctx, tx, s.ada.ID)
		if !more {
			t.Error("one step was enough")
		}
		return err
	}))
	if left := s.number(`select count(*) from comment where author_id = $1 and body <> ''`, s.ada.ID); left != written-commentsErased {
		t.Fatalf("after a step %d are left", left)
	}
	if v := auth.FromContext(ctx); s.number(`select count(*) from session where id = $1`, v.SessionID) != 0 {
		t.Error("the session outlived the beginning")
	}
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			if err := NewService(s.db, s.erasures.log).Resume(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	s.must(s.erasures.Resume(t.Context()))
	if n := s.number(`select count(*) from erasure`); n != 0 {
		t.Errorf("%d erasures are open", n)
	}
	if left := s.number(`select count(*) from comment where author_id = $1 and (body <> '' or state <> 'deleted')`, s.ada.ID); left != 0 {
		t.Errorf("%d comments are left", left)
	}
	if n := s.number(`select count(*) from notice where kind = 'comment_deleted'`); n != written {
		t.Errorf("%d notices for %d comments", n, written)
	}
	if n := s.number(`select comment_count from thread where entry_id = $1`, s.news.ID); n != 0 {
		t.Errorf("the thread counts %d", n)
	}
}

// While texts are still searched for a handle it belongs to nobody: what names the old one must not come to name another.
func TestAHandleIsFreeOnlyWhenNothingNamesIt(t *testing.T) {
	s := newSquare(t)
	s.exec(`update member set bio = 'Amico di @ada.lovelace' where id = $1`, s.bruno.ID)
	ctx := s.as(s.ada)
	erasing, arriving := make(chan struct{}), make(chan *account.Member, 1)
	go func() { // she comes while the erasure begins, and waits for it
		<-erasing
		m, err := s.accounts.SignIn(s.Context(), account.Identity{Issuer: "https://idp.example", Subject: "2", Name: "Ada Lovelace"})
		if err != nil {
			t.Error(err)
		}
		arriving <- m
	}()
	s.must(s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := begin(ctx, tx, account.EraseInput{Handle: "ada.lovelace"}); err != nil {
			return err
		}
		close(erasing)
		return s.waiting(ctx)
	}))
	first := <-arriving
	second, err := s.accounts.SignIn(s.Context(), account.Identity{Issuer: "https://idp.example", Subject: "3", Name: "Ada Lovelace"})
	s.must(err)
	if first.Handle != "ada.lovelace2" || second.Handle != "ada.lovelace3" {
		t.Errorf("her namesakes are @%s and @%s", first.Handle, second.Handle)
	}
	s.must(s.erasures.Resume(s.Context()))
	third, err := s.accounts.SignIn(s.Context(), account.Identity{Issuer: "https://idp.example", Subject: "4", Name: "Ada Lovelace"})
	s.must(err)
	if third.Handle != "ada.lovelace" || s.number(`select count(*) from member where bio like '%@ada.lovelace%'`) != 0 {
		t.Errorf("afterwards comes @%s", third.Handle)
	}
}

// waiting waits until another transaction waits for this one.
func (s *square) waiting(ctx context.Context) error {
	for ctx.Err() == nil {
		if s.number(`select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`) > 0 {
			return nil
		}
	}
	return ctx.Err()
}

// The old handle is searched for in parts everywhere, and each part is a step of its own.
func TestEverythingIsSearchedInParts(t *testing.T) {
	s := newSquare(t)
	const many, said = 2*membersSearched + 10, "detto a @ada.lovelace"
	s.exec(`insert into member (handle, name, bio, created_at) select 'm' || n, 'M', $2, now() from generate_series(1, $1) n`, many, said)
	s.exec(`insert into moderation_decision (space_id, action, reason, decided_by, decided_at)
		select $1, 'hide', $4, $2, now() from generate_series(1, $3) n`, s.piazza, s.boss.ID, many, said)
	s.exec(`insert into member_decision (member_id, action, reason, decided_by, decided_at)
		select $1, 'suspend', $3, $1, now() from generate_series(1, $2) n`, s.bruno.ID, many, said)
	s.must(s.db.InTx(s.as(s.ada), func(ctx context.Context, tx *db.Tx) error {
		return begin(ctx, tx, account.EraseInput{Handle: "ada.lovelace"})
	}))
	const left = `select (select count(*) from member where bio like '%@ada.lovelace%') +
		(select count(*) from moderation_decision where reason like '%@ada.lovelace%') +
		(select count(*) from member_decision where reason like '%@ada.lovelace%')`
	before := s.number(left)
	for more := true; more; {
		s.must(s.db.InTx(s.Context(), func(ctx context.Context, tx *db.Tx) (err error) {
			more, err = step(ctx, tx, s.ada.ID)
			return err
		}))
		now := s.number(left)
		if before-now > membersSearched {
			t.Errorf("one step has changed %d texts", before-now)
		}
		before = now
	}
	if before != 0 || s.number(`select count(*) from erasure`) != 0 {
		t.Errorf("%d texts name her", before)
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
