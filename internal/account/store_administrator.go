package account

import (
	"context"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

func (s store) administer(ctx context.Context, id ID, runs bool) error {
	return s.MemberAdminister(ctx, gen.MemberAdministerParams{Administrator: runs, ID: int64(id)})
}

func (s store) roll(ctx context.Context, in RollInput, name string, after int64, most int) ([]*Member, error) {
	return many(s.MemberRoll(ctx, gen.MemberRollParams{
		GoesOn: after != 0, AfterName: name, AfterID: after, Search: in.Search, Administrators: in.Administrators,
		State: in.state(), Most: most,
	}))
}

func (s store) rollCount(ctx context.Context, in RollInput) (int, error) {
	n, err := s.MemberRollCount(ctx, gen.MemberRollCountParams{Search: in.Search, Administrators: in.Administrators, State: in.state()})
	return int(n), db.Problem(err)
}

func (in RollInput) state() string {
	if in.State == nil {
		return ""
	}
	return string(*in.State)
}
