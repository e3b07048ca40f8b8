package merging

import (
	"context"
	"errors"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/audit"
	"piazza/internal/ballot"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/problem"
)

// ErrExcluded says that nobody comes back by another account into a piazza that he was put out of.
var ErrExcluded = problem.Clash("merge_excluded", "One of the two profiles is excluded from a piazza that the other belongs to: ask its moderators first.")

// Service merges accounts.
type Service struct {
	db       *db.DB
	accounts *account.Service
	after    func(context.Context, account.ID)
}

// NewService returns the service on a database. after is done once accounts have become one, with the one that is no more: it
// takes the old handle out of texts, or as many as it has patience for.
func NewService(d *db.DB, accounts *account.Service, after func(context.Context, account.ID)) *Service {
	return &Service{d, accounts, after}
}

// attempts bounds how often a merge is tried that met the person doing something else.
const attempts = 4

// Merge makes one of the viewer's account and of the one that he has proved to be his too, whose arrival waits under a secret
// in his browser. It returns his session's new token.
func (s *Service) Merge(ctx context.Context, secret, browser string) (token string, err error) {
	if err := account.Fresh(ctx); err != nil {
		return "", err
	}
	if _, err := s.accounts.ArrivalFor(ctx, secret, browser); err != nil {
		return "", err
	}
	var gone account.ID
	for n := 1; ; n++ {
		err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			token, gone, err = s.merge(ctx, tx, secret, browser)
			return err
		})
		if !errors.Is(err, account.ErrTwice) || n == attempts {
			break
		}
	}
	if err != nil {
		return "", err
	}
	if s.after != nil {
		s.after(ctx, gone)
	}
	return token, nil
}

func (s *Service) merge(ctx context.Context, tx *db.Tx, secret, browser string) (token string, gone account.ID, err error) {
	p, err := account.HoldPairIn(ctx, tx, secret, browser)
	if err != nil {
		return "", 0, err
	}
	store, from, into := storeOn(tx), p.From.ID, p.Into.ID
	if barred, err := store.barred(ctx, from, into); barred || err != nil {
		return "", 0, errors.Join(err, refusal(barred))
	}
	given := account.Renaming{From: p.From.Handle, To: account.NamelessHandle()}
	for _, give := range []func() error{
		func() error { return store.entries(ctx, from, into) },
		func() error { return s.accounts.UnitePair(ctx, tx, p) },
		func() error { return ballot.MergeIn(ctx, tx, p.Person, from, into) },
		func() error { return store.electors(ctx, p.Person, from, into) },
		func() error { return assembly.MergeIn(ctx, tx, from, into) },
		func() error { return memberships(ctx, tx, from, into) },
		func() error { return contents(ctx, tx, from, into) },
		func() error { return store.handle(ctx, from, into, given.From, tx.Now()) },
	} {
		if err := give(); err != nil {
			return "", 0, err
		}
	}
	token, err = s.accounts.AbsorbIn(ctx, tx, p, given)
	return token, from, err
}

func refusal(barred bool) error {
	if barred {
		return ErrExcluded
	}
	return nil
}

// memberships gives roles, and records those that the one who stays has from now on.
func memberships(ctx context.Context, tx *db.Tx, from, into account.ID) error {
	raised, err := storeOn(tx).memberships(ctx, from, into)
	if err != nil {
		return err
	}
	for _, r := range raised {
		act := audit.Act{
			Kind: audit.RoleChanged, MemberID: int64(into), SpaceID: r.space,
			Facts: map[string]any{audit.RoleBefore: r.before, audit.RoleAfter: r.after},
		}
		if err := audit.RecordIn(ctx, tx, act); err != nil {
			return err
		}
	}
	return nil
}

// contents gives what was written, decided, reacted to and told, each thing once.
func contents(ctx context.Context, tx *db.Tx, from, into account.ID) error {
	store := storeOn(tx)
	if err := store.comments(ctx, from, into); err != nil {
		return err
	}
	recounted, err := store.reactions(ctx, from, into)
	if err != nil {
		return err
	}
	for _, c := range recounted {
		tx.Notify(comment.ThreadStream(entry.ID(c.entry)), comment.NoticeReacted, c.id, c.version)
	}
	return store.owned(ctx, from, into)
}
