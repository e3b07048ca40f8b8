package account

import (
	"context"

	"piazza/internal/db/gen"
)

func (s store) setLocale(ctx context.Context, id ID, locale string) (*Member, error) {
	return one(s.MemberLocale(ctx, gen.MemberLocaleParams{Locale: locale, ID: int64(id)}))
}
