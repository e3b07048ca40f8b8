package space

import (
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
)

// Import writes a piazza as it comes from elsewhere; no viewer is asked. A piazza of the same slug takes over what is
// new, and its sections are replaced.
func (s *Service) Import(ctx context.Context, p *Piazza) (ID, error) {
	var id ID
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		written := *p
		if written.CreatedAt.IsZero() {
			written.CreatedAt = tx.Now()
		}
		if id, err = storeOn(tx).put(ctx, &written, tx.Now()); err != nil {
			return err
		}
		return storeOn(tx).putSections(ctx, id, p.Sections)
	})
	return id, err
}

// ImportMember writes a membership as it comes from elsewhere; no viewer is asked. Who is a member already keeps his
// role.
func (s *Service) ImportMember(ctx context.Context, id ID, member account.ID, role Role, joined time.Time) error {
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		_, err := storeOn(tx).addMember(ctx, MembershipInput{id, member, role}, joined)
		return err
	})
}
