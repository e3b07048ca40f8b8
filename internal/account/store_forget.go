package account

import "context"

// wayOf returns the way in that an identity is for a member, nil where it is none of his.
func (s store) wayOf(ctx context.Context, owner ID, i Identity) (*Way, error) {
	rows, err := s.IdentityList(ctx, int64(owner))
	if err != nil {
		return nil, err
	}
	n, err := s.IdentityWays(ctx, int64(owner))
	for _, r := range rows {
		if r.Issuer == i.Issuer && r.Subject == i.Subject {
			way := wayFromRow(r)
			way.last = n <= 1
			return way, err
		}
	}
	return nil, err
}
