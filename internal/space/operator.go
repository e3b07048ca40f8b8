package space

import (
	"context"
	"strings"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// GiveIn gives a member a role in a piazza on behalf of the operator, whether he belonged to it or not, and tells whether that
// changed anything. The last administrator keeps his.
func GiveIn(ctx context.Context, tx *db.Tx, slug string, member account.ID, role Role) (bool, error) {
	if !role.Valid() {
		return false, problem.Bad("role", "role_unknown", "There is no such role.")
	}
	p, err := storeOn(tx).bySlug(ctx, strings.ToLower(slug))
	if err != nil {
		return false, err
	}
	if p, err = storeOn(tx).lock(ctx, p.ID); err != nil {
		return false, err
	}
	in := MembershipInput{p.ID, member, role}
	before, err := storeOn(tx).role(ctx, in)
	if err != nil || before == role {
		return false, err
	}
	if before == "" {
		if err := join(ctx, tx, p, in); err != nil {
			return false, err
		}
		return true, changed(ctx, tx, in, "", "")
	}
	return true, setRole(ctx, tx, in)
}
