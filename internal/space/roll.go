package space

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/auth"
)

// MembershipsOf returns the piazze of several members with their roles, for who runs the installation; nothing for others.
func (s *Service) MembershipsOf(ctx context.Context, members []account.ID) (map[account.ID][]*Membership, error) {
	if v := auth.FromContext(ctx); !v.SignedIn() || !v.Administrator {
		return nil, nil
	}
	return storeOn(s.db).membershipsOf(ctx, members)
}
