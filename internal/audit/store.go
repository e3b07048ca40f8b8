package audit

import (
	"context"
	"fmt"
	"time"

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

func recordOf(r *gen.AuditRecord) *Record {
	return &Record{
		Number: r.Seq, At: r.At, Kind: Kind(r.Kind), ActorID: numberOf(r.ActorID), MemberID: numberOf(r.MemberID),
		SpaceID: numberOf(r.SpaceID), Facts: r.Facts, Detail: r.Detail, salt: r.Salt, commitment: r.Commitment,
		previous: r.Previous, hash: r.Hash,
	}
}

func recordsOf(rows []gen.AuditRecord) []*Record {
	records := make([]*Record, len(rows))
	for i := range rows {
		records[i] = recordOf(&rows[i])
	}
	return records
}

func numberOf(reference *int64) int64 {
	if reference == nil {
		return 0
	}
	return *reference
}

func (f Filter) kinds() []string {
	kinds := make([]string, len(f.Kinds))
	for i, k := range f.Kinds {
		kinds[i] = string(k)
	}
	return kinds
}

func (s store) page(ctx context.Context, f Filter, before int64, most int) ([]*Record, error) {
	rows, err := s.AuditPage(ctx, gen.AuditPageParams{Before: before, MemberID: f.MemberID, Kinds: f.kinds(), Most: most})
	return recordsOf(rows), db.Problem(err)
}

func (s store) total(ctx context.Context, f Filter) (int, error) {
	n, err := s.AuditTotal(ctx, gen.AuditTotalParams{MemberID: f.MemberID, Kinds: f.kinds()})
	return int(n), db.Problem(err)
}

// next returns the next records of a cursor.
func (s store) next(ctx context.Context) ([]*Record, error) {
	rows, err := s.AuditChain(ctx)
	return recordsOf(rows), err
}

func (s store) head(ctx context.Context) (number int64, hash []byte, err error) {
	r, err := s.AuditHead(ctx)
	return r.Seq, r.Hash, err
}

func (s store) forgetNaming(ctx context.Context, pattern string, above, upto int64) error {
	_, err := s.AuditForgetNaming(ctx, gen.AuditForgetNamingParams{Pattern: pattern, Above: above, Upto: upto})
	return err
}

func (s store) forgetOld(ctx context.Context, kept time.Duration, most int) (int64, error) {
	n, err := s.AuditForgetOld(ctx, gen.AuditForgetOldParams{Kept: kept.Seconds(), Most: most})
	return n, db.Problem(err)
}
