package erasure

import (
	"errors"
	"testing"

	"piazza/internal/account"
	"piazza/internal/ballot"
)

// known has the square know again whose login was taken away.
func (s *square) known() {
	traces := account.NewTraces([]byte("la chiave di una prova"))
	s.accounts.Tracing(traces)
	s.accounts.OnUnion(ballot.UniteIn)
	s.erasures.Tracing(traces)
}

func (s *square) back(handle string) *account.Member {
	s.Helper()
	m, err := s.accounts.SignIn(s.Context(), account.Identity{Issuer: "https://idp.example", Subject: "sub-" + handle, Name: "Di nuovo"})
	s.must(err)
	return m
}

func (s *square) traces(want int, when string) {
	s.Helper()
	s.must(s.erasures.Forget(s.Context()))
	if n := s.number(`select coalesce(sum(cardinality(traces)), 0) from person`); n != want {
		s.Errorf("%s %d traces are kept, want %d", when, n, want)
	}
}

// One login has one ballot, however often its owner erases himself.
func TestOneLoginHasOneBallotAfterAnErasure(t *testing.T) {
	s := newSquare(t)
	s.known()
	s.live()
	for _, handle := range []string{"ada.lovelace", "di.nuovo"} {
		m, err := s.accounts.ByHandle(t.Context(), handle)
		s.must(err)
		s.must(s.erase(s.as(m), handle))
		s.traces(1, "while a poll is open")
		if again := s.back("ada.lovelace"); again.PersonID != s.ada.PersonID || again.ID == m.ID {
			t.Errorf("who comes back is %+v", again)
		}
	}
	// Whoever has another login is somebody else.
	if other := s.back("carla"); other.PersonID == s.ada.PersonID {
		t.Error("another is taken for her")
	}
	s.checkPolls(1)
	s.exec(`update poll set phase = 'closed', closed_at = now()`)
	s.traces(0, "once no poll is open")
}

// Who came into an assembly that is held is counted there once, however often he erases himself.
func TestWhoCameInIsKnownAgainWhileItIsHeld(t *testing.T) {
	s := newSquare(t)
	s.known()
	s.exec(`insert into assembly (space_id, title, created_by, created_at, started_at, phase, code) values ($1, 'Assemblea', $2, now(), now(), 'live', '123456')`, s.piazza, s.boss.ID)
	s.exec(`insert into assembly_participant (assembly_id, person_id, member_id, in_hall, entitled, joined_at)
		select id, $1, $2, true, true, now() from assembly`, s.ada.PersonID, s.ada.ID)
	s.must(s.erase(s.as(s.ada), "ada.lovelace"))
	s.traces(1, "while it is held")
	if again := s.back("ada.lovelace"); again.PersonID != s.ada.PersonID {
		t.Errorf("who comes back is %+v", again)
	}
	again, err := s.accounts.ByHandle(t.Context(), "di.nuovo")
	s.must(err)
	s.must(s.erase(s.as(again), "di.nuovo"))
	s.exec(`update assembly set phase = 'ended', ended_at = now(), code = null`)
	s.traces(0, "once it is over")
}

// Nobody comes back into a piazza that he was put out of by erasing himself, be it by a login or by SPID.
func TestWhoWasPutOutStaysOutAfterAnErasure(t *testing.T) {
	s := newSquare(t)
	s.known()
	s.exec(`update person set fiscal_hash = sha256('ada') where id = $1`, s.ada.PersonID)
	s.exec(`insert into exclusion (space_id, member_id, excluded_by, excluded_at) values ($1, $2, $3, now())`, s.piazza, s.ada.ID, s.boss.ID)
	s.must(s.erase(s.as(s.ada), "ada.lovelace"))
	s.traces(1, "while she is put out")
	if n := s.number(`select count(*) from person where fiscal_hash is not null`); n != 1 {
		t.Errorf("%d fiscal codes are known", n)
	}
	if again := s.back("ada.lovelace"); again.PersonID != s.ada.PersonID {
		t.Errorf("who comes back is %+v", again)
	}
	s.exec(`update exclusion set until = now() - interval '1 second'`)
	s.traces(0, "once she may come back")
}

// A passkey costs nothing: who takes his only login away has no second ballot by it. Who has another one is known no more.
func TestALoginThatWasTakenAwayMakesNoSecondPerson(t *testing.T) {
	s := newSquare(t)
	s.known()
	s.exec(`insert into passkey (member_id, credential_id, user_handle, credential, name, created_at) values ($1, '\x01', '\x01', '{}', 'Chiave', now())`, s.ada.ID)
	ctx := s.as(s.ada)
	ways, err := s.accounts.Ways(ctx)
	s.must(err)
	_, err = s.accounts.Unlink(ctx, account.UnlinkInput{LoginID: ways[0].ID})
	s.must(err)
	s.traces(1, "while she has no login")
	if again := s.back("ada.lovelace"); again.PersonID != s.ada.PersonID || again.ID == s.ada.ID {
		t.Errorf("who comes back is %+v", again)
	}
	// Nobody who leaves nothing behind is known again.
	s.must(s.erase(s.as(s.bruno), "bruno"))
	if again := s.back("bruno"); again.PersonID == s.bruno.PersonID {
		t.Error("who has left nothing behind is known again")
	}
}

// Who is suspended does not come in by a login that was taken away before, though all his polls are closed.
func TestWhoIsSuspendedIsKnownAgain(t *testing.T) {
	s := newSquare(t)
	s.known()
	s.live()
	s.exec(`insert into identity (issuer, subject, member_id, created_at, used_at) values ('https://idp.example', 'another', $1, now(), now())`, s.ada.ID)
	ctx := s.as(s.ada)
	ways, err := s.accounts.Ways(ctx)
	s.must(err)
	for _, way := range ways {
		if s.number(`select count(*) from identity where id = $1 and subject = 'sub-ada.lovelace'`, way.ID) == 1 {
			_, err = s.accounts.Unlink(ctx, account.UnlinkInput{LoginID: way.ID})
			s.must(err)
		}
	}
	s.exec(`update member set suspended_at = now(), suspended_reason = 'insulti' where id = $1`, s.ada.ID)
	s.exec(`update poll set phase = 'closed', closed_at = now()`)
	s.traces(1, "while she is suspended")
	_, err = s.accounts.SignIn(t.Context(), account.Identity{Issuer: "https://idp.example", Subject: "sub-ada.lovelace", Name: "Di nuovo"})
	if _, out := errors.AsType[*account.SuspendedError](err); !out {
		t.Errorf("who comes back gets %v", err)
	}
	s.exec(`update member set suspended_until = now() where id = $1`, s.ada.ID)
	s.traces(0, "once the suspension has passed")
}
