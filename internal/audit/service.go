package audit

import (
	"context"
	"fmt"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// Service reads the trail.
type Service struct {
	db *db.DB
	// turn is held by whoever goes through the whole trail: one at a time is enough.
	turn chan struct{}
}

// NewService returns the service on a database.
func NewService(d *db.DB) *Service { return &Service{d, make(chan struct{}, 1)} }

// RecordIn records an act in the transaction that does it. It is written at the transaction's end; who did it is the viewer,
// unless the act says otherwise.
func RecordIn(ctx context.Context, tx *db.Tx, a Act) error {
	if !a.Kind.Valid() {
		return fmt.Errorf("%q is no kind of record", a.Kind)
	}
	facts, err := factsOf(a.Facts)
	if err != nil {
		return err
	}
	if a.ActorID == 0 {
		a.ActorID = auth.FromContext(ctx).MemberID
	}
	r := &Record{At: tx.Now(), Kind: a.Kind, ActorID: a.ActorID, MemberID: a.MemberID, SpaceID: a.SpaceID, Facts: facts}
	r.Detail, r.salt, r.commitment = commit(a.Detail)
	tx.AtEnd(func(ctx context.Context) error { return storeOn(tx).add(ctx, r) })
	return nil
}
