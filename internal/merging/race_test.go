package merging_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// held is a poll with one question, and what its two options are.
type held struct {
	id       entry.ID
	question poll.QuestionID
	options  [2]poll.OptionID
}

// poll opens a poll for whoever is signed in.
func (s *square) poll() (p held) {
	s.Helper()
	err := s.db.QueryRow(s.Context(), `
		with e as (insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
			values (1, 'poll', 'published', $1, 'Sondaggio', now(), now(), now()) returning id)
		select id from e`, s.other.ID).Scan(&p.id)
	if err != nil {
		s.Fatal(err)
	}
	s.exec(`insert into poll (entry_id, phase, opened_at, electorate, results) values ($1, 'open', now(), 'signed_in', 'live')`, p.id)
	s.exec(`insert into poll_tally (entry_id) values ($1)`, p.id)
	if err := s.db.QueryRow(s.Context(), `insert into poll_question (entry_id, position, kind, title) values ($1, 1, 'single', 'Quale?') returning id`, p.id).Scan(&p.question); err != nil {
		s.Fatal(err)
	}
	for n := range p.options {
		if err := s.db.QueryRow(s.Context(), `insert into poll_option (question_id, position, title) values ($1, $2, 'Una') returning id`, p.question, n).Scan(&p.options[n]); err != nil {
			s.Fatal(err)
		}
	}
	return p
}

func (s *square) vote(ctx context.Context, p held, option int) error {
	_, err := s.ballots.Vote(ctx, ballot.VoteInput{
		PollID: p.id, Ballots: []ballot.BallotInput{{Question: p.question, Choice: poll.Choice{Options: []poll.OptionID{p.options[option]}}}},
	})
	return err
}

// verifies holds a poll to a recount, and to one ballot a person.
func (s *square) verifies(p held, voters string) {
	s.Helper()
	if right, err := s.ballots.Recount(s.Context(), p.id); err != nil || !right {
		s.Errorf("poll %d does not verify: %v", p.id, err)
	}
	if voters != "" {
		s.expect(s.text(`select voters::text from poll_tally where entry_id = $1`, p.id), voters, "voters")
	}
}

func TestPollsVerifyAfterAMerge(t *testing.T) {
	s := newSquare(t)
	s.goes(s.in(s.from), spid("s1", "LVLDAA15T50Z114X"))
	open, closed := s.poll(), s.poll()
	for option, m := range []*account.Member{s.from, s.into} {
		for _, p := range []held{open, closed} {
			if err := s.vote(s.as(s.in(m)), p, option); err != nil {
				t.Fatal(err)
			}
		}
	}
	administrator := auth.With(t.Context(), auth.Viewer{MemberID: int64(s.other.ID), Administrator: true})
	if _, err := s.ballots.Close(administrator, poll.Input{PollID: closed.id}); err != nil {
		t.Fatal(err)
	}
	ctx := s.as(s.merge())
	s.verifies(open, "1")
	s.verifies(closed, "2")
	own, err := s.ballots.Own(ctx, []entry.ID{open.id})
	if err != nil || len(own[open.id]) != 1 || own[open.id][0].Choice.Options[0] != open.options[0] {
		t.Errorf("the ballot of whoever proved a fiscal code is %+v, %v", own[open.id], err)
	}
	if err := s.vote(ctx, open, 1); err != nil {
		t.Error(err)
	}
	s.verifies(open, "1")
	s.expect(s.text(`select count(*)::text from ballot_voter where member_id = $1`, s.from.ID), 0, "votes of the account that went")
}

// TestMergeWhileVoting has both accounts vote in several polls while they become one.
func TestMergeWhileVoting(t *testing.T) {
	s := newSquare(t)
	var polls [6]held
	for n := range polls {
		polls[n] = s.poll()
	}
	from, token := s.as(s.in(s.from)), s.in(s.into)
	into, secret := s.as(token), s.proves(token, identity("vecchia"))
	var all sync.WaitGroup
	for n, p := range polls {
		for _, ctx := range []context.Context{from, into} {
			all.Go(func() {
				if err := s.vote(ctx, p, n%2); err != nil && !errors.Is(err, ballot.ErrUnited) && !problem.Is(err, problem.Unauthenticated) {
					t.Errorf("poll %d: %v", n, err)
				}
			})
		}
	}
	all.Go(func() {
		if _, err := s.merging.Merge(into, secret, browser); err != nil {
			t.Error(err)
		}
	})
	all.Wait()
	for _, p := range polls {
		s.verifies(p, "")
	}
	s.expect(s.text(`select count(*)::text from ballot_voter v join member m on m.id = v.member_id where m.erased_at is not null
		or v.person_id <> m.person_id`), 0, "ballots that are left behind")
}

// TestWhoIsNoMoreDoesNotVote: a request that was under way as the account that went is refused, though the person stays.
func TestWhoIsNoMoreDoesNotVote(t *testing.T) {
	s := newSquare(t)
	s.goes(s.in(s.from), spid("s1", "LVLDAA15T50Z114X"))
	s.goes(s.in(s.into), spid("s2", "LVLDAA15T50Z114X"))
	p, before := s.poll(), s.as(s.in(s.from))
	s.merge()
	if err := s.vote(before, p, 0); !problem.Is(err, problem.Unauthenticated) {
		t.Errorf("voting gives %v", err)
	}
	s.verifies(p, "0")
}

// TestMergeWhileErasing has one of two accounts erase itself while they become one: one of the two things happens, whole.
func TestMergeWhileErasing(t *testing.T) {
	for name, goes := range map[string]func(*square) *account.Member{
		"the one that goes": func(s *square) *account.Member { return s.from }, "the one that stays": func(s *square) *account.Member { return s.into },
	} {
		t.Run(name, func(t *testing.T) {
			s := newSquare(t)
			m := goes(s)
			token := s.in(s.into)
			secret, merging, erasing := s.proves(token, identity("vecchia")), s.as(token), s.as(s.in(m))
			var all sync.WaitGroup
			var merged, erased error
			all.Go(func() { _, merged = s.merging.Merge(merging, secret, browser) })
			all.Go(func() { erased = s.erasures.Erase(erasing, account.EraseInput{Handle: m.Handle}) })
			all.Wait()
			if (merged == nil) == (erased == nil) && m == s.from {
				t.Errorf("merging gave %v, erasing %v", merged, erased)
			}
			for _, err := range []error{merged, erased} {
				if _, expected := problem.As(err); err != nil && !expected {
					t.Error(err)
				}
			}
			left := s.text(`select count(*)::text from member where erased_at is null`)
			if left != "1" && left != "2" || erased != nil && merged != nil {
				t.Errorf("%s members are left, after %v and %v", left, merged, erased)
			}
			s.expect(s.text(`select count(*)::text from identity i join member m on m.id = i.member_id where m.erased_at is not null`), 0, "logins of nobody")
		})
	}
}

// TestMergeWithEachOther has each of two accounts take the other in at once: one does.
func TestMergeWithEachOther(t *testing.T) {
	s := newSquare(t)
	first, second := s.in(s.into), s.in(s.from)
	contexts := []context.Context{s.as(first), s.as(second)}
	secrets := []string{s.proves(first, identity("vecchia")), s.proves(second, identity("nuova"))}
	errs := make([]error, 2)
	var all sync.WaitGroup
	for n := range errs {
		all.Go(func() { _, errs[n] = s.merging.Merge(contexts[n], secrets[n], browser) })
	}
	all.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Errorf("they gave %v and %v", errs[0], errs[1])
	}
	s.expect(s.text(`select count(*)::text from member where erased_at is null`), 2, "members")
	s.expect(s.text(`select count(distinct member_id)::text from identity where subject in ('sub-vecchia', 'sub-nuova')`), 1, "accounts that the logins lead to")
}
