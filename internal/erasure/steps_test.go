package erasure

import (
	"context"
	"sync"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
)

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
		return s.erasures.begin(ctx, tx, account.EraseInput{Handle: "ada.lovelace"})
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
		if err := s.erasures.begin(ctx, tx, account.EraseInput{Handle: "ada.lovelace"}); err != nil {
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
	s.patiently(`insert into member (handle, name, bio, created_at) select 'm' || n, 'M', $2, now() from generate_series(1, $1) n`, many, said)
	s.patiently(`insert into moderation_decision (space_id, action, reason, decided_by, decided_at)
		select $1, 'hide', $4, $2, now() from generate_series(1, $3) n`, s.piazza, s.boss.ID, many, said)
	s.patiently(`insert into member_decision (member_id, action, reason, decided_by, decided_at)
		select $1, 'suspend', $3, $1, now() from generate_series(1, $2) n`, s.bruno.ID, many, said)
	s.patiently(`insert into audit_record (seq, at, kind, detail, salt, commitment, previous, hash)
		select n, now(), 'member_suspended', $2, 's', 'c', 'p', 'h' from generate_series(1, $1) n`, 2*detailsSearched+10, said)
	s.exec(`update audit_head set seq = $1`, 2*detailsSearched+10)
	s.must(s.db.InTx(s.as(s.ada), func(ctx context.Context, tx *db.Tx) error {
		return s.erasures.begin(ctx, tx, account.EraseInput{Handle: "ada.lovelace"})
	}))
	const left = `select (select count(*) from member where bio like '%@ada.lovelace%') +
		(select count(*) from moderation_decision where reason like '%@ada.lovelace%') +
		(select count(*) from member_decision where reason like '%@ada.lovelace%') +
		(select count(*) from audit_record where detail like '%@ada.lovelace%')`
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
