package assembly

import (
	"context"
	"strings"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// A pass begins with what it is, so that it is known for one wherever it turns up, and is never taken for a browser's token
// or a program's.
const (
	guestPrefix  = "pzg_"
	screenPrefix = "pzs_"
	longestPass  = 100
	// passOutlasts is for how long a pass is good after the assembly: to show how it ended.
	passOutlasts = time.Hour
)

// ErrPass says that a pass opens nothing, or nothing any more.
var ErrPass = problem.New(problem.Unauthenticated, "pass_unknown", "This pass is unknown, has ended, or was taken back.")

// IsPass tells a guest's or a screen's pass from a program's token.
func IsPass(bearer string) bool {
	return strings.HasPrefix(bearer, guestPrefix) || strings.HasPrefix(bearer, screenPrefix)
}

// ViewerByPass returns the guest or the screen that a pass is of. One that opens nothing is refused with ErrPass: who brings it
// does not mean to be a visitor.
func (g *Gate) ViewerByPass(ctx context.Context, pass string) (auth.Viewer, error) {
	switch {
	case len(pass) > longestPass:
		return auth.Viewer{}, ErrPass
	case strings.HasPrefix(pass, guestPrefix):
		return bearing(storeOn(g.db).guestPass(ctx, passKey{hash: account.Hash(pass)}))
	case strings.HasPrefix(pass, screenPrefix):
		return bearing(storeOn(g.db).screenPass(ctx, passKey{hash: account.Hash(pass)}))
	default:
		return auth.Viewer{}, ErrPass
	}
}

// RenewPass looks again whether the pass is good with which somebody came.
func (g *Gate) RenewPass(ctx context.Context, was auth.Viewer) (auth.Viewer, error) {
	key := passKey{id: was.Pass.ID, version: was.Pass.Version}
	if was.Pass.Kind == auth.PassScreen {
		return bearing(storeOn(g.db).screenPass(ctx, key))
	}
	return bearing(storeOn(g.db).guestPass(ctx, key))
}

// passKey is by what a pass is looked up: what it says, or the number that it had.
type passKey struct {
	hash    []byte
	id      int64
	version int
}

// bearing makes a viewer of whoever has a pass: he is no member, and no program may do less.
func bearing(found *foundPass, err error) (auth.Viewer, error) {
	if err != nil {
		return auth.Viewer{}, err
	}
	if found == nil {
		return auth.Viewer{}, ErrPass
	}
	v := auth.Viewer{Pass: found.pass, Scopes: []string{}}
	if found.endedAt != nil {
		v.EndsAt = found.endedAt.Add(passOutlasts)
	}
	return v, nil
}

// foundPass is a pass that is good, with the end of its assembly.
type foundPass struct {
	pass    auth.Pass
	endedAt *time.Time
}

// endPasses sends away, in the transaction that ends them, all who come with a pass of an assembly.
func endPasses(tx *db.Tx, id ID) { tx.Notify(db.RightsStream, db.PassesEnded, int64(id), 0) }

// endScreens sends away the screens of an assembly up to this one.
func endScreens(tx *db.Tx, id ID, last int64) {
	tx.Notify(db.RightsStream, db.ScreensEnded, int64(id), last)
}

// endGuest sends a guest away who shows a pass of a version before this one.
func endGuest(tx *db.Tx, guest int64, version int) {
	tx.Notify(db.RightsStream, db.GuestEnded, guest, int64(version))
}
