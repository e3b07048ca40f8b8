package account

import (
	"context"

	"piazza/internal/audit"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// ErrUnderAge says that nobody under fourteen becomes a member by himself (article 2-quinquies of legislative decree
// 196/2003).
var ErrUnderAge = problem.Bad("ofAge", "under_age", "You have to be at least fourteen to take part by yourself.")

// Register makes a member of somebody new who has said that he wants to be one, and on which terms.
func (s *Service) Register(ctx context.Context, secret, browser string, in RegisterInput) (Entered, error) {
	profile := UpdateInput{Name: &in.Name}
	if err := profile.check(); err != nil {
		return Entered{}, err
	}
	return s.answer(ctx, secret, browser, Registers, in, func(ctx context.Context, tx *db.Tx, p *Pending) (*Member, error) {
		m, err := s.known(ctx, tx, p.Identity)
		if m != nil || err != nil {
			return m, err
		}
		named := p.Identity
		named.Name, named.Locale, named.Label = *profile.Name, in.Locale, p.Identity.label()
		return s.found(ctx, tx, named)
	})
}

// Consent lets a member in who agrees to a notice that was published since he was last here.
func (s *Service) Consent(ctx context.Context, secret, browser string, in RegisterInput) (Entered, error) {
	return s.answer(ctx, secret, browser, Consents, in, func(ctx context.Context, tx *db.Tx, p *Pending) (*Member, error) {
		m, err := s.known(ctx, tx, p.Identity)
		if err == nil && (m == nil || m.ID != p.Member.ID) {
			err = ErrArrival
		}
		return m, err
	})
}

// answer does what somebody has said who waited, notes what he agrees to, and lets him in: all of it, or nothing.
func (s *Service) answer(
	ctx context.Context, secret, browser string, kind ArrivalKind, in RegisterInput,
	do func(context.Context, *db.Tx, *Pending) (*Member, error),
) (Entered, error) {
	if !in.OfAge {
		return Entered{}, ErrUnderAge
	}
	if _, err := s.ArrivalFor(ctx, secret, browser); err != nil {
		return Entered{}, err
	}
	var done Entered
	err := s.oneByOne(ctx, func(ctx context.Context, tx *db.Tx) error {
		p, err := TakeArrivalIn(ctx, tx, secret, browser, kind)
		if err != nil {
			return err
		}
		m, err := do(ctx, tx, p)
		if err != nil {
			return err
		}
		if err := s.agree(ctx, tx, m.ID, in); err != nil {
			return err
		}
		done, err = s.enter(ctx, tx, m, p.Identity, in.UserAgent, in.Previous)
		return err
	})
	if err != nil {
		return Entered{}, err
	}
	return done, nil
}

func (s *Service) agree(ctx context.Context, tx *db.Tx, id ID, in RegisterInput) error {
	if s.terms == nil {
		return nil
	}
	return s.terms.AgreeIn(ctx, tx, id, in.NoticeVersion, in.OfAge)
}

// found makes a member of an identity that is new here.
func (s *Service) found(ctx context.Context, tx *db.Tx, i Identity) (*Member, error) {
	m, err := register(ctx, tx, i)
	if err != nil {
		return nil, err
	}
	added, err := storeOn(tx).addIdentity(ctx, i, m.ID, tx.Now())
	if err != nil {
		return nil, err
	}
	if !added {
		return nil, ErrTwice
	}
	act := audit.Act{
		Kind: audit.MemberRegistered, ActorID: int64(m.ID), MemberID: int64(m.ID),
		Facts: map[string]any{"provider": i.Provider, "assurance": string(i.proves())},
	}
	if err := audit.RecordIn(ctx, tx, act); err != nil {
		return nil, err
	}
	if m, err = s.knownAgain(ctx, tx, m, i); err != nil {
		return nil, err
	}
	return s.prove(ctx, tx, m, i)
}
