package privacy

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// What is refused to whoever is to agree to a notice.
var (
	// ErrMissing says that there is no such notice.
	ErrMissing = problem.Missing("notice_missing", "There is no such privacy notice.")
	// ErrOutdated says that another notice is the present one.
	ErrOutdated = problem.Clash("notice_outdated", "There is a newer privacy notice: read it first.")
)

// Service keeps notices, consents and archives.
type Service struct {
	db *db.DB
	// ballots finds ballots of confidential polls; nil where there are none.
	ballots SecretBallots
}

// NewService returns the service on a database.
func NewService(d *db.DB) *Service { return &Service{db: d} }

// Prepare writes the first notice where there is none. In a demo, whose members are invented, all of them have agreed to it.
func (s *Service) Prepare(ctx context.Context, demo bool) error {
	in, err := first()
	if err != nil {
		return err
	}
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		on := storeOn(tx)
		if err := on.hold(ctx); err != nil {
			return err
		}
		present, err := on.present(ctx)
		if err != nil || present != nil {
			return err
		}
		if err := publish(ctx, tx, in, 0); err != nil || !demo {
			return err
		}
		return on.giveAll(ctx, tx.Now())
	})
}

// Present returns the present notice.
func (s *Service) Present(ctx context.Context) (*Notice, error) {
	return found(storeOn(s.db).present(ctx))
}

// ByVersion returns a notice.
func (s *Service) ByVersion(ctx context.Context, version int) (*Notice, error) {
	return found(storeOn(s.db).byVersion(ctx, version))
}

// Notices returns all notices, newest first.
func (s *Service) Notices(ctx context.Context) ([]*Notice, error) { return storeOn(s.db).all(ctx) }

func found(n *Notice, err error) (*Notice, error) {
	if n == nil && err == nil {
		err = ErrMissing
	}
	return n, err
}

// Publish makes a new notice the present one; it is for administrators of the installation.
func (s *Service) Publish(ctx context.Context, in PublishInput) (n *Notice, err error) {
	v := auth.FromContext(ctx)
	switch {
	case !v.SignedIn():
		return nil, problem.SignIn()
	case !v.Administrator:
		return nil, problem.Denied("notice_refused", "Administrators of the installation alone publish privacy notices.")
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := storeOn(tx).hold(ctx); err != nil {
			return err
		}
		if err := publish(ctx, tx, in, v.MemberID); err != nil {
			return err
		}
		n, err = storeOn(tx).present(ctx)
		return err
	})
	return n, err
}

func publish(ctx context.Context, tx *db.Tx, in PublishInput, by int64) error {
	version, err := storeOn(tx).add(ctx, in, by, tx.Now())
	if err != nil {
		return err
	}
	return audit.RecordIn(ctx, tx, audit.Act{
		Kind: audit.PrivacyNoticePublished, Facts: map[string]any{"version": version, "asks": in.Asks},
	})
}

// Owed returns the notice that a member has still to agree to, nil where he owes nothing.
func (s *Service) Owed(ctx context.Context, member account.ID) (*Notice, error) {
	return storeOn(s.db).owed(ctx, member)
}

// SaidAge tells whether a member has ever said that he is of age: who was one before anybody was asked has not.
func (s *Service) SaidAge(ctx context.Context, member account.ID) (bool, error) {
	return storeOn(s.db).saidAge(ctx, member)
}

// OwedIn is Owed within a transaction.
func OwedIn(ctx context.Context, tx *db.Tx, member account.ID) (*Notice, error) {
	return storeOn(tx).owed(ctx, member)
}

// Owes tells, within a transaction, whether a member has still to agree to a notice; with AgreeIn it makes the service an
// account.Terms.
func (s *Service) Owes(ctx context.Context, tx *db.Tx, member account.ID) (bool, error) {
	owed, err := OwedIn(ctx, tx, member)
	return owed != nil, err
}

// AgreeIn is GiveIn.
func (s *Service) AgreeIn(ctx context.Context, tx *db.Tx, member account.ID, version int, ofAge bool) error {
	return GiveIn(ctx, tx, member, version, ofAge)
}

// Give lets the viewer agree to the present notice. He said how old he is when he became a member, or says it by agreeing.
func (s *Service) Give(ctx context.Context, in ConsentInput) (owed *Notice, err error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	if v.IsToken() {
		return nil, account.ErrToken
	}
	member := account.ID(v.MemberID)
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := GiveIn(ctx, tx, member, in.Version, true); err != nil {
			return err
		}
		owed, err = OwedIn(ctx, tx, member)
		return err
	})
	return owed, err
}

// GiveIn writes down, within a transaction, that a member agrees to a notice, which must be the present one, and that he is
// old enough to do so.
func GiveIn(ctx context.Context, tx *db.Tx, member account.ID, version int, ofAge bool) error {
	if !ofAge {
		return account.ErrUnderAge
	}
	present, err := storeOn(tx).version(ctx)
	if err != nil {
		return err
	}
	if version != present {
		return ErrOutdated.On("version")
	}
	return storeOn(tx).give(ctx, member, version, tx.Now())
}
