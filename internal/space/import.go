package space

import (
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
)

// Import writes a piazza as it comes from elsewhere; no viewer is asked. A piazza of the same slug takes over what is
// new, and its sections are replaced.
func (s *Service) Import(ctx context.Context, p *Piazza) (id ID, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		id, err = ImportIn(ctx, tx, p)
		return err
	})
	return id, err
}

// ImportIn is Import within a transaction.
func ImportIn(ctx context.Context, tx *db.Tx, p *Piazza) (ID, error) {
	written := *p
	if written.CreatedAt.IsZero() {
		written.CreatedAt = tx.Now()
	}
	id, err := storeOn(tx).put(ctx, &written, tx.Now())
	if err != nil {
		return 0, err
	}
	return id, storeOn(tx).putSections(ctx, id, p.Sections)
}

// ImportMember writes a membership as it comes from elsewhere; no viewer is asked. Who is a member already keeps his
// role.
func (s *Service) ImportMember(ctx context.Context, id ID, member account.ID, role Role, joined time.Time) error {
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return ImportMemberIn(ctx, tx, id, member, role, joined)
	})
}

// ImportMemberIn is ImportMember within a transaction.
func ImportMemberIn(ctx context.Context, tx *db.Tx, id ID, member account.ID, role Role, joined time.Time) error {
	_, err := storeOn(tx).addMember(ctx, MembershipInput{id, member, role}, joined)
	return err
}
