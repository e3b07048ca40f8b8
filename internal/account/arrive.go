package account

import (
	"cmp"
	"context"
	"errors"

	"piazza/internal/db"
)

// Terms is what members agree to: internal/privacy keeps it.
type Terms interface {
	// Owes tells whether a member has still to agree to a notice.
	Owes(ctx context.Context, tx *db.Tx, member ID) (bool, error)
	// AgreeIn notes that a member agrees to a version of the notice, and refuses one that is not the present one.
	AgreeIn(ctx context.Context, tx *db.Tx, member ID, version int, ofAge bool) error
}

// Under has members agree to terms from now on. It is called while the program is put together.
func (s *Service) Under(t Terms) { s.terms = t }

// timesTwice bounds how often an arrival is tried again that met the same person coming through another door.
const timesTwice = 4

// Arrive finds out what is to become of somebody whom a provider has sent back: who is known comes in, who is not is asked
// first, and nothing is written about him before he has answered; who was in already gets what his login was for.
func (s *Service) Arrive(ctx context.Context, a Arrival) (done Outcome, err error) {
	if err := a.Identity.check(); err != nil {
		return nil, err
	}
	a.Identity.Provider = cmp.Or(a.Identity.Provider, a.Login.Provider)
	err = s.oneByOne(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		done, err = s.arrive(ctx, tx, a)
		return err
	})
	if err != nil {
		return nil, err
	}
	return done, nil
}

// oneByOne runs fn in a transaction, and again where the same person came through another door in that very moment.
func (s *Service) oneByOne(ctx context.Context, fn func(context.Context, *db.Tx) error) error {
	for n := 1; ; n++ {
		if err := s.db.InTx(ctx, fn); !errors.Is(err, ErrTwice) || n == timesTwice {
			return err
		}
	}
}

func (s *Service) arrive(ctx context.Context, tx *db.Tx, a Arrival) (Outcome, error) {
	switch a.Login.purpose() {
	case Link:
		return s.link(ctx, tx, a)
	case Confirm:
		return s.confirm(ctx, tx, a)
	default:
		return s.come(ctx, tx, a)
	}
}

// come lets in who is known and owes no answer.
func (s *Service) come(ctx context.Context, tx *db.Tx, a Arrival) (Outcome, error) {
	m, err := s.known(ctx, tx, a.Identity)
	if err != nil {
		return nil, err
	}
	if m == nil {
		return s.wait(ctx, tx, a, &Pending{Kind: Registers})
	}
	if owes, err := s.owes(ctx, tx, m.ID); owes || err != nil {
		if err != nil {
			return nil, err
		}
		return s.wait(ctx, tx, a, &Pending{Kind: Consents, Member: m})
	}
	return s.enter(ctx, tx, m, a.Identity, a.UserAgent, a.Previous)
}

// known returns the member whom an identity belongs to, or belongs to from now on because both have proved the same
// address; nil where there is none. He is held, and refused where he may not come in.
func (s *Service) known(ctx context.Context, tx *db.Tx, i Identity) (*Member, error) {
	id, err := storeOn(tx).identityOwner(ctx, i)
	if err != nil {
		return nil, err
	}
	if id == 0 {
		return s.linkByAddress(ctx, tx, i)
	}
	m, err := aloneIn(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	used, err := storeOn(tx).useIdentity(ctx, i, id, tx.Now())
	if err != nil {
		return nil, err
	}
	if !used {
		// Between the two statements it was taken away, or became another's.
		return nil, ErrTwice
	}
	return s.prove(ctx, tx, m, i)
}

// aloneIn holds a member, and refuses who may not come in.
func aloneIn(ctx context.Context, tx *db.Tx, id ID) (*Member, error) {
	m, at, err := storeOn(tx).alone(ctx, id)
	switch {
	case err != nil:
		return nil, err
	case m == nil:
		return nil, ErrMember
	default:
		return m, m.canEnter(at)
	}
}

// prove has a held member be known as surely as an identity of his proves, and be the person whom it proves.
func (s *Service) prove(ctx context.Context, tx *db.Tx, m *Member, i Identity) (*Member, error) {
	if err := storeOn(tx).assure(ctx, m.ID, i.proves()); err != nil {
		return nil, err
	}
	if err := s.recognise(ctx, tx, m, i.Person); err != nil {
		return nil, err
	}
	return storeOn(tx).byID(ctx, m.ID)
}

func (s *Service) owes(ctx context.Context, tx *db.Tx, id ID) (bool, error) {
	if s.terms == nil {
		return false, nil
	}
	return s.terms.Owes(ctx, tx, id)
}

// wait keeps an arrival until its answer comes.
func (s *Service) wait(ctx context.Context, tx *db.Tx, a Arrival, p *Pending) (Outcome, error) {
	store := storeOn(tx)
	if err := store.forgetArrivals(ctx); err != nil {
		return nil, err
	}
	secret := Secret()
	p.Identity, p.ReturnPath = a.Identity, a.Login.ReturnPath
	return Waiting{Secret: secret, Kind: p.Kind}, store.addArrival(ctx, secret, a.Browser, p)
}

// enter opens a session for a member who has proved an identity.
func (s *Service) enter(ctx context.Context, tx *db.Tx, m *Member, i Identity, userAgent, previous string) (Entered, error) {
	token, opened, err := s.OpenSessionIn(ctx, tx, Opening{
		MemberID: m.ID, Provider: i.Provider, UserAgent: userAgent, Previous: previous, Origin: i.Origin,
	})
	if err != nil {
		return Entered{}, err
	}
	return Entered{Token: token, Session: opened, Member: m}, nil
}
