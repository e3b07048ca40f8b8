package notification

import (
	"context"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

func kindsOf(names []string) []Kind {
	kinds := make([]Kind, len(names))
	for i, name := range names {
		kinds[i] = Kind(name)
	}
	return kinds
}

func muted(ctx context.Context, q db.Querier, member int64) ([]Kind, error) {
	names, err := gen.New(q).NotificationMuted(ctx, member)
	return kindsOf(names), db.Problem(err)
}

func mute(ctx context.Context, tx *db.Tx, member int64, kinds []Kind) error {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return gen.New(tx).NotificationMute(ctx, gen.NotificationMuteParams{MemberID: member, Kinds: names})
}
