package ballot

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/db"
)

// EraseIn takes the reasons of a member's ballots away, within the transaction that erases him. What he voted stays, and names
// him no more.
func EraseIn(ctx context.Context, tx *db.Tx, member account.ID) error {
	return storeOn(tx).BallotErase(ctx, int64(member))
}
