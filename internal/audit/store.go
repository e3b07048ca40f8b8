package audit

import (
	"context"
	"fmt"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// store speaks to the table of the trail and to its end.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

// add appends a record: the database gives it its number and binds it to the one before it.
func (s store) add(ctx context.Context, r *Record) error {
	body, err := r.body()
	if err != nil {
		return err
	}
	written, err := s.AuditAdd(ctx, gen.AuditAddParams{
		Version: []byte(version), Body: body, At: r.At, Kind: string(r.Kind), ActorID: reference(r.ActorID),
		MemberID: reference(r.MemberID), SpaceID: reference(r.SpaceID), Facts: r.Facts, Detail: r.Detail, Salt: r.salt, Commitment: r.commitment,
	})
	if err == nil && written != 1 {
		err = fmt.Errorf("%d records were written instead of one", written)
	}
	return err
}

func reference(n int64) *int64 {
	if n == 0 {
		return nil
	}
	return &n
}
