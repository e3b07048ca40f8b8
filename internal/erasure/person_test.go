package erasure

import (
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// A fiscal code is forgotten once nothing is left in which its owner could vote a second time.
func TestTheFingerprintOfAFiscalCodeGoesWithTheLastPoll(t *testing.T) {
	s := newSquare(t)
	s.live()
	s.exec(`update person set fiscal_hash = sha256('ada') where id = $1`, s.ada.PersonID)
	s.exec(`update person set fiscal_hash = sha256('bruno') where id = $1`, s.bruno.PersonID)
	known := func(what string, want int) {
		t.Helper()
		s.must(s.erasures.Forget(t.Context()))
		if n := s.number(`select count(*) from person where fiscal_hash is not null`); n != want {
			t.Errorf("%s %d are known", what, n)
		}
	}
	s.must(s.erase(s.as(s.ada), "ada.lovelace"))
	known("while a poll is open", 2)
	ballots := ballot.NewService(s.db, ballot.Secrets{})
	t.Cleanup(ballots.Drain)
	var id entry.ID
	s.must(s.db.QueryRow(t.Context(), `select entry_id from poll`).Scan(&id))
	_, err := ballots.Close(s.as(s.boss), poll.Input{PollID: id})
	s.must(err)
	known("once it is closed", 1)
	s.checkPolls(1)
}

// Two accounts of one person: what was said by the one stays when the other goes, and nobody who is there is forgotten.
func TestWhatAPersonSaidByAnotherAccountStays(t *testing.T) {
	s := newSquare(t)
	s.live()
	s.exec(`update person set fiscal_hash = sha256('ada') where id = $1`, s.ada.PersonID)
	other := s.arrive("ada.due", "Ada", false)
	s.exec(`update member set person_id = $1 where id = $2`, s.ada.PersonID, other.ID)
	s.must(s.erase(s.as(other), "ada.due"))
	s.must(s.erasures.Forget(t.Context()))
	if n := s.number(`select count(*) from ballot where person_id = $1 and reason <> ''`, s.ada.PersonID); n != 1 {
		t.Errorf("%d of her reasons are left", n)
	}
	s.must(s.erase(s.as(s.ada), "ada.lovelace"))
	s.exec(`update poll set phase = 'closed', closed_at = now()`)
	s.must(s.erasures.Forget(t.Context()))
	if n := s.number(`select count(*) from ballot b, person p where p.id = $1 and (b.person_id = p.id and b.reason <> '' or fiscal_hash is not null)`, s.ada.PersonID); n != 0 {
		t.Errorf("%d of her reasons are left", n)
	}
}
