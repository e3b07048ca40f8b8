package audit

import (
	"context"
	"time"

	"piazza/internal/db"
)

// ForgetIn forgets, within a transaction, what was said about a member and by him.
func ForgetIn(ctx context.Context, tx *db.Tx, member int64) error {
	return storeOn(tx).AuditForgetAbout(ctx, member)
}

// ForgetNamingIn forgets details that hold a pattern, of the next records after one of them. It tells up to which it came,
// and whether that was the last.
func ForgetNamingIn(ctx context.Context, tx *db.Tx, pattern string, above int64, most int) (upto int64, done bool, err error) {
	end, _, err := storeOn(tx).head(ctx)
	if err != nil {
		return above, false, err
	}
	upto = min(above+int64(most), end)
	return upto, upto >= end, storeOn(tx).forgetNaming(ctx, pattern, above, upto)
}

// Forget forgets the next details that have been kept long enough, and tells how many.
func (s *Service) Forget(ctx context.Context, kept time.Duration, most int) (forgotten int64, err error) {
	return storeOn(s.db).forgetOld(ctx, kept, most)
}
