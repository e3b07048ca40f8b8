package account

import (
	"context"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// barred returns an account of a person that is suspended, nil where none is.
func (s store) barred(ctx context.Context, person int64) (*Member, error) {
	rows, err := s.MemberBarred(ctx, person)
	if len(rows) == 0 || err != nil {
		return nil, db.Problem(err)
	}
	return FromRow(rows[0].Member), nil
}

// twins holds the other accounts of a member's person.
func (s store) twins(ctx context.Context, m *Member) ([]int64, error) {
	ids, err := s.MemberTwins(ctx, gen.MemberTwinsParams{PersonID: m.PersonID, ID: int64(m.ID)})
	return ids, db.Problem(err)
}
