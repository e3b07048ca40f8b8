package account

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"

	"piazza/internal/db"
)

// Traces are made under a key of the installation's. A trace is what is left of a login that was taken away from somebody,
// for as long as whoever comes back by it has to be known again: else one login would have any number of ballots.
type Traces struct{ key []byte }

// NewTraces returns the traces under a key.
func NewTraces(key []byte) Traces { return Traces{key} }

// of says nothing about the login without the key.
func (t Traces) of(issuer, subject string) []byte {
	mac := hmac.New(sha256.New, t.key)
	mac.Write([]byte(issuer + "\x00" + subject))
	return mac.Sum(nil)
}

// Tracing has the logins that are taken away from members leave traces under a key. It is called while the program is put
// together.
func (s *Service) Tracing(t Traces) { s.traces = t }

// knownAgain has a held member to whom a login has come be the person from whom it was taken away, where he is not to be a new
// one. Two who have proved different fiscal codes stay two.
func (s *Service) knownAgain(ctx context.Context, tx *db.Tx, m *Member, i Identity) (*Member, error) {
	store := storeOn(tx)
	from, into := m.PersonID, m.PersonID
	former, err := store.traced(ctx, s.traces.of(i.Issuer, i.Subject))
	if former == 0 || former == m.PersonID || err != nil {
		return m, err
	}
	held, err := store.persons(ctx, m.PersonID, former)
	switch {
	case err != nil:
		return nil, err
	case held[from].hash == nil:
		into = former
	case held[former].hash == nil:
		from = former
	default:
		return m, nil
	}
	if err := s.UniteIn(ctx, tx, m.ID, from, into); err != nil {
		return nil, err
	}
	return store.byID(ctx, m.ID)
}
